/** `Stream`: reading, leaving, aborting, failing. However it ends, the connection is given back. */

import { describe, expect, test } from 'vitest';
import {
  AbortedError,
  APIConnectionError,
  ArgumentError,
  IdleTimeoutError,
  NotFoundError,
  ServiceUnavailableError,
  StreamDecodeError,
  StreamIdleError,
  StreamIncompleteError,
} from '../../src/core/errors.js';
import { responseOf } from '../../src/core/reply/info.js';
import { failureOf, json, pending } from '../calls/stage.js';
import { all, CHAT, type Chunk, chat, chunk, client, DONE, events, numbered, Played, Reply, textOf } from './played.js';

/** The final object of a text. */
function whole(text: string) {
  return { choices: [{ index: 0, message: { text } }] };
}

describe('reading', () => {
  test('gives events, then the final object', async () => {
    const stream = chat(new Played(new Reply([chunk('a'), chunk('') + chunk('b'), DONE])));
    expect((await all(stream)).map(textOf)).toEqual(['a', '', 'b']);
    expect(await stream.final()).toEqual(whole('ab'));
    expect(await stream.final()).toEqual(whole('ab'));
  });

  test('gives the text of the events that have some', async () => {
    const stream = chat(new Played(new Reply([chunk('a'), chunk('') + chunk('b'), DONE])));
    expect(await all(stream.text())).toEqual(['a', 'b']);
    expect(await stream.final()).toEqual(whole('ab'));
  });

  test('sends nothing before it begins', async () => {
    const transport = new Played(new Reply([DONE]));
    const stream = chat(transport);
    expect(stream.response).toBeUndefined();
    await stream.close();
    expect(transport.requests).toHaveLength(0);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  test('tells of its reply', async () => {
    const stream = chat(new Played(new Reply([DONE])));
    const info = await stream.opened();
    expect(info).toMatchObject({ status: 200, requestId: 'req_7', attempts: 1 });
    expect(stream.response).toBe(info);
    expect(responseOf(stream)).toBe(info);
    await stream.close();
  });

  test('opens it once, whoever asks first', async () => {
    const transport = new Played(new Reply([chunk('a'), DONE]));
    const stream = chat(transport);
    const [info, first, again] = await Promise.all([stream.opened(), stream.next(), stream.opened()]);
    expect(textOf(first.value as Chunk)).toBe('a');
    expect(again).toBe(info);
    expect(transport.requests).toHaveLength(1);
  });

  test('throws what opening does', async () => {
    const error = { error: { message: 'no' } };
    const made = () => new Played(json(error, { status: 404 }));
    expect(await failureOf(chat(made()).opened())).toBeInstanceOf(NotFoundError);
    expect(await failureOf(chat(made()).next())).toBeInstanceOf(NotFoundError);
    expect(await failureOf(chat(made()).final())).toBeInstanceOf(NotFoundError);
    expect(await failureOf(client(made()).runtime.open(CHAT, { body: { stream: true } }))).toBeInstanceOf(
      NotFoundError,
    );
  });

  test('may begin when its headers are there', async () => {
    const stream = await client(new Played(new Reply([chunk('a'), DONE]))).runtime.open(CHAT, { body: {} });
    expect(stream.response?.status).toBe(200);
    expect(responseOf(stream)).toBe(stream.response);
    expect(await stream.final()).toEqual(whole('a'));
  });

  test('several calls at once get their events in order', async () => {
    const reply = new Reply([chunk('a'), chunk('b') + chunk('c'), chunk('d'), DONE, ': bye\n\n']);
    const stream = chat(new Played(reply));
    const found = await Promise.all(Array.from({ length: 6 }, () => stream.next()));
    expect(found.map(({ value }) => value && textOf(value))).toEqual(['a', 'b', 'c', 'd', undefined, undefined]);
    expect(reply).toMatchObject({ ended: true, cancelled: false });
  });

  test('twice is an error, not an empty list', async () => {
    const stream = chat(new Played(new Reply([chunk('a'), DONE])));
    await all(stream);
    const error = await failureOf(all(stream));
    expect(error).toBeInstanceOf(ArgumentError);
    expect((error as Error).message).toMatch(/has ended.*tee/);
    expect(() => stream.text()).toThrow(ArgumentError);
    const left = chat(new Played(new Reply([chunk('a'), DONE])));
    for await (const _ of left) {
      break;
    }
    expect(((await failureOf(all(left))) as Error).message).toMatch(/was closed/);
  });

  test('may go on where another loop of the same stream is', async () => {
    const stream = chat(new Played(new Reply([chunk('a'), chunk('b') + chunk('c'), DONE])));
    expect(textOf((await stream.next()).value as Chunk)).toBe('a');
    expect((await all(stream)).map(textOf)).toEqual(['b', 'c']);
  });

  test('reads a piece only when the one before it is taken', async () => {
    const pieces = Array.from({ length: 50 }, (_, n) => chunk(`${2 * n}`) + chunk(`${2 * n + 1}`));
    const reply = new Reply([...pieces, DONE]);
    const stream = chat(new Played(reply));
    for (let count = 1; count <= 10; count += 1) {
      await stream.next();
      expect(reply.asked).toBe(Math.ceil(count / 2));
    }
    await new Promise((resolve) => setTimeout(resolve));
    expect(reply.asked).toBe(5);
    await stream.close();
  });

  test('is partial by what was given, though more has arrived', async () => {
    const stream = chat(new Played(new Reply([chunk('a') + chunk('b') + chunk('c') + DONE])));
    expect(stream.partial).toBeUndefined();
    let seen = '';
    for await (const event of stream) {
      seen += textOf(event);
      expect(stream.partial).toEqual(whole(seen));
    }
    expect(seen).toBe('abc');
  });

  test('knows the id of the event that was given last', async () => {
    const stream = events(new Played(new Reply([numbered(1) + numbered(2) + numbered(3, 'done')])));
    expect(stream.lastEventId).toBe('');
    await stream.next();
    expect(stream.lastEventId).toBe('1');
    await stream.close();
    expect(stream.lastEventId).toBe('1');
  });
});

describe('the end', () => {
  test('reads what is left of the reply, so that its connection is used again', async () => {
    const reply = new Reply([chunk('a'), DONE, ': bye\n\n']);
    await chat(new Played(reply)).final();
    expect(reply).toMatchObject({ ended: true, cancelled: false });
  });

  test('gives a reply up that goes on and on', async () => {
    const more = new Reply([chunk('a'), DONE, ...Array.from({ length: 100 }, () => ' '.repeat(4096))]);
    await chat(new Played(more)).final();
    expect(more).toMatchObject({ ended: false, cancelled: true });
    expect(more.asked).toBeLessThan(30);
  });

  test('gives a reply up that stays open', async () => {
    const stalled = new Reply([chunk('a'), DONE], 'stall');
    expect(await chat(new Played(stalled)).final()).toEqual(whole('a'));
    expect(stalled.cancelled).toBe(true);
  });

  test('is no failure when the connection breaks behind it', async () => {
    expect(await chat(new Played(new Reply([chunk('a') + DONE], new Error('reset')))).final()).toEqual(whole('a'));
  });
});

describe('leaving early', () => {
  const stalled = () => new Reply([chunk('a'), chunk('b')], 'stall');

  test.for([
    ['break', (): 'break' => 'break'],
    [
      'throw',
      (): never => {
        throw new Error('mine');
      },
    ],
  ] as const)('by %s gives the connection back', async ([, leave]) => {
    const reply = stalled();
    const stream = chat(new Played(reply));
    await (async () => {
      for await (const _ of stream) {
        if (leave() === 'break') {
          break;
        }
      }
    })().catch((error: Error) => expect(error.message).toBe('mine'));
    expect(reply.cancelled).toBe(true);
  });

  test('by return gives the connection back, from the text too', async () => {
    const reply = stalled();
    const stream = chat(new Played(reply));
    const first = await (async () => {
      for await (const text of stream.text()) {
        return text;
      }
      return '';
    })();
    expect(first).toBe('a');
    expect(reply.cancelled).toBe(true);
    expect(((await failureOf(all(stream))) as Error).message).toMatch(/was closed/);
  });

  test('closing twice, and when nothing is left, does nothing', async () => {
    const reply = stalled();
    const stream = chat(new Played(reply));
    await stream.next();
    await Promise.all([stream.close(), stream.close()]);
    await stream[Symbol.asyncDispose]();
    expect(reply.cancelled).toBe(true);
    const read = chat(new Played(new Reply([chunk('a'), DONE])));
    await read.final();
    await read.close();
    expect(await read.final()).toEqual(whole('a'));
  });

  test('ends a read that waits', async () => {
    const reply = stalled();
    const stream = chat(new Played(reply));
    await stream.next();
    await stream.next();
    const waiting = stream.next();
    await stream.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(reply.cancelled).toBe(true);
  });

  test('drops what has arrived and was not given', async () => {
    const stream = chat(new Played(new Reply([chunk('a') + chunk('b')], 'stall')));
    await stream.next();
    await stream.close();
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    const error = await failureOf(stream.final());
    expect(error).toBeInstanceOf(StreamIncompleteError);
    expect(error).toMatchObject({ partial: whole('a'), requestId: 'req_7' });
    expect((error as Error).message).toMatch(/closed/);
  });

  test('while it opens ends the request', async () => {
    const never = pending<Response>();
    const transport = new Played(never.promise);
    const stream = chat(transport);
    const waiting = stream.next();
    await stream.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(transport.requests[0]?.signal?.aborted).toBe(true);
  });
});

describe('the signal of the caller', () => {
  test('ends it before the request', async () => {
    const transport = new Played(new Reply([DONE]));
    const error = await failureOf(chat(transport, { signal: AbortSignal.abort('no') }).next());
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ name: 'AbortError', cause: 'no' });
    expect(transport.requests).toHaveLength(0);
  });

  test('ends it while it opens', async () => {
    const controller = new AbortController();
    const transport = new Played(pending<Response>().promise);
    const stream = chat(transport, { signal: controller.signal });
    const failing = [failureOf(stream.next()), failureOf(stream.opened())];
    controller.abort('no');
    for (const error of await Promise.all(failing)) {
      expect(error).toBeInstanceOf(AbortedError);
    }
    expect(transport.requests[0]?.signal?.aborted).toBe(true);
  });

  test.for(['opened by itself', 'opened before'])('ends it in the middle of a read, %s', async (how) => {
    const controller = new AbortController();
    const reply = new Reply([chunk('a')], 'stall');
    const { runtime } = client(new Played(reply));
    const options = { signal: controller.signal };
    const stream =
      how === 'opened before'
        ? await runtime.open(CHAT, { body: {} }, options)
        : runtime.stream(CHAT, { body: {} }, options);
    await stream.next();
    const failing = failureOf(stream.next());
    controller.abort('no');
    expect(await failing).toMatchObject({ name: 'AbortError', cause: 'no' });
    expect(await failureOf(stream.final())).toBeInstanceOf(AbortedError);
    expect(reply.cancelled).toBe(true);
    expect(stream.partial).toEqual(whole('a'));
  });

  test('ends it between two events that have arrived', async () => {
    const controller = new AbortController();
    const reply = new Reply([chunk('a') + chunk('b') + DONE]);
    const stream = chat(new Played(reply), { signal: controller.signal });
    const seen: string[] = [];
    const error = await failureOf(
      (async () => {
        for await (const event of stream) {
          seen.push(textOf(event));
          controller.abort();
        }
      })(),
    );
    expect(error).toBeInstanceOf(AbortedError);
    expect(seen).toEqual(['a']);
    expect(reply.free).toBe(true);
  });

  test('ends the wait for another connection', async () => {
    const controller = new AbortController();
    const asleep = pending();
    const sleep = (_: number, signal?: AbortSignal) =>
      new Promise<void>((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        asleep.resolve();
      });
    const clock = { now: () => 0, unix: () => 0, random: () => 0, key: () => 'key', sleep };
    const stream = events(new Played(new Reply([numbered(1)])), { signal: controller.signal }, { clock });
    await stream.next();
    const failing = failureOf(stream.next());
    await asleep.promise;
    controller.abort('no');
    expect(await failing).toMatchObject({ name: 'AbortError', cause: 'no' });
  });

  test('means nothing when all is over', async () => {
    const controller = new AbortController();
    const stream = chat(new Played(new Reply([chunk('a'), DONE])), { signal: controller.signal });
    await all(stream);
    controller.abort();
    expect(await stream.final()).toEqual(whole('a'));
  });
});

describe('a failure', () => {
  test('is thrown after the events before it, and again', async () => {
    const reset = new APIConnectionError('reset');
    const stream = chat(new Played(new Reply([chunk('a')], reset)));
    expect((await stream.next()).done).toBe(false);
    for (let count = 0; count < 2; count += 1) {
      const error = await failureOf(stream.next());
      expect(error).toBeInstanceOf(StreamIncompleteError);
      expect(error).toMatchObject({ partial: whole('a'), requestId: 'req_7', attempts: 1, cause: reset });
      expect((error as StreamIncompleteError).events).toHaveLength(1);
    }
    expect(await failureOf(stream.final())).toBeInstanceOf(StreamIncompleteError);
  });

  test('of silence is an idle timeout', async () => {
    const reply = new Reply([chunk('a')], 'stall');
    const error = await failureOf(chat(new Played(reply), { timeout: { idle: 20 } }).final());
    expect(error).toBeInstanceOf(StreamIdleError);
    expect(error).toBeInstanceOf(StreamIncompleteError);
    expect(error).toBeInstanceOf(IdleTimeoutError);
    expect(error).toMatchObject({ partial: whole('a') });
    expect(reply.cancelled).toBe(true);
  });

  test('inside the stream closes it', async () => {
    const overloaded = 'data: {"error": {"type": "overloaded_error", "message": "m"}}\n\n';
    const reply = new Reply([chunk('a') + overloaded], 'stall');
    const stream = chat(new Played(reply));
    await stream.next();
    const error = await failureOf(stream.next());
    expect(error).toBeInstanceOf(ServiceUnavailableError);
    expect(error).toMatchObject({ requestId: 'req_7', status: 200, message: 'm', partial: whole('a') });
    expect(reply.cancelled).toBe(true);
  });

  test('never shows the API key', async () => {
    const leak = 'data: {"error": {"message": "bad key acme_secret_0123456789abcdef"}}\n\n';
    const error = await failureOf(chat(new Played(new Reply([leak]))).final());
    expect(String(error)).not.toContain('acme_secret');
  });

  test.for([
    ['{nope', /not JSON/],
    ['[1]', /no JSON object/],
    ['7', /no JSON object/],
  ] as const)('of an event %s shows it', async ([data, message]) => {
    const error = await failureOf(chat(new Played(new Reply([`data: ${data}\n\n`]))).final());
    expect(error).toBeInstanceOf(StreamDecodeError);
    expect((error as Error).message).toMatch(message);
    expect(error).toMatchObject({ data });
    expect(JSON.stringify(error)).not.toContain('nope');
  });

  test('of an event without an end is noticed before it fills the memory', async () => {
    const endless = new Reply(
      (function* () {
        for (;;) {
          yield 'data: '.padEnd(100, 'x');
        }
      })(),
    );
    const error = await failureOf(chat(new Played(endless), {}, { maxEventSize: 1000 }).final());
    expect(error).toBeInstanceOf(StreamDecodeError);
    expect((error as Error).message).toMatch(/longer than 1000/);
    expect(endless).toMatchObject({ asked: 11, cancelled: true });
  });

  test('strict holds for events', async () => {
    const strict = {
      check: (schema: string, value: unknown) =>
        typeof (value as { n: unknown }).n === 'number' ? undefined : { pointer: '/n', message: `no ${schema}` },
    };
    const operation = { ...CHAT, stream: { ...CHAT.stream, schema: 'Numbered' } };
    const made = () => client(new Played(new Reply(['data: {"n": "x"}\n\n', DONE]))).runtime;
    expect(await all(made().stream(operation, { body: {} }))).toEqual([{ n: 'x' }]);
    const error = await failureOf(all(made().stream(operation, { body: {} }, { strict })));
    expect(error).toBeInstanceOf(StreamDecodeError);
    expect((error as Error).message).toMatch(/not a valid Numbered: \/n: no Numbered/);
  });
});

describe('a resumable stream', () => {
  test('goes on after its last event, and gives none twice', async () => {
    const transport = new Played(
      new Reply([numbered(1), numbered(2), numbered(3).slice(0, 20)], new APIConnectionError('reset')),
      new Reply([numbered(2), numbered(3)]),
      new Reply([numbered(4, 'done')]),
    );
    const stream = events(transport);
    expect((await all(stream)).map(({ n }) => n)).toEqual([1, 2, 3, 4]);
    expect(transport.requests.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '2', '3']);
    expect(stream.lastEventId).toBe('4');
    expect(await stream.final()).toBeUndefined();
  });

  test('tells of its first reply, and gives every reply back', async () => {
    const first = new Reply([numbered(1)]);
    const last = new Reply([numbered(2, 'done')]);
    const stream = events(new Played(first, last));
    const info = await stream.opened();
    await all(stream);
    expect(stream.response).toBe(info);
    expect([first.free, last.free]).toEqual([true, true]);
  });

  test('is incomplete when it is refused', async () => {
    const stream = events(new Played(new Reply([numbered(1)]), json({}, { status: 404 })));
    await stream.next();
    const error = await failureOf(stream.next());
    expect(error).toBeInstanceOf(StreamIncompleteError);
    expect(error).toMatchObject({ lastEventId: '1' });
    expect((error as Error).cause).toBeInstanceOf(NotFoundError);
  });
});

test('a printed stream shows no secret', async () => {
  const { inspect } = await import('node:util');
  const stream = chat(new Played(new Reply([chunk('a'), DONE])));
  await stream.next();
  expect(inspect(stream, { depth: 9, showHidden: true })).not.toContain('acme_secret');
  expect(JSON.stringify(stream)).toBe('{}');
  await stream.close();
});
