/** Chat, models and embeddings. */

import { expect } from 'vitest';
import type { ChatMessage, ChatTool } from '../../../src/index.js';
import { all, type Journey } from './journey.js';

const MODEL = 'gpt-5.2';
const COLOUR = 'Name a colour.';
const QUESTION: ChatMessage[] = [{ role: 'user', content: COLOUR }];

export const models: Journey = async ({ client }) => {
  const listed = await all(client.models.list({ limit: 3 }));
  expect(listed.length).toBeGreaterThan(3);
  expect(listed.map((model) => model.id)).toContain(MODEL);
  const found = await client.models.retrieve(MODEL);
  expect([found.object, found.provider, found.capabilities.tools]).toEqual(['model', 'openai', true]);
};

export const embeddings: Journey = async ({ client }) => {
  for (const encoding_format of ['float', 'base64'] as const) {
    const model = 'text-embedding-3-small';
    const reply = await client.embeddings.create({ model, input: ['cat', 'dog'], dimensions: 64, encoding_format });
    expect(reply.data.map((each) => each.index)).toEqual([0, 1]);
    expect(typeof reply.data[0]?.embedding).toBe(encoding_format === 'base64' ? 'string' : 'object');
  }
};

export const completion: Journey = async ({ client }) => {
  const asked = { model: MODEL, messages: QUESTION, seed: 7, temperature: 0 };
  const reply = await client.chat.completions.create(asked);
  const { message, finish_reason } = reply.choices[0] ?? {};
  expect(message?.content).toBeTruthy();
  expect(finish_reason).toBe('stop');
  const stream = client.chat.completions.stream({ ...asked, stream_options: { include_usage: true } });
  const chunks = await all(stream);
  const final = await stream.final();
  expect(chunks.length).toBeGreaterThan(3);
  expect(chunks.at(-1)?.choices).toEqual([]);
  expect(final.choices[0]?.message.content).toBe(message?.content);
  expect(final.usage).toEqual(reply.usage);
  const opened = await client.chat.completions.create({ ...asked, stream: true });
  let text = '';
  for await (const piece of opened.text()) {
    text += piece;
  }
  expect(text).toBe(message?.content);
};

export const conversation: Journey = async ({ client, platform, company }) => {
  const called = { tool_calls: [{ name: 'weather', arguments: { city: 'Paris' } }] };
  await platform.say(company, called, { content: 'Sunny.' });
  const tools: ChatTool[] = [{ type: 'function', function: { name: 'weather', parameters: { type: 'object' } } }];
  const asked: ChatMessage = { role: 'user', content: 'How is the weather in Paris?' };
  const first = await client.chat.completions.create({ model: MODEL, messages: [asked], tools });
  const message = first.choices[0]?.message;
  const id = message?.tool_calls?.[0]?.id ?? '';
  if (message === undefined) {
    throw new Error('there is no message');
  }
  const messages: ChatMessage[] = [asked, message, { role: 'tool', tool_call_id: id, content: '21 °C' }];
  const second = await client.chat.completions.create({ model: MODEL, messages, tools });
  expect(second.choices[0]?.message.content).toBe('Sunny.');
  const sent = (await platform.requests(company)).at(-1)?.body as { messages: unknown[] };
  expect(sent.messages[1]).toEqual(message);
};

export const stored: Journey = async ({ client }) => {
  const { completions } = client.chat;
  const ids: string[] = [];
  for (const n of ['0', '1', '2']) {
    ids.push((await completions.create({ model: MODEL, messages: QUESTION, store: true, metadata: { n } })).id);
  }
  expect((await all(completions.list({ limit: 2, order: 'asc' }))).map((each) => each.id)).toEqual(ids);
  expect((await all(completions.list({ metadata: { n: '1' } }))).map((each) => each.id)).toEqual([ids[1]]);
  const id = ids[0] ?? '';
  expect((await completions.retrieve(id)).metadata).toEqual({ n: '0' });
  expect((await completions.update(id, { metadata: { n: '9' } })).metadata).toEqual({ n: '9' });
  const [message] = await all(completions.messages.list(id));
  expect([message?.role, message?.content]).toEqual(['user', COLOUR]);
  expect((await completions.delete(id)).deleted).toBe(true);
};
