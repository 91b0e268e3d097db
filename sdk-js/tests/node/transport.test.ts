/** The transport over Node's own HTTP client, against real servers on the loopback. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { afterEach, expect, test } from 'vitest';

import {
  APIConnectionError,
  ConfigurationError,
  FirstByteTimeoutError,
  IdleTimeoutError,
  PoolTimeoutError,
} from '../../src/core/errors.js';
import { NO_LIMITS } from '../../src/core/settings/timeouts.js';
import type { OutgoingBody, OutgoingRequest, Transport } from '../../src/core/transports/transport.js';
import { nodeTransport } from '../../src/node/index.js';
import { LACKS } from '../runtimes/here.js';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) {
    await close();
  }
});

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A server, its address, and how many connections it has seen. */
async function serve(answer: Answer): Promise<{ url: string; connections: () => number }> {
  const server: Server = createServer((request, response) => void answer(request, response));
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, connections: () => connections };
}

/** A server that speaks no HTTP of its own accord. */
async function serveRaw(meet: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    meet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) {
      socket.destroy();
    }
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function made(options: Parameters<typeof nodeTransport>[0] = {}): Transport {
  const transport = nodeTransport(options);
  closing.push(() => transport.close?.());
  return transport;
}

function request(url: string, body: OutgoingBody = null, more: Partial<OutgoingRequest> = {}): OutgoingRequest {
  const method = body === null ? 'GET' : 'POST';
  return { method, url, headers: { 'x-one': '1' }, body, attempt: 1, operation: '', route: '', ...more };
}

async function received(incoming: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) {
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

/** A body that is made while it is sent. */
function upload(pieces: readonly string[], size?: number): OutgoingBody {
  return {
    size,
    replayable: true,
    spent: false,
    blob: async () => new Blob([...pieces]),
    stream: () => new Blob([...pieces]).stream() as ReadableStream<Uint8Array<ArrayBuffer>>,
  };
}

test('a reply has its status, its headers, repeated ones too, and its body', async () => {
  const { url } = await serve((_, response) => {
    response.writeHead(404, 'Nowhere', { 'x-two': 'ü', 'set-cookie': ['a=1', 'b=2'] }).end('none');
  });
  const reply = await made().send(request(url), NO_LIMITS);
  expect([reply.status, reply.statusText, reply.headers.get('x-two')]).toEqual([404, 'Nowhere', 'ü']);
  expect(reply.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(await reply.text()).toBe('none');
});

test.for<[string, OutgoingBody, string | undefined]>([
  ['text', 'grün', '5'],
  ['bytes', new Uint8Array([103, 114, 195, 188, 110]), '5'],
  ['a blob', new Blob(['gr', 'ün']), '5'],
  ['an upload of known size', upload(['gr', 'ün'], 5), '5'],
  ['an upload of unknown size', upload(['gr', 'ün']), undefined],
])('a body of %s arrives whole', async ([, body, length]) => {
  const { url } = await serve(async (incoming, response) => {
    const sent = await received(incoming);
    response.end(JSON.stringify([sent.toString(), incoming.headers['content-length'], incoming.headers['x-one']]));
  });
  const reply = await made().send(request(url, body), NO_LIMITS);
  expect(await reply.json()).toEqual(['grün', length ?? null, '1']);
});

test('a large body is sent in pieces', async () => {
  const { url } = await serve(async (incoming, response) => response.end(String((await received(incoming)).length)));
  const reply = await made().send(request(url, 'x'.repeat(3_000_000)), { ...NO_LIMITS, idle: 5000 });
  expect(await reply.text()).toBe('3000000');
});

test.skipIf(LACKS.connectionAfterNoBody)('connections are used again, after replies without a body too', async () => {
  const { url, connections } = await serve((incoming, response) => {
    response.writeHead(incoming.url === '/none' ? 204 : 200).end(incoming.url === '/none' ? undefined : 'yes');
  });
  const transport = made();
  for (const path of ['', 'none', '', 'none']) {
    await (await transport.send(request(url + path), NO_LIMITS)).text();
  }
  expect(connections()).toBe(1);
});

test.for<[string, (text: string) => Uint8Array]>([
  ['gzip', (text) => gzipSync(text)],
  ['br', (text) => brotliCompressSync(text)],
])('a reply in %s is decompressed', async ([encoding, compressed]) => {
  const { url } = await serve((incoming, response) => {
    expect(incoming.headers['accept-encoding']).toContain(encoding);
    response.writeHead(200, { 'content-encoding': encoding }).end(compressed('hello'));
  });
  expect(await (await made().send(request(url), NO_LIMITS)).text()).toBe('hello');
});

test('a refused connection says that nothing was sent', async () => {
  const { url } = await serve((_, response) => response.end());
  await closing.pop()?.();
  await expect(made().send(request(url), NO_LIMITS)).rejects.toSatisfy(
    (error) => error instanceof APIConnectionError && error.sent === false,
  );
});

test('a connection that breaks before the reply says that the server may have acted', async () => {
  const url = await serveRaw((socket) => socket.once('data', () => socket.destroy()));
  await expect(made().send(request(url), NO_LIMITS)).rejects.toSatisfy(
    (error) => error instanceof APIConnectionError && error.sent !== false,
  );
});

test('a body that breaks off is an error, not an end', async () => {
  const url = await serveRaw((socket) =>
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf');
      socket.end();
    }),
  );
  const reply = await made().send(request(url), NO_LIMITS);
  await expect(reply.text()).rejects.toThrow();
});

test('a reply that begins before the upload has ended is not given up', async () => {
  const { url } = await serve(async (incoming, response) => {
    response.write('early ');
    const size = (await received(incoming)).length;
    setTimeout(() => response.end(String(size)), 200);
  });
  const body = new Blob(['x'.repeat(5_000_000)]);
  const reply = await made().send(request(url, body), { ...NO_LIMITS, firstByte: 50, idle: 5000 });
  expect(await reply.text()).toBe('early 5000000');
});

test('a server that does not answer is given up', async () => {
  const url = await serveRaw(() => undefined);
  await expect(made().send(request(url), { ...NO_LIMITS, firstByte: 30 })).rejects.toBeInstanceOf(
    FirstByteTimeoutError,
  );
});

test('a server that takes nothing of an upload is given up', async () => {
  const url = await serveRaw((socket) => socket.pause());
  const body = new Blob(['x'.repeat(50_000_000)]);
  await expect(made().send(request(url, body), { ...NO_LIMITS, idle: 50 })).rejects.toBeInstanceOf(IdleTimeoutError);
});

test('a pool that has no free connection in time is an error of its own', async () => {
  const { url } = await serve(() => undefined);
  const transport = made({ maxConnections: 1 });
  const first = transport.send(request(url), NO_LIMITS).catch(() => undefined);
  await expect(transport.send(request(url), { ...NO_LIMITS, pool: 30 })).rejects.toBeInstanceOf(PoolTimeoutError);
  closing.unshift(() => first);
});

test('an abort ends a request, and a body', async () => {
  const { url } = await serve((incoming, response) => {
    if (incoming.url === '/body') {
      response.write('begun');
    }
  });
  for (const path of ['', 'body']) {
    const controller = new AbortController();
    const replying = made().send(request(url + path, null, { signal: controller.signal }), NO_LIMITS);
    const reading = path === '' ? replying : replying.then((reply) => reply.text());
    queueMicrotask(() => (path === '' ? controller.abort() : replying.then(() => controller.abort())));
    await expect(reading).rejects.toThrow();
  }
  await expect(made().send(request(url, null, { signal: AbortSignal.abort() }), NO_LIMITS)).rejects.toThrow();
});

test('who stops reading stops the server, and who cancels frees the connection', async () => {
  let written = 0;
  let gone: () => void;
  const left = new Promise<void>((resolve) => {
    gone = resolve;
  });
  const { url } = await serve((_, response) => {
    response.on('close', gone);
    const more = () => {
      while (written < 200_000_000 && response.write('x'.repeat(100_000))) {
        written += 100_000;
      }
      response.once('drain', more);
    };
    more();
  });
  const reply = await made().send(request(url), NO_LIMITS);
  const reader = reply.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await left;
  expect(written).toBeLessThan(50_000_000);
});

test('an option that does not exist is told', () => {
  expect(() => nodeTransport({ maxSockets: 5 } as never)).toThrow(ConfigurationError);
  expect(() => nodeTransport({ maxConnections: 0 })).toThrow(/whole number above 0/);
});
