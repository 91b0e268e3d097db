/** The mock platform, as users' tests have it. */

import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { AIAgentPlatform } from '../../src/client.js';
import { AuthenticationError, PermissionDeniedError, StreamIncompleteError } from '../../src/core/errors.js';
import { type MockPlatform, mockPlatform, newCompany, type Platform, PlatformError } from '../../src/testing/index.js';
import type { ChatMessage } from '../../src/types/index.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // a busy machine takes its time

const messages: ChatMessage[] = [{ role: 'user', content: 'Hi' }];
let server: MockPlatform;
let platform: Platform;

beforeAll(async () => {
  server = await mockPlatform();
});
afterAll(() => server?.stop());
beforeEach(async () => {
  platform = await server.company();
});

test('says what it is told to', async () => {
  await platform.say('One.', { refusal: 'No.' });
  const { completions } = platform.client().chat;
  expect((await completions.create({ model: 'auto', messages })).choices[0]?.message.content).toBe('One.');
  expect((await completions.create({ model: 'auto', messages })).choices[0]?.message.refusal).toBe('No.');
});

test('fails as it is told to, and then no more', async () => {
  await platform.say('one two three');
  await platform.fault('cut', { operation: 'chat.completions.create', details: { after_events: 3 } });
  const stream = platform.client().chat.completions.stream({ model: 'auto', messages });
  const error = await stream.final().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StreamIncompleteError);
  expect(error).toMatchObject({ partial: { choices: [{ message: { content: 'one two' } }] } });
  await platform.fault('status', { times: null, details: { status: 500 } });
  await platform.clearFaults();
  await platform.client({ maxRetries: 0 }).models.list();
});

test('tells what it was asked, without secrets', async () => {
  const client = platform.client();
  await client.models.list();
  await client.files.list();
  const entries = await platform.requests({ operation: 'models.list' });
  expect(entries.map(({ method, path, status }) => [method, path, status])).toEqual([['GET', '/v1/models', 200]]);
  expect(JSON.stringify(entries)).not.toContain(platform.apiKey);
});

test('lets time pass', async () => {
  const expires_at = Math.floor(await platform.now()) + 3600;
  const { key } = await platform.client().apiKeys.create({ name: 'Short', permissions: ['models:read'], expires_at });
  const client = platform.client({ apiKey: key, maxRetries: 0 });
  await client.models.list();
  await platform.advance(3601);
  await expect(client.models.list()).rejects.toThrow(AuthenticationError);
  await platform.freeze();
  expect(await platform.now()).toBe(await platform.now());
});

test('has companies that know nothing of each other, each with a key of its own', async () => {
  const narrow = await newCompany(server.url, {
    permissions: ['chat:write'],
    plan: 'free',
    rateLimit: { requests: 5 },
  });
  await expect(narrow.client().files.list()).rejects.toThrow(PermissionDeniedError);
  expect(await platform.requests()).toEqual([]);
  expect(narrow.companyId).not.toBe(platform.companyId);
});

test('is found through the environment, and forgets what it is told to', async () => {
  for (const [name, value] of Object.entries(platform.environment)) {
    vi.stubEnv(name, value);
  }
  await new AIAgentPlatform().models.list();
  expect(await platform.requests()).toHaveLength(1);
  await platform.reset();
  expect(await platform.requests()).toEqual([]);
});

test('shows no key when it is printed', () => {
  expect(inspect(server) + JSON.stringify(platform)).not.toMatch(/aap_test_/);
});

test('refuses what it does not know', async () => {
  const error = await platform.fault('magic' as never).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PlatformError);
  expect((error as Error).message).toContain('kind');
});

test('may be one that runs already, which is left running', async () => {
  const other = await mockPlatform({ url: server.url });
  await other.stop();
  await other.client().models.list();
});

test.each([
  ['a program that is not there', ['no-such-program']],
  ['a program that ends', ['node', '-e', 'console.error("no luck"); process.exit(3)', '--']],
])('does not start with %s, and says why', async (_, command) => {
  const error = await mockPlatform({ command }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PlatformError);
  expect((error as Error).message).toMatch(/did not start.*pip install aiagentplatform-mock/);
});

test('ends when it is stopped', async () => {
  const own = await mockPlatform();
  await own.stop();
  await own.stop();
  await expect(fetch(own.url)).rejects.toThrow();
});
