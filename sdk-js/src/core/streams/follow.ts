/**
 * How a stream is followed from its first byte to its end, over as many connections as it takes. No I/O happens here.
 *
 * `steps` is a generator that yields what to do next (open a reply, read from it, drain or close it, sleep) and is given
 * what came of it, or has the failure thrown in; `network.ts` carries the steps out. Events wait in `arrivals` until they
 * are taken.
 */

import {
  APIConnectionError,
  DeadlineExceededError,
  SDKError,
  StreamDecodeError,
  type StreamErrorDetails,
  type StreamIncompleteError,
} from '../errors.js';
import type { StreamSpec } from '../operation.js';
import { factsOf } from '../reply/decode.js';
import type { ResponseInfo } from '../reply/info.js';
import type { OpenReply } from '../reply/open.js';
import type { Draft } from '../request/draft.js';
import { backoff, MAX_RETRY_AFTER } from '../settings/retry.js';
import { Arrivals } from './arrivals.js';
import { Broken, type Circumstances, EventReader } from './event.js';
import { type Decoder, decoderFor } from './framing.js';
import { incomplete } from './incomplete.js';
import { member } from './pointer.js';
import { SeenEvents } from './seen.js';
import type { ServerSentEvent } from './sse.js';

/** How often a stream is opened again without a single new event. */
const MAX_RECONNECTS = 5;

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

/** The state of one stream. */
export class Follow implements Circumstances {
  readonly arrivals: Arrivals;
  /** What is known of the first reply. */
  info: ResponseInfo | undefined;
  readonly #draft: Draft;
  readonly #spec: StreamSpec;
  readonly #reader: EventReader;
  readonly #seen: SeenEvents;
  #frames: Decoder;
  #retry: number | undefined;
  #reconnects = 0; // since the last event
  #over = false;
  #failure: SDKError | undefined;

  constructor(draft: Draft) {
    this.#draft = draft;
    this.#spec = draft.operation.stream ?? {};
    this.arrivals = new Arrivals(this.#spec);
    this.#reader = new EventReader(draft, this);
    this.#seen = new SeenEvents(Boolean(this.#spec.resume?.sequence));
    this.#frames = decoderFor(this.#spec.framing);
  }

  // ── connections ──

  /** Run the stream to its end. Throws the error that ended it, once all events before it have arrived. */
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
      const again = this.info !== undefined && refused instanceof SDKError && refused.kind !== 'aborted';
      if (!again || refused instanceof APIConnectionError) {
        throw refused;
      }
      throw this.incomplete('it was refused when it was opened again', refused);
    }
  }

  #opened(reply: OpenReply): void {
    this.#retry = this.#frames.retry ?? this.#retry;
    this.#frames = decoderFor(this.#spec.framing, this.#frames.lastEventId);
    this.info ??= reply.info;
  }

  /** Whether the stream says when it is over. */
  get #hasEnd(): boolean {
    return Boolean(this.#spec.terminator) || Boolean(this.#spec.terminal?.length);
  }

  /** Milliseconds to wait before the stream is opened again. Throws `StreamIncompleteError` if it is not to be. */
  #pause(fault: APIConnectionError | undefined): number {
    const reason = fault ? 'the connection broke' : 'the server closed it';
    if (this.#spec.resume === undefined || (this.arrivals.any && !this.#frames.lastEventId)) {
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
    return incomplete(reason, this.arrivals, this.facts(), cause);
  }

  facts(): StreamErrorDetails {
    return { ...(this.info && factsOf(this.info)), lastEventId: this.#frames.lastEventId || undefined };
  }

  partial(): unknown {
    return this.arrivals.result();
  }

  // ── events ──

  /** Take a piece of the reply; its events have arrived then. Whether more is wanted. */
  take(piece: Uint8Array): boolean {
    this.arrivals.trim();
    this.#takeEvents(this.#frames.feed(piece));
    const { maxEventSize } = this.#draft.config;
    if (this.#frames.unfinished > maxEventSize) {
      const message = `An event of the stream is longer than ${maxEventSize} characters, the most that is accepted.`;
      this.#failure ??= new StreamDecodeError(message, this.facts());
    }
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
      if (resume !== undefined && sse.ownId && this.#seen.before(sse.ownId)) {
        continue;
      }
      const event = this.#reader.read(sse);
      if (event instanceof Broken) {
        this.#failure = event.error;
        return;
      }
      const id = resume === undefined ? sse.id : this.#newId(event, sse);
      if (id !== undefined) {
        this.arrivals.add(event, id);
        this.#reconnects = 0;
      }
      if (terminal?.includes(typeOf(sse, event))) {
        this.#over = true;
        return;
      }
    }
  }

  /** The id of a resumable stream's event, which it may have inside; undefined if it came before. */
  #newId(event: unknown, sse: ServerSentEvent): string | undefined {
    const { sequence } = this.#spec.resume ?? {};
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
}

function typeOf(sse: ServerSentEvent, event: unknown): string {
  return sse.event === 'message' ? String(member(event, 'type')) : sse.event;
}
