/** The examples of the page on webhooks, in their frameworks: each verifies, handles once and refuses. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { FastifyInstance } from 'fastify';
import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { signWebhook, webhookEvent, webhookHeaders } from '../../src/testing/webhooks.js';
import { FakeRedis } from '../webhooks/redis.js';
import { SECRET } from '../webhooks/sender.js';
import { listening } from './sites.js';

const SNIPPETS = fileURLToPath(new URL('../../../docs/snippets/typescript/', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

type Deliver = (webhook: { readonly body: string; readonly headers: Record<string, string> }) => Promise<Response>;

vi.setConfig({ testTimeout: 60_000 }); // bundling takes its time on a busy machine

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'examples-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** What an example exports, run as it is printed, with this package as it stands. */
async function example(name: string): Promise<Record<string, unknown>> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(SNIPPETS, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    nodePaths: [join(PACKAGE, 'node_modules')],
    alias: {
      '@aiagentplatform/sdk': join(PACKAGE, 'src/index.ts'),
      '@aiagentplatform/sdk/testing': join(PACKAGE, 'src/testing/index.ts'),
      ...Object.fromEntries(
        ['express', 'fastify', 'hono', 'next', 'web'].map((each) => [
          `@aiagentplatform/sdk/integrations/${each}`,
          join(PACKAGE, `src/integrations/${each}.ts`),
        ]),
      ),
    },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return import(/* @vite-ignore */ pathToFileURL(outfile).href);
}

const OVER_HTTP = (listener: RequestListener): Promise<Deliver> =>
  listening(listener, '/webhooks').then((post) => (webhook) => post({ method: 'POST', ...webhook }));

const OPEN: Readonly<Record<string, (names: Record<string, unknown>) => Deliver | Promise<Deliver>>> = {
  express: ({ app }) => OVER_HTTP(app as RequestListener),
  fastify: async ({ app }) => {
    const server = app as FastifyInstance;
    onTestFinished(() => server.close());
    const origin = await server.listen({ host: '127.0.0.1', port: 0 });
    return (webhook) => fetch(`${origin}/webhooks`, { method: 'POST', ...webhook });
  },
  hono: ({ app }) => {
    return async (webhook) => (app as Hono).request('/webhooks', { method: 'POST', ...webhook });
  },
  next: ({ POST }) => {
    const route = POST as (request: Request) => Promise<Response>;
    return (webhook) => route(new Request('https://example.com/webhooks', { method: 'POST', ...webhook }));
  },
  worker: ({ default: worker }) => {
    const { fetch } = worker as { fetch(request: Request, env: object): Promise<Response> };
    const env = { WEBHOOK_SECRET: SECRET };
    return (webhook) => fetch(new Request('https://example.com/', { method: 'POST', ...webhook }), env);
  },
  plain: ({ server }) => OVER_HTTP((server as Server).listeners('request')[0] as RequestListener),
};

test.for(Object.keys(OPEN))('an example handles once and refuses what is false: %s', async (name) => {
  vi.stubEnv('AIAGENTPLATFORM_WEBHOOK_SECRET', SECRET);
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const deliver = await OPEN[name]?.(await example(`webhook_${name}`));
  const done = await signWebhook('workflow.completed', { secret: SECRET });
  const later = JSON.stringify({ ...webhookEvent('chat.completed'), type: 'moon.landed' });
  const other = { body: later, headers: await webhookHeaders(later, { secret: SECRET }) };
  const forged = await signWebhook('workflow.failed', { secret: SECRET, tampered: 'body', id: 'evt_3' });
  const statuses: unknown[] = [];
  for (const { body, headers } of [done, done, other, forged]) {
    statuses.push((await deliver?.({ body, headers }))?.status);
  }
  expect(statuses).toEqual([204, 204, 204, 400]);
  const lines = said.mock.calls.map((words) => words.join(' '));
  expect(lines).toEqual(
    name === 'plain'
      ? ['workflow.completed', 'moon.landed']
      : ['completed: exec_01KAN2Q6Z3V9M8K7T5S4R3Q2P1', 'moon.landed'],
  );
});

test('the page shows the examples as they are', async () => {
  const page = await readFile(join(SNIPPETS, '../../webhooks.md'), 'utf-8');
  const shown = [...page.matchAll(/<!-- snippet: typescript\/(\S+) -->\n```ts\n(.*?)```/gs)];
  expect(shown.length).toBeGreaterThan(8);
  for (const [, name = '', program] of shown) {
    expect(program).toBe(await readFile(join(SNIPPETS, name), 'utf-8'));
  }
});

test('the example of handlers says what its comments say', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await example('webhook_handlers');
  expect(said.mock.calls).toEqual([['workflow.started'], [204], [204], [400, 'no_matching_signature']]);
});

test('the example of testing finds nothing wrong', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const wrong = vi.spyOn(console, 'assert').mockImplementation((fine) => expect(fine).toBe(true));
  await example('testing_webhooks');
  expect(said.mock.calls).toEqual([
    [undefined, 'failed'],
    ['A17', 'failed'],
  ]);
  expect(wrong).toHaveBeenCalledTimes(19);
});

test('the example with Redis handles once, and nothing while Redis is away', async () => {
  const redis = new FakeRedis();
  let away = false;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    response.statusCode = away || request.headers.authorization !== 'Bearer opaque' ? 503 : 200;
    response.end(JSON.stringify({ result: await redis.run(JSON.parse(Buffer.concat(chunks).toString())) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  vi.stubEnv('AIAGENTPLATFORM_WEBHOOK_SECRET', SECRET);
  vi.stubEnv('REDIS_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('REDIS_TOKEN', 'opaque');
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const { app } = (await example('webhook_redis')) as { app: Hono };
  const deliver = async () => {
    const { body, headers } = await signWebhook('chat.completed', { secret: SECRET });
    return (await app.request('/webhooks', { method: 'POST', body, headers })).status;
  };
  expect([await deliver(), await deliver()]).toEqual([204, 204]);
  expect(said.mock.calls).toEqual([['chat.completed']]);
  expect([...redis.keys()]).toEqual(['billing:webhook:evt_01KAN2Q6Z3V9M8K7T5S4R3Q2P1']);
  away = true;
  expect(await deliver()).toBe(503);
});
