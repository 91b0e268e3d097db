/**
 * A stream of events as bytes, a JSON text a line, and back: what a server hands on to a browser.
 */

import { StreamDecodeError } from '../errors.js';
import type { ResponseInfo } from '../reply/info.js';
import { type ByteReader, readerOf } from '../reply/reader.js';
import { readingTrouble } from '../transports/trouble.js';
import type { Waiting } from './follow.js';
import { RecordDecoder } from './framing.js';
import type { Source } from './source.js';

const UTF_8 = /* @__PURE__ */ new TextEncoder();

/** What is needed of a stream to write it. */
interface Events {
  next(): Promise<IteratorResult<unknown>>;
  close(): Promise<void>;
}

/** The events as JSON Lines. Each is read when there is room for it; cancelling closes the stream. */
export function written(stream: Events): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await stream.next();
        if (done) {
          controller.close();
        } else {
          controller.enqueue(UTF_8.encode(`${JSON.stringify(value)}\n`));
        }
      },
      cancel: () => stream.close(),
    },
    { highWaterMark: 0 },
  );
}

/** Events from JSON Lines, as `written` makes them. */
export class ReadableSource implements Source {
  readonly info: ResponseInfo | undefined = undefined;
  readonly #reader: ByteReader;
  readonly #records = new RecordDecoder();
  #waiting: Waiting[] = [];
  #over = false;

  constructor(readable: ReadableStream<Uint8Array>) {
    this.#reader = readerOf({ body: readable } as Response);
  }

  ready(): Waiting | undefined {
    return this.#waiting.shift();
  }

  async next(): Promise<Waiting | undefined> {
    for (let found = this.ready(); ; found = this.ready()) {
      if (found !== undefined || this.#over) {
        return found;
      }
      const { done, value } = await this.#reader.read().catch((fault) => {
        throw readingTrouble(fault);
      });
      this.#over = done;
      const records = value === undefined ? [] : this.#records.feed(value);
      this.#waiting = [...records, ...(done ? this.#records.end() : [])].map(({ data }) => waiting(data));
    }
  }

  async open(): Promise<undefined> {}

  async close(): Promise<void> {
    this.#over = true;
    this.#waiting = [];
    await this.#reader.cancel().catch(() => undefined);
  }

  incomplete(): Error {
    return new StreamDecodeError('The stream was closed before its end.');
  }
}

function waiting(data: string): Waiting {
  try {
    return { event: JSON.parse(data), id: '' };
  } catch (cause) {
    throw new StreamDecodeError('A line of the stream is not JSON.', { data, cause } as object);
  }
}
