/**
 * Webhooks wherever a handler is a function from `Request` to `Response`: Cloudflare Workers, Deno, Bun, service workers
 * and many frameworks. Knows no framework.
 *
 * ```ts
 * const receive = webhookHandler(client.webhooks, (event) => console.log(event.type));
 * export default { fetch: receive };
 * ```
 */

import {
  type AdapterArguments,
  adapter,
  type HandlerOptions,
  type Hooks,
  type RouteOptions,
} from '../core/webhooks/adapter.js';
import { isAnswer, type WebhookAnswer } from '../core/webhooks/answer.js';
import { readRequest } from '../core/webhooks/reading.js';
import type { Unwraps } from '../core/webhooks/reception.js';

export type { HandlerOptions, Hooks, RouteOptions, Unwraps };

/** Takes a request in and answers it. */
export type WebHandler<Req extends Request = Request> = (request: Req) => Promise<Response>;

/**
 * A handler of requests that calls the handlers of a table and answers.
 *
 * What a handler throws is thrown: the runtime answers with 500, and the sender tries again.
 *
 * @param hooks The handlers by event, a `WebhookHandlers`.
 */
export function webhookHandler(hooks: Hooks, options?: RouteOptions): WebHandler;
/**
 * A handler of requests that calls one handler with the typed event, once for each webhook and only with verified ones.
 *
 * A `Response` that the handler returns is sent; anything else stands for 204. When it throws or its response has a
 * status from 300, the webhook is not handled, and the next attempt comes through.
 *
 * @param receiver What verifies and decodes webhooks, such as `client.webhooks`.
 */
export function webhookHandler<Event, Req extends Request = Request>(
  receiver: Unwraps<Event>,
  handler: (event: Event, request: Req) => unknown,
  options?: HandlerOptions,
): WebHandler<Req>;
export function webhookHandler<Event>(...given: AdapterArguments<Event, [Request]>): WebHandler {
  const take = adapter(given, responseOf);
  return async (request) => {
    const read = (limit: number) => readRequest(request, limit);
    return toResponse(await take({ method: request.method, headers: request.headers, read }, request));
  };
}

/** The response, if that is what a handler returned: also one of another realm or of a polyfill. */
export function responseOf(result: unknown): Response | undefined {
  return Object.prototype.toString.call(result) === '[object Response]' ? (result as Response) : undefined;
}

/** An answer as a response. */
export function toResponse(result: Response | WebhookAnswer): Response {
  if (!isAnswer(result)) {
    return result;
  }
  return new Response(result.body ?? null, { status: result.status, headers: result.headers });
}
