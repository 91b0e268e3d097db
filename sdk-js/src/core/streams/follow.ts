/**
 * How a stream is followed from its first byte to its end, over as many connections as it takes. No I/O happens here.
 *
 * `steps` is a generator that yields what to do next (open a reply, read from it, drain or close it, sleep) and is given
 * what came of it, or has the failure thrown in; `source.ts` carries the steps out. Events wait in `ready` until they are
 * taken.
 */

import {
  APIConnectionError,
  type APIStatusError,
  DeadlineExceededError,
  IdleTimeoutError,
  SDKError,
  StreamDecodeError,
  StreamIdleError,
  StreamIncompleteError,
} from '../errors.js';
import type { StreamSpec } from '../operation.js';
import { factsOf } from '../reply/decode.js';
import { statusError } from '../reply/failure.js';
import type { ResponseInfo } from '../reply/info.js';
import type { OpenReply } from '../reply/open.js';
import type { Draft } from '../request/draft.js';
import { backoff, MAX_RETRY_AFTER } from '../settings/retry.js';
import { withoutSecrets } from '../values/headers.js';
import { type Decoder, decoderFor } from './framing.js';
import { member } from './pointer.js';
import { SeenEvents } from './seen.js';
import type { ServerSentEvent } from './sse.js';

/** How often a stream is opened again without a single new event. */
const MAX_RECONNECTS = 5;
/** How many events an error carries. */
const RECENT = 100;

/** What is to be done next. */
export type Step =
  /** Send the request; after the event with this id, if there is one. */
  | { readonly do: 'open'; readonly after: string | undefined }
  /** Give the pieces of the reply to `take`, until that wants no more or there are none. */
  | { readonly do: 'read' }
  /** Read the rest of the reply and forget it, so that its connection can be used again. */
  | { readonly do: 'drain' }
  /** Give the reply up, and its connection. */
  | { readonly do: 'close' }
  | { readonly do: 'sleep'; readonly milliseconds: number };

const READ: Step = { do: 'read' };
const DRAIN: Step = { do: 'drain' };
const CLOSE: Step = { do: 'close' };

/** An event that waits to be taken, and the stream's last event id after it. */
export interface Waiting {
  readonly event: unknown;
  readonly id: string;
}

/** The state of one stream. */
export class Follow {
  /** What was read and not taken yet. */
  readonly ready: Waiting[] = [];
  /** What is known of the first reply. */
  info: ResponseInfo | undefined;
  readonly #draft: Draft;
  readonly #spec: StreamSpec;
  readonly #envelope: string;
  readonly #beginsAnError: RegExp | undefined;
  readonly #seen: SeenEvents;
  readonly #recent: unknown[] = [];
  #frames: Decoder;
  #retry: number | undefined;
  #reconnects = 0; // since the last event
  #any = false;
  #over = false;
  #failure: SDKError | undefined;

  constructor(draft: Draft) {
    this.#draft = draft;
    this.#spec = draft.operation.stream ?? {};
    this.#envelope = draft.config.product.errors?.envelope ?? '';
    this.#beginsAnError = this.#envelope ? new RegExp(`^\\s*\\{\\s*${quoted(this.#envelope)}\\s*:`) : undefined;
    this.#seen = new SeenEvents(Boolean(this.#spec.resume?.sequence));
    this.#frames = decoderFor(this.#spec.framing);
  }

  // ── connections ──

  /** Run the stream to its end. Throws the error that ended it, once all events before it are in `ready`. */
  *steps(): Generator<Step, void, unknown> {
    for (;;) {
      let fault: APIConnectionError | undefined;
      try {
        this.#opened(yield* this.#open());
        yield READ;
        if (!this.#hasEnded) {
          this.#takeEvents(this.#frames.end());
        }
      } catch (broken) {
        if (!(broken instanceof APIConnectionError) || this.info === undefined) {
          throw broken;
        }
        if (broken instanceof DeadlineExceededError) {
          yield CLOSE;
          throw broken;
        }
        fault = broken;
      }
      if (this.#over) {
        yield DRAIN;
        return;
      }
      yield CLOSE;
      if (this.#failure !== undefined) {
        throw this.#failure;
      }
      if (fault === undefined && !this.#hasEnd) {
        return;
      }
      yield { do: 'sleep', milliseconds: this.#pause(fault) };
    }
  }

  /** Open the stream, for the first time or after its last event. */
  *#open(): Generator<Step, OpenReply, unknown> {
    const last = this.#frames.lastEventId;
    try {
      return (yield { do: 'open', after: this.#spec.resume && last ? last : undefined }) as OpenReply;
    } catch (refused) {
      if (refused instanceof APIConnectionError || !(refused instanceof SDKError) || this.info === undefined) {
        throw refused;
      }
      throw refused.kind === 'aborted' ? refused : this.incomplete('it was refused when it was opened again', refused);
    }
  }

  #opened(reply: OpenReply): void {
    this.#retry = this.#frames.retry ?? this.#retry;
    this.#frames = decoderFor(this.#spec.framing, this.#frames.lastEventId);
    this.info ??= reply.info;
  }

  get #hasEnd(): boolean {
    return Boolean(this.#spec.terminator) || Boolean(this.#spec.terminal?.length);
  }

  /** Milliseconds to wait before the stream is opened again. Throws `StreamIncompleteError` if it is not to be. */
  #pause(fault: APIConnectionError | undefined): number {
    const reason = fault ? 'the connection broke' : 'the server closed it';
    if (this.#spec.resume === undefined || (this.#any && !this.#frames.lastEventId)) {
      throw this.incomplete(reason, fault);
    }
    if (this.#reconnects >= MAX_RECONNECTS) {
      throw this.incomplete(`${reason}, and ${this.#reconnects} new connections brought no new event`, fault);
    }
    const asked = this.#frames.retry ?? this.#retry ?? 0;
    if (asked > MAX_RETRY_AFTER) {
      throw this.incomplete(`${reason}, and the server asks to wait for ${asked} ms`, fault);
    }
    this.#reconnects += 1;
    return Math.max(asked, backoff(this.#reconnects, this.#draft.config.clock.random()));
  }

  /** The error of a stream that ended early, with what came. */
  incomplete(reason: string, cause?: SDKError): StreamIncompleteError {
    const kind = cause instanceof IdleTimeoutError ? StreamIdleError : StreamIncompleteError;
    return new kind(`The stream ended before its end came: ${reason}.`, {
      ...this.#facts(),
      events: this.#recent.length > 0 ? [...this.#recent] : undefined,
      ...(cause && { cause }),
    } as object);
  }

  #facts() {
    return { ...(this.info && factsOf(this.info)), lastEventId: this.#frames.lastEventId || undefined };
  }

  // ── events ──

  /** Take a piece of the reply; its events are in `ready` then. Whether more is wanted. */
  take(chunk: Uint8Array): boolean {
    this.#takeEvents(this.#frames.feed(chunk));
    return !this.#hasEnded;
  }

  get #hasEnded(): boolean {
    return this.#over || this.#failure !== undefined;
  }

  /** Decode events up to the end of the stream, or to an error, which is thrown after those before it. */
  #takeEvents(events: readonly ServerSentEvent[]): void {
    const { terminator, terminal, resume } = this.#spec;
    for (const sse of events) {
      if (terminator && sse.data.trim() === terminator) {
        this.#over = true;
        return;
      }
      if (resume && sse.ownId && this.#seen.before(sse.ownId)) {
        continue;
      }
      const event = this.#decoded(sse);
      if (this.#failure !== undefined) {
        return;
      }
      const id = resume === undefined ? sse.id : this.#newId(event, sse);
      if (id !== undefined) {
        this.#keep(event, id);
      }
      if (terminal?.includes(typeOf(sse, event))) {
        this.#over = true;
        return;
      }
    }
  }

  #keep(event: unknown, id: string): void {
    this.ready.push({ event, id });
    this.#recent.push(event);
    if (this.#recent.length > RECENT) {
      this.#recent.shift();
    }
    this.#any = true;
    this.#reconnects = 0;
  }

  /** The id of a resumable stream's event, which is noted; undefined if the event has come before. */
  #newId(event: unknown, sse: ServerSentEvent): string | undefined {
    const sequence = this.#spec.resume?.sequence;
    const number = sequence && !sse.ownId ? member(event, sequence) : undefined;
    if (number === undefined || number === null) {
      return sse.id;
    }
    const id = String(number);
    if (this.#seen.before(id)) {
      return undefined;
    }
    this.#frames.lastEventId = id;
    return id;
  }

  /** The event as it is; else an error is set. */
  #decoded(sse: ServerSentEvent): unknown {
    let event: unknown;
    try {
      event = JSON.parse(sse.data);
    } catch (fault) {
      if (sse.event === 'error') {
        this.#failure = this.#errorOf({ [this.#draft.config.product.errors?.message ?? 'message']: sse.data });
      } else {
        this.#failure = this.#undecodable('it is not JSON', sse, fault);
      }
      return undefined;
    }
    if (this.#isError(event, sse)) {
      this.#failure = this.#errorOf(event);
      return undefined;
    }
    const { strict } = this.#draft;
    const { schema } = this.#spec;
    if (typeof event !== 'object' || event === null) {
      this.#failure =
        schema || this.#spec.merge || this.#spec.last ? this.#undecodable('it is no JSON object', sse) : undefined;
    } else if (strict !== undefined && schema !== undefined) {
      const fault = strict.check(schema, event);
      this.#failure = fault && this.#undecodable(`${fault.pointer || 'the event'}: ${fault.message}`, sse);
    }
    return event;
  }

  /**
   * Whether an event is an error of the API: by its type, by beginning as error replies do, or by having an error where
   * its own content should be.
   */
  #isError(event: unknown, { event: type, data }: ServerSentEvent): event is object {
    if (type === 'error') {
      return true;
    }
    const fault = this.#envelope ? member(event, this.#envelope) : undefined;
    if (!fault) {
      return false;
    }
    const items = this.#spec.merge?.items;
    return Boolean(this.#beginsAnError?.test(data)) || (items !== undefined && member(event, items) === undefined);
  }

  #errorOf(body: unknown): APIStatusError {
    const { config, headers } = this.#draft;
    const hide = (text: string) => withoutSecrets(text, headers);
    const { status = 200, attempts = 1 } = this.info ?? {};
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    const facts = isObject
      ? (body as Record<string, unknown>)
      : { [config.product.errors?.message ?? 'message']: String(body) };
    const error = statusError(config.product, status, this.info?.headers, facts, attempts, hide);
    Object.defineProperty(error, 'lastEventId', { value: this.#frames.lastEventId || undefined });
    return error;
  }

  #undecodable(reason: string, sse: ServerSentEvent, cause?: unknown): StreamDecodeError {
    return new StreamDecodeError(`An event of the stream cannot be decoded: ${reason}.`, {
      ...this.#facts(),
      data: sse.data,
      ...(cause !== undefined && { cause }),
    } as object);
  }
}

function typeOf(sse: ServerSentEvent, event: unknown): string {
  return sse.event === 'message' ? String(member(event, 'type')) : sse.event;
}

function quoted(name: string): string {
  return JSON.stringify(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
