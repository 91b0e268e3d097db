/**
 * Webhooks in Fastify, as a plugin. Imports nothing of Fastify.
 *
 * ```ts
 * app.register(webhookPlugin(client.webhooks, (event) => console.log(event.type), { url: '/webhooks' }));
 * ```
 *
 * The plugin has content type parsers of its own, which leave the body raw; those of the other routes stay as they are.
 */

import { ConfigurationError } from '../core/errors.js';
import {
  type AdapterArguments,
  adapter,
  type HandlerOptions,
  type Hooks,
  type RouteOptions,
} from '../core/webhooks/adapter.js';
import { isAnswer } from '../core/webhooks/answer.js';
import type { Sent } from '../core/webhooks/intake.js';
import type { Unwraps } from '../core/webhooks/reception.js';
import { headersOf, type NodeRequest, readBody } from './node.js';

export type { HandlerOptions, Hooks, RouteOptions, Unwraps };

/** A request of Fastify, as far as webhooks go. */
export interface FastifyRequestLike {
  readonly method: string;
  readonly raw: NodeRequest;
}

/** A reply of Fastify, as far as webhooks go. */
export interface FastifyReplyLike {
  readonly sent: boolean;
  readonly statusCode: number;
  code(status: number): unknown;
  headers(values: Readonly<Record<string, string>>): unknown;
  send(body?: unknown): unknown;
}

/** An instance of Fastify, as far as webhooks go. */
export interface FastifyLike {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(type: string, parser: (...given: never[]) => void): unknown;
  post(url: string, options: object, handler: (...given: never[]) => Promise<unknown>): unknown;
}

/** A plugin, for `app.register`. */
export type FastifyPlugin = (app: FastifyLike) => Promise<void>;

/** Where the plugin listens. */
export interface PluginOptions {
  /** The route's path, behind the prefix with which the plugin is registered. */
  readonly url: string;
}

/**
 * A plugin with one route for POST that calls the handlers of a table and answers.
 *
 * What a handler throws goes to Fastify, which answers with 500: the sender tries again.
 *
 * @param hooks The handlers by event, a `WebhookHandlers`.
 */
export function webhookPlugin(hooks: Hooks, options: PluginOptions & RouteOptions): FastifyPlugin;
/**
 * A plugin with one route for POST that calls one handler with the typed event, once for each webhook and only with
 * verified ones.
 *
 * The handler may send a reply by itself; else 204 is sent. When it throws or replies with a status from 300, the
 * webhook is not handled, and the next attempt comes through.
 *
 * @param receiver What verifies and decodes webhooks, such as `client.webhooks`.
 */
export function webhookPlugin<
  Event,
  Req extends FastifyRequestLike = FastifyRequestLike,
  Reply extends FastifyReplyLike = FastifyReplyLike,
>(
  receiver: Unwraps<Event>,
  handler: (event: Event, request: Req, reply: Reply) => unknown,
  options: PluginOptions & HandlerOptions,
): FastifyPlugin;
export function webhookPlugin<Event>(
  ...given: AdapterArguments<Event, [FastifyRequestLike, FastifyReplyLike]>
): FastifyPlugin {
  const take = adapter<Event, [FastifyRequestLike, FastifyReplyLike], Sent>(given, (_result, _request, reply) =>
    reply.sent ? { status: reply.statusCode } : undefined,
  );
  const { url } = given.at(-1) as Partial<PluginOptions>;
  if (typeof url !== 'string') {
    throw new ConfigurationError("A plugin for webhooks needs a path: webhookPlugin(…, { url: '/webhooks' }).");
  }
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', leave);
    app.post(url, {}, async (request: FastifyRequestLike, reply: FastifyReplyLike) => {
      const { method, raw } = request;
      const read = (limit: number) => readBody(raw, limit);
      const result = await take({ method, headers: headersOf(raw), read }, request, reply);
      if (isAnswer(result)) {
        reply.code(result.status);
        reply.headers(result.headers);
        reply.send(result.body);
      }
      return reply;
    });
  };
}

/** A content type parser that leaves the body where it is. */
function leave(_request: unknown, _payload: unknown, done: (fault: null) => void): void {
  done(null);
}
