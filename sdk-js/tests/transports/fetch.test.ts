import { describe, expect, test, vi } from 'vitest';
import {
  APIConnectionError,
  ConfigurationError,
  FirstByteTimeoutError,
  HeaderArgumentError,
  type SDKError,
} from '../../src/core/errors.js';
import { withHeaders } from '../../src/core/layers/middleware.js';
import { tracing } from '../../src/core/layers/tracing.js';
import { Agents } from '../../src/core/transports/agents.js';
import { Acme, acme, bodyOf, CREATE, failureOf, GET, json, KEY, Kept, serve } from '../calls/stage.js';

const with_ = (fetch: unknown, options = {}) =>
  new Acme({ apiKey: KEY, maxRetries: 0, fetch: fetch as typeof globalThis.fetch, ...options });

describe('a fetch of the caller’s own', () => {
  test.for([
    ['text', () => Promise.reject('boom')],
    ['undefined', () => Promise.reject(undefined)],
    ['an error', () => Promise.reject(new Error('boom'))],
    [
      'an error at once',
      () => {
        throw new TypeError('boom');
      },
    ],
    ['an object', () => Promise.reject({ code: 1 })],
  ] as const)('that throws %s is a connection error', async ([, fetch]) => {
    const error = await failureOf(with_(fetch).runtime.call(GET));
    expect(error).toBeInstanceOf(APIConnectionError);
    expect(error).toMatchObject({ sent: true, attempts: 1 });
  });

  test.for([undefined, null, 'text', {}, 200])('that gives %o is told that it must give a Response', async (answer) => {
    const error = (await failureOf(with_(() => Promise.resolve(answer)).runtime.call(GET))) as SDKError;
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toContain('Response');
  });

  test('gets the address as text, plain headers, and the options', async () => {
    const fetch = vi.fn(async () => json({ ok: true }));
    const client = with_(fetch, { fetchOptions: { cache: 'no-store', dispatcher: 'mine' } });
    await client.runtime.call(CREATE, { body: { a: 1 } });
    const [url, init] = fetch.mock.calls[0] as unknown as [string, RequestInit & { dispatcher: unknown }];
    expect(url).toBe('https://api.acme.test/v1/things');
    expect(init).toMatchObject({ method: 'POST', body: '{"a":1}', cache: 'no-store', dispatcher: 'mine' });
    expect((init.headers as Record<string, string>)['authorization']).toBe(`Bearer ${KEY}`);
  });

  test('may give a body that is no Web stream', async () => {
    const body = (async function* () {
      yield new TextEncoder().encode('{"a":');
      yield new TextEncoder().encode('1}');
    })();
    const response = { status: 200, headers: new Headers(), body };
    expect(await with_(async () => response).runtime.call(GET)).toEqual({ a: 1 });
    const bare = {
      status: 200,
      headers: new Headers(),
      arrayBuffer: async () => new TextEncoder().encode('[1]').buffer,
    };
    expect(await with_(async () => bare).runtime.call(GET)).toEqual([1]);
  });
});

describe('the platform’s fetch', () => {
  test('keeps a connection for the next call', async () => {
    const ports = new Set<unknown>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('{}');
    });
    const client = new Acme({ apiKey: KEY, baseURL: url });
    for (let call = 0; call < 10; call += 1) {
      await client.runtime.call(GET);
    }
    expect(ports.size).toBeLessThanOrEqual(2); // undici frees a connection a moment after its last byte
    await client.close();
  });

  test('sends what the SDK says of itself', async () => {
    let headers: Record<string, unknown> = {};
    const url = await serve((request, response) => {
      headers = request.headers;
      response.end('{}');
    });
    await new Acme({ apiKey: KEY, baseURL: url }).runtime.call(CREATE, { body: {} });
    expect(headers['user-agent']).toBe('Acme/JS 1.2.3');
    expect(headers['x-sdk-client']).toMatch(
      /^lang="js", version="1\.2\.3", os="\w+", arch="\w+", runtime="(node|bun|deno)"/,
    );
    expect(headers['x-sdk-attempt']).toBe('1');
    expect(headers['idempotency-key']).toMatch(/^[0-9a-f]{8}-/);
    expect(headers['content-length']).toBe('2');
  });

  test('a connection that breaks in the middle of a reply is tried again, where that is safe', async () => {
    let calls = 0;
    const url = await serve(async (request, response) => {
      await bodyOf(request);
      calls += 1;
      if (calls === 1) {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"a"', () => request.socket.destroy());
      } else {
        response.end('{"a":2}');
      }
    });
    const clock = { now: () => 0, unix: () => 0, sleep: async () => undefined, random: () => 0, key: () => 'k' };
    expect(await new Acme({ apiKey: KEY, baseURL: url, clock }).runtime.call(CREATE, { body: {} })).toEqual({ a: 2 });
    expect(calls).toBe(2);
  });
});

describe('middleware', () => {
  test('that sets headers by hand is checked, and names compare without case', async () => {
    const transport = new Kept();
    const set = (headers: Record<string, string>) =>
      acme(transport, {
        middleware: [(request, next) => next({ ...request, headers: { ...request.headers, ...headers } })],
      }).runtime.call(GET);
    await set({ ACCEPT: 'text/x' });
    expect(transport.requests[0]?.headers['accept']).toBe('text/x');
    expect(transport.requests[0]?.headers['ACCEPT']).toBeUndefined();
    expect(await failureOf(set({ 'x-a': 'b\nc' }))).toBeInstanceOf(HeaderArgumentError);
    expect(transport.requests).toHaveLength(1);
  });

  test('that returns no reply is named', async () => {
    const forgetful = (async () => undefined) as never;
    const error = (await failureOf(acme(new Kept(), { middleware: [forgetful] }).runtime.call(GET))) as SDKError;
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toContain("'forgetful'");
  });

  test('of a call goes inside the client’s', async () => {
    const order: string[] = [];
    const note = (name: string) => async (request: never, next: (request: never) => Promise<Response>) => {
      order.push(name);
      return await next(request);
    };
    const client = acme(new Kept(), { middleware: [note('client') as never] });
    await client.runtime.call(GET, {}, { middleware: [note('call') as never] });
    expect(order).toEqual(['client', 'call']);
  });

  test('removes a header by null', () => {
    const request = { headers: { a: '1', b: '2' } } as never;
    expect(withHeaders(request, { A: null, c: '3', b: undefined }).headers).toEqual({ b: '2', c: '3' });
  });

  test('traces each attempt with the caller’s OpenTelemetry', async () => {
    const spans: { name: string; attributes: Record<string, unknown>; status?: number; ended: boolean }[] = [];
    const api = {
      trace: {
        getTracer: () => ({
          startSpan: (name: string, { attributes = {} }: { attributes?: Record<string, unknown> }) => {
            const span = { name, attributes: { ...attributes }, ended: false } as (typeof spans)[number];
            spans.push(span);
            return {
              setAttribute: (key: string, value: unknown) => {
                span.attributes[key] = value;
              },
              setStatus: ({ code }: { code: number }) => {
                span.status = code;
              },
              recordException: () => undefined,
              end: () => {
                span.ended = true;
              },
            };
          },
        }),
        setSpan: (context: object) => context,
      },
      context: { active: () => ({}), with: <T>(_: object, run: () => T) => run() },
      propagation: {
        inject: (_: object, carrier: Record<string, string>) => {
          carrier['traceparent'] = '00-1-2-01';
        },
      },
    };
    const transport = new Kept((request) => json({}, { status: request.attempt === 1 ? 503 : 200 }));
    const clock = { now: () => 0, unix: () => 0, sleep: async () => undefined, random: () => 0, key: () => 'k' };
    const client = acme(transport, { middleware: [tracing(api)], clock, query: { token: 'HUSH' } });
    await client.runtime.call(GET);
    expect(spans.map(({ name, status, ended }) => ({ name, status, ended }))).toEqual([
      { name: 'GET /things', status: 2, ended: true },
      { name: 'GET /things', status: undefined, ended: true },
    ]);
    expect(spans[1]?.attributes).toMatchObject({
      'http.request.resend_count': 1,
      'http.response.status_code': 200,
      'server.address': 'api.acme.test',
      'server.port': 443,
      'url.template': '/things',
    });
    expect(JSON.stringify(spans)).not.toContain('HUSH');
    expect(transport.requests[0]?.headers['traceparent']).toBe('00-1-2-01');
  });
});

describe('limits that are left to the platform', () => {
  test.runIf(new Agents().agent(1) !== undefined)('are ours, by the codes of its own errors', async () => {
    const client = new Acme({ apiKey: KEY, baseURL: await serve(() => undefined), maxRetries: 0 });
    const dispatch = vi.spyOn(Object.getPrototypeOf(new Agents().agent(1)), 'dispatch');
    dispatch.mockImplementation(((options: { headersTimeout: number; bodyTimeout: number }, handler: never) => {
      expect(options).toMatchObject({ headersTimeout: 40_000, bodyTimeout: 50_000 });
      const fault = Object.assign(new Error('too late'), { code: 'UND_ERR_HEADERS_TIMEOUT' });
      (handler as { onError(fault: Error): void }).onError(fault);
      return true;
    }) as never);
    const error = await failureOf(client.runtime.call(GET, {}, { timeout: { firstByte: 40_000, idle: 50_000 } }));
    expect(dispatch).toHaveBeenCalledOnce();
    expect(error).toBeInstanceOf(FirstByteTimeoutError);
  });
});
