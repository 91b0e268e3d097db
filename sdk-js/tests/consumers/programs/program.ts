/** A program as users write it, with every entry point. It is compiled in every module style, and run. */

import {
  AIAgentPlatform,
  APIConnectionError,
  type ChatCompletion,
  type ChatMessage,
  type ClientOptions,
  NotFoundError,
  RateLimitError,
  responseOf,
  SDKError,
} from '@aiagentplatform/sdk';
import { webhookHandler } from '@aiagentplatform/sdk/integrations/web';
import { strict } from '@aiagentplatform/sdk/strict';
import * as testing from '@aiagentplatform/sdk/testing';

const REPLY = {
  id: 'chatcmpl_1',
  object: 'chat.completion',
  created: 1,
  model: 'auto',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
};
const CHUNKS = ['Hel', 'lo.'].map((content, index) => ({
  id: 'chatcmpl_1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'auto',
  choices: [{ index: 0, delta: { content }, finish_reason: index === 0 ? null : 'stop' }],
}));

async function answer(url: string, init?: { body?: unknown }): Promise<Response> {
  if (url.includes('/files/')) {
    return Response.json({ error: { message: 'No such file.', code: 'not_found', type: 'x' } }, { status: 404 });
  }
  if (url.includes('/models')) {
    return Response.json({ object: 'list', data: [{ id: 'a' }, { id: 'b' }], has_more: false });
  }
  if (String(init?.body).includes('"stream":true')) {
    const events = [...CHUNKS.map((chunk) => JSON.stringify(chunk)), '[DONE]'];
    const body = events.map((data) => `data: ${data}\n\n`).join('');
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }
  return Response.json(REPLY, { headers: { 'x-request-id': 'req_1' } });
}

async function main(): Promise<void> {
  const options: ClientOptions = { apiKey: 'aap_test_consumer', fetch: answer, maxRetries: 0 };
  const client = new AIAgentPlatform(options);
  const lines: string[] = [];
  const messages: ChatMessage[] = [{ role: 'user', content: 'Hi.' }];

  const completion: ChatCompletion = await client.chat.completions.create({ model: 'auto', messages });
  lines.push(completion.choices[0]?.message.content ?? 'none');
  lines.push(responseOf(completion)?.requestId ?? 'none');

  let text = '';
  for await (const piece of client.chat.completions.stream({ model: 'auto', messages }).text()) {
    text += piece;
  }
  lines.push(text);
  const stream = await client.chat.completions.create({ model: 'auto', messages, stream: true });
  for await (const chunk of stream) {
    lines.push(chunk.choices[0]?.delta.content ?? '');
  }

  for await (const model of client.models.list()) {
    lines.push(model.id);
  }

  try {
    await client.files.retrieve('file_1');
  } catch (error) {
    if (error instanceof RateLimitError || error instanceof APIConnectionError) {
      throw error;
    }
    if (error instanceof NotFoundError) {
      const status: 404 | number | undefined = error.status;
      lines.push(`${error.name} ${status} ${error.code} ${error.kind} ${error instanceof SDKError}`);
    }
  }

  lines.push(String(strict.check('ChatCompletion', {})?.pointer.length !== undefined));
  lines.push(typeof webhookHandler, String(Object.keys(testing).length > 0));
  await client.close();
  console.log(lines.join('|'));
}

void main();
