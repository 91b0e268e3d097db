/** `sse.json`: from bytes to events, as the case cuts them, in one piece, and each byte by itself. */

import { describe, expect, test } from 'vitest';
import { SSEDecoder } from '../../src/core/streams/sse.js';
import { load, unpacked } from './cases.js';

interface Vector {
  readonly chunks_b64: readonly string[];
  readonly expected_events: readonly {
    readonly event: string;
    readonly data: string;
    readonly id: string;
    readonly id_field: string | null;
    readonly retry: number | null;
  }[];
  readonly final_last_event_id: string;
  readonly final_retry: number | null;
}

const CUTS: Readonly<Record<string, (chunks: readonly Uint8Array[]) => readonly Uint8Array[]>> = {
  'as the case cuts them': (chunks) => chunks,
  'in one piece': (chunks) => [Uint8Array.from(chunks.flatMap((chunk) => [...chunk]))],
  'byte by byte': (chunks) => chunks.flatMap((chunk) => [...chunk].map((byte) => Uint8Array.of(byte))),
};

describe.each(Object.entries(CUTS))('%s', (_, cut) => {
  test.for(load<Vector>('sse', 'vectors', { extra: true }))('$name', (vector) => {
    const decoder = new SSEDecoder();
    const events = cut(vector.chunks_b64.map(unpacked)).flatMap((chunk) => decoder.feed(chunk));
    events.push(...decoder.end());
    const found = events.map(({ event, data, id, ownId, retry }) => {
      return { event, data, id, id_field: ownId ?? null, retry: retry ?? null };
    });
    expect(found).toEqual(vector.expected_events);
    expect(decoder.lastEventId).toBe(vector.final_last_event_id);
    expect(decoder.retry ?? null).toBe(vector.final_retry);
  });
});
