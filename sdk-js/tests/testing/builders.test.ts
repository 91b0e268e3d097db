/** What the platform sends, built: true to the API's document, and whole as bytes. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strict } from '../../src/strict/index.js';
import {
  chatChunks,
  chatCompletion,
  chatStream,
  cut,
  type ExecutionEventType,
  eventsOf,
  execution,
  executionEvents,
  executionStep,
  executionStream,
  malformedEvent,
  SSEBytes,
  split,
  sse,
  sseComment,
  sseEvent,
} from '../../src/testing/index.js';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const calls = [{ name: 'weather', arguments: { city: 'Paris' } }];

describe('completions', () => {
  test.each([
    ['text', chatCompletion('Hello world')],
    ['calls', chatCompletion(null, { toolCalls: calls, usage: { prompt_tokens: 12 } })],
    ['a refusal', chatCompletion(null, { refusal: 'No.', model: 'other', finishReason: 'stop' })],
  ])('of %s are what the document says', (_, completion) => {
    expect(strict.check('ChatCompletion', completion)).toBeUndefined();
  });

  test('have counts that fit together', () => {
    expect(chatCompletion('one two three').usage).toEqual({ prompt_tokens: 8, completion_tokens: 3, total_tokens: 11 });
    expect(chatCompletion('one', { usage: { prompt_tokens: 2 } }).usage.total_tokens).toBe(3);
  });

  test('have chunks that are what the document says', () => {
    for (const chunk of [
      ...chatChunks('a b', { usage: true }),
      ...chatChunks(null, { toolCalls: calls, refusal: 'No.' }),
    ]) {
      expect(strict.check('ChatCompletionChunk', chunk)).toBeUndefined();
    }
  });

  test('have chunks that add up to them', () => {
    const chunks = chatChunks(['He', 'llo'], { toolCalls: calls });
    const deltas = chunks.flatMap((chunk) => chunk.choices.map((choice) => choice.delta));
    expect(deltas.map((delta) => delta.content ?? '').join('')).toBe('Hello');
    const pieces = deltas.flatMap((delta) => delta.tool_calls ?? []).map((piece) => piece.function?.arguments ?? '');
    expect(pieces.join('')).toBe('{"city":"Paris"}');
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('tool_calls');
  });

  test('end as the platform ends them', () => {
    expect(text(chatStream('Hi')).endsWith('data: [DONE]\n\n')).toBe(true);
  });
});

describe('executions', () => {
  test.each(['queued', 'running', 'waiting', 'completed', 'failed', 'cancelled', 'timed_out'])(
    'that are %s, and their steps, are what the document says',
    (status) => {
      expect(strict.check('Execution', execution(status))).toBeUndefined();
      expect(strict.check('ExecutionStep', executionStep(status === 'timed_out' ? 'skipped' : status))).toBeUndefined();
    },
  );

  test('have events that are what the document says, numbered without gaps', () => {
    const types: ExecutionEventType[] = [
      'execution.started',
      'execution.waiting',
      'step.started',
      'step.delta',
      'step.retrying',
      'step.completed',
      'step.failed',
      'step.skipped',
      'agent.message',
      'agent.tool_call',
      'approval.required',
      'approval.decided',
      'threshold.exceeded',
      'execution.timed_out',
    ];
    const events = executionEvents(types, { first: 5 });
    for (const event of events) {
      expect(strict.check('ExecutionEvent', event)).toBeUndefined();
    }
    expect(events.map((event) => (event as { sequence_number: number }).sequence_number)[0]).toBe(5);
    expect(events.at(-1)).toMatchObject({ execution: { status: 'timed_out' } });
  });

  test('take fields of events, and refuse types that there are not', () => {
    const [event, other] = executionEvents([['step.delta', { delta: 'Hi' }], { type: 'step.failed', step_id: 'x' }]);
    expect([event, other]).toMatchObject([{ delta: 'Hi' }, { step_id: 'x' }]);
    expect(() => executionEvents(['step.lost' as never])).toThrow(/The types are agent\.message/);
  });

  test('have a stream with names and ids', () => {
    expect(text(executionStream())).toMatch(
      /^event: execution\.started\nid: 1\ndata: \{.*\}\n\nevent: step\.started\nid: 2\n/,
    );
  });
});

describe('streams', () => {
  test('write every line of an event, and what stands beside it', () => {
    expect(text(sseEvent('a\r\nb\rc', { event: 'x', id: '7', retry: 5 }))).toBe(
      'event: x\nid: 7\nretry: 5\ndata: a\ndata: b\ndata: c\n\n',
    );
    expect(text(sseEvent({ a: 1 }))).toBe('data: {"a":1}\n\n');
    expect(text(sseComment('a\nb'))).toBe(': a b\n\n');
    expect(() => JSON.parse(text(malformedEvent()).slice(6))).toThrow(SyntaxError);
  });

  test('refuse names that would break a line, and data without JSON', () => {
    expect(() => sseEvent('', { event: 'a\nb' })).toThrow(TypeError);
    expect(() => sseEvent('', { id: 'a\0' })).toThrow(TypeError);
    expect(() => sseEvent(undefined)).toThrow(TypeError);
  });

  test('take what is written already as it is', () => {
    expect(text(sse([sseComment('hi'), { a: 1 }], { terminator: 'END' }))).toBe(
      ': hi\n\ndata: {"a":1}\n\ndata: END\n\n',
    );
  });

  test('come apart into their events, and together again', () => {
    const stream = chatStream('a b c', { usage: true });
    const events = eventsOf(stream);
    expect(events).toHaveLength(7);
    expect(events.every((event) => event instanceof SSEBytes)).toBe(true);
    expect(sse(events)).toEqual(stream);
  });

  test('are cut after events and bytes', () => {
    const stream = sse(['one', 'two']);
    expect(text(cut(stream, { afterEvents: 1 }))).toBe('data: one\n\n');
    expect(text(cut(stream, { afterEvents: 1, afterBytes: 7 }))).toBe('data: one\n\ndata: t');
    expect(text(cut(stream, { afterBytes: 3 }))).toBe('dat');
  });

  test('split into chunks that join to the whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.oneof(fc.integer({ min: 1, max: 50 }), fc.array(fc.nat(500))), (content, at) => {
        const stream = chatStream(content);
        const chunks = split(stream, at);
        expect(Buffer.concat(chunks).equals(Buffer.from(stream))).toBe(true);
        expect(chunks.every((chunk) => chunk.length > 0)).toBe(true);
      }),
    );
    expect(split(sse(['one', 'two'])).map(text)).toEqual(['data: one\n\n', 'data: two\n\n']);
    expect(() => split(sse([]), 0)).toThrow(RangeError);
  });
});
