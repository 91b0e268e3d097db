/** Events as bytes and back: a server hands a stream on to its pages. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AbortedError,
  APIConnectionError,
  ArgumentError,
  StreamDecodeError,
  StreamIncompleteError,
} from '../../src/core/errors.js';
import { Stream } from '../../src/core/streams/stream.js';
import { failureOf } from '../calls/stage.js';
import { all, CHAT, type Chunk, chat, chunk, DONE, Played, Reply, textOf, type Whole } from './played.js';

/** The bytes cut into pieces of other sizes. */
function recut(readable: ReadableStream<Uint8Array>, sizes: readonly number[]): ReadableStream<Uint8Array> {
  let turn = 0;
  return readable.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        for (let at = 0; at < piece.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          controller.enqueue(piece.slice(at, at + size));
          at += size;
        }
      },
    }),
  );
}

function bytes(...pieces: string[]): ReadableStream<Uint8Array> {
  return new Response(pieces.join('')).body as ReadableStream<Uint8Array>;
}

test('any events come back as they were, in any pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      async (values, sizes) => {
        const sent = values.filter((value) => !('error' in value)).map((value) => JSON.parse(JSON.stringify(value)));
        const reply = new Reply([...sent.map((value) => `data: ${JSON.stringify(value)}\n\n`), DONE]);
        const relayed = Stream.fromReadableStream(recut(chat(new Played(reply)).toReadableStream(), sizes));
        expect(await all(relayed)).toEqual(sent);
        expect(reply.free).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('the final object and the text come back when it is said how', async () => {
  const made = () => chat(new Played(new Reply([chunk('é'), chunk('') + chunk('b'), DONE]))).toReadableStream();
  const relayed = Stream.fromReadableStream<Chunk, Whole>(made(), CHAT.stream);
  expect(await all(relayed.text())).toEqual(['é', 'b']);
  expect(await relayed.final()).toEqual({ choices: [{ index: 0, message: { text: 'éb' } }] });
  expect(await Stream.fromReadableStream(made()).final()).toBeUndefined();
});

describe('bytes', () => {
  test('are one event of JSON a line', async () => {
    const readable = chat(new Played(new Reply([chunk('a'), chunk('b'), DONE]))).toReadableStream();
    const lines = (await new Response(readable).text()).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => textOf(JSON.parse(line)))).toEqual(['a', 'b']);
  });

  test('are read when somebody asks for them, and not before', async () => {
    const reply = new Reply([chunk('a'), chunk('b'), chunk('c'), DONE]);
    const transport = new Played(reply);
    const reader = chat(transport).toReadableStream().getReader();
    await new Promise((resolve) => setTimeout(resolve));
    expect(transport.requests).toHaveLength(0);
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve));
    expect(reply.asked).toBe(1);
    await reader.cancel();
    expect(reply.cancelled).toBe(true);
  });

  test('break off where the stream does', async () => {
    const readable = chat(new Played(new Reply([chunk('a')]))).toReadableStream();
    const relayed = Stream.fromReadableStream<Chunk, Whole>(readable, CHAT.stream);
    expect(textOf((await relayed.next()).value as Chunk)).toBe('a');
    const error = await failureOf(relayed.next());
    expect(error).toBeInstanceOf(StreamIncompleteError);
    expect(error).toMatchObject({ partial: { choices: [{ message: { text: 'a' } }] } });
    expect(await failureOf(relayed.final())).toBe(error);
  });

  test('take the stream away from whoever made them', async () => {
    const stream = chat(new Played(new Reply([DONE])));
    stream.toReadableStream();
    expect(await failureOf(stream.next())).toBeInstanceOf(ArgumentError);
    expect(() => stream.toReadableStream()).toThrow(ArgumentError);
  });

  test('may go through a branch', async () => {
    const [shown, kept] = chat(new Played(new Reply([chunk('a'), DONE]))).tee();
    expect(await new Response(shown.toReadableStream()).text()).toBe(`${chunk('a').slice(6, -2)}\n`);
    expect(await kept.final()).toEqual({ choices: [{ index: 0, message: { text: 'a' } }] });
  });
});

describe('a relayed stream', () => {
  test('may lack its last line feed, and have blank lines', async () => {
    expect(await all(Stream.fromReadableStream(bytes('{"a":1}\r\n\n{"a":2}')))).toEqual([{ a: 1 }, { a: 2 }]);
    expect(await all(Stream.fromReadableStream(bytes('')))).toEqual([]);
  });

  test('says which line is no JSON, after those before it', async () => {
    const relayed = Stream.fromReadableStream(bytes('{"a":1}\n{"a"\n'));
    expect((await relayed.next()).value).toEqual({ a: 1 });
    const error = await failureOf(relayed.next());
    expect(error).toBeInstanceOf(StreamDecodeError);
    expect(error).toMatchObject({ data: '{"a"' });
  });

  test('is cancelled when it is left', async () => {
    let reason: unknown = 'none';
    const readable = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"a":1}\n')),
      cancel: (why) => {
        reason = why;
      },
    });
    for await (const _ of Stream.fromReadableStream(readable)) {
      break;
    }
    expect(reason).toBeUndefined();
  });

  test('closed in the middle of a read ends that read', async () => {
    const relayed = Stream.fromReadableStream(new ReadableStream<Uint8Array>());
    const waiting = relayed.next();
    await relayed.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await failureOf(relayed.final())).toBeInstanceOf(StreamIncompleteError);
  });

  test('has no reply of its own', async () => {
    const relayed = Stream.fromReadableStream(bytes('{}\n'));
    expect(relayed.response).toBeUndefined();
    expect(await failureOf(relayed.opened())).toBeInstanceOf(ArgumentError);
  });

  test('tells what broke its bytes', async () => {
    const fault = new TypeError('network');
    const readable = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(fault) });
    const error = (await failureOf(Stream.fromReadableStream(readable).final())) as Error;
    expect(error).toBeInstanceOf(StreamIncompleteError);
    expect(error.cause).toBeInstanceOf(APIConnectionError);
    expect((error.cause as Error).cause).toBe(fault);
    const aborted = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new AbortedError('mine')),
    });
    expect(await failureOf(Stream.fromReadableStream(aborted).final())).toBeInstanceOf(AbortedError);
  });
});
