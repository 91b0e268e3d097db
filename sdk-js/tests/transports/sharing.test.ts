/** What many calls share, so that nothing piles up: connections whatever their limits, and the listener of a signal. */

import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { listen, unlisten } from '../../src/core/transports/aborts.js';
import { fetchTransport } from '../../src/core/transports/over_fetch.js';
import { Acme, KEY, serve } from '../calls/stage.js';

const THINGS = { path: '/things' } as const;

test('calls with limits of their own use connections again', async () => {
  const sockets = new Set<unknown>();
  const baseURL = await serve((request, response) => {
    sockets.add(request.socket);
    response.setHeader('content-type', 'application/json').end('{}');
  });
  const client = new Acme({ apiKey: KEY, baseURL, transport: fetchTransport() });
  for (let number = 0; number < 60; number += 1) {
    await client.request({ ...THINGS, options: { timeout: { total: 3000 + 10 * number } } });
  }
  expect(sockets.size).toBeLessThan(20);
  await client.close();
});

test('calls that share a signal have one listener, and none when they are over', async () => {
  const baseURL = await serve((_, response) => response.setHeader('content-type', 'application/json').end('{}'));
  const client = new Acme({ apiKey: KEY, baseURL });
  const { signal } = new AbortController();
  const calls = Array.from({ length: 20 }, () => client.request({ ...THINGS, options: { signal } }));
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await Promise.all(calls);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  await client.close();
});

test('every listener is told once, but for those that left', () => {
  const controller = new AbortController();
  const told: string[] = [];
  const [one, other, third] = ['one', 'other', 'third'].map((name) => () => void told.push(name));
  listen(controller.signal, one!);
  listen(controller.signal, other!);
  listen(controller.signal, third!);
  unlisten(controller.signal, other!);
  controller.abort();
  expect(told).toEqual(['one', 'third']);
});
