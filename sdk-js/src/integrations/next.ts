/**
 * Webhooks in Next.js: route handlers of the App Router, and API routes of the Pages Router. Imports nothing of Next.js.
 *
 * ```ts
 * // app/webhooks/route.ts
 * export const POST = webhookRoute(client.webhooks, (event) => console.log(event.type));
 * ```
 *
 * ```ts
 * // pages/api/webhooks.ts
 * export const config = { api: { bodyParser: false } };
 * export default webhookApiRoute(client.webhooks, (event) => console.log(event.type));
 * ```
 */

import type { AdapterArguments, HandlerOptions, Hooks, RouteOptions } from '../core/webhooks/adapter.js';
import type { Unwraps } from '../core/webhooks/reception.js';
import { type NodeRequest, type NodeResponse, nodeAdapter, takeIn } from './node.js';

export { type WebHandler, webhookHandler as webhookRoute } from './web.js';
export type { HandlerOptions, Hooks, NodeRequest, NodeResponse, RouteOptions, Unwraps };

/** An API route of the Pages Router. */
export type ApiRoute<Req, Res> = (request: Req, response: Res) => Promise<void>;

/**
 * An API route of the Pages Router that calls the handlers of a table and answers. Its module must turn off the body
 * parser, or the raw body is lost: `export const config = { api: { bodyParser: false } }`.
 *
 * What a handler throws goes to Next.js, which answers with 500: the sender tries again.
 *
 * @param hooks The handlers by event, a `WebhookHandlers`.
 */
export function webhookApiRoute(hooks: Hooks, options?: RouteOptions): ApiRoute<NodeRequest, NodeResponse>;
/**
 * An API route that calls one handler with the typed event, once for each webhook and only with verified ones.
 *
 * The handler may answer by itself; else 204 is sent. When it throws or answers with a status from 300, the webhook is
 * not handled, and the next attempt comes through.
 *
 * @param receiver What verifies and decodes webhooks, such as `client.webhooks`.
 */
export function webhookApiRoute<Event, Req extends NodeRequest, Res extends NodeResponse>(
  receiver: Unwraps<Event>,
  handler: (event: Event, request: Req, response: Res) => unknown,
  options?: HandlerOptions,
): ApiRoute<Req, Res>;
export function webhookApiRoute<Event, Req extends NodeRequest, Res extends NodeResponse>(
  ...given: AdapterArguments<Event, [Req, Res]>
): ApiRoute<Req, Res> {
  const take = nodeAdapter(given);
  return (request, response) => takeIn(take, request, response);
}
