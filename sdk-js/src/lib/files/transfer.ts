/**
 * How far an upload or a download has come: counts bytes as they pass. Must not know files or endpoints.
 */

import type { Middleware } from '../../core/layers/middleware.js';
import { isUpload, type UploadBody } from '../../core/transports/transport.js';

/** How far an upload or a download has come, in bytes. */
export interface TransferProgress {
  /** How many bytes are through. When a request is tried again, it begins anew. */
  readonly done: number;
  /** How many there are; undefined if that is not known. */
  readonly total: number | undefined;
}

/** Is called as bytes pass. */
export type OnTransfer = (progress: TransferProgress) => void;

/** A middleware that tells how much of a request's body was taken. `total` is the size of the file in it. */
export function countingUpload(total: number | undefined, onProgress: OnTransfer): Middleware {
  return (request, next) => {
    const { body } = request;
    return next(isUpload(body) ? { ...request, body: new CountedBody(body, total, onProgress) } : request);
  };
}

/** The bytes of a download, told as they pass. */
export async function* counted(
  pieces: AsyncIterable<Uint8Array>,
  total: number | undefined,
  onProgress: OnTransfer,
): AsyncGenerator<Uint8Array, void> {
  let done = 0;
  for await (const piece of pieces) {
    yield piece;
    done += piece.byteLength;
    onProgress({ done, total });
  }
}

/** The body of an upload that tells how much of it was read. What stands around the file in a form is not counted. */
class CountedBody implements UploadBody {
  readonly size: number | undefined;
  readonly replayable: boolean;
  readonly #inner: UploadBody;
  readonly #total: number | undefined;
  readonly #onProgress: OnTransfer;

  constructor(inner: UploadBody, total: number | undefined, onProgress: OnTransfer) {
    this.size = inner.size;
    this.replayable = inner.replayable;
    this.#inner = inner;
    this.#total = total;
    this.#onProgress = onProgress;
  }

  get spent(): boolean {
    return this.#inner.spent;
  }

  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const reader = this.#inner.stream().getReader();
    let sent = 0;
    return new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull: async (controller) => {
          const { done, value } = await reader.read();
          if (done) {
            controller.close();
            return;
          }
          controller.enqueue(value);
          sent += value.byteLength;
          this.#tell(sent);
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 }, // nothing is read before it is sent
    );
  }

  /** Where the platform sends it whole, nothing is known on the way. */
  async blob(): Promise<Blob> {
    const blob = await this.#inner.blob();
    this.#tell(blob.size);
    return blob;
  }

  #tell(sent: number): void {
    const total = this.#total;
    this.#onProgress({ done: total === undefined ? sent : Math.min(sent, total), total });
  }
}
