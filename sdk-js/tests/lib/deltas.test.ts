/** What a chat stream tells, as typed events. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Delta } from '../../src/lib/streams/deltas.js';
import { deltas, streamed, texts } from '../../src/lib/streams/stream.js';
import { type CannedChunks, chatChunks } from '../../src/testing/chat.js';
import type { ChatCompletionChunk } from '../../src/types/index.js';

async function* once<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

async function read(chunks: Iterable<ChatCompletionChunk>): Promise<Delta[]> {
  const read: Delta[] = [];
  for await (const delta of deltas(once(chunks))) {
    read.push(delta);
  }
  return read;
}

const told = (content: string | string[] | null, options?: CannedChunks) => read(chatChunks(content, options));

describe('the deltas of a stream', () => {
  test('tell the text as it grows, and the choice when it is whole', async () => {
    expect(await told('Cats sleep.')).toEqual([
      { type: 'content.delta', choice: 0, delta: 'Cats', snapshot: 'Cats' },
      { type: 'content.delta', choice: 0, delta: ' sleep.', snapshot: 'Cats sleep.' },
      { type: 'choice.done', choice: 0, finishReason: 'stop', content: 'Cats sleep.', refusal: null },
    ]);
  });

  test('tell a refusal', async () => {
    expect((await told(null, { refusal: 'No.' })).map((each) => each.type)).toEqual(['refusal.delta', 'choice.done']);
  });

  test('tell the arguments of calls as far as they have come, and each call when it is whole', async () => {
    const calls = [
      { name: 'weather', arguments: { city: 'Paris' } },
      { name: 'time', arguments: { zone: 'CET' } },
    ];
    const all = await told(null, { toolCalls: calls });
    expect(all.filter((each) => each.type !== 'tool_call.delta').map((each) => each.type)).toEqual([
      'tool_call.done',
      'tool_call.done',
      'choice.done',
    ]);
    const growing = all.filter((each) => each.type === 'tool_call.delta' && each.index === 0);
    expect(growing.map((each) => 'arguments' in each && each.arguments)).toEqual([
      undefined,
      {},
      { city: 'Paris' },
      { city: 'Paris' },
    ]);
    const done = all.find((each) => each.type === 'tool_call.done');
    expect(done).toMatchObject({
      index: 0,
      arguments: { city: 'Paris' },
      call: { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Paris"}' } },
    });
    const second = all.findIndex((each) => each.type === 'tool_call.delta' && each.index === 1);
    expect(all.findIndex((each) => each.type === 'tool_call.done')).toBeLessThan(second);
  });

  test('tell calls that nothing but the end of the stream completes', async () => {
    const chunks = chatChunks(null, { toolCalls: [{ name: 'a' }] }).slice(0, -1);
    expect((await read(chunks)).at(-1)).toMatchObject({ type: 'tool_call.done' });
  });

  test('tell the usage', async () => {
    expect((await told('Hi', { usage: true })).at(-1)).toMatchObject({ type: 'usage', usage: { total_tokens: 9 } });
  });

  test('keep choices apart', async () => {
    const [first, second] = [chatChunks('one'), chatChunks('two')];
    for (const chunk of second) {
      for (const choice of chunk.choices) {
        choice.index = 1;
      }
    }
    const mixed = first.flatMap((chunk, number) => [chunk, second[number] as ChatCompletionChunk]);
    const done = (await read(mixed)).filter((each) => each.type === 'choice.done');
    expect(done).toMatchObject([
      { choice: 0, content: 'one' },
      { choice: 1, content: 'two' },
    ]);
  });

  test('survive chunks that lack what other servers leave out', async () => {
    const sparse = [{ id: 'x' }, { choices: [{ index: 0, finish_reason: null }] }] as unknown as ChatCompletionChunk[];
    expect(await read(sparse)).toEqual([]);
  });

  test('leave the stream when the loop is left', async () => {
    let left = false;
    async function* stream() {
      try {
        yield* chatChunks('a b c');
      } finally {
        left = true;
      }
    }
    for await (const _ of deltas(stream())) {
      break;
    }
    expect(left).toBe(true);
  });

  test('add up to the whole, however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), async (pieces) => {
        const all = await told(pieces);
        const grown = all.flatMap((each) => (each.type === 'content.delta' ? [each] : []));
        expect(grown.map((each) => each.delta)).toEqual(pieces);
        expect(grown.at(-1)?.snapshot).toBe(pieces.join(''));
      }),
    );
  });
});

test('the text of the first choice comes alone', async () => {
  const pieces: string[] = [];
  for await (const piece of texts(deltas(once(chatChunks('a b'))))) {
    pieces.push(piece);
  }
  expect(pieces).toEqual(['a', ' b']);
});

test('usage is asked for unless the caller has said otherwise', () => {
  expect(streamed({ model: 'm' })).toEqual({ model: 'm', stream_options: { include_usage: true } });
  expect(streamed({ stream_options: { include_usage: false } })).toEqual({ stream_options: { include_usage: false } });
});
