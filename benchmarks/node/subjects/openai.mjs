/** The official client of OpenAI, over Node's own fetch. */

import OpenAI from 'openai';

import { KEY, MODEL, QUESTION } from '../payloads.mjs';

export function client(origin) {
  return new OpenAI({ apiKey: KEY, baseURL: `${origin}/v1` });
}

export async function create(client, messages = QUESTION) {
  const completion = await client.chat.completions.create({ model: MODEL, messages });
  return completion.choices[0].message.content;
}

export async function* events(client) {
  const stream = await client.chat.completions.create({ model: MODEL, messages: QUESTION, stream: true });
  for await (const event of stream) yield event.choices[0].delta.content;
}

export async function read(client) {
  let length = 0;
  const stream = await client.chat.completions.create({ model: MODEL, messages: QUESTION, stream: true });
  for await (const event of stream) length += event.choices[0].delta.content.length;
  return length;
}

export async function listing(client) {
  const page = await client.chat.completions.list({ limit: 100 });
  return page.data[page.data.length - 1].choices[0].message.content;
}
