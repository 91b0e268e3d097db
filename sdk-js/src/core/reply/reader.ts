/**
 * A body's bytes, piece by piece, whatever a `fetch` of the caller's made of them: a Web stream, Node's own stream, or no
 * stream at all. Must not know why they are read.
 */

/** What a Web stream's reader is, as far as it is used. */
export interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(reason?: unknown): Promise<void>;
}

/** The reader of a reply's body. */
export function readerOf(response: Response): ByteReader {
  const body: unknown = response.body;
  if (body === null || body === undefined) {
    return 'bodyUsed' in response && body === null ? EMPTY : once(() => response.arrayBuffer());
  }
  if (typeof (body as Partial<ReadableStream>).getReader === 'function') {
    return (body as ReadableStream<Uint8Array>).getReader();
  }
  if (typeof (body as Partial<AsyncIterable<Uint8Array>>)[Symbol.asyncIterator] === 'function') {
    return iterated((body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]());
  }
  return once(() => response.arrayBuffer());
}

const EMPTY: ByteReader = {
  read: async () => ({ done: true }),
  cancel: async () => undefined,
};

function iterated(iterator: AsyncIterator<Uint8Array>): ByteReader {
  return {
    read: async () => {
      const { done, value } = await iterator.next();
      return { done: done === true, value };
    },
    cancel: async () => {
      await iterator.return?.();
    },
  };
}

function once(whole: () => Promise<ArrayBuffer>): ByteReader {
  let read = false;
  return {
    read: async () => {
      if (read) {
        return { done: true };
      }
      read = true;
      return { done: false, value: new Uint8Array(await whole()) };
    },
    cancel: async () => {
      read = true;
    },
  };
}
