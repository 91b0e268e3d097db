import { describe, expect, test } from 'vitest';
import {
  AbortedError,
  APIConnectionError,
  ConnectTimeoutError,
  DeadlineExceededError,
  FirstByteTimeoutError,
  IdleTimeoutError,
  type SDKError,
} from '../../src/core/errors.js';
import { Acme, acme, bodyOf, failureOf, GET, json, KEY, Kept, pending, serve, UPLOAD } from './stage.js';

const over = (baseURL: string, options = {}) => new Acme({ apiKey: KEY, baseURL, maxRetries: 0, ...options });

describe("the caller's signal", () => {
  test('sends nothing when it is aborted already', async () => {
    const transport = new Kept();
    const reason = new Error('changed my mind');
    const error = (await failureOf(
      acme(transport).runtime.call(GET, {}, { signal: AbortSignal.abort(reason) }),
    )) as SDKError;
    expect(error).toBeInstanceOf(AbortedError);
    expect(error.name).toBe('AbortError');
    expect(error.cause).toBe(reason);
    expect(transport.requests).toHaveLength(0);
  });

  test('ends a wait between attempts', async () => {
    const controller = new AbortController();
    const transport = new Kept(() => json({}, { status: 503, headers: { 'retry-after': '50' } }));
    const sleeping = pending();
    const clock = {
      now: () => 0,
      unix: () => 0,
      random: () => 0,
      key: () => 'k',
      sleep: () => {
        sleeping.resolve();
        return new Promise<void>(() => undefined); // a clock that takes no notice of signals
      },
    };
    const failing = failureOf(acme(transport, { clock }).runtime.call(GET, {}, { signal: controller.signal }));
    await sleeping.promise;
    controller.abort();
    expect(await failing).toBeInstanceOf(AbortedError);
    expect(transport.requests).toHaveLength(1);
  });

  test('ends a request whose transport takes no notice, and cancels the reply that comes late', async () => {
    const controller = new AbortController();
    const sent = pending();
    const late = pending<Response>();
    const cancelled = pending();
    const transport = new Kept(() => {
      sent.resolve();
      return late.promise;
    });
    const failing = failureOf(acme(transport).runtime.call(GET, {}, { signal: controller.signal }));
    await sent.promise;
    controller.abort('enough');
    expect(((await failing) as SDKError).cause).toBe('enough');
    late.resolve(new Response(new ReadableStream({ cancel: () => cancelled.resolve() })));
    await cancelled.promise;
  });

  test('closes the connection before the headers, and in the middle of the body', async () => {
    for (const begin of [false, true]) {
      const arrived = pending();
      const closed = pending();
      const url = await serve((request, response) => {
        request.socket.on('close', () => closed.resolve());
        if (begin) {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.write('{"half":');
        }
        arrived.resolve();
      });
      const controller = new AbortController();
      const seen = pending();
      const failing = failureOf(
        over(url).runtime.call(GET, {}, { signal: controller.signal, onResponse: () => seen.resolve() }),
      );
      await (begin ? seen.promise : arrived.promise);
      controller.abort();
      expect(await failing).toBeInstanceOf(AbortedError);
      await closed.promise;
    }
  });

  test('of a long life keeps nothing of the calls that are over', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    const client = acme(new Kept());
    for (let call = 0; call < 5; call += 1) {
      await client.runtime.call(GET, {}, { signal });
    }
    await failureOf(acme(new Kept(() => json({}, { status: 404 }))).runtime.call(GET, {}, { signal }));
    const download = await client.runtime.download(GET, {}, { signal });
    expect(listeners).toBe(1);
    await download.bytes();
    expect(listeners).toBe(0);
  });

  test('still ends the body of a raw reply', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200);
      response.write('some');
    });
    const controller = new AbortController();
    const response = await over(url).runtime.call(GET, {}, { signal: controller.signal }).asResponse();
    const reading = failureOf(response.text());
    controller.abort();
    expect(await reading).toBeInstanceOf(Error);
  });
});

describe('time limits', () => {
  test('a reply that does not begin', async () => {
    const closings: Promise<void>[] = []; // none, if the time was over before the connection was made
    const url = await serve((request) => {
      const closed = pending();
      closings.push(closed.promise);
      request.socket.on('close', () => closed.resolve());
    });
    const error = await failureOf(over(url).runtime.call(GET, {}, { timeout: { firstByte: 100 } }));
    expect(error).toBeInstanceOf(FirstByteTimeoutError);
    expect(error).toMatchObject({ attempts: 1, sent: true });
    await Promise.all(closings);
  });

  test('a reply that begins and falls silent, however it is read', async () => {
    const silent = () =>
      serve((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"half":');
      });
    const timeout = { idle: 30 };
    expect(await failureOf(over(await silent()).runtime.call(GET, {}, { timeout }))).toBeInstanceOf(IdleTimeoutError);
    const download = await over(await silent()).runtime.download(GET, {}, { timeout });
    const reading = async () => {
      for await (const piece of download) {
        expect(new TextDecoder().decode(piece)).toBe('{"half":');
      }
    };
    expect(await failureOf(reading())).toBeInstanceOf(IdleTimeoutError);
  });

  test('a reply that goes on for ever is cut by the total alone', async () => {
    const closed = pending();
    const url = await serve((request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('[1,'), 5);
      request.socket.on('close', () => {
        clearInterval(timer);
        closed.resolve();
      });
    });
    const error = await failureOf(over(url).runtime.call(GET, {}, { timeout: { idle: 1000, total: 60 } }));
    expect(error).toBeInstanceOf(DeadlineExceededError);
    await closed.promise;
  });

  test('a reply that does not begin in the total time is out of that, however the timers fall', async () => {
    const url = await serve(() => undefined);
    for (const total of [20, 21, 22, 23, 24]) {
      const error = await failureOf(over(url).runtime.call(GET, {}, { timeout: { total } }));
      expect(error).toBeInstanceOf(DeadlineExceededError);
      expect(error).toMatchObject({ attempts: 1 });
    }
  });

  test('a reader that pauses is not silent', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200);
      response.write('a');
      response.end('b');
    });
    const reply = await over(url).runtime.send(GET, {}, { timeout: { idle: 20 } });
    const first = await reply.read();
    await new Promise((resolve) => setTimeout(resolve, 60));
    const rest = await reply.text();
    expect(new TextDecoder().decode(first) + rest).toBe('ab');
  });

  test('a server that takes nothing of an upload', async () => {
    const url = await serve(() => undefined); // its body is never read
    const chunk = new Uint8Array(1024 * 1024);
    async function* endless() {
      for (;;) {
        yield chunk;
      }
    }
    const error = await failureOf(
      over(url).runtime.call(UPLOAD, { body: { file: endless() } }, { timeout: { idle: 60, firstByte: 5000 } }),
    );
    expect(error).toBeInstanceOf(IdleTimeoutError);
  });

  test('a slow upload that moves is none', async () => {
    const url = await serve(async (request, response) => {
      response.end(JSON.stringify({ size: (await bodyOf(request)).byteLength }));
    });
    async function* slow() {
      for (let piece = 0; piece < 5; piece += 1) {
        await new Promise((resolve) => setTimeout(resolve, 15));
        yield new Uint8Array(10);
      }
    }
    const timeout = { idle: 1000, firstByte: 1000 };
    const made = (await over(url).runtime.call(UPLOAD, { body: { file: slow() } }, { timeout })) as { size: number };
    expect(made.size).toBeGreaterThan(50);
  });

  test('no connection at all says that nothing was sent', async () => {
    const error = (await failureOf(over('http://127.0.0.1:1/v1').runtime.call(GET))) as APIConnectionError;
    expect(error).toBeInstanceOf(APIConnectionError);
    expect(error.sent).toBe(false);
    expect(error.message).toContain('127.0.0.1:1');
  });

  test('undici’s own timers are ours, by their codes', async () => {
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'UND_ERR_CONNECT_TIMEOUT' } }));
    const error = (await failureOf(over('http://x.test', { fetch }).runtime.call(GET))) as ConnectTimeoutError;
    expect(error).toBeInstanceOf(ConnectTimeoutError);
    expect(error.sent).toBe(false);
  });
});
