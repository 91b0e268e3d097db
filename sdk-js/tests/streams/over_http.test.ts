/** Streams over real connections: which are used again, and which are closed. */

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { IdleTimeoutError, StreamIncompleteError } from '../../src/core/errors.js';
import { Stream } from '../../src/core/streams/stream.js';
import { Acme, failureOf, GET, KEY, pending, serve } from '../calls/stage.js';
import { all, CHAT, type Chunk, chunk, DONE, EVENTS, numbered, QUICK, textOf, type Whole } from './played.js';

/** A server that answers one request after another, and tells which connection each came by. */
class Server {
  readonly connections: number[] = [];
  readonly requests: IncomingMessage[] = [];
  readonly #sockets: Socket[] = [];
  readonly #answers: ((response: ServerResponse) => unknown)[];
  readonly base: Promise<string>;

  constructor(...answers: ((response: ServerResponse) => unknown)[]) {
    this.#answers = answers;
    this.base = serve((request, response) => {
      if (!this.#sockets.includes(request.socket)) {
        this.#sockets.push(request.socket);
      }
      this.requests.push(request);
      this.connections.push(1 + this.#sockets.indexOf(request.socket));
      request.resume();
      request.on('end', () => this.#answers[this.requests.length - 1]?.(response));
    });
  }

  async client(): Promise<Acme> {
    return new Acme({ apiKey: KEY, baseURL: await this.base, clock: QUICK, maxRetries: 0 });
  }
}

function sse(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-type': 'text/event-stream' });
}

function json(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
}

function whole(response: ServerResponse): void {
  sse(response).write(chunk('a'));
  response.write(chunk('b'));
  response.end(DONE);
}

function stalled(response: ServerResponse): void {
  sse(response).write(chunk('a'));
}

test('streams that were read give their connections back', async () => {
  const server = new Server(...Array.from({ length: 10 }, () => whole));
  const { runtime } = await server.client();
  for (let count = 0; count < 10; count += 1) {
    expect((await all(runtime.stream(CHAT, { body: {} }))).map(textOf)).toEqual(['a', 'b']);
  }
  // the platform may need a moment to take one back, and open a second one meanwhile
  expect(new Set(server.connections).size).toBeLessThanOrEqual(2);
});

test('leaving in the middle closes the connection, and the server sees it', async () => {
  const closed = pending();
  const server = new Server((response) => {
    response.on('close', () => closed.resolve());
    stalled(response);
  }, json);
  const { runtime } = await server.client();
  for await (const _ of runtime.stream(CHAT, { body: {} })) {
    break;
  }
  await closed.promise;
  await runtime.call(GET);
  expect(server.connections).toEqual([1, 2]);
});

test('closing while it opens closes the connection', async () => {
  const [came, closed] = [pending(), pending()];
  const server = new Server((response) => {
    response.on('close', () => closed.resolve());
    came.resolve();
  });
  const { runtime } = await server.client();
  const stream = runtime.stream(CHAT, { body: {} });
  const waiting = stream.next();
  await came.promise;
  await stream.close();
  expect((await waiting).done).toBe(true);
  await closed.promise;
});

test('aborting closes the connection', async () => {
  const closed = pending();
  const server = new Server((response) => {
    response.on('close', () => closed.resolve());
    stalled(response);
  });
  const { runtime } = await server.client();
  const controller = new AbortController();
  const stream = runtime.stream(CHAT, { body: {} }, { signal: controller.signal });
  await stream.next();
  const failing = failureOf(stream.next());
  controller.abort('no');
  expect(await failing).toMatchObject({ name: 'AbortError', cause: 'no' });
  await closed.promise;
});

test('silence is an idle timeout', async () => {
  const { runtime } = await new Server(stalled).client();
  const error = await failureOf(runtime.stream(CHAT, { body: {} }, { timeout: { idle: 50 } }).final());
  expect(error).toBeInstanceOf(IdleTimeoutError);
  expect(error).toBeInstanceOf(StreamIncompleteError);
});

test('a stream that is cut off goes on over another connection', async () => {
  const broken = pending();
  const server = new Server(
    (response) => {
      sse(response).write(numbered(1) + numbered(2) + numbered(3).slice(0, 20));
      broken.promise.then(() => response.destroy());
    },
    (response) => sse(response).end(numbered(2) + numbered(3)),
    (response) => sse(response).end(numbered(4, 'done')),
  );
  const { runtime } = await server.client();
  const seen: number[] = [];
  for await (const { n } of runtime.stream(EVENTS)) {
    seen.push(n);
    if (n === 2) {
      broken.resolve();
    }
  }
  expect(seen).toEqual([1, 2, 3, 4]);
  expect(server.requests.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '2', '3']);
});

test('a slow reader is not run over: the server has to wait', async () => {
  const line = chunk('x'.repeat(64 * 1024));
  let written = 0;
  const server = new Server((response) => {
    sse(response);
    const more = () => {
      while (written < 1000) {
        written += 1;
        if (!response.write(line)) {
          response.once('drain', more);
          return;
        }
      }
      response.end(DONE);
    };
    more();
  });
  const { runtime } = await server.client();
  const stream = runtime.stream(CHAT, { body: {} });
  await stream.next();
  for (let before = -1; before !== written; ) {
    before = written;
    await new Promise((resolve) => setTimeout(resolve, 100)); // until the server can write no more
  }
  expect(written).toBeLessThan(500);
  let count = 1;
  for await (const _ of stream) {
    count += 1;
  }
  expect(count).toBe(1000);
});

test('a server relays a stream to its pages', async () => {
  const upstream = await new Server(whole).client();
  const relay = await serve(async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/jsonl' });
    for await (const piece of upstream.runtime.stream(CHAT, { body: {} }).toReadableStream()) {
      response.write(piece);
    }
    response.end();
  });
  const { body } = await fetch(relay);
  const stream = Stream.fromReadableStream<Chunk, Whole>(body as ReadableStream<Uint8Array>, CHAT.stream);
  expect(await stream.final()).toEqual({ choices: [{ index: 0, message: { text: 'ab' } }] });
});

test('a long stream arrives whole', async () => {
  const texts = Array.from({ length: 5000 }, (_, n) => createHash('sha256').update(String(n)).digest('base64'));
  const server = new Server((response) => sse(response).end(texts.map(chunk).join('') + DONE));
  const { runtime } = await server.client();
  const final = await runtime.stream(CHAT, { body: {} }).final();
  expect(final.choices[0]?.message.text).toBe(texts.join(''));
});
