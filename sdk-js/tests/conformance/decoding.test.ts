/** `decoding.json`: from JSON to the documented types and back. Nothing is lost, nothing later breaks a client. */

import { expect, test } from 'vitest';
import type { TaggedSchema } from '../../src/core/reply/strict.js';
import { schemas, strict } from '../../src/strict/index.js';
import { load } from './cases.js';
import { kindOf } from './kinds.js';
import { bodyOf } from './script.js';
import { onEachStage, operationOf, outcome } from './stages.js';

interface Decoded {
  readonly type: string;
  readonly strict: boolean;
  readonly body: unknown;
  readonly expected: {
    readonly error?: string;
    readonly variant?: string;
    readonly values?: Readonly<Record<string, unknown>>;
    readonly null?: readonly string[];
    readonly absent?: readonly string[];
    readonly round_trip?: boolean;
  };
}

onEachStage(({ play }) => {
  test.for(load<Decoded>('decoding'))('$name', async ({ type: schema, strict: checked, body, expected }) => {
    const { client, script } = play([{ body }, { body: {} }], { strict: checked && strict });
    const operation = operationOf({}, { returns: 'object', schema });
    const { value, error } = await outcome(() => client.runtime.call(operation));
    expect(Object.keys(schemas)).toContain(schema);
    expect(kindOf(error)).toBe(expected.error);
    if (expected.error !== undefined) {
      return;
    }
    if (expected.variant !== undefined) {
      const tag = (value as { type?: unknown }).type;
      const { members } = schemas[schema] as TaggedSchema;
      const member = typeof tag === 'string' && Object.hasOwn(members, tag) ? members[tag] : 'unknown';
      expect(member).toBe(expected.variant);
    }
    for (const [pointer, wanted] of Object.entries(expected.values ?? {})) {
      expect(at(value, pointer), pointer).toEqual(wanted);
    }
    for (const pointer of expected.null ?? []) {
      expect(at(value, pointer), pointer).toBeNull();
    }
    for (const pointer of expected.absent ?? []) {
      expect(at(value, pointer), pointer).toBeUndefined();
    }
    if (expected.round_trip) {
      await client.runtime.call(operationOf({ method: 'POST' }), { body: value });
      const sent = script.requests.at(-1);
      expect(JSON.parse(new TextDecoder().decode(await bodyOf(sent?.body ?? null)))).toEqual(body);
    }
  });
});

/** What a JSON pointer names. */
function at(value: unknown, pointer: string): unknown {
  let found = value;
  for (const part of pointer.split('/').slice(1)) {
    found = (found as Readonly<Record<string, unknown>> | undefined)?.[part];
  }
  return found;
}
