/**
 * `Stream`: typed events as they arrive. What a stream is comes from its `Source`; this file is how one reads it.
 */

import type { Core } from '../core.js';
import { ArgumentError, SDKError } from '../errors.js';
import type { StreamSpec } from '../operation.js';
import { attach, type ResponseInfo } from '../reply/info.js';
import type { OpenReply } from '../reply/open.js';
import type { Draft } from '../request/draft.js';
import { type Accumulator, accumulatorFor } from './accumulate.js';
import type { Waiting } from './follow.js';
import { textReader } from './pointer.js';
import { ReadableSource, written } from './readable.js';
import { NetworkSource, type Source } from './source.js';
import { tee } from './tee.js';

/** How a stream's events are read: what its final object is folded from, and where their text is. */
export type Reading = Pick<StreamSpec, 'merge' | 'last' | 'text'>;

const END = { done: true, value: undefined } as const;

/**
 * Events of type `E`, and a final object of type `F`.
 *
 * It opens when it is first read, and can be read once; no event is read before it is asked for. Leaving a
 * `for await` loop early gives the connection back. A stream that ends before its documented end throws
 * {@link StreamIncompleteError}; one that can be resumed goes on by itself where it stopped. An error inside the stream is
 * thrown as the same class as over HTTP.
 *
 * @example
 * ```ts
 * const stream = client.stories.stream({ ... });
 * for await (const event of stream) { ... }
 * const story = await stream.final();
 * ```
 */
export class Stream<E, F = undefined> implements AsyncIterableIterator<E, undefined, undefined> {
  readonly #source: Source;
  readonly #reading: Reading;
  readonly #accumulator: Accumulator | undefined;
  #turn: Promise<unknown> | undefined;
  #state: 'open' | 'ended' | 'closed' = 'open';
  #lastEventId = '';

  /** @internal */
  constructor(source: Source, reading: Reading) {
    this.#source = source;
    this.#reading = reading;
    this.#accumulator = accumulatorFor(reading);
  }

  /**
   * A stream from what {@link Stream.toReadableStream} made, on the other side of a connection of your own.
   *
   * @param readable - JSON Lines, such as a reply's `body`.
   * @param reading - How its final object is folded, and where its text is; without it `final()` gives undefined.
   */
  static fromReadableStream<E, F = undefined>(
    readable: ReadableStream<Uint8Array>,
    reading: Reading = {},
  ): Stream<E, F> {
    return new Stream<E, F>(new ReadableSource(readable), reading);
  }

  /** The id of the last event that you were given; empty if the stream's events have none. */
  get lastEventId(): string {
    return this.#lastEventId;
  }

  /** The final object as far as it has come, by the events that you were given. */
  get partial(): F | undefined {
    return this.#accumulator?.result() as F | undefined;
  }

  /** Status, headers and request id of the reply; undefined before the stream is open. */
  get response(): ResponseInfo | undefined {
    return this.#source.info;
  }

  /** Open the stream, if it is not open yet, so that a refusal is thrown before the first event is asked for. */
  async opened(): Promise<ResponseInfo> {
    return (await this.#source.open()) as ResponseInfo;
  }

  /** @throws {@link ArgumentError} The stream was read already. */
  [Symbol.asyncIterator](): this {
    if (this.#state !== 'open') {
      throw new ArgumentError(
        `The stream has ${this.#state === 'ended' ? 'ended' : 'been closed'}, and can be read once. ` +
          'Keep its events, or make two streams of it with tee() before it is read.',
      );
    }
    return this;
  }

  /** The next event. Several at once are answered in their order. */
  next(): Promise<IteratorResult<E, undefined>> {
    if (this.#turn === undefined) {
      const waiting = this.#state === 'open' ? this.#source.ready() : undefined;
      return waiting === undefined ? this.#queue() : Promise.resolve(this.#given(waiting));
    }
    return this.#queue();
  }

  /** Give the connection back: what leaving a loop early does. */
  async return(): Promise<IteratorResult<E, undefined>> {
    await this.close();
    return END;
  }

  /** The text of the events that have some, piece by piece. */
  async *text(): AsyncGenerator<string, void, undefined> {
    const read = textReader(this.#reading.text ?? '');
    for await (const event of this) {
      const piece = read(event);
      if (piece !== '') {
        yield piece;
      }
    }
  }

  /**
   * Read the stream to its end, and return the final object (undefined if this kind of stream has none).
   *
   * @throws {@link StreamIncompleteError} The stream ended too early, or was closed.
   */
  async final(): Promise<F> {
    while (this.#state === 'open') {
      await this.next();
    }
    if (this.#state === 'closed') {
      throw this.#told(this.#source.incomplete());
    }
    return this.#accumulator?.result() as F;
  }

  /** Give the connection back. Closing twice, or after the end, does nothing. */
  async close(): Promise<void> {
    if (this.#state === 'open') {
      this.#state = 'closed';
      await this.#source.close();
    }
  }

  /** The same as `close`, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** The events as bytes, a JSON text a line, to hand on to somebody else: `new Response(stream.toReadableStream())`. */
  toReadableStream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return written(this);
  }

  /** Two streams with the same events, which are read once; this one cannot be read any more. */
  tee(): [Stream<E, F>, Stream<E, F>] {
    this[Symbol.asyncIterator]();
    this.#state = 'closed';
    const [one, other] = tee(this.#source);
    return [new Stream<E, F>(one, this.#reading), new Stream<E, F>(other, this.#reading)];
  }

  #queue(): Promise<IteratorResult<E, undefined>> {
    const read = () => this.#read();
    const now = this.#turn === undefined ? read() : this.#turn.then(read, read);
    this.#turn = now;
    const leave = () => {
      if (this.#turn === now) {
        this.#turn = undefined;
      }
    };
    now.then(leave, leave);
    return now;
  }

  async #read(): Promise<IteratorResult<E, undefined>> {
    if (this.#state === 'closed') {
      return END;
    }
    let waiting: Waiting | undefined;
    try {
      waiting = await this.#source.next();
    } catch (failure) {
      throw this.#told(failure);
    }
    if (waiting !== undefined && (this.#state as string) !== 'closed') {
      return this.#given(waiting);
    }
    if (this.#state === 'open') {
      this.#state = 'ended';
    }
    return END;
  }

  /** What ended the stream too early, with what had come by then. */
  #told(failure: unknown): unknown {
    if (failure instanceof SDKError && this.#accumulator !== undefined) {
      Object.defineProperty(failure, 'partial', { value: this.partial, configurable: true });
    }
    return failure;
  }

  #given({ event, id }: Waiting): IteratorResult<E, undefined> {
    this.#accumulator?.add(event);
    this.#lastEventId = id;
    return { done: false, value: event as E };
  }
}

/** The stream of a call; `first` is its reply, if it was opened already. */
export function streamOf<E, F>(core: Core, draft: Draft, first?: OpenReply): Stream<E, F> {
  const stream = new Stream<E, F>(new NetworkSource(core, draft, first), draft.operation.stream ?? {});
  if (first !== undefined) {
    attach(stream, first.info);
  }
  return stream;
}
