/** No SDK at all: fetch, JSON, and a stream that is split at its blank lines. */

import { KEY, MODEL, QUESTION } from '../payloads.mjs';

const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };

export function client(origin) {
  return `${origin}/v1/chat/completions`;
}

async function post(url, body) {
  const reply = await fetch(url, { method: 'POST', headers: HEADERS, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`status ${reply.status}`);
  return reply;
}

export async function create(url, messages = QUESTION) {
  const reply = await post(url, { model: MODEL, messages });
  return (await reply.json()).choices[0].message.content;
}

export async function* events(url) {
  const reply = await post(url, { model: MODEL, messages: QUESTION, stream: true });
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of reply.body) {
    text += decoder.decode(bytes, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const data = block.slice(6);
      if (data !== '[DONE]') yield JSON.parse(data).choices[0].delta.content;
    }
  }
}

export async function read(url) {
  let length = 0;
  for await (const text of events(url)) length += text.length;
  return length;
}

export async function listing(url) {
  const reply = await fetch(`${url}?limit=100`, { headers: HEADERS });
  const page = await reply.json();
  return page.data[page.data.length - 1].choices[0].message.content;
}
