/** The SDK in a real browser, in a page and in a web worker, against the mock server on another origin. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Company, MockPlatform } from '../platform/mock.js';
import type { Place } from './scenes.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const PAGE = '<!doctype html><meta charset="utf-8"><title>SDK</title><script type="module" src="/program.js"></script>';

let platform: MockPlatform;
let company: Company;
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const program = await bundle();
  server = createServer((request, response) => {
    const [type, body] = request.url === '/program.js' ? ['text/javascript', program] : ['text/html', PAGE];
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  platform = await MockPlatform.start();
  company = await platform.company();
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('typeof play === "function"');
});

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

async function bundle(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

const EXPECTED = {
  create: { text: 'string', status: 200, request: true },
  stream: { same: true, several: true },
  leave: 'api_key.created',
  abort: ['AbortError', 'enough'],
  error: [404, 'model_not_found', 'not_found', true],
  unreachable: 'connection',
  upload: ['a.txt', 'Grüße'],
  pages: true,
};

describe.each(['play', 'playInWorker'])('%s', (where) => {
  const scene = (name: string) =>
    page.evaluate(
      ([play, ...given]) =>
        (globalThis as unknown as Record<string, (...given: unknown[]) => unknown>)[play]?.(...given),
      [where, name, company] as [string, string, Place],
    );

  test('a key is refused in a page, unless the caller insists', async () => {
    expect(await scene('guard')).toBe(where === 'play' ? true : 'allowed');
  });

  test.each(Object.entries(EXPECTED))('%s', async (name, expected) => {
    if (name === 'leave') {
      await keyCreated();
    }
    expect(await scene(name)).toEqual(expected);
  });
});

/** Something happens that the stream of events tells. */
async function keyCreated(): Promise<void> {
  const made = await fetch(`${company.baseURL}/api_keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${company.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Seen', permissions: ['files:read'] }),
  });
  expect(made.ok).toBe(true);
}
