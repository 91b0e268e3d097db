/** `operations/`: each operation's own client method, called by its id with arguments by their names on the wire. */

import { expect, test } from 'vitest';
import type { BinaryResponse } from '../../src/core/reply/download.js';
import type { Stream } from '../../src/core/streams/stream.js';
import { unpacked } from './cases.js';
import { callOperation, loadOperations, type OperationCase, type Part } from './operations.js';
import { bodyOf, header, queryOf, type SentRequest } from './script.js';
import { onEachStage } from './stages.js';

const cases = loadOperations();

test('there is a case for every operation', () => {
  expect(new Set(cases.map((each) => each.operation)).size).toBeGreaterThan(40);
});

onEachStage(({ play }) => {
  test.for(cases)('$name', async (each) => {
    const { client, script, base } = play([each.reply]);
    expect(await shown(callOperation(client, each), each.result)).toEqual(each.result);
    expect(script.requests.length).toBe(1);
    await compare(script.requests[0] as SentRequest, base, each.request);
    expect(script.open).toEqual([]);
  });
});

/** The result in the form in which it is expected. */
async function shown(result: unknown, expected: OperationCase['result']): Promise<OperationCase['result']> {
  if (expected.events !== undefined) {
    const stream = result as Stream<unknown, unknown>;
    const events: unknown[] = [];
    for await (const event of stream) {
      events.push(event);
    }
    return { events, ...('final' in expected && { final: await stream.final() }) };
  }
  const value = await result;
  if (expected.items !== undefined) {
    return { items: (value as { data: unknown[] }).data };
  }
  if (expected.bytes_b64 !== undefined) {
    const bytes = await (value as BinaryResponse).bytes();
    return { bytes_b64: btoa(String.fromCharCode(...bytes)) };
  }
  return value === undefined ? { nothing: true } : { value };
}

async function compare(sent: SentRequest, base: string, expected: OperationCase['request']): Promise<void> {
  expect(sent.method).toBe(expected.method);
  expect(sent.url.split('?', 1)[0]).toBe(base + expected.path);
  expect([...new URLSearchParams(queryOf(sent))]).toEqual(expected.query);
  for (const [name, value] of Object.entries(expected.headers)) {
    expect(header(sent, name), name).toBe(value);
  }
  const body = await bodyOf(sent.body);
  const text = new TextDecoder().decode(body);
  if ('body' in expected) {
    expect(JSON.parse(text)).toEqual(expected.body);
  } else if (expected.form !== undefined) {
    expect([...new URLSearchParams(text)]).toEqual(expected.form);
  } else if (expected.parts !== undefined) {
    const parts = await partsOf(body, header(sent, 'content-type') ?? '');
    expect(sorted(parts)).toEqual(sorted(expected.parts));
  } else if (expected.text !== undefined) {
    expect(text).toBe(expected.text);
  } else {
    expect(body).toEqual(unpacked(expected.body_b64 ?? ''));
  }
}

/** The parts of a multipart body, read by the platform. */
async function partsOf(body: Uint8Array, contentType: string): Promise<Part[]> {
  const form = await new Response(body as BodyInit, { headers: { 'content-type': contentType } }).formData();
  return await Promise.all(
    [...form.entries()].map(async ([name, value]) => {
      if (typeof value === 'string') {
        return { name, text: value };
      }
      const bytes = new Uint8Array(await value.arrayBuffer());
      const content_b64 = btoa(String.fromCharCode(...bytes));
      return { name, filename: value.name, content_type: value.type.split(';', 1)[0], content_b64 };
    }),
  );
}

function sorted(parts: readonly Part[]): Part[] {
  return [...parts].sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
}
