/**
 * Webhooks in Node.js's own `http` server, and what frameworks on top of it share: how a raw body is had from a request,
 * and how an answer is sent. Imports nothing of Node.js; requests and responses are known by their shape.
 *
 * ```ts
 * createServer(webhookListener(client.webhooks, (event) => console.log(event.type))).listen(8000);
 * ```
 */

import {
  type Adapter,
  type AdapterArguments,
  adapter,
  type HandlerOptions,
  type Hooks,
  type RouteOptions,
} from '../core/webhooks/adapter.js';
import { checkLength, checkSize, isAnswer, type WebhookAnswer } from '../core/webhooks/answer.js';
import { rawBytes, unverifiable } from '../core/webhooks/body.js';
import type { WebhookHeaderSource } from '../core/webhooks/headers.js';
import type { Sent } from '../core/webhooks/intake.js';
import { collect } from '../core/webhooks/reading.js';
import type { Unwraps } from '../core/webhooks/reception.js';

export type { HandlerOptions, Hooks, RouteOptions, Unwraps };

/** A request of Node.js, as far as webhooks go: `http.IncomingMessage`, Express's or Next.js's. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly rawHeaders?: readonly string[] | undefined;
  /** What a body parser made of the body. */
  readonly body?: unknown;
  /** The raw body, where a platform or a body parser keeps it beside what it parsed. */
  readonly rawBody?: unknown;
  readonly readableDidRead?: boolean;
  readonly readableEnded?: boolean;
  [Symbol.asyncIterator](): AsyncIterator<unknown>;
}

/** A response of Node.js, as far as webhooks go. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  setHeader(name: string, value: string): unknown;
  end(body?: string): unknown;
}

/** Listens to requests: for `http.createServer`. */
export type NodeListener<Req, Res> = (request: Req, response: Res) => void;

/**
 * A listener that calls the handlers of a table and answers.
 *
 * What a handler throws is logged, to the client's `logger`, and answered with 500: the sender tries again.
 *
 * @param hooks The handlers by event, a `WebhookHandlers`.
 */
export function webhookListener(hooks: Hooks, options?: RouteOptions): NodeListener<NodeRequest, NodeResponse>;
/**
 * A listener that calls one handler with the typed event, once for each webhook and only with verified ones.
 *
 * The handler may answer by itself; else 204 is sent. When it throws or answers with a status from 300, the webhook is
 * not handled, and the next attempt comes through.
 *
 * @param receiver What verifies and decodes webhooks, such as `client.webhooks`.
 */
export function webhookListener<Event, Req extends NodeRequest, Res extends NodeResponse>(
  receiver: Unwraps<Event>,
  handler: (event: Event, request: Req, response: Res) => unknown,
  options?: HandlerOptions,
): NodeListener<Req, Res>;
export function webhookListener<Event, Req extends NodeRequest, Res extends NodeResponse>(
  ...given: AdapterArguments<Event, [Req, Res]>
): NodeListener<Req, Res> {
  const take = nodeAdapter(given);
  const [source, , options] = given;
  const logger = options?.logger ?? source.logger;
  return (request, response) => {
    takeIn(take, request, response).catch((fault: unknown) => {
      logger?.error(`webhook not handled: the handler threw ${fault instanceof Error ? fault.name : typeof fault}`);
      if (!response.headersSent) {
        response.statusCode = 500;
      }
      response.end();
    });
  };
}

/** The adapter of whatever has Node.js's requests and responses. */
export function nodeAdapter<Event, Req extends NodeRequest, Res extends NodeResponse>(
  given: AdapterArguments<Event, [Req, Res]>,
): Adapter<[Req, Res], Sent> {
  return adapter<Event, [Req, Res], Sent>(given, (_result, _request, response) =>
    response.headersSent ? { status: response.statusCode } : undefined,
  );
}

/** Takes a request in and answers it, unless the handler did. Rejects with what the handler throws. */
export async function takeIn<Req extends NodeRequest, Res extends NodeResponse>(
  take: Adapter<[Req, Res], Sent>,
  request: Req,
  response: Res,
): Promise<void> {
  const read = (limit: number) => readBody(request, limit);
  const result = await take({ method: request.method, headers: headersOf(request), read }, request, response);
  if (isAnswer(result)) {
    answer(response, result);
  }
}

/**
 * The raw body: as a body parser kept it, else from the request. Rejects with `WebhookPayloadError` if it was parsed,
 * or has more than `limit` bytes.
 */
export async function readBody(request: NodeRequest, limit: number): Promise<string | Uint8Array> {
  for (const kept of [request.rawBody, request.body]) {
    if (typeof kept === 'string' || ArrayBuffer.isView(kept)) {
      const bytes = await rawBytes(kept);
      checkSize(bytes.length, limit);
      return typeof kept === 'string' ? kept : bytes;
    }
  }
  if (request.readableDidRead || request.readableEnded) {
    throw unverifiable(request.body);
  }
  const chunks = request[Symbol.asyncIterator](); // not `for await`, whose end would end the connection, too
  try {
    checkLength(single(request.headers['content-length']), limit);
    return await collect(() => chunks.next(), limit);
  } catch (fault) {
    drain(chunks).catch(() => undefined); // what breaks from here on concerns nobody
    throw fault;
  }
}

/** Reads on and keeps nothing, so that the sender comes to read the answer and the connection can be used again. */
async function drain(chunks: AsyncIterator<unknown>): Promise<void> {
  let step: IteratorResult<unknown>;
  do {
    step = await chunks.next();
  } while (!step.done);
}

/** The headers with all values of repeated ones, which `headers` joins or drops. */
export function headersOf({
  headers,
  rawHeaders = [],
}: Pick<NodeRequest, 'headers' | 'rawHeaders'>): WebhookHeaderSource {
  if (rawHeaders.length === 0) {
    return headers;
  }
  const distinct = new Map<string, string[]>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = String(rawHeaders[at]).toLowerCase();
    distinct.set(name, [...(distinct.get(name) ?? []), String(rawHeaders[at + 1])]);
  }
  return Object.fromEntries(distinct);
}

function answer(response: NodeResponse, { status, headers, body }: WebhookAnswer): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, value);
  }
  response.end(body);
}

function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
