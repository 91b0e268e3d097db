/**
 * `OpenReply`: a reply whose body is still on the wire, read piece by piece.
 *
 * Whatever ends the reading early (silence, the call's total time, the caller's signal, a broken connection) is thrown as
 * one of the SDK's errors, and frees the connection. Must not know what the bytes mean.
 */

import { APIConnectionError, IdleTimeoutError, SDKError } from '../errors.js';
import { IdleWatch } from '../transports/idle.js';
import { readingTrouble } from '../transports/trouble.js';
import type { ResponseInfo } from './info.js';
import { type ByteReader, readerOf } from './reader.js';

const UTF_8 = /* @__PURE__ */ new TextDecoder();

/** An open reply. It must be read to its end or cancelled; until then it keeps a connection. */
export class OpenReply {
  /** What is known of the reply beside its body. */
  declare info: ResponseInfo;
  /** Whether the body was read to its end, or cancelled. */
  over = false;
  /** Whether it was given away as it is. */
  released = false;
  /** Is called once, when it is over. */
  onOver: (() => void) | undefined;

  readonly response: Response;
  readonly #signal: AbortSignal | undefined;
  readonly #watch: IdleWatch | undefined;
  #reader: ByteReader | undefined;
  #failure: SDKError | undefined;

  /** `idle` is the longest wait for a piece, in milliseconds; `signal` aborts with an `SDKError`. */
  constructor(response: Response, idle: number | undefined, signal: AbortSignal | undefined) {
    this.response = response;
    this.#signal = signal;
    if (idle !== undefined) {
      this.#watch = new IdleWatch(idle, () => this.#fail(silent(idle)));
    }
  }

  /** The next piece of the body; undefined at its end. Throws `APIConnectionError` and its kin, and `AbortedError`. */
  async read(): Promise<Uint8Array | undefined> {
    if (this.over) {
      if (this.#failure !== undefined) {
        throw this.#failure;
      }
      return undefined;
    }
    const reader = this.#reader ?? this.#begin();
    this.#watch?.begin();
    let piece: { readonly done: boolean; readonly value?: Uint8Array | undefined };
    try {
      piece = await reader.read();
    } catch (fault) {
      this.#failure ??= readingTrouble(fault);
      this.#finish();
      throw this.#failure;
    }
    this.#watch?.pause();
    if (this.#failure !== undefined) {
      throw this.#failure;
    }
    if (piece.done) {
      this.#finish();
      return undefined;
    }
    return piece.value;
  }

  /** The whole rest of the body. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Uint8Array[] = [];
    for (let piece = await this.read(); piece !== undefined; piece = await this.read()) {
      pieces.push(piece);
    }
    return pieces.length === 1 ? (pieces[0] as Uint8Array<ArrayBuffer>) : joined(pieces);
  }

  /** The whole rest of the body, as UTF-8: what is none is replaced, a byte order mark is dropped. */
  async text(): Promise<string> {
    if (this.#watch !== undefined || this.#signal !== undefined || this.#reader !== undefined || this.over) {
      return UTF_8.decode(await this.bytes());
    }
    try {
      return await this.response.text(); // nothing can end it early, and so it costs less
    } catch (fault) {
      throw readingTrouble(fault);
    } finally {
      this.#finish();
    }
  }

  /** Read no more, and free the connection. It is no error to cancel twice, or what is over. */
  async cancel(): Promise<void> {
    if (!this.over && !this.released) {
      const reader = this.#reader ?? readerOf(this.response);
      this.#finish();
      await reader.cancel().catch(() => undefined);
    }
  }

  /** The reply as the platform's own `Response`, for somebody else to read. */
  release(): Response {
    this.released = true;
    return this.response;
  }

  #begin(): ByteReader {
    const signal = this.#signal;
    this.#reader = readerOf(this.response);
    if (signal?.aborted) {
      this.#abort();
    }
    signal?.addEventListener('abort', this.#abort, { once: true });
    return this.#reader;
  }

  /** End a read that waits: a cancelled reader gives its end at once. */
  #fail(failure: SDKError): void {
    if (!this.over) {
      this.#failure = failure;
      const reader = this.#reader;
      this.#finish();
      reader?.cancel(failure).catch(() => undefined);
    }
  }

  #finish(): void {
    this.over = true;
    this.#watch?.end();
    this.#signal?.removeEventListener('abort', this.#abort);
    this.onOver?.();
  }

  readonly #abort = () => {
    const { reason } = this.#signal ?? {};
    this.#fail(
      reason instanceof SDKError ? reason : new APIConnectionError('The reply was aborted.', { cause: reason }),
    );
  };
}

function silent(idle: number): IdleTimeoutError {
  return new IdleTimeoutError(`The reply fell silent for ${Math.ceil(idle)} ms.`);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
