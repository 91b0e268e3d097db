/**
 * A webhook's body, as bytes: those that came, never decoded, for only they can be verified. Must not know signatures.
 */

import { ConfigurationError, WebhookPayloadError } from '../errors.js';

/** A raw body, exactly as it came. A `Request` is read, once. Text stands for its UTF-8. */
export type WebhookBody = string | ArrayBufferView | ArrayBuffer | Blob | Request;

/** How to get at the raw body, for those whose framework has parsed it. */
export const RAW_BODY =
  'Verify the raw bytes exactly as they came: in Express with `express.raw({ type: "*/*" })` on the route, before any ' +
  '`express.json()`; in Fastify with `addContentTypeParser("*", { parseAs: "buffer" }, …)`; in Next.js with ' +
  '`await request.arrayBuffer()`, or `export const config = { api: { bodyParser: false } }` under pages/api; in Hono ' +
  'with `c.req.raw`. The integrations of this package do that by themselves.';

/** The bytes. Throws `WebhookPayloadError` for a body that something has parsed already. */
export async function rawBytes(body: WebhookBody): Promise<Uint8Array> {
  if (typeof body === 'string') {
    return new TextEncoder().encode(body);
  }
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  }
  if (isBuffer(body)) {
    return new Uint8Array(body);
  }
  if (isReadable(body)) {
    if ('bodyUsed' in body && body.bodyUsed) {
      throw usedUp();
    }
    return new Uint8Array(await body.arrayBuffer());
  }
  throw unverifiable(body);
}

/** The error for a request whose body something has read before. */
export function usedUp(): ConfigurationError {
  return new ConfigurationError(
    `The request's body is gone: something read it before it could be verified. ${RAW_BODY}`,
  );
}

/** The error for a body that is no bytes any more. */
export function unverifiable(body: unknown): WebhookPayloadError {
  return new WebhookPayloadError(`The webhook's body is ${whatIs(body)}. ${RAW_BODY}`, { code: 'parsed_body' });
}

function whatIs(body: unknown): string {
  if (body === undefined || body === null) {
    return `${body}: it was not read, or something used it up`;
  }
  if (typeof (body as PromiseLike<unknown>).then === 'function') {
    return 'a Promise: its `await` is missing';
  }
  if (typeof (body as ReadableStream).getReader === 'function') {
    return 'a stream: read it to its end first';
  }
  const kind = Object.prototype.toString.call(body).slice(8, -1);
  return `of the kind ${kind}: something parsed it, and what is parsed cannot be verified`;
}

/** Also one of another realm, such as a sandbox of tests. */
function isBuffer(body: unknown): body is ArrayBuffer {
  return Object.prototype.toString.call(body) === '[object ArrayBuffer]';
}

function isReadable(body: unknown): body is Blob | Request {
  return typeof (body as Blob | undefined)?.arrayBuffer === 'function';
}
