import { mockPlatform } from '@aiagentplatform/sdk/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: Awaited<ReturnType<typeof mockPlatform>>;

beforeAll(async () => {
  server = await mockPlatform();
});
afterAll(() => server.stop());

test('a greeting is answered', async () => {
  const platform = await server.company(); // of the test's own: tests need no cleaning up and may run at once
  await platform.say('Hello, Ada.');
  const completion = await platform.client().chat.completions.create({
    model: 'auto',
    messages: [{ role: 'user', content: 'I am Ada.' }],
  });
  expect(completion.choices[0]?.message.content).toBe('Hello, Ada.');
});
