/**
 * What the adapters of all web frameworks have in common: either a table of handlers or a receiver with one handler, and
 * the way of a request through it. Must not know frameworks; an adapter says how a body is read and what was sent.
 */

import { MAX_BODY, type WebhookAnswer, WRONG_METHOD } from './answer.js';
import type { WebhookBody } from './body.js';
import type { WebhookHeaderSource } from './headers.js';
import { type Sent, WebhookIntake } from './intake.js';
import type { ReceiveOptions, Unwraps, WebhookLogger } from './reception.js';

/** A table of handlers that answers: `WebhookHandlers`. */
export interface Hooks {
  receive(body: WebhookBody, headers: WebhookHeaderSource): Promise<WebhookAnswer>;
  refuse(fault: unknown): WebhookAnswer;
  readonly logger?: WebhookLogger | undefined;
}

/** What a framework is told about webhooks. */
export interface RouteOptions {
  /** How large a body may be, in bytes; larger ones are answered with 413. Default: 4 MiB. */
  readonly maxBody?: number | undefined;
}

/**
 * The same, and how webhooks are taken in. Without a `guard`, a `MemoryReplayGuard` remembers what was handled, which
 * does for one process.
 */
export interface HandlerOptions extends ReceiveOptions, RouteOptions {}

/** A request, as far as webhooks go. */
export interface Incoming {
  readonly method: string | undefined;
  readonly headers: WebhookHeaderSource;
  /** The raw body. Rejects if it has more than `limit` bytes. */
  read(limit: number): Promise<WebhookBody>;
}

/** Takes in one request; `context` is what the framework gives a handler beside the event. */
export type Adapter<Context extends readonly unknown[], R extends Sent> = (
  incoming: Incoming,
  ...context: Context
) => Promise<R | WebhookAnswer>;

/** What an adapter is made of: a table of handlers and options, or a receiver, one handler and options. */
export type AdapterArguments<Event, Context extends readonly unknown[]> = readonly [
  source: Hooks | Unwraps<Event>,
  handler?: Handler<Event, Context> | RouteOptions,
  options?: HandlerOptions,
];

type Handler<Event, Context extends readonly unknown[]> = (event: Event, ...context: Context) => unknown;

/** What differs between the two. */
interface Way<Context, R> {
  readonly maxBody?: number | undefined;
  refuse(fault: unknown): WebhookAnswer;
  receive(body: WebhookBody, headers: WebhookHeaderSource, context: Context): Promise<R | WebhookAnswer>;
}

/** An adapter. `sent` gives the framework's response if a handler gave or sent one. */
export function adapter<Event, Context extends readonly unknown[], R extends Sent>(
  [source, handler, options]: AdapterArguments<Event, Context>,
  sent: (result: unknown, ...context: Context) => R | undefined,
): Adapter<Context, R> {
  const way: Way<Context, R> =
    typeof handler === 'function'
      ? ofHandler(source as Unwraps<Event>, handler, options, sent)
      : ofTable(source as Hooks, handler);
  return async (incoming, ...context) => {
    if (incoming.method !== 'POST') {
      return WRONG_METHOD;
    }
    let body: WebhookBody;
    try {
      body = await incoming.read(way.maxBody ?? MAX_BODY);
    } catch (fault) {
      return way.refuse(fault);
    }
    return way.receive(body, incoming.headers, context);
  };
}

function ofTable(hooks: Hooks, { maxBody }: RouteOptions = {}): Way<unknown, never> {
  return {
    maxBody,
    refuse: (fault) => hooks.refuse(fault),
    receive: (body, headers) => hooks.receive(body, headers),
  };
}

function ofHandler<Event, Context extends readonly unknown[], R extends Sent>(
  receiver: Unwraps<Event>,
  handler: Handler<Event, Context>,
  { maxBody, ...options }: HandlerOptions = {},
  sent: (result: unknown, ...context: Context) => R | undefined,
): Way<Context, R> {
  const intake = new WebhookIntake(receiver, options);
  return {
    maxBody,
    refuse: (fault) => intake.refuse(fault),
    receive: (body, headers, context) =>
      intake.receive(body, headers, async (event) => sent(await handler(event, ...context), ...context)),
  };
}
