/**
 * `Stream`: typed events as they arrive, their text, and the final object that they make.
 *
 * All thinking is elsewhere: `follow.ts` follows the reply, `reading.ts` iterates. Must not know framing or connections.
 */

import type { Core } from '../core.js';
import { ArgumentError } from '../errors.js';
import type { StreamSpec } from '../operation.js';
import { attach, type ResponseInfo } from '../reply/info.js';
import type { OpenReply } from '../reply/open.js';
import { readerOf } from '../reply/reader.js';
import type { Draft } from '../request/draft.js';
import { NetworkSource } from './network.js';
import { textReader } from './pointer.js';
import { Reading } from './reading.js';
import { bytesOf, RelayedSource } from './relay.js';
import type { Source } from './source.js';
import { split } from './tee.js';

/** What the events of relayed bytes make: the parts of a stream's description that outlive its connection. */
export type RelayedSpec = Pick<StreamSpec, 'merge' | 'last' | 'text'>;

const ELSEWHERE = 'is read elsewhere';

/**
 * Events of type `E`, and a final object of type `F`.
 *
 * It opens when it is first read, and is read once. Nothing is read ahead of you. Leaving the loop early gives the
 * connection back; so does `close()`, or `await using`.
 *
 * @example
 * ```ts
 * const stream = client.stories.stream({ ... });
 * for await (const event of stream) console.log(event);
 * const story = await stream.final();
 * ```
 *
 * Reading throws `StreamIncompleteError` for a stream that ends before its documented end; one that can be resumed goes on
 * by itself where it stopped. An error inside the stream is thrown as the same class as over HTTP.
 */
export class Stream<E, F = undefined> implements AsyncIterableIterator<E, undefined>, AsyncDisposable {
  readonly #source: Source;
  readonly #events: Reading<E>;
  #gone: string | undefined;

  /** @internal */
  constructor(source: Source) {
    this.#source = source;
    this.#events = new Reading(source, (event) => event as E);
    if (source.info !== undefined) {
      attach(this, source.info);
    }
    source.onOpen = (info) => attach(this, info);
  }

  /**
   * The stream whose `toReadableStream()` these bytes come from.
   *
   * `spec` says how a final object comes of the events, and where their text is; without it there is neither.
   */
  static fromReadableStream<E, F = undefined>(
    readable: ReadableStream<Uint8Array>,
    spec: RelayedSpec = {},
  ): Stream<E, F> {
    return new Stream(new RelayedSource(readerOf({ body: readable } as Response), spec));
  }

  /** @throws {@link ArgumentError} The stream was read to its end already, or left. */
  [Symbol.asyncIterator](): this {
    this.#check();
    return this;
  }

  /** The next event. Several calls at once get theirs in their order. */
  next(): Promise<IteratorResult<E, undefined>> {
    return this.#gone === ELSEWHERE ? Promise.reject(once(ELSEWHERE)) : this.#events.next();
  }

  /** Give the connection back, as leaving a loop does. */
  async return(): Promise<IteratorResult<E, undefined>> {
    await this.close();
    return { done: true, value: undefined };
  }

  /** The text of the events that have some, piece by piece. */
  text(): AsyncIterableIterator<string, undefined> {
    this.#check();
    const read = textReader(this.#source.spec.text ?? '');
    return new Reading(
      this.#source,
      (event) => read(event) || undefined,
      () => this.close(),
    );
  }

  /**
   * Read the stream to its end, and return the final object; undefined if this kind of stream has none.
   *
   * @throws {@link StreamIncompleteError} The stream ended, or was closed, before its end.
   */
  async final(): Promise<F> {
    const source = this.#source;
    const { arrivals } = source;
    if (this.#gone === ELSEWHERE) {
      throw once(ELSEWHERE);
    }
    while (await source.more()) {
      while (arrivals.take() !== undefined) {}
    }
    if (!source.ended) {
      throw source.incomplete();
    }
    return arrivals.result() as F;
  }

  /** Open the stream, if it is not open yet: status, headers and request id of its reply. */
  async opened(): Promise<ResponseInfo> {
    const info = await this.#source.open();
    if (info === undefined) {
      throw new ArgumentError('This stream has no reply of its own: it was closed before it was opened, or relayed.');
    }
    return info;
  }

  /** Status, headers and request id of the reply; undefined before the stream is open. */
  get response(): ResponseInfo | undefined {
    return this.#source.info;
  }

  /** The id of the last event that you were given; empty if the stream's events have none. */
  get lastEventId(): string {
    return this.#source.arrivals.lastEventId;
  }

  /** The final object as far as it has come, by the events that you were given. */
  get partial(): F | undefined {
    return this.#source.arrivals.partial() as F | undefined;
  }

  /** Give the connection back. Closing twice, after the end, or what is read elsewhere, does nothing. */
  async close(): Promise<void> {
    if (this.#gone === undefined) {
      this.#gone = this.#source.ended ? 'has ended' : 'was closed';
      await this.#source.close();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /**
   * Two streams with the same events, to be read independently. What only one of them has read is kept in memory; the
   * connection is given back when both are left.
   */
  tee(): [Stream<E, F>, Stream<E, F>] {
    const [one, other] = split(this.#giveAway());
    return [new Stream(one), new Stream(other)];
  }

  /**
   * The events as bytes, one of JSON a line, for a reply of your own server; `Stream.fromReadableStream` reads them.
   *
   * Whoever cancels the bytes closes the stream. Its errors break the bytes off.
   *
   * @example
   * ```ts
   * return new Response(stream.toReadableStream(), { headers: { 'content-type': 'application/jsonl' } });
   * ```
   */
  toReadableStream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return bytesOf(this.#giveAway());
  }

  #check(why: string | undefined = this.#gone ?? (this.#source.ended ? 'has ended' : undefined)): void {
    if (why !== undefined) {
      throw once(why);
    }
  }

  /** The events go to another reader from now on. */
  #giveAway(): Source {
    this.#check();
    this.#gone = ELSEWHERE;
    return this.#source;
  }
}

function once(why: string): ArgumentError {
  return new ArgumentError(`This stream ${why}, and is read once. Use tee() for two readers.`);
}

/** @internal The stream of a call; `first` is its reply, if that is there already. */
export function streamOf<E, F>(core: Core, draft: Draft, first?: OpenReply): Stream<E, F> {
  return new Stream<E, F>(new NetworkSource(core, draft, first));
}
