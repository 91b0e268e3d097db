/**
 * From a server-sent event to the API's own: its JSON as it is, or the error that it means.
 *
 * Must not know connections, nor which events have come before.
 */

import { type APIStatusError, type SDKError, StreamDecodeError, type StreamErrorDetails } from '../errors.js';
import { statusError } from '../reply/failure.js';
import type { ResponseInfo } from '../reply/info.js';
import type { Draft } from '../request/draft.js';
import { withoutSecrets } from '../values/headers.js';
import { member } from './pointer.js';
import type { ServerSentEvent } from './sse.js';

/** What is told with an error beside the event itself. */
export interface Circumstances {
  readonly info: ResponseInfo | undefined;
  /** For the error of a broken event. */
  facts(): StreamErrorDetails;
  /** What came of the final object. */
  partial(): unknown;
}

/** What is given instead of an event that is none. */
export class Broken {
  constructor(readonly error: SDKError) {}
}

/** Reads the events of one stream. */
export class EventReader {
  readonly #draft: Draft;
  readonly #around: Circumstances;
  readonly #envelope: string;
  readonly #message: string;
  readonly #beginsAnError: RegExp | undefined;
  readonly #schema: string | undefined;
  readonly #items: string | undefined;
  readonly #isObject: boolean;

  constructor(draft: Draft, around: Circumstances) {
    const { envelope = '', message = 'message' } = draft.config.product.errors ?? {};
    const { schema, merge, last } = draft.operation.stream ?? {};
    this.#draft = draft;
    this.#around = around;
    this.#envelope = envelope;
    this.#message = message;
    this.#beginsAnError = envelope ? new RegExp(`^\\s*\\{\\s*${quoted(envelope)}\\s*:`) : undefined;
    this.#schema = schema;
    this.#items = merge?.items;
    this.#isObject = (schema ?? merge ?? last) !== undefined;
  }

  /** The event's value; or `Broken`, if it means an error or cannot be read. */
  read(sse: ServerSentEvent): unknown {
    let event: unknown;
    try {
      event = JSON.parse(sse.data);
    } catch (fault) {
      return sse.event === 'error'
        ? this.#error({ [this.#message]: sse.data })
        : this.#undecodable('it is not JSON', sse.data, fault);
    }
    if (this.#meansAnError(event, sse)) {
      return this.#error(isObject(event) ? event : { [this.#message]: String(event) });
    }
    if (this.#isObject && !isObject(event)) {
      return this.#undecodable('it is no JSON object', sse.data);
    }
    const { strict } = this.#draft;
    if (strict !== undefined && this.#schema !== undefined) {
      const fault = strict.check(this.#schema, event);
      if (fault !== undefined) {
        const where = `${fault.pointer || 'the event'}: ${fault.message}`;
        return this.#undecodable(`it is not a valid ${this.#schema}: ${where}`, sse.data);
      }
    }
    return event;
  }

  /**
   * Whether an event is an error of the API: by its type, by beginning as error replies do, or by having an error where
   * its own content should be.
   */
  #meansAnError(event: unknown, { event: type, data }: ServerSentEvent): boolean {
    if (type === 'error') {
      return true;
    }
    if (!this.#envelope || !member(event, this.#envelope)) {
      return false;
    }
    const empty = this.#items !== undefined && member(event, this.#items) === undefined;
    return empty || this.#beginsAnError?.test(data) === true;
  }

  #error(body: Readonly<Record<string, unknown>>): Broken {
    const { config, headers } = this.#draft;
    const { info } = this.#around;
    const hide = (text: string) => withoutSecrets(text, headers);
    const error = statusError(config.product, info?.status ?? 200, info?.headers, body, info?.attempts, hide);
    return new Broken(this.#told(error));
  }

  /** The error with what came before it. */
  #told(error: APIStatusError): APIStatusError {
    const { lastEventId } = this.#around.facts();
    return Object.defineProperties(error, {
      partial: { value: this.#around.partial() },
      ...(lastEventId && { lastEventId: { value: lastEventId, enumerable: true } }),
    });
  }

  #undecodable(reason: string, data: string, cause?: unknown): Broken {
    const details = { ...this.#around.facts(), data, ...(cause !== undefined && { cause }) };
    return new Broken(new StreamDecodeError(`An event of the stream cannot be decoded: ${reason}.`, details));
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function quoted(name: string): string {
  return JSON.stringify(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
