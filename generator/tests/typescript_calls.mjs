/**
 * Calls methods of bundled packages as a list says, and prints what was sent and what came back. For
 * `test_emit_typescript_requests.py`, which writes the list and reads what is printed.
 */

import { readFile } from 'node:fs/promises';

const documents = JSON.parse(await readFile(process.argv[2], 'utf-8'));
const told = {};
for (const { name, client, folder, calls } of documents) {
  const module = await import(`${folder}/index.js`);
  const { strict } = await import(`${folder}/strict/index.js`);
  told[name] = [];
  for (const call of calls) {
    told[name].push(await play(module[client], strict, call));
  }
}
process.stdout.write(JSON.stringify(told));

async function play(Client, strict, { path, positional, options, reply, expects }) {
  const sent = [];
  const fetch = async (url, init) => {
    const { method, headers, body } = new Request(url, { ...init, duplex: 'half' });
    const content = Buffer.from(await new Response(body).arrayBuffer()).toString('base64');
    sent.push({ method, url, headers: [...headers], content });
    return new Response(bodyOf(reply), { status: reply.status, headers: reply.headers });
  };
  const tried = async () => {
    const owner = path.slice(0, -1).reduce((target, name) => target[name], client);
    return shown(owner[path.at(-1)](...positional.map(withFiles), options), expects);
  };
  const client = new Client({ apiKey: 'key', baseURL: 'https://host.example/base', fetch, strict, maxRetries: 0 });
  try {
    return { sent, result: await tried() };
  } catch (error) {
    return { sent, result: `${error.name}: ${error.message}` };
  }
}

function bodyOf(reply) {
  if (reply.chunks !== undefined) {
    return ReadableStream.from(reply.chunks.map((chunk) => new TextEncoder().encode(chunk)));
  }
  if ('body' in reply) {
    return JSON.stringify(reply.body);
  }
  return reply.body_b64 === undefined ? (reply.text ?? null) : Buffer.from(reply.body_b64, 'base64');
}

function withFiles(value) {
  if (Array.isArray(value)) {
    return value.map(withFiles);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if ('$file' in value) {
    const { filename, content_type, content_b64 } = value.$file;
    return new File([Buffer.from(content_b64, 'base64')], filename, { type: content_type });
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFiles(item)]));
}

async function shown(result, expects) {
  if (expects.includes('events')) {
    const events = [];
    for await (const event of result) {
      events.push(event);
    }
    return expects.includes('final') ? { events, final: await result.final() } : { events };
  }
  const value = await result;
  if (expects.includes('items')) {
    return { items: value.data };
  }
  if (expects.includes('bytes_b64')) {
    return { bytes_b64: Buffer.from(await value.bytes()).toString('base64') };
  }
  return value === undefined ? { nothing: true } : { value };
}
