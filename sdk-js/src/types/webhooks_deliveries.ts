/** Types of webhooks_deliveries. Generated from the OpenAPI document by onespec; do not edit. */

import type { EventType, WebhookPayload } from './events.js';
import type { Timestamp } from './shared.js';

/** Why an attempt failed. */
export interface WebhookAttemptError {
  /**
   * The kind of failure. An open enum.
   *
   * - `bad_status`: the endpoint answered with something else than a 2xx.
   * - `redirect`: it answered with a 3xx, which is never followed.
   * - `timeout`: it did not answer within 15 seconds.
   * - `connection`: no connection, or it broke.
   * - `tls`: the certificate is not valid.
   * - `dns`: the host's name is not known.
   * - `url_not_allowed`: the host's name leads to a private address.
   */
  code: WebhookAttemptErrorCode;
  /** A sentence for a person. */
  message: string;
}

/**
 * The kind of failure. An open enum.
 *
 * - `bad_status`: the endpoint answered with something else than a 2xx.
 * - `redirect`: it answered with a 3xx, which is never followed.
 * - `timeout`: it did not answer within 15 seconds.
 * - `connection`: no connection, or it broke.
 * - `tls`: the certificate is not valid.
 * - `dns`: the host's name is not known.
 * - `url_not_allowed`: the host's name leads to a private address.
 */
export type WebhookAttemptErrorCode =
  | 'bad_status'
  | 'redirect'
  | 'timeout'
  | 'connection'
  | 'tls'
  | 'dns'
  | 'url_not_allowed'
  | (string & {});

/** The sending of one event to one endpoint. */
export interface WebhookDelivery {
  /** The delivery's id. */
  id: string;
  /** Always `webhook_delivery`. */
  object: 'webhook_delivery';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The endpoint's id. */
  webhook_id: string;
  /** The event's id, sent as `webhook-id` with every attempt. */
  event_id: string;
  /**
   * What happened. An open enum.
   *
   * - `workflow.started`: an execution began to run.
   * - `workflow.completed`: an execution ended well.
   * - `workflow.failed`: an execution failed, timed out or was cancelled.
   * - `workflow.step.completed`: a step of an execution ended well.
   * - `workflow.approval_required`: an execution waits for a person.
   * - `chat.completed`: a chat completion was finished.
   * - `agent.run.completed`: an agent's run ended well.
   * - `agent.run.failed`: an agent's run failed.
   * - `usage.threshold_reached`: a share of a monthly quota is used up.
   * - `api_key.created`: an API key was created.
   * - `api_key.rotated`: an API key got a new secret.
   * - `api_key.expired`: an API key reached its expiry.
   * - `webhook.disabled`: the platform stopped delivering to an endpoint.
   */
  event_type: EventType;
  /**
   * How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
   * see ThinEvent). An open enum.
   */
  payload: WebhookPayload;
  /**
   * How a delivery stands. An open enum.
   *
   * - `pending`: an attempt is being made, or the next one waits for its time or for the endpoint to be enabled.
   * - `succeeded`: an attempt was answered with a 2xx.
   * - `failed`: no attempt is left, or the endpoint answered 410.
   */
  status: WebhookDeliveryStatus;
  /** Every attempt made so far, oldest first. */
  attempts: WebhookDeliveryAttempt[];
  /** When the next attempt is due, in Unix seconds; null when the delivery is no longer pending. */
  next_attempt_at: number | null;
  /** The delivery that this one repeats; null if it is the first. */
  redelivery_of: string | null;
}

/** One request to the endpoint and what came of it. */
export interface WebhookDeliveryAttempt {
  /** Which attempt it was, from 1. At least 1. */
  number: number;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** Where it was sent. */
  url: string;
  /** Whether it was answered with a 2xx. An open enum. */
  status: WebhookDeliveryAttemptStatus;
  /** The status of the answer; null if there was none. */
  response_status: number | null;
  /** The beginning of the answer's body, as text; null if there was no answer. At most 1024 characters. */
  response_body: string | null;
  /** How long it took, in milliseconds of real time. At least 0. */
  duration_ms: number;
  /** Why it failed; null if it did not. */
  error: WebhookAttemptError | null;
}

/** Whether it was answered with a 2xx. An open enum. */
export type WebhookDeliveryAttemptStatus = 'succeeded' | 'failed' | (string & {});

/** A page of deliveries. */
export interface WebhookDeliveryList {
  /** Always `list`. */
  object: 'list';
  /** The deliveries of this page. */
  data: WebhookDelivery[];
  /** The id of the first delivery of the page. */
  first_id: string | null;
  /** The id of the last delivery of the page. */
  last_id: string | null;
  /** Whether more deliveries follow in the direction of travel. */
  has_more: boolean;
}

/**
 * How a delivery stands. An open enum.
 *
 * - `pending`: an attempt is being made, or the next one waits for its time or for the endpoint to be enabled.
 * - `succeeded`: an attempt was answered with a 2xx.
 * - `failed`: no attempt is left, or the endpoint answered 410.
 */
export type WebhookDeliveryStatus = 'pending' | 'succeeded' | 'failed' | (string & {});
