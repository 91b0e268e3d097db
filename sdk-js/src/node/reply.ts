/**
 * Node's reply as the platform's own `Response`: decompressed, read no faster than somebody takes it. Must not know how
 * it was asked for.
 */

import type { IncomingMessage } from 'node:http';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** What the transport can decompress, as an `Accept-Encoding`. */
export const ACCEPTED = 'gzip, deflate, br';

const DECODERS: Readonly<Record<string, () => IncomingMessage>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
/** Statuses of replies without a body. */
const EMPTY: ReadonlySet<number> = /* @__PURE__ */ new Set([204, 205, 304]);

/** The reply; its body is still on the wire. */
export function responseOf(reply: IncomingMessage, method: string): Response {
  const status = reply.statusCode ?? 0;
  const headers = new Headers();
  for (let at = 0; at + 1 < reply.rawHeaders.length; at += 2) {
    headers.append(reply.rawHeaders[at] as string, reply.rawHeaders[at + 1] as string);
  }
  const init = { status, statusText: reply.statusMessage ?? '', headers };
  if (EMPTY.has(status) || method === 'HEAD') {
    reply.resume(); // so that the connection is free again
    return new Response(null, init);
  }
  return new Response(streamed(reply, decoded(reply, headers.get('content-encoding'))), init);
}

function decoded(reply: IncomingMessage, encoding: string | null): IncomingMessage {
  const make = DECODERS[encoding?.trim().toLowerCase() ?? ''];
  if (make === undefined) {
    return reply;
  }
  const decoder = make();
  reply.on('error', (fault) => decoder.destroy(fault)); // a pipe passes pieces on, and no faults
  return reply.pipe(decoder);
}

/** How many bytes are kept while nobody asks for them: to stop and start the connection costs more than a small piece. */
const KEPT = 64 * 1024;

/** The pieces as they come. */
function streamed(reply: IncomingMessage, source: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  let over = false;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        const end = (act: () => void) => {
          if (!over) {
            over = true;
            act();
          }
        };
        source.on('data', (piece) => {
          if (!over) {
            controller.enqueue(piece);
            if ((controller.desiredSize ?? 0) <= 0) {
              source.pause();
            }
          }
        });
        source.on('end', () => end(() => controller.close()));
        source.on('error', (fault) => end(() => controller.error(fault)));
        source.on('close', () => end(() => controller.error(new Error('the connection was closed'))));
        source.pause();
      },
      pull() {
        source.resume();
      },
      cancel() {
        over = true;
        source.destroy();
        reply.destroy();
      },
    },
    { highWaterMark: KEPT, size: (piece) => piece.byteLength },
  );
}
