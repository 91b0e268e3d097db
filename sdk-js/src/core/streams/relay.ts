/**
 * A stream as bytes for somebody else, one event of JSON a line, and back: from a server of yours to its pages, say.
 *
 * Nothing of the API but its events is passed on: no headers, no ids, no keys.
 */

import { APIConnectionError, SDKError, StreamDecodeError, type StreamIncompleteError } from '../errors.js';
import type { StreamSpec } from '../operation.js';
import type { ByteReader } from '../reply/reader.js';
import { Arrivals } from './arrivals.js';
import { RecordDecoder } from './framing.js';
import { incomplete } from './incomplete.js';
import type { Source } from './source.js';
import type { ServerSentEvent } from './sse.js';

/** The bytes of a source. It is read as its reader asks; an error of the source is one of the bytes' too. */
export function bytesOf(source: Source): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const { arrivals } = source;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        if (!(await source.more())) {
          controller.close();
          return;
        }
        let lines = '';
        for (let event = arrivals.take(); event !== undefined; event = arrivals.take()) {
          lines += `${JSON.stringify(event)}\n`;
        }
        controller.enqueue(encoder.encode(lines));
      },
      async cancel() {
        await source.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Events from such bytes. */
export class RelayedSource implements Source {
  readonly spec: StreamSpec;
  readonly arrivals: Arrivals;
  readonly info = undefined;
  onOpen: undefined;
  ended = false;
  readonly #frames = new RecordDecoder();
  #reader: ByteReader | undefined;
  #pulling: Promise<boolean> | undefined;
  #failure: SDKError | undefined;

  constructor(reader: ByteReader, spec: StreamSpec) {
    this.#reader = reader;
    this.spec = spec;
    this.arrivals = new Arrivals(spec);
  }

  more(): Promise<boolean> {
    if (this.arrivals.waiting > 0) {
      return Promise.resolve(true);
    }
    if (this.#reader === undefined) {
      return this.#failure === undefined ? Promise.resolve(false) : Promise.reject(this.#failure);
    }
    this.#pulling ??= this.#pull(this.#reader);
    return this.#pulling;
  }

  async open(): Promise<undefined> {
    return undefined;
  }

  async close(): Promise<void> {
    const reader = this.#reader;
    this.#reader = undefined;
    this.arrivals.drop();
    await reader?.cancel().catch(() => undefined);
  }

  incomplete(): StreamIncompleteError {
    return incomplete('it was closed', this.arrivals, {});
  }

  async #pull(reader: ByteReader): Promise<boolean> {
    this.arrivals.trim();
    try {
      while (this.#reader === reader && this.arrivals.waiting === 0) {
        const { done, value } = await reader.read();
        if (this.#reader === reader) {
          this.#take(value === undefined ? this.#frames.end() : this.#frames.feed(value), done);
        }
      }
    } catch (fault) {
      if (this.#reader === reader) {
        this.#fail(fault);
      }
    } finally {
      this.#pulling = undefined;
    }
    if (this.arrivals.waiting === 0 && this.#failure !== undefined) {
      throw this.#failure;
    }
    return this.arrivals.waiting > 0;
  }

  #take(records: readonly ServerSentEvent[], done: boolean): void {
    for (const { data } of records) {
      let event: unknown;
      try {
        event = JSON.parse(data);
      } catch (cause) {
        this.#reader?.cancel().catch(() => undefined);
        throw new StreamDecodeError('An event of the stream cannot be decoded: it is not JSON.', { data, cause });
      }
      this.arrivals.add(event, '');
    }
    if (done) {
      this.#reader = undefined;
      this.ended = true;
    }
  }

  #fail(fault: unknown): void {
    this.#reader = undefined;
    this.#failure =
      fault instanceof SDKError
        ? fault
        : incomplete('its bytes broke off', this.arrivals, {}, new APIConnectionError(String(fault), { cause: fault }));
  }
}
