/** Webhooks deliveries. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Order } from '../types/shared.js';
import type { WebhookDelivery, WebhookDeliveryList, WebhookDeliveryStatus } from '../types/webhooks_deliveries.js';

const LIST: Operation<WebhookDeliveryList> = {
  id: 'webhooks.deliveries.list',
  method: 'GET',
  path: '/webhooks/{webhook_id}/deliveries',
  returns: 'object',
  schema: 'WebhookDeliveryList',
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
const RETRIEVE: Operation<WebhookDelivery> = {
  id: 'webhooks.deliveries.retrieve',
  method: 'GET',
  path: '/webhooks/{webhook_id}/deliveries/{delivery_id}',
  returns: 'object',
  schema: 'WebhookDelivery',
};
const REDELIVER: Operation<WebhookDelivery> = {
  id: 'webhooks.deliveries.redeliver',
  method: 'POST',
  path: '/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver',
  returns: 'object',
  schema: 'WebhookDelivery',
  idempotent: true,
};

/** What `webhooks.deliveries.list` takes. */
export interface WebhookDeliveryListParams {
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
  /** Only deliveries in this state. */
  status?: WebhookDeliveryStatus | undefined;
  /** Only deliveries of this event. From 1 to 255 characters. */
  event_id?: string | undefined;
}

/** Deliveries. */
export class WebhooksDeliveries extends Resource {
  /**
   * List deliveries.
   *
   * The endpoint's deliveries, newest first unless `order` says otherwise.
   *
   * @param webhookId - The endpoint's id. From 1 to 255 characters.
   * @param params - See {@link WebhookDeliveryListParams}.
   * @param options - Settings of this call alone.
   * @returns `WebhookDelivery` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  list(
    webhookId: string,
    params: WebhookDeliveryListParams = {},
    options?: CallOptions,
  ): PagePromise<WebhookDelivery, WebhookDeliveryList> {
    return this.core.page<WebhookDelivery, WebhookDeliveryList>(
      LIST,
      { path: [webhookId], query: { ...params } },
      options,
    );
  }

  /**
   * Retrieve a delivery.
   *
   * One delivery, with every attempt made so far.
   *
   * @param webhookId - The endpoint's id. From 1 to 255 characters.
   * @param deliveryId - The delivery's id. From 1 to 255 characters.
   * @param options - Settings of this call alone.
   * @returns The sending of one event to one endpoint.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retrieve(webhookId: string, deliveryId: string, options?: CallOptions): APIPromise<WebhookDelivery> {
    return this.core.call(RETRIEVE, { path: [webhookId, deliveryId] }, options);
  }

  /**
   * Redeliver an event.
   *
   * Starts a new delivery of the same event, with the same event id (`webhook-id`), to the endpoint as it is now. The
   * reply
   * does not wait for it. A disabled endpoint must be enabled first (409 `invalid_state`).
   *
   * @param webhookId - The endpoint's id. From 1 to 255 characters.
   * @param deliveryId - The delivery's id. From 1 to 255 characters.
   * @param options - Settings of this call alone.
   * @returns The sending of one event to one endpoint.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  redeliver(webhookId: string, deliveryId: string, options?: CallOptions): APIPromise<WebhookDelivery> {
    return this.core.call(REDELIVER, { path: [webhookId, deliveryId] }, options);
  }
}
