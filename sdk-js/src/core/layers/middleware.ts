/**
 * Middleware: functions of the caller's around each attempt of a call. Must not know what a request means.
 *
 * A middleware is given the request and what sends it on, and returns the reply. The first in the list is the outermost.
 * An error that it throws is treated as if the transport had thrown it: one of the `APIConnectionError` family may be
 * followed by another attempt, any other ends the call.
 */

import { ConfigurationError } from '../errors.js';
import { mergeHeaders } from '../request/headers.js';
import type { OutgoingRequest } from '../transports/transport.js';
import type { HeaderValues } from '../values/headers.js';

/** Sends a request on, to the next middleware or to the transport. */
export type Next = (request: OutgoingRequest) => Promise<Response>;

/**
 * Stands around each attempt.
 *
 * ```ts
 * const timed: Middleware = async (request, next) => {
 *   const started = performance.now();
 *   const response = await next(request);
 *   console.log(request.operation, response.status, performance.now() - started);
 *   return response;
 * };
 * ```
 *
 * It may send another request than it was given (`withHeaders`), send it several times (then cancel the body of each
 * reply that is not returned), or not at all (`new Response(...)`). The reply's body is still on the wire.
 */
export type Middleware = (request: OutgoingRequest, next: Next) => Promise<Response> | Response;

/** The same request with other headers; null takes one away. Throws `HeaderArgumentError` for what cannot be sent. */
export function withHeaders(request: OutgoingRequest, headers: HeaderValues): OutgoingRequest {
  return { ...request, headers: mergeHeaders(request.headers, headers) };
}

/** What sends a request through all layers. */
export function layered(layers: readonly Middleware[], send: Next): Next {
  return layers.reduceRight<Next>(
    (next, layer) => async (request) =>
      reply(await layer(request, (changed) => next(settled(request, changed))), layer),
    send,
  );
}

/** The request as a middleware passes it on: headers that it set by hand are checked, and named in lower case. */
function settled(given: OutgoingRequest, changed: OutgoingRequest): OutgoingRequest {
  return changed.headers === given.headers ? changed : withHeaders({ ...changed, headers: {} }, changed.headers);
}

function reply(answer: unknown, layer: Middleware): Response {
  if (typeof answer === 'object' && answer !== null && 'status' in answer && 'headers' in answer) {
    return answer as Response;
  }
  throw new ConfigurationError(
    `The middleware '${layer.name || 'without a name'}' must return what \`next\` gives, or a Response of its own, not ` +
      `${answer === null ? 'null' : typeof answer}.`,
  );
}
