/**
 * A request's body from a stream, as far as a limit allows. Must not know frameworks.
 */

import { checkLength, checkSize } from './answer.js';
import { usedUp } from './body.js';

/** Gives the next chunk: a stream's reader does, and so does an iterator. */
type Next = () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;

/**
 * The raw body of a request. Rejects with `WebhookPayloadError` for one of more than `limit` bytes, without reading all
 * of it, and with `ConfigurationError` if it is gone.
 */
export async function readRequest(request: Request, limit: number): Promise<Uint8Array> {
  if (request.bodyUsed || request.body?.locked) {
    throw usedUp();
  }
  checkLength(request.headers.get('content-length'), limit);
  if (request.body === null || request.body === undefined) {
    return new Uint8Array(await request.arrayBuffer()); // also where the runtime shows no streams
  }
  const reader = request.body.getReader();
  try {
    return await collect(() => reader.read(), limit);
  } catch (fault) {
    await reader.cancel().catch(() => undefined); // what is left is not wanted; that it broke is known
    throw fault;
  }
}

/** The chunks in one piece. Rejects as soon as there are more than `limit` bytes. */
export async function collect(next: Next, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let step = await next(); !step.done; step = await next()) {
    const chunk = typeof step.value === 'string' ? new TextEncoder().encode(step.value) : (step.value as Uint8Array);
    size += chunk.length;
    checkSize(size, limit);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
