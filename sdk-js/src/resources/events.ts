/** Events. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise, Stream } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { EventList, EventObject, EventType } from '../types/events.js';
import type { Order } from '../types/shared.js';

const LIST: Operation<EventList> = {
  id: 'events.list',
  method: 'GET',
  path: '/events',
  returns: 'object',
  schema: 'EventList',
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
const RETRIEVE: Operation<EventObject> = {
  id: 'events.retrieve',
  method: 'GET',
  path: '/events/{event_id}',
  returns: 'object',
  schema: 'Event',
};
const STREAM: Operation<void, EventObject, undefined> = {
  id: 'events.stream',
  method: 'GET',
  path: '/events/stream',
  stream: {
    resume: { header: 'Last-Event-ID', query: 'starting_after', sequence: 'sequence_number' },
    schema: 'Event',
  },
};

/** What `events.list` takes. */
export interface EventListParams {
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
  /** Only events of these types. Repeat the parameter for several. At most 20 items. */
  types?: readonly EventType[] | undefined;
  /** Only events whose `data.object` has this id. From 1 to 255 characters. */
  object_id?: string | undefined;
  /** Only events created at this moment or later, in Unix seconds. At least 0. */
  created_gte?: number | undefined;
  /** Only events created before this moment, in Unix seconds. At least 0. */
  created_lt?: number | undefined;
}

/** What `events.stream` takes. */
export interface EventStreamParams {
  /** The `id` of the last event received. The stream goes on after it. From 1 to 64 characters. */
  'Last-Event-ID'?: string | undefined;
  /** A sequence number. The stream goes on after it; the same as `Last-Event-ID`, which wins. At least 0. */
  starting_after?: number | undefined;
  /** Only events of these types. Repeat the parameter for several. At most 20 items. */
  types?: readonly EventType[] | undefined;
}

/** Everything that happened, as webhooks carry it. */
export class Events extends Resource {
  /**
   * List events.
   *
   * The company's events, newest first unless `order` says otherwise. All filters given must match.
   *
   * @param params - See {@link EventListParams}.
   * @param options - Settings of this call alone.
   * @returns `EventObject` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  list(params: EventListParams = {}, options?: CallOptions): PagePromise<EventObject, EventList> {
    return this.core.page<EventObject, EventList>(LIST, { query: { ...params } }, options);
  }

  /**
   * Retrieve an event.
   *
   * One event, with the object as it was when the event happened.
   *
   * @param eventId - The event's id, which is also the `webhook-id` of its deliveries. From 1 to 255 characters.
   * @param options - Settings of this call alone.
   * @returns Something that happened, told apart by `type`.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retrieve(eventId: string, options?: CallOptions): APIPromise<EventObject> {
    return this.core.call(RETRIEVE, { path: [eventId] }, options);
  }

  /**
   * Stream events.
   *
   * The live monitor: server-sent events, one per event of the company, from now on. `id:` is the event's
   * `sequence_number`, `event:` its type, `data:` the event itself. A stream that breaks goes on where it stopped
   * with `Last-Event-ID` or `starting_after` (0 starts with the oldest event). It never ends by itself;
   * a comment arrives every 15 seconds of silence.
   *
   * @param params - See {@link EventStreamParams}.
   * @param options - Settings of this call alone.
   * @returns The events as they arrive.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  stream(params: EventStreamParams = {}, options?: CallOptions): Stream<EventObject, undefined> {
    return this.core.stream(
      STREAM,
      {
        query: { starting_after: params.starting_after, types: params.types },
        headers: { 'Last-Event-ID': params['Last-Event-ID'] },
      },
      options,
    );
  }
}
