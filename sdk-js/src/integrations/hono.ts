/**
 * Webhooks in Hono, on any runtime that it runs on. Imports nothing of Hono.
 *
 * ```ts
 * app.post('/webhooks', webhookHandler(client.webhooks, (event, c) => console.log(event.type)));
 * ```
 */

import {
  type AdapterArguments,
  adapter,
  type HandlerOptions,
  type Hooks,
  type RouteOptions,
} from '../core/webhooks/adapter.js';
import { checkSize } from '../core/webhooks/answer.js';
import { readRequest } from '../core/webhooks/reading.js';
import type { Unwraps } from '../core/webhooks/reception.js';
import { responseOf, toResponse } from './web.js';

export type { HandlerOptions, Hooks, RouteOptions, Unwraps };

/** A context of Hono, as far as webhooks go. */
export interface HonoContext {
  readonly req: {
    readonly raw: Request;
    arrayBuffer(): Promise<ArrayBuffer>;
  };
}

/** A handler of Hono. */
export type HonoHandler<C> = (context: C) => Promise<Response>;

/**
 * A handler that calls the handlers of a table and answers.
 *
 * What a handler throws goes to Hono, which answers with 500: the sender tries again.
 *
 * @param hooks The handlers by event, a `WebhookHandlers`.
 */
export function webhookHandler(hooks: Hooks, options?: RouteOptions): HonoHandler<HonoContext>;
/**
 * A handler that calls one handler with the typed event, once for each webhook and only with verified ones.
 *
 * A `Response` that the handler returns is sent, `c.json(…)` for example; anything else stands for 204. When it throws
 * or its response has a status from 300, the webhook is not handled, and the next attempt comes through.
 *
 * @param receiver What verifies and decodes webhooks, such as `client.webhooks`.
 */
export function webhookHandler<Event, C extends HonoContext>(
  receiver: Unwraps<Event>,
  handler: (event: Event, context: C) => unknown,
  options?: HandlerOptions,
): HonoHandler<C>;
export function webhookHandler<Event, C extends HonoContext>(...given: AdapterArguments<Event, [C]>): HonoHandler<C> {
  const take = adapter<Event, [C], Response>(given, responseOf);
  return async (context) => {
    const { method, headers } = context.req.raw;
    const read = (limit: number) => readBody(context, limit);
    return toResponse(await take({ method, headers, read }, context));
  };
}

/** The raw body, also if a middleware has read it: Hono keeps its bytes then. */
async function readBody({ req }: HonoContext, limit: number): Promise<Uint8Array> {
  if (!req.raw.bodyUsed) {
    return readRequest(req.raw, limit);
  }
  const bytes = new Uint8Array(await req.arrayBuffer());
  checkSize(bytes.length, limit);
  return bytes;
}
