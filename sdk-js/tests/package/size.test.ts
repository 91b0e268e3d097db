/** How much of the packed SDK a program brings along that uses a part of it. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { measure, sizes } from '../../scripts/size.js';
import { Packed } from './packed.js';

let packed: Packed;
let folder = '';
beforeAll(() => {
  packed = Packed.take();
  folder = packed.unpack('size', { type: 'module' });
});
afterAll(() => packed?.close());

/** Text that stands in one part of the SDK alone, and that no minifier changes. */
const MARKS = {
  client: 'dangerouslyAllowBrowser',
  resources: '/chat/completions',
  streams: 'text/event-stream',
  uploads: 'multipart/form-data',
  webhooks: 'webhook-signature',
  strict: 'AgentMessageEvent',
  redis: 'PEXPIRE',
  testing: 'MOCK_SERVER_PYTHON',
  node: 'maxConnections',
};

function marksOf(code: string): string[] {
  return Object.entries(MARKS)
    .filter(([, text]) => code.includes(text))
    .map(([name]) => name);
}

test('a program that streams chat stays within its budget, which is clearly below the size with openai', async () => {
  const { ours, openai, budget } = await sizes(folder);
  expect(ours.gzipped).toBeLessThanOrEqual(budget);
  expect(budget).toBeLessThan(openai.gzipped * 0.6);
  expect(marksOf(ours.code)).toEqual(['client', 'resources', 'streams', 'uploads', 'webhooks']); // what a client can do
});

test('strict replies cost those who ask for them', async () => {
  const { code } = await measure("export { strict } from '@aiagentplatform/sdk/strict';", folder);
  expect(marksOf(code)).toEqual(['strict']);
});

test('errors alone bring no client', async () => {
  const program = `
    import { RateLimitError } from '@aiagentplatform/sdk';
    try { await work(); } catch (error) { if (!(error instanceof RateLimitError)) throw error; }`;
  const { code, gzipped } = await measure(program, folder);
  expect(marksOf(code)).toEqual([]);
  expect(gzipped).toBeLessThan(4000);
});

test('a receiver of webhooks brings no client and no resources', async () => {
  const program = `
    import { WebhookReceiver } from '@aiagentplatform/sdk';
    import { webhookHandler } from '@aiagentplatform/sdk/integrations/web';
    export default { fetch: webhookHandler(new WebhookReceiver({ secret: 'whsec_' }), (event) => console.log(event)) };`;
  const { code, gzipped } = await measure(program, folder);
  expect(marksOf(code)).toEqual(['webhooks']);
  expect(gzipped).toBeLessThan(12_000);
});
