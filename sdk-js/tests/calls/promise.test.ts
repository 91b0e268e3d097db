import { describe, expect, test } from 'vitest';
import {
  ArgumentError,
  ConfigurationError,
  NotFoundError,
  PathArgumentError,
  ResponseDecodeError,
} from '../../src/core/errors.js';
import { APIPromise } from '../../src/core/promise.js';
import { responseOf } from '../../src/core/reply/info.js';
import { acme, CREATE, failureOf, GET, json, Kept, pending } from './stage.js';

const ANSWERED = () => json({ id: 'a' }, { headers: { 'x-request-id': 'req_1' } });

describe('the promise of a call', () => {
  test('is a real promise, whose descendants are plain', async () => {
    const promise = acme(new Kept(ANSWERED)).runtime.call(GET);
    expect(promise).toBeInstanceOf(Promise);
    expect(promise).toBeInstanceOf(APIPromise);
    const derived = promise.then((value) => value);
    expect(derived).not.toBeInstanceOf(APIPromise);
    expect(await derived).toEqual({ id: 'a' });
    await promise.finally(() => undefined);
  });

  test('sends at once, awaited or not', async () => {
    const transport = new Kept(ANSWERED);
    const promise = acme(transport).runtime.call(GET);
    expect(transport.requests).toHaveLength(1);
    await promise;
    expect(transport.requests).toHaveLength(1);
  });

  test('takes the body as it is at the call', async () => {
    const transport = new Kept(ANSWERED);
    const body = { name: 'before' };
    const promise = acme(transport).runtime.call(CREATE, { body });
    body.name = 'after';
    await promise;
    expect(transport.requests[0]?.body).toBe('{"name":"before"}');
  });

  test('gives the reply beside the data', async () => {
    const { data, response } = await acme(new Kept(ANSWERED)).runtime.call(GET).withResponse();
    expect(data).toEqual({ id: 'a' });
    expect(response).toMatchObject({ status: 200, requestId: 'req_1', attempts: 1 });
    expect(response.url).toBe('https://api.acme.test/v1/things');
    expect(responseOf(data)).toBe(response);
    expect(responseOf({ ...(data as object) })).toBeUndefined();
    expect(JSON.parse(JSON.stringify(response))).toEqual({ status: 200, requestId: 'req_1', attempts: 1 });
  });

  test('gives the platform’s own Response, unread, and checked for errors', async () => {
    const client = acme(new Kept(ANSWERED));
    const response = await client.runtime.call(GET).asResponse();
    expect(response).toBeInstanceOf(Response);
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toEqual({ id: 'a' });
    const missing = acme(new Kept(() => json({}, { status: 404 })));
    expect(await failureOf(missing.runtime.call(GET).asResponse())).toBeInstanceOf(NotFoundError);
  });

  test('gives no Response when its body is read already', async () => {
    const promise = acme(new Kept(ANSWERED)).runtime.call(GET);
    await promise;
    expect(await failureOf(promise.asResponse())).toBeInstanceOf(ArgumentError);
  });

  test('fails, and does not throw, for an argument that cannot be sent', async () => {
    const transport = new Kept();
    const operation = { ...GET, id: '', path: '/things/{id}' };
    const promise = acme(transport).runtime.call(operation, { path: ['..'] });
    expect(await failureOf(promise)).toBeInstanceOf(PathArgumentError);
    expect(transport.requests).toHaveLength(0);
  });

  test('reads the body of a reply that nobody waits for', async () => {
    const read = pending();
    const body = new ReadableStream(
      {
        pull(controller) {
          controller.close();
          read.resolve();
        },
      },
      { highWaterMark: 0 },
    );
    const operation = { id: 'things.delete', method: 'DELETE', path: '/things' };
    acme(new Kept(() => new Response(body))).runtime.call(operation);
    await read.promise;
  });
});

describe('an undocumented endpoint', () => {
  test('is called like the others', async () => {
    const transport = new Kept(ANSWERED);
    const client = acme(transport);
    const made = await client.request<{ id: string }>({ path: 'jobs/é?x=1', query: { y: 2 }, body: { a: 1 } });
    expect(made.id).toBe('a');
    expect(transport.requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.acme.test/v1/jobs/%C3%A9?x=1&y=2',
      body: '{"a":1}',
      operation: '',
    });
    expect(transport.requests[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.for([
    [{ path: '/x', method: 'G T' }, /no HTTP method/],
    [{ path: '/x', timeout: 5 }, /no 'timeout'.*options/],
    [{ path: 7 }, /path must be text/],
  ] as const)('%o is refused', ([request, message]) => {
    expect(() => acme(new Kept()).request(request as never)).toThrow(message);
  });

  test('may reply with text, with nothing, or with what is no JSON', async () => {
    const client = acme(new Kept(() => new Response('plain')));
    expect(await client.request({ path: '/x', returns: 'text' })).toBe('plain');
    expect(await client.request({ path: '/x', returns: 'nothing' })).toBeUndefined();
    expect(await failureOf(client.request({ path: '/x' }))).toBeInstanceOf(ResponseDecodeError);
  });
});

describe('options of a call', () => {
  test.for([
    [{ timeOut: 5 }, /There is no option 'timeOut'.*timeout/],
    [{ maxRetries: -1 }, /'maxRetries' is a whole number/],
    [{ headers: 'x' }, /'headers' is an object/],
    [{ signal: {} }, /AbortSignal/],
    ['fast', /options are an object/],
  ] as const)('%o is refused', async ([options, message]) => {
    const error = await failureOf(acme(new Kept()).runtime.call(GET, {}, options as never));
    expect(error).toBeInstanceOf(ArgumentError);
    expect((error as Error).message).toMatch(message);
  });

  test('what is undefined is not given', async () => {
    const options = {
      timeout: undefined,
      headers: undefined,
      maxRetries: undefined,
      strict: undefined,
      signal: undefined,
    };
    expect(await acme(new Kept(ANSWERED)).runtime.call(GET, {}, options)).toEqual({ id: 'a' });
  });

  test('more fields go into a body that is an object', async () => {
    const transport = new Kept();
    const { runtime } = acme(transport);
    await runtime.call(CREATE, { body: { a: 1 } }, { body: { b: 2 }, idempotencyKey: 'mine' });
    expect(transport.requests[0]?.body).toBe('{"a":1,"b":2}');
    expect(transport.requests[0]?.headers['idempotency-key']).toBe('mine');
    expect(await failureOf(runtime.call(CREATE, { body: [1] }, { body: { b: 2 } }))).toBeInstanceOf(ArgumentError);
  });

  test('the reply is reported when it is there', async () => {
    const seen: unknown[] = [];
    await acme(new Kept(ANSWERED)).runtime.call(GET, {}, { onResponse: (info) => seen.push(info.requestId) });
    expect(seen).toEqual(['req_1']);
  });
});

describe('a key that a function gives', () => {
  test('is asked for before each attempt', async () => {
    const keys = ['one', 'two'];
    const transport = new Kept((request) => json({}, { status: request.attempt === 1 ? 503 : 200 }));
    const clock = { now: () => 0, unix: () => 0, sleep: async () => undefined, random: () => 0, key: () => 'k' };
    await acme(transport, { apiKey: async () => keys.shift() ?? '', clock }).runtime.call(GET);
    expect(transport.requests.map((each) => each.headers['authorization'])).toEqual(['Bearer one', 'Bearer two']);
    expect(transport.requests.map((each) => each.headers['x-sdk-attempt'])).toEqual(['1', '2']);
  });

  test.for([undefined, '', 7, 'a\nb'])('%o is none', async (answer) => {
    const transport = new Kept();
    const error = await failureOf(acme(transport, { apiKey: (() => answer) as never }).runtime.call(GET));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(transport.requests).toHaveLength(0);
  });

  test('what it throws ends the call', async () => {
    const fault = new Error('vault sealed');
    const apiKey = () => Promise.reject(fault);
    expect(await failureOf(acme(new Kept(), { apiKey }).runtime.call(GET))).toBe(fault);
  });
});
