/** What is each framework's own: its responses, its body parsers, its types. */

import { request } from 'node:http';
import express from 'express';
import { type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { type Context, Hono } from 'hono';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { WebhookHandlers } from '../../src/core/webhooks/handlers.js';
import * as forExpress from '../../src/integrations/express.js';
import { webhookPlugin } from '../../src/integrations/fastify.js';
import * as forHono from '../../src/integrations/hono.js';
import { webhookListener } from '../../src/integrations/node.js';
import * as forWeb from '../../src/integrations/web.js';
import { type Letter, letter, notes, receiver, type TestEvent } from '../webhooks/sender.js';
import { expressApp, honoApp, listening, SITES, served } from './sites.js';

function sent({ body, headers }: Letter): RequestInit {
  return { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } };
}

/** Statuses of two deliveries of one webhook, of which a handler answers the first with 422 and the second with 202. */
async function twice(post: (init: RequestInit) => Promise<Response>): Promise<(string | number)[]> {
  const found: (string | number)[] = [];
  for (const _ of [1, 2, 3]) {
    const got = await post(sent(await letter()));
    found.push(got.status, await got.text());
  }
  return found;
}

const AS_ANSWERED = [422, 'no', 202, 'yes', 204, ''];

describe('a response of the handler is sent, and one of failure gives the claim back', () => {
  test('web', async () => {
    const answers = [new Response('no', { status: 422 }), new Response('yes', { status: 202 })];
    expect(await twice(await served(forWeb.webhookHandler(receiver(), () => answers.shift())))).toEqual(AS_ANSWERED);
  });

  test('hono', async () => {
    const statuses = [422, 202] as const;
    let at = 0;
    const handler = (_event: TestEvent, c: Context) => c.text(at === 0 ? 'no' : 'yes', statuses[at++]);
    expect(await twice(await served(honoApp([receiver(), handler]).fetch))).toEqual(AS_ANSWERED);
  });

  test('express', async () => {
    let at = 0;
    const post = await expressApp((app) => {
      app.post(
        '/hook',
        forExpress.webhookHandler(receiver(), (_event, _request, response: express.Response) => {
          response.status(at === 0 ? 422 : 202).send(at++ === 0 ? 'no' : 'yes');
        }),
      );
    });
    expect(await twice(post)).toEqual(AS_ANSWERED);
  });

  test('fastify', async () => {
    let at = 0;
    const app = fastify();
    app.register(
      webhookPlugin(
        receiver(),
        (_event, _request: FastifyRequest, reply: FastifyReply) => {
          reply.code(at === 0 ? 422 : 202).send(at++ === 0 ? 'no' : 'yes');
        },
        { url: '/hook' },
      ),
    );
    const inject = async (init: RequestInit) => {
      const headers = init.headers as Record<string, string>;
      const got = await app.inject({ method: 'POST', url: '/hook', payload: String(init.body), headers });
      return new Response(got.statusCode === 204 ? null : got.body, { status: got.statusCode });
    };
    expect(await twice(inject)).toEqual(AS_ANSWERED);
    await app.close();
  });
});

test('what a handler returns that is no response is not sent', async () => {
  const post = await served(forWeb.webhookHandler(receiver(), () => ({ status: 500, secret: 'row' })));
  const got = await post(sent(await letter()));
  expect([got.status, await got.text()]).toEqual([204, '']);
});

describe('express', () => {
  test('a body that express.json parsed before is named as such', async () => {
    const logger = notes();
    const post = await expressApp((app) => {
      app.use(express.json());
      app.post(
        '/hook',
        forExpress.webhookHandler(receiver({ logger }), () => expect.unreachable()),
      );
    });
    const got = await post(sent(await letter()));
    expect([got.status, await got.text()]).toEqual([400, '{"code":"parsed_body"}']);
    expect(logger.lines[0]?.[1]).toContain('something parsed it');
    expect(logger.lines[0]?.[1]).toContain('express.raw');
  });

  test('a body that something read and did not keep is named as such', async () => {
    const logger = notes();
    const post = await expressApp((app) => {
      app.use((request, _response, next) => {
        request.resume().once('end', next);
      });
      app.post(
        '/hook',
        forExpress.webhookHandler(receiver({ logger }), () => expect.unreachable()),
      );
    });
    expect(await (await post(sent(await letter()))).text()).toBe('{"code":"parsed_body"}');
    expect(logger.lines[0]?.[1]).toContain('undefined: it was not read, or something used it up');
  });

  test('a body that express.text kept is taken', async () => {
    const post = await expressApp((app) => {
      app.use(express.text({ type: '*/*' }));
      app.post(
        '/hook',
        forExpress.webhookHandler(receiver(), () => undefined),
      );
    });
    expect((await post(sent(await letter()))).status).toBe(204);
  });

  test("what a handler throws goes to the app's own error handler", async () => {
    const seen: unknown[] = [];
    const post = await expressApp((app) => {
      app.post(
        '/hook',
        forExpress.webhookHandler(receiver(), () => Promise.reject(new RangeError('mine'))),
      );
      app.use(((fault, _request, response, _next) => {
        seen.push(fault);
        response.status(502).end();
      }) satisfies express.ErrorRequestHandler);
    });
    expect((await post(sent(await letter()))).status).toBe(502);
    expect(seen).toEqual([new RangeError('mine')]);
  });

  test('a large body is refused, its sender sees the answer, and the next webhook is handled', async () => {
    const post = await expressApp((app) => {
      app.post(
        '/hook',
        forExpress.webhookHandler(receiver(), () => undefined, { maxBody: 1000 }),
      );
    });
    const { headers } = await letter();
    const large = new Blob(['x'.repeat(3_000_000)]);
    for (const body of [large, large.stream()]) {
      const got = await post({ method: 'POST', body, headers, duplex: 'half' });
      expect([got.status, await got.text()]).toEqual([413, '{"code":"body_too_large"}']);
    }
    expect((await post(sent(await letter()))).status).toBe(204);
  });
});

describe('fastify', () => {
  test('the content type parsers of other routes stay as they are', async () => {
    const app = fastify();
    app.register(webhookPlugin(new WebhookHandlers(receiver()), { url: '/hook' }), { prefix: '/api' });
    app.post('/echo', async ({ body }) => body);
    const { body, headers } = await letter();
    const type = { 'content-type': 'application/json' };
    const hook = await app.inject({
      method: 'POST',
      url: '/api/hook',
      payload: body,
      headers: { ...headers, ...type },
    });
    expect(hook.statusCode).toBe(204);
    const echo = await app.inject({ method: 'POST', url: '/echo', payload: { a: 1 } });
    expect(echo.json()).toEqual({ a: 1 });
    const wrong = await app.inject({ method: 'PUT', url: '/api/hook' });
    expect(wrong.statusCode).toBe(404);
    await app.close();
  });
});

describe('hono', () => {
  test('a body that a middleware read before is still there', async () => {
    for (const read of ['text', 'json', 'arrayBuffer'] as const) {
      const app = new Hono()
        .use(async (c, next) => {
          await c.req[read]();
          await next();
        })
        .post(
          '/hook',
          forHono.webhookHandler(receiver(), () => undefined),
        );
      expect((await app.request('/hook', sent(await letter()))).status).toBe(204);
      const { body, headers } = await letter();
      expect((await app.request('/hook', sent({ body: `${body}\n`, headers }))).status).toBe(400);
    }
  });
});

describe('web', () => {
  test('a body that was read before is our fault', async () => {
    const logger = notes();
    const handler = forWeb.webhookHandler(receiver({ logger }), () => expect.unreachable());
    const request = new Request('https://example.com/', sent(await letter()));
    await request.text();
    const got = await handler(request);
    expect([got.status, await got.text()]).toEqual([500, '{"code":"not_configured"}']);
    expect(logger.lines[0]?.[1]).toContain('read it before');
  });

  test('a request without a body is refused, not waited for', async () => {
    const { headers } = await letter();
    const handler = forWeb.webhookHandler(receiver(), () => expect.unreachable());
    expect((await handler(new Request('https://example.com/', { method: 'POST', headers }))).status).toBe(400);
  });

  test('a stream that breaks is an error of the connection, not of the webhook', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(new TypeError('cut off')),
    });
    const init = { method: 'POST', body, duplex: 'half', headers: (await letter()).headers };
    const handler = forWeb.webhookHandler(receiver(), () => expect.unreachable());
    await expect(handler(new Request('https://example.com/', init))).rejects.toThrow('cut off');
  });
});

test.for([
  ['webhook-id', 'express'],
  ['webhook-timestamp', 'fastify'],
  ['webhook-signature', 'node:http'],
] as const)('a header that stands twice is a 400: %s in %s', async ([name, framework]) => {
  const { body, headers } = await letter();
  const post = await SITES[framework](receiver(), () => expect.unreachable());
  const { url } = await post({ method: 'GET' });
  const value = headers[name] ?? '';
  const answer = await new Promise<string>((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers: { ...headers, [name]: [value, value] } }, (incoming) => {
      incoming.setEncoding('utf-8').once('data', resolve);
    });
    outgoing.once('error', reject).end(body);
  });
  expect(answer).toBe('{"code":"duplicate_header"}');
});

test('node: what a handler throws is logged by its name alone', async () => {
  const logger = notes();
  const post = await listening(
    webhookListener(receiver({ logger }), () => Promise.reject(new RangeError('whsec_secret'))),
  );
  expect((await post(sent(await letter()))).status).toBe(500);
  expect(logger.lines).toEqual([['error', 'webhook not handled: the handler threw RangeError']]);
});

test('types come from the receiver, and those of the framework fit', () => {
  express().post(
    '/hook',
    forExpress.webhookHandler(receiver(), (event, request: express.Request, response: express.Response) => {
      expectTypeOf(event).toEqualTypeOf<TestEvent>();
      expectTypeOf(request.ip).toEqualTypeOf<string | undefined>();
      expectTypeOf(response.json).toBeFunction();
    }),
  );
  express().post('/hook', forExpress.webhookHandler(new WebhookHandlers(receiver())));
  type Env = { Variables: { user: string } };
  new Hono<Env>().post(
    '/hook',
    forHono.webhookHandler(receiver(), (event, c: Context<Env>) => {
      expectTypeOf(event).toEqualTypeOf<TestEvent>();
      expectTypeOf(c.get('user')).toEqualTypeOf<string>();
    }),
  );
  forWeb.webhookHandler(receiver(), (event, request) => {
    expectTypeOf(event).toEqualTypeOf<TestEvent>();
    expectTypeOf(request).toEqualTypeOf<Request>();
  });
});

test('what is missing is an error of types, and of the plugin at once', () => {
  // @ts-expect-error: a receiver alone has no handler
  forWeb.webhookHandler(receiver());
  // @ts-expect-error: a plugin has a path
  expect(() => webhookPlugin(receiver(), () => undefined)).toThrow("{ url: '/webhooks' }");
});
