/** Bytes to events: however they are cut, they are the same. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Decoder, decoderFor } from '../../src/core/streams/framing.js';
import { UTF8Decoder } from '../../src/core/streams/utf8.js';

const ENCODER = new TextEncoder();

/** Text that is full of what decoders look at. */
const lines = fc.array(
  fc.constantFrom(
    'data',
    ':',
    ' ',
    '\n',
    '\r',
    '\n\n',
    '\r\n',
    'id: 7',
    'event:',
    'retry: 30',
    'é',
    '\u{1f600}',
    '\0',
    '\ufeff',
    'x',
    '{"a":1}',
    '\u001e',
  ),
  { maxLength: 40 },
);

/** Some of it broken: bytes that are no UTF-8. */
const bytes = fc
  .tuple(
    lines,
    fc.array(fc.constantFrom(0xff, 0xc3, 0xf0, 0x9f, 0x0a, 0x41, 0xef, 0xbb, 0xbf), { maxLength: 6 }),
    fc.nat(),
  )
  .map(([text, odd, at]) => {
    const sound = [...ENCODER.encode(text.join(''))];
    sound.splice(at % (sound.length + 1), 0, ...odd);
    return Uint8Array.from(sound);
  });

const sizes = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });

/** The bytes in pieces of these sizes, over and over. */
function cut(whole: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let [at, turn] = [0, 0]; at < whole.length; turn += 1) {
    const size = lengths[turn % lengths.length] || (turn % lengths.length === 0 ? 1 : 0);
    pieces.push(whole.slice(at, at + size));
    at += size;
  }
  return pieces;
}

function decoded(decoder: Decoder, pieces: readonly Uint8Array[]): unknown {
  const events = [...pieces.flatMap((piece) => decoder.feed(piece)), ...decoder.end()];
  return { events, lastEventId: decoder.lastEventId, retry: decoder.retry };
}

describe.each(['sse', 'jsonl', 'json-seq'] as const)('%s', (framing) => {
  test('is the same in any pieces', () => {
    fc.assert(
      fc.property(bytes, sizes, (whole, lengths) => {
        const expected = decoded(decoderFor(framing), [whole]);
        expect(decoded(decoderFor(framing), cut(whole, lengths))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('tells how much of an event waits for its end', () => {
    const decoder = decoderFor(framing);
    decoder.feed(ENCODER.encode('data: é'));
    expect(decoder.unfinished).toBe(7);
    decoder.feed(ENCODER.encode('12'));
    expect(decoder.unfinished).toBe(9);
    decoder.feed(ENCODER.encode('\n\nab'));
    expect(decoder.unfinished).toBe(2);
  });
});

test('UTF-8 in pieces is what it is as a whole', () => {
  fc.assert(
    fc.property(bytes, sizes, (whole, lengths) => {
      const decoder = new UTF8Decoder();
      // a character that the end cuts off is never shown: whoever reads events drops what is not finished
      const text = cut(whole, lengths)
        .map((piece) => decoder.decode(piece))
        .join('');
      const streamed = new TextDecoder();
      expect(text).toBe(streamed.decode(whole, { stream: true }));
    }),
    { numRuns: 500 },
  );
});

test('a huge event in small pieces takes linear time', () => {
  const decoder = decoderFor('sse');
  const piece = ENCODER.encode('x'.repeat(64));
  decoder.feed(ENCODER.encode('data: '));
  for (let count = 0; count < 100_000; count += 1) {
    decoder.feed(piece);
  }
  expect(decoder.feed(ENCODER.encode('\n\n'))[0]?.data).toHaveLength(6_400_000);
});

test('the last event id outlives a connection', () => {
  const decoder = decoderFor('sse', '3');
  expect(decoder.feed(ENCODER.encode('data: a\n\nid\ndata: b\n\n')).map(({ id }) => id)).toEqual(['3', '']);
});
