/**
 * `BinaryResponse`: a reply whose bytes stay on the wire until they are asked for, in whatever form.
 *
 * Must not know what the bytes are.
 */

import { ResponseDecodeError } from '../errors.js';
import { writeFile } from '../request/disk.js';
import { factsOf } from './decode.js';
import { attach, type ResponseInfo } from './info.js';
import type { OpenReply } from './open.js';

/**
 * A download. It is read once, in one way: whole (`bytes`, `text` ...), piece by piece (`for await`, `body`), or to a file.
 * Until it is read to its end or cancelled, it keeps a connection; leaving a `for await` early cancels it.
 *
 * Timeouts hold while it is read: `idle` between two pieces, and `total`.
 */
export class BinaryResponse implements AsyncIterable<Uint8Array>, AsyncDisposable {
  readonly #reply: OpenReply;

  constructor(reply: OpenReply) {
    this.#reply = reply;
    attach(this, reply.info);
  }

  /** Status, headers, request id. */
  get response(): ResponseInfo {
    return this.#reply.info;
  }

  /** The content type; empty if the server does not say. */
  get contentType(): string {
    return this.response.headers.get('content-type') ?? '';
  }

  /** The length in bytes that the server announces; undefined if it does not, or sends it compressed. */
  get contentLength(): number | undefined {
    const { headers } = this.response;
    const length = headers.get('content-encoding') === null ? headers.get('content-length') : null;
    return length !== null && /^[0-9]+$/.test(length) ? Number(length) : undefined;
  }

  /** All bytes. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return await this.#reply.bytes();
  }

  /** All bytes, in a buffer of their own. */
  async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = await this.#reply.bytes();
    return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
  }

  /** All of it, as UTF-8. */
  async text(): Promise<string> {
    return await this.#reply.text();
  }

  /** All bytes, with their content type. */
  async blob(): Promise<Blob> {
    return new Blob([await this.#reply.bytes()], { type: this.contentType });
  }

  /**
   * All of it, as JSON.
   *
   * @throws {@link ResponseDecodeError} It is none.
   */
  async json<T = unknown>(): Promise<T> {
    const text = await this.#reply.text();
    try {
      return JSON.parse(text) as T;
    } catch (cause) {
      throw new ResponseDecodeError('The download is not JSON.', { ...factsOf(this.response), body: text, cause });
    }
  }

  /** The bytes as a stream. Cancelling it frees the connection. */
  get body(): ReadableStream<Uint8Array> {
    const reply = this.#reply;
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const piece = await reply.read();
          if (piece === undefined) {
            controller.close();
          } else {
            controller.enqueue(piece);
          }
        },
        cancel: () => reply.cancel(),
      },
      { highWaterMark: 0 },
    );
  }

  /** The bytes, piece by piece, as they come. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, undefined> {
    try {
      for (let piece = await this.#reply.read(); piece !== undefined; piece = await this.#reply.read()) {
        yield piece;
      }
    } finally {
      await this.#reply.cancel();
    }
    return undefined;
  }

  /**
   * Write the bytes to a file as they come; an existing one is replaced. A download that breaks leaves what had come.
   *
   * @throws {@link ConfigurationError} There is no file system here.
   */
  async toFile(path: string | URL): Promise<void> {
    await writeFile(path, this);
  }

  /** Read no more, and free the connection. It is no error to cancel twice. */
  async cancel(): Promise<void> {
    await this.#reply.cancel();
  }

  /** `await using` cancels what is not read. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.cancel();
  }

  toJSON(): Record<string, unknown> {
    return this.response.toJSON();
  }
}
