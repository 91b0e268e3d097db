/** Types of events. Generated from the OpenAPI document by onespec; do not edit. */

import type { UnknownTag } from '../core/values/unknown.js';
import type { ApiKey } from './api_keys.js';
import type { ChatCompletion } from './chat_completions.js';
import type { Metadata, Timestamp } from './shared.js';
import type { Execution } from './workflows_configs.js';
import type { ExecutionStep } from './workflows_execution_steps.js';

/** One run of an agent, alone or for a step of a workflow. */
export interface AgentRun {
  /** The run's id. */
  id: string;
  /** Always `agent.run`. */
  object: 'agent.run';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The agent's id. */
  agent_id: string;
  /** How an agent's run stands. An open enum. */
  status: AgentRunStatus;
  /** The execution it ran for; null if it ran alone. */
  execution_id: string | null;
  /** What the agent answered; null unless the run is completed. */
  output: string | null;
  /** Why it failed; null if it did not. */
  error: AgentRunError | null;
  /** Tokens of prompts and answers together. At least 0. */
  tokens: number;
  /** How long it took, in milliseconds. At least 0. */
  duration_ms: number;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
}

/** An agent's run ended well. */
export interface AgentRunCompletedEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `agent.run.completed`. */
  type: 'agent.run.completed';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The agent's run that the event is about. */
  data: AgentRunEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/** Why an agent's run failed. */
export interface AgentRunError {
  /** What went wrong. */
  code: string;
  /** A sentence for a person. */
  message: string;
}

/** The agent's run that the event is about. */
export interface AgentRunEventData {
  /** The agent's run, as it was when the event happened. */
  object: AgentRun;
  /** The former values of the fields that the event changed. */
  previous?: EventPrevious;
}

/** An agent's run failed. */
export interface AgentRunFailedEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `agent.run.failed`. */
  type: 'agent.run.failed';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The agent's run that the event is about. */
  data: AgentRunEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/** How an agent's run stands. An open enum. */
export type AgentRunStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled' | (string & {});

/** An API key was created. */
export interface ApiKeyCreatedEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `api_key.created`. */
  type: 'api_key.created';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The API key that the event is about. */
  data: ApiKeyEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/** The API key that the event is about. */
export interface ApiKeyEventData {
  /** The API key, without its secret, as it was when the event happened. */
  object: ApiKey;
  /** The former values of the fields that the event changed. */
  previous?: EventPrevious;
}

/** An API key reached its expiry and stopped working. */
export interface ApiKeyExpiredEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `api_key.expired`. */
  type: 'api_key.expired';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The API key that the event is about. */
  data: ApiKeyEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/** An API key got a new secret. */
export interface ApiKeyRotatedEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `api_key.rotated`. */
  type: 'api_key.rotated';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The API key that the event is about. */
  data: ApiKeyEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/** A chat completion was finished, streamed or not. */
export interface ChatCompletedEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `chat.completed`. */
  type: 'chat.completed';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The chat completion that the event is about. */
  data: ChatCompletionEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/** The chat completion that the event is about. */
export interface ChatCompletionEventData {
  /** The chat completion, as it was when the event happened. */
  object: ChatCompletion;
  /** The former values of the fields that the event changed. */
  previous?: EventPrevious;
}

/** A member of `EventObject` that this version does not know. */
export interface UnknownEvent {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  type: UnknownTag;
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  [key: string]: unknown;
}

/** Something that happened, told apart by `type`. Clients must accept types that they do not know. */
export type EventObject =
  | WorkflowStartedEvent
  | WorkflowCompletedEvent
  | WorkflowFailedEvent
  | WorkflowStepCompletedEvent
  | WorkflowApprovalRequiredEvent
  | ChatCompletedEvent
  | AgentRunCompletedEvent
  | AgentRunFailedEvent
  | UsageThresholdReachedEvent
  | ApiKeyCreatedEvent
  | ApiKeyRotatedEvent
  | ApiKeyExpiredEvent
  | WebhookDisabledEvent
  | UnknownEvent;

/** The version of the API, as in `AAP-Version`, that the payload is of. */
export type EventApiVersion = string;

/** The company in which it happened. */
export type EventCompanyId = string;

/** The event's id, which is also the `webhook-id` of its deliveries. */
export type EventId = string;

/** A page of events. */
export interface EventList {
  /** Always `list`. */
  object: 'list';
  /** The events of this page. */
  data: EventObject[];
  /** The id of the first event of the page. */
  first_id: string | null;
  /** The id of the last event of the page. */
  last_id: string | null;
  /** Whether more events follow in the direction of travel. */
  has_more: boolean;
}

/** The former values of the fields that the event changed. */
export type EventPrevious = Record<string, unknown>;

/** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
export type EventSequenceNumber = number;

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
export type EventType =
  | 'workflow.started'
  | 'workflow.completed'
  | 'workflow.failed'
  | 'workflow.step.completed'
  | 'workflow.approval_required'
  | 'chat.completed'
  | 'agent.run.completed'
  | 'agent.run.failed'
  | 'usage.threshold_reached'
  | 'api_key.created'
  | 'api_key.rotated'
  | 'api_key.expired'
  | 'webhook.disabled'
  | (string & {});

/** The execution that the event is about. */
export interface ExecutionEventData {
  /** The execution, as it was when the event happened. */
  object: Execution;
  /** The former values of the fields that the event changed. */
  previous?: EventPrevious;
}

/** The step that the event is about. */
export interface ExecutionStepEventData {
  /** The step, as it was when the event happened. */
  object: ExecutionStep;
  /** The former values of the fields that the event changed. */
  previous?: EventPrevious;
}

/** A share of a monthly quota that was reached. */
export interface UsageThreshold {
  /** The threshold's id. */
  id: string;
  /** Always `usage.threshold`. */
  object: 'usage.threshold';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The quota's name, as in `quota_exceeded`. */
  quota: string;
  /** The share of the quota that was reached, from 0 to 1. From 0 to 1. */
  threshold: number;
  /** How much the plan allows a month. At least 0. */
  limit: number;
  /** How much of it is used. At least 0. */
  used: number;
  /** When the quota starts anew, in Unix seconds. At least 0. */
  resets_at: number;
  /** Whether some of the quota is left. An open enum. */
  status: UsageThresholdStatus;
}

/** The threshold that the event is about. */
export interface UsageThresholdEventData {
  /** The threshold, as it was when the event happened. */
  object: UsageThreshold;
  /** The former values of the fields that the event changed. */
  previous?: EventPrevious;
}

/** A share of a monthly quota is used up. */
export interface UsageThresholdReachedEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `usage.threshold_reached`. */
  type: 'usage.threshold_reached';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The threshold that the event is about. */
  data: UsageThresholdEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/** Whether some of the quota is left. An open enum. */
export type UsageThresholdStatus = 'warning' | 'exhausted' | (string & {});

/** The platform stopped delivering to an endpoint. */
export interface WebhookDisabledEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `webhook.disabled`. */
  type: 'webhook.disabled';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The endpoint that the event is about. */
  data: WebhookEndpointEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/**
 * Why an endpoint is disabled. An open enum.
 *
 * - `manual`: someone disabled it.
 * - `gone`: it answered 410.
 * - `failing`: every attempt of the last five days failed.
 */
export type WebhookDisabledReason = 'manual' | 'gone' | 'failing' | (string & {});

/** A URL of the company's that receives events. */
export interface WebhookEndpoint {
  /** The endpoint's id. */
  id: string;
  /** Always `webhook_endpoint`. */
  object: 'webhook_endpoint';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** Where the events are sent. */
  url: string;
  /** What people know the endpoint by. */
  description: string | null;
  /** The event types that it receives; `*` alone stands for all. */
  events: WebhookEventSelector[];
  /**
   * How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
   * see ThinEvent). An open enum.
   */
  payload: WebhookPayload;
  /** An `enabled` endpoint receives events, a `disabled` one does not. An open enum. */
  status: WebhookStatus;
  /** Why the endpoint is disabled; null while it is enabled. */
  disabled_reason: WebhookDisabledReason | null;
  /** When a failed delivery is tried again. */
  retry_policy: WebhookRetryPolicy;
  /**
   * Which events of the chosen types are delivered. Every filter that is given must match; an event that has no
   * workflow (or agent) never matches a filter for one.
   */
  filters: WebhookFilters;
  /** While a rotation overlaps, when the former secret stops signing, in Unix seconds; otherwise null. */
  previous_secret_expires_at: number | null;
  /**
   * While the endpoint is slowed down, because it answered 429, 502 or 504, no attempt is made before this
   * moment, in Unix seconds; otherwise null.
   */
  throttled_until: number | null;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
}

/** The endpoint that the event is about. */
export interface WebhookEndpointEventData {
  /** The endpoint, without its secret, as it was when the event happened. */
  object: WebhookEndpoint;
  /** The former values of the fields that the event changed. */
  previous?: EventPrevious;
}

/** A page of webhook endpoints. */
export interface WebhookEndpointList {
  /** Always `list`. */
  object: 'list';
  /** The endpoints of this page. */
  data: WebhookEndpoint[];
  /** The id of the first endpoint of the page. */
  first_id: string | null;
  /** The id of the last endpoint of the page. */
  last_id: string | null;
  /** Whether more endpoints follow in the direction of travel. */
  has_more: boolean;
}

/** A webhook endpoint and its signing secret, which is shown this once. */
export interface WebhookEndpointWithSecret {
  /** The endpoint's id. */
  id: string;
  /** Always `webhook_endpoint`. */
  object: 'webhook_endpoint';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** Where the events are sent. */
  url: string;
  /** What people know the endpoint by. */
  description: string | null;
  /** The event types that it receives; `*` alone stands for all. */
  events: WebhookEventSelector[];
  /**
   * How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
   * see ThinEvent). An open enum.
   */
  payload: WebhookPayload;
  /** An `enabled` endpoint receives events, a `disabled` one does not. An open enum. */
  status: WebhookStatus;
  /** Why the endpoint is disabled; null while it is enabled. */
  disabled_reason: WebhookDisabledReason | null;
  /** When a failed delivery is tried again. */
  retry_policy: WebhookRetryPolicy;
  /**
   * Which events of the chosen types are delivered. Every filter that is given must match; an event that has no
   * workflow (or agent) never matches a filter for one.
   */
  filters: WebhookFilters;
  /** While a rotation overlaps, when the former secret stops signing, in Unix seconds; otherwise null. */
  previous_secret_expires_at: number | null;
  /**
   * While the endpoint is slowed down, because it answered 429, 502 or 504, no attempt is made before this
   * moment, in Unix seconds; otherwise null.
   */
  throttled_until: number | null;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
  /**
   * What deliveries are signed with (Standard Webhooks): `whsec_` and the key in base64. Store it safely; it
   * cannot be shown again.
   */
  secret: string;
}

/** A list of event types, or `*` for all. */
export type WebhookEventSelection = readonly WebhookEventSelector[] | '*';

/** An event type, or `*` for all of them, also those added later. An open enum. */
export type WebhookEventSelector =
  | '*'
  | 'workflow.started'
  | 'workflow.completed'
  | 'workflow.failed'
  | 'workflow.step.completed'
  | 'workflow.approval_required'
  | 'chat.completed'
  | 'agent.run.completed'
  | 'agent.run.failed'
  | 'usage.threshold_reached'
  | 'api_key.created'
  | 'api_key.rotated'
  | 'api_key.expired'
  | 'webhook.disabled'
  | (string & {});

/**
 * Which events of the chosen types are delivered. Every filter that is given must match; an event that has no
 * workflow (or agent) never matches a filter for one.
 */
export interface WebhookFilters {
  /** Only events of these agents. At most 100 items. */
  agent_ids?: string[] | undefined;
  /** Only events whose object has all these pairs in its `metadata`. */
  metadata?: Metadata | undefined;
  /** Only events of these workflows. At most 100 items. */
  workflow_ids?: string[] | undefined;
}

/**
 * How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
 * see ThinEvent). An open enum.
 */
export type WebhookPayload = 'full' | 'thin' | (string & {});

/** When a failed delivery is tried again. */
export interface WebhookRetryPolicy {
  /**
   * The seconds to wait before each further attempt, counted from the end of the one before. A delivery fails
   * for good when the list is used up; an empty list means a single attempt. At most 20 items. Default: `[5, 300, 1800,
   * 7200, 18000, 36000, 50400, 72000, 86400]`.
   */
  delays?: number[] | undefined;
  /**
   * How far a delay may be stretched at random, as a share of it. It is never shortened. From 0 to 1. Default: `0.1`.
   */
  jitter?: number | undefined;
}

/** An `enabled` endpoint receives events, a `disabled` one does not. An open enum. */
export type WebhookStatus = 'enabled' | 'disabled' | (string & {});

/** An execution waits for a person; resume it when the decision is made. */
export interface WorkflowApprovalRequiredEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `workflow.approval_required`. */
  type: 'workflow.approval_required';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The execution that the event is about. */
  data: ExecutionEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/** An execution ended well. */
export interface WorkflowCompletedEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `workflow.completed`. */
  type: 'workflow.completed';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The execution that the event is about. */
  data: ExecutionEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/** An execution failed, timed out or was cancelled. */
export interface WorkflowFailedEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `workflow.failed`. */
  type: 'workflow.failed';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The execution that the event is about. */
  data: ExecutionEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/** An execution began to run. */
export interface WorkflowStartedEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `workflow.started`. */
  type: 'workflow.started';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The execution that the event is about. */
  data: ExecutionEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}

/** A step of an execution ended well. */
export interface WorkflowStepCompletedEvent {
  /** The event's id, which is also the `webhook-id` of its deliveries. */
  id: EventId;
  /** Always `event`. */
  object: 'event';
  /** Always `workflow.step.completed`. */
  type: 'workflow.step.completed';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The company in which it happened. */
  company_id: EventCompanyId;
  /** The version of the API, as in `AAP-Version`, that the payload is of. */
  api_version: EventApiVersion;
  /** The step that the event is about. */
  data: ExecutionStepEventData;
  /** The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks. */
  sequence_number?: EventSequenceNumber;
}
