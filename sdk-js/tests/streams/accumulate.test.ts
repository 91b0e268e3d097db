/** Events folded into a final object: the same however often one looks, and the events stay as they are. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accumulatorFor } from '../../src/core/streams/accumulate.js';
import { Arrivals } from '../../src/core/streams/arrivals.js';

const MERGE = { items: 'choices', index: 'index', delta: 'delta', into: 'message' };

const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 2 });
const call = fc.record(
  { index: fc.nat(1), id: text, function: fc.record({ arguments: text }) },
  { requiredKeys: ['index'] },
);
const delta = fc.record(
  {
    content: fc.option(text),
    role: fc.constant('assistant'),
    tool_calls: fc.option(fc.array(call, { maxLength: 2 })),
    notes: fc.array(fc.oneof(fc.nat(3), fc.constant({ note: 'n' })), { maxLength: 2 }),
    part: fc.option(fc.record({ text })),
    odd: fc.oneof(text, fc.nat(3), fc.array(call, { maxLength: 1 })),
    ['__proto__']: text,
  },
  { requiredKeys: [], noNullPrototype: true },
);
const item = fc.record(
  {
    delta: fc.option(delta),
    index: fc.oneof(fc.nat(2), fc.constant('x'), fc.constant([1])),
    finish_reason: fc.option(fc.constant('stop')),
    logprobs: fc.option(fc.record({ content: fc.array(fc.nat(3), { maxLength: 2 }) })),
  },
  { requiredKeys: ['delta'], noNullPrototype: true },
);
const event = fc.record(
  {
    id: text,
    usage: fc.option(fc.record({ tokens: fc.nat(9) })),
    choices: fc.oneof(fc.constant(null), fc.constant('nonsense'), fc.array(item, { maxLength: 3 })),
  },
  { requiredKeys: [], noNullPrototype: true },
);

function folded(events: readonly unknown[]): unknown {
  const accumulator = accumulatorFor({ merge: MERGE });
  for (const each of events) {
    accumulator?.add(each);
  }
  return accumulator?.result();
}

describe('merged deltas', () => {
  test('looking at what is there so far changes neither it nor the events', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 6 }), (events) => {
        const before = structuredClone(events);
        const arrivals = new Arrivals({ merge: MERGE });
        for (const each of events) {
          arrivals.add(each, '');
        }
        const seen: [now: unknown, then: unknown][] = [];
        for (let count = 1; arrivals.take() !== undefined; count += 1) {
          const partial = arrivals.partial();
          expect(partial).toEqual(folded(before.slice(0, count)));
          seen.push([partial, structuredClone(partial)]);
        }
        expect(arrivals.result()).toEqual(folded(before));
        expect(events).toEqual(before);
        for (const [now, then] of seen) {
          expect(now).toEqual(then);
        }
      }),
    );
  });

  test('text is joined for each item by itself', () => {
    const piece = fc.tuple(fc.nat(3), text);
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
        const events = pieces.map(([index, content]) => ({ choices: [{ index, delta: { content } }] }));
        const { choices } = folded(events) as { choices: { index: number; message: { content: string } }[] };
        const indexes = [...new Set(pieces.map(([index]) => index))].sort();
        expect(choices).toEqual(
          indexes.map((index) => ({
            index,
            message: {
              content: pieces
                .filter(([each]) => each === index)
                .map(([, each]) => each)
                .join(''),
            },
          })),
        );
      }),
    );
  });

  test('an empty list between indexed ones takes nothing away', () => {
    const lists = [[{ index: 0, arguments: 'a' }], [], [{ index: 0, arguments: 'b' }]];
    const events = lists.map((each) => ({ choices: [{ index: 0, delta: { tool_calls: each } }] }));
    expect(folded(events)).toEqual({ choices: [{ index: 0, message: { tool_calls: [{ arguments: 'ab' }] } }] });
  });

  test('a field may have any name', () => {
    const events = JSON.parse(
      '[{"choices":[{"index":0,"delta":{"__proto__":"a"}}]},{"choices":[{"index":0,"delta":{"__proto__":"b"}}]}]',
    );
    expect(JSON.stringify(folded(events))).toBe('{"choices":[{"index":0,"message":{"__proto__":"ab"}}]}');
  });

  test('null alone is no final object', () => {
    expect(folded([{ usage: null }])).toBeUndefined();
    expect(folded([])).toBeUndefined();
  });

  test('what is always so stands in the final object', () => {
    const accumulator = accumulatorFor({ merge: { ...MERGE, constants: { object: 'thing' } } });
    accumulator?.add({ object: 'thing.chunk', choices: [] });
    expect(accumulator?.result()).toEqual({ object: 'thing', choices: [] });
  });
});

test('the last event with the field gives the final object', () => {
  const accumulator = accumulatorFor({ last: { field: 'thing' } });
  for (const each of [{ thing: 1 }, { thing: 2 }, { other: 3 }, { thing: null }, 'text']) {
    accumulator?.add(each);
  }
  expect(accumulator?.result()).toBe(2);
});

test('of many events only the last are kept, and none is lost from the final object', () => {
  const arrivals = new Arrivals({ merge: MERGE });
  for (let count = 0; count < 1000; count += 1) {
    arrivals.trim();
    arrivals.add({ choices: [{ index: 0, delta: { content: 'x' } }] }, String(count));
    arrivals.take();
    expect(arrivals.lastEventId).toBe(String(count));
  }
  expect(arrivals.recent()).toHaveLength(100);
  expect(arrivals.result()).toEqual({ choices: [{ index: 0, message: { content: 'x'.repeat(1000) } }] });
});
