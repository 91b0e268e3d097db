/**
 * Webhooks in Express 4 and 5, and in whatever has its handlers. Imports nothing of Express.
 *
 * ```ts
 * app.post('/webhooks', webhookHandler(client.webhooks, (event) => console.log(event.type)));
 * ```
 *
 * The route reads the raw body by itself. Only what parses bodies before it, such as a global `express.json()`, must
 * leave it alone: register the route first, or use `express.raw({ type: '*\/*' })` there.
 */

import type { AdapterArguments, HandlerOptions, Hooks, RouteOptions } from '../core/webhooks/adapter.js';
import type { Unwraps } from '../core/webhooks/reception.js';
import { type NodeRequest, type NodeResponse, nodeAdapter, takeIn } from './node.js';

export type { HandlerOptions, Hooks, NodeRequest, NodeResponse, RouteOptions, Unwraps };

/** A handler of Express. */
export type ExpressHandler<Req, Res> = (request: Req, response: Res, next: (fault?: unknown) => void) => void;

/**
 * A handler that calls the handlers of a table and answers.
 *
 * What a handler throws goes to Express, which answers with 500: the sender tries again.
 *
 * @param hooks The handlers by event, a `WebhookHandlers`.
 */
export function webhookHandler(hooks: Hooks, options?: RouteOptions): ExpressHandler<NodeRequest, NodeResponse>;
/**
 * A handler that calls one handler with the typed event, once for each webhook and only with verified ones.
 *
 * The handler may answer by itself; else 204 is sent. When it throws or answers with a status from 300, the webhook is
 * not handled, and the next attempt comes through.
 *
 * @param receiver What verifies and decodes webhooks, such as `client.webhooks`.
 */
export function webhookHandler<Event, Req extends NodeRequest, Res extends NodeResponse>(
  receiver: Unwraps<Event>,
  handler: (event: Event, request: Req, response: Res) => unknown,
  options?: HandlerOptions,
): ExpressHandler<Req, Res>;
export function webhookHandler<Event, Req extends NodeRequest, Res extends NodeResponse>(
  ...given: AdapterArguments<Event, [Req, Res]>
): ExpressHandler<Req, Res> {
  const take = nodeAdapter(given);
  return (request, response, next) => {
    takeIn(take, request, response).catch(next);
  };
}
