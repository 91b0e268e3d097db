/**
 * The web frameworks under test: for each adapter an app with a webhook at /hook, and a way to post to it. Knows the
 * adapters, and nothing of what is posted.
 */

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { fastify } from 'fastify';
import { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import * as forExpress from '../../src/integrations/express.js';
import * as forFastify from '../../src/integrations/fastify.js';
import * as forHono from '../../src/integrations/hono.js';
import * as forNext from '../../src/integrations/next.js';
import * as forNode from '../../src/integrations/node.js';
import * as forWeb from '../../src/integrations/web.js';

const PATH = '/hook';

/** What an adapter is given: a table of handlers, or a receiver and a handler; and options. */
// biome-ignore lint/suspicious/noExplicitAny: one table for the overloads of all adapters
export type Given = [any, any?, any?];

/** Sends a request to the webhook of an app. */
export type Post = (init: RequestInit & { readonly duplex?: 'half' }) => Promise<Response>;

/** Every way in. Each opens an app for the test that runs. */
export const SITES = {
  'node:http': (...given) => listening(forNode.webhookListener(...given) as RequestListener),

  express: (...given) => expressApp((app) => app.all(PATH, forExpress.webhookHandler(...given))),

  'express behind express.raw': (...given) =>
    expressApp((app) => app.all(PATH, express.raw({ type: '*/*' }), forExpress.webhookHandler(...given))),

  'express behind express.json that keeps the raw body': (...given) =>
    expressApp((app) => {
      const verify = (request: object, _response: unknown, rawBody: Buffer) => Object.assign(request, { rawBody });
      app.use(express.json({ verify }));
      app.all(PATH, forExpress.webhookHandler(...given));
    }),

  fastify: async (...given) => {
    const app = fastify();
    onTestFinished(() => app.close());
    const [source, second, third] = given;
    const withURL = { ...(typeof second === 'function' ? third : second), url: PATH };
    const plugin =
      typeof second === 'function'
        ? forFastify.webhookPlugin(source, second, withURL)
        : forFastify.webhookPlugin(source, withURL);
    app.register(plugin);
    app.post('/json', async ({ body }) => body); // its parsers are left alone
    return to(await app.listen({ host: '127.0.0.1', port: 0 }));
  },

  hono: (...given) => served(honoApp(given).fetch),

  "hono's own app.request": async (...given) => {
    const app = honoApp(given);
    return async (init) => app.request(PATH, init);
  },

  web: (...given) => served(forWeb.webhookHandler(...given)),

  'next, a route handler': async (...given) => {
    const route = forNext.webhookRoute(...given);
    return (init) => route(new Request(`https://example.com${PATH}`, init)).catch(failed);
  },

  'next, an API route': (...given) => {
    const route = forNext.webhookApiRoute(...given);
    return listening((request, response) => {
      route(request, response).catch(() => response.writeHead(500).end());
    });
  },
} satisfies Record<string, (...given: Given) => Promise<Post>>;

export function honoApp(given: Given): Hono {
  return new Hono().all(PATH, forHono.webhookHandler(...given)).onError(failed);
}

/** An Express app, which keeps what a handler throws to itself. */
export function expressApp(mount: (app: express.Express) => void): Promise<Post> {
  const app = express();
  mount(app);
  app.use(((_fault, _request, response, _next) => {
    response.sendStatus(500);
  }) satisfies express.ErrorRequestHandler);
  return listening(app as RequestListener);
}

/** A handler from `Request` to `Response`, behind a socket. */
export function served(handler: (request: Request) => Response | Promise<Response>): Promise<Post> {
  return listening(async (incoming, outgoing) => {
    const { method = 'GET', headers, url } = incoming;
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        for await (const chunk of incoming) {
          controller.enqueue(chunk);
        }
        controller.close();
      },
    });
    const init = {
      method,
      headers: headers as Record<string, string>,
      ...(method === 'GET' ? {} : { body, duplex: 'half' }),
    };
    const response = await Promise.resolve(handler(new Request(`http://localhost${url}`, init))).catch(failed);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
}

/** A server on a free port of this machine, for as long as the test runs. */
export async function listening(listener: RequestListener, path = PATH): Promise<Post> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return to(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, path);
}

function to(origin: string, path = PATH): Post {
  return (init) => fetch(`${origin}${path}`, init);
}

/** What runtimes answer when a handler throws. */
function failed(): Response {
  return new Response(null, { status: 500 });
}
