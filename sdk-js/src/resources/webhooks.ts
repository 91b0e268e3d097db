/** Webhooks. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise } from '../core/index.js';
import { WebhookResource } from '../core/index.js';
import type {
  EventObject,
  EventType,
  WebhookEndpoint,
  WebhookEndpointList,
  WebhookEndpointWithSecret,
  WebhookEventSelection,
  WebhookFilters,
  WebhookPayload,
  WebhookRetryPolicy,
  WebhookStatus,
} from '../types/events.js';
import type { DeletedObject, Metadata, Order } from '../types/shared.js';
import type { WebhookDelivery } from '../types/webhooks_deliveries.js';
import { WebhooksDeliveries } from './webhooks_deliveries.js';

const CREATE: Operation<WebhookEndpointWithSecret> = {
  id: 'webhooks.create',
  method: 'POST',
  path: '/webhooks',
  returns: 'object',
  schema: 'WebhookEndpointWithSecret',
  body: 'json',
  idempotent: true,
};
const LIST: Operation<WebhookEndpointList> = {
  id: 'webhooks.list',
  method: 'GET',
  path: '/webhooks',
  returns: 'object',
  schema: 'WebhookEndpointList',
  page: {
    items: 'data',
    scheme: 'cursor',
    after: 'after',
    before: 'before',
    limit: 'limit',
    cursor: 'id',
    more: 'has_more',
  },
};
const RETRIEVE: Operation<WebhookEndpoint> = {
  id: 'webhooks.retrieve',
  method: 'GET',
  path: '/webhooks/{webhook_id}',
  returns: 'object',
  schema: 'WebhookEndpoint',
};
const UPDATE: Operation<WebhookEndpoint> = {
  id: 'webhooks.update',
  method: 'POST',
  path: '/webhooks/{webhook_id}',
  returns: 'object',
  schema: 'WebhookEndpoint',
  body: 'json',
  idempotent: true,
};
const DELETE: Operation<DeletedObject> = {
  id: 'webhooks.delete',
  method: 'DELETE',
  path: '/webhooks/{webhook_id}',
  returns: 'object',
  schema: 'DeletedObject',
};
const ROTATE_SECRET: Operation<WebhookEndpointWithSecret> = {
  id: 'webhooks.rotate_secret',
  method: 'POST',
  path: '/webhooks/{webhook_id}/rotate_secret',
  returns: 'object',
  schema: 'WebhookEndpointWithSecret',
  body: 'json',
  idempotent: true,
};
const TEST: Operation<WebhookDelivery> = {
  id: 'webhooks.test',
  method: 'POST',
  path: '/webhooks/{webhook_id}/test',
  returns: 'object',
  schema: 'WebhookDelivery',
  body: 'json',
  idempotent: true,
};

/** What `webhooks.create` takes. */
export interface WebhookCreateParams {
  /**
   * Where to send the events; http or https, not a private address, without user name and password. At most 2048
   * characters.
   */
  url: string;
  /** A list of event types, or `*` for all. */
  events: WebhookEventSelection;
  /** What people know the endpoint by. At most 500 characters. */
  description?: string | null | undefined;
  /**
   * Which events of the chosen types are delivered. Every filter that is given must match; an event that has no
   * workflow (or agent) never matches a filter for one.
   */
  filters?: WebhookFilters | undefined;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /**
   * How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
   * see ThinEvent). An open enum. Default: `'full'`.
   */
  payload?: WebhookPayload | undefined;
  /** When a failed delivery is tried again. */
  retry_policy?: WebhookRetryPolicy | undefined;
  /** A signing secret of your own, `whsec_` and 24 to 64 bytes in base64. The default is a new random one. */
  secret?: string | undefined;
}

/** What `webhooks.list` takes. */
export interface WebhookListParams {
  /** How many objects to return. From 1 to 100. Default: `20`. */
  limit?: number | undefined;
  /**
   * A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to 255 characters.
   */
  after?: string | undefined;
  /**
   * A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to 255 characters.
   */
  before?: string | undefined;
  /** The order by creation, newest first (`desc`) or oldest first (`asc`). Default: `'desc'`. */
  order?: Order | undefined;
  /** Only endpoints in this state. */
  status?: WebhookStatus | undefined;
}

/** What `webhooks.update` takes. */
export interface WebhookUpdateParams {
  /** What people know the endpoint by. At most 500 characters. */
  description?: string | null | undefined;
  /** A list of event types, or `*` for all. */
  events?: WebhookEventSelection | undefined;
  /**
   * Which events of the chosen types are delivered. Every filter that is given must match; an event that has no
   * workflow (or agent) never matches a filter for one.
   */
  filters?: WebhookFilters | undefined;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /**
   * How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
   * see ThinEvent). An open enum.
   */
  payload?: WebhookPayload | undefined;
  /** When a failed delivery is tried again. */
  retry_policy?: WebhookRetryPolicy | undefined;
  /** An `enabled` endpoint receives events, a `disabled` one does not. An open enum. */
  status?: WebhookStatus | undefined;
  /** Where to send the events from now on, pending deliveries included. At most 2048 characters. */
  url?: string | undefined;
}

/** What `webhooks.rotate_secret` takes. */
export interface WebhookRotateSecretParams {
  /**
   * For how many seconds the former secret goes on signing too; 0 ends it at once. From 0 to 2592000. Default: `86400`.
   */
  overlap_seconds?: number | undefined;
  /** A new signing secret of your own. The default is a random one. */
  secret?: string | undefined;
}

/** What `webhooks.test` takes. */
export interface WebhookTestParams {
  /** The type of the sample event. Default: `'workflow.completed'`. */
  type?: EventType | undefined;
}

/** Endpoints that receive events, and the log of deliveries to them. */
export class Webhooks extends WebhookResource<EventObject> {
  /** @internal */
  protected override readonly eventSchema = 'Event';
  #deliveries: WebhooksDeliveries | undefined;

  /** Deliveries. */
  get deliveries(): WebhooksDeliveries {
    this.#deliveries ??= new WebhooksDeliveries(this.core);
    return this.#deliveries;
  }

  /**
   * Create a webhook endpoint.
   *
   * From now on the endpoint receives the events it asks for. The reply, and no later one except that of a rotation,
   * holds
   * the `secret` that signs the deliveries. A `url` that leads to a private address is refused with 422
   * `url_not_allowed`.
   *
   * @param params - See {@link WebhookCreateParams}.
   * @param options - Settings of this call alone.
   * @returns A webhook endpoint and its signing secret, which is shown this once.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  create(params: WebhookCreateParams, options?: CallOptions): APIPromise<WebhookEndpointWithSecret> {
    return this.core.call(CREATE, { body: params }, options);
  }

  /**
   * List webhook endpoints.
   *
   * The company's endpoints, newest first unless `order` says otherwise.
   *
   * @param params - See {@link WebhookListParams}.
   * @param options - Settings of this call alone.
   * @returns `WebhookEndpoint` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  list(params: WebhookListParams = {}, options?: CallOptions): PagePromise<WebhookEndpoint, WebhookEndpointList> {
    return this.core.page<WebhookEndpoint, WebhookEndpointList>(LIST, { query: { ...params } }, options);
  }

  /**
   * Retrieve a webhook endpoint.
   *
   * One endpoint, without its secret.
   *
   * @param webhookId - The endpoint's id. From 1 to 255 characters.
   * @param options - Settings of this call alone.
   * @returns A URL of the company's that receives events.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retrieve(webhookId: string, options?: CallOptions): APIPromise<WebhookEndpoint> {
    return this.core.call(RETRIEVE, { path: [webhookId] }, options);
  }

  /**
   * Update a webhook endpoint.
   *
   * Changes the fields that are given. A disabled endpoint gets no new deliveries, and those that are pending
   * wait; setting `status` to `enabled` lets them go on.
   *
   * @param webhookId - The endpoint's id. From 1 to 255 characters.
   * @param params - See {@link WebhookUpdateParams}.
   * @param options - Settings of this call alone.
   * @returns A URL of the company's that receives events.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  update(webhookId: string, params: WebhookUpdateParams = {}, options?: CallOptions): APIPromise<WebhookEndpoint> {
    return this.core.call(UPDATE, { path: [webhookId], body: params }, options);
  }

  /**
   * Delete a webhook endpoint.
   *
   * The endpoint, its pending deliveries and its delivery log are gone.
   *
   * @param webhookId - The endpoint's id. From 1 to 255 characters.
   * @param options - Settings of this call alone.
   * @returns Confirms a deletion.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  delete(webhookId: string, options?: CallOptions): APIPromise<DeletedObject> {
    return this.core.call(DELETE, { path: [webhookId] }, options);
  }

  /**
   * Rotate a webhook secret.
   *
   * Gives the endpoint a new signing secret. For `overlap_seconds` every delivery carries two signatures, of the new
   * and of
   * the former secret, so that a receiver that knows either accepts it.
   *
   * @param webhookId - The endpoint's id. From 1 to 255 characters.
   * @param params - See {@link WebhookRotateSecretParams}.
   * @param options - Settings of this call alone.
   * @returns A webhook endpoint and its signing secret, which is shown this once.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  rotateSecret(
    webhookId: string,
    params: WebhookRotateSecretParams = {},
    options?: CallOptions,
  ): APIPromise<WebhookEndpointWithSecret> {
    return this.core.call(ROTATE_SECRET, { path: [webhookId], body: params }, options);
  }

  /**
   * Send a test event.
   *
   * Delivers a sample event of the type asked for, once, without retries, and replies when the endpoint has answered or
   * 15
   * seconds have passed. The event is not part of the company's events; filters and the endpoint's event list do not
   * apply,
   * and a disabled endpoint is reached too.
   *
   * @param webhookId - The endpoint's id. From 1 to 255 characters.
   * @param params - See {@link WebhookTestParams}.
   * @param options - Settings of this call alone.
   * @returns The sending of one event to one endpoint.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  test(webhookId: string, params: WebhookTestParams = {}, options?: CallOptions): APIPromise<WebhookDelivery> {
    return this.core.call(TEST, { path: [webhookId], body: params }, options);
  }
}
