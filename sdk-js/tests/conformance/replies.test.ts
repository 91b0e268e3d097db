/** `replies.json`: what a success is (its facts, its bytes, its value), and a success that is none. */

import { expect, test } from 'vitest';
import type { APIError } from '../../src/core/errors.js';
import type { ResponseInfo } from '../../src/core/reply/info.js';
import type { Allowance, RateLimit } from '../../src/core/values/rate_limit.js';
import { load, unpacked } from './cases.js';
import { kindOf } from './kinds.js';
import type { Scripted } from './script.js';
import { onEachStage, operationOf, outcome } from './stages.js';

interface Replied {
  readonly before?: readonly Scripted[];
  readonly reply: Scripted;
  readonly returns?: string;
  readonly expected: {
    readonly error?: string;
    readonly value?: unknown;
    readonly content_b64?: string;
    readonly status?: number;
    readonly attempts?: number;
    readonly request_id?: string | null;
    readonly headers?: Readonly<Record<string, string>>;
    readonly rate_limit?: unknown;
  };
}

onEachStage(({ play }) => {
  test.for(load<Replied>('replies'))('$name', async ({ before = [], reply, returns, expected }) => {
    const replies = [...before, reply];
    const { client, script } = play([...replies, ...replies]);
    const { id, method, path, idempotent } = operationOf();
    const operation = returns === 'nothing' ? { id, method, path, ...(idempotent && { idempotent }) } : operationOf();
    const told: ResponseInfo[] = [];
    const { value, error } = await outcome(() =>
      client.runtime.call(operation, {}, { onResponse: (info) => told.push(info) }),
    );
    expect(kindOf(error)).toBe(expected.error);
    expect(told.length).toBe(1);
    const info = told[0] as ResponseInfo;
    if ('value' in expected) {
      expect(value ?? null).toEqual(expected.value);
    }
    if (expected.content_b64 !== undefined) {
      const raw = await client.request({ path: '/things' }).asResponse();
      expect(new Uint8Array(await raw.arrayBuffer())).toEqual(unpacked(expected.content_b64));
    }
    if ('rate_limit' in expected) {
      expect(inSeconds(info.rateLimit)).toEqual(expected.rate_limit);
    }
    for (const [name, text] of Object.entries(expected.headers ?? {})) {
      expect(info.headers.get(name)).toBe(text);
    }
    const source = (error as APIError | undefined) ?? info;
    for (const [name, property] of [
      ['status', 'status'],
      ['attempts', 'attempts'],
      ['request_id', 'requestId'],
    ] as const) {
      if (name in expected) {
        expect((source as unknown as Record<string, unknown>)[property] ?? null, name).toEqual(expected[name]);
      }
    }
    expect(script.open).toEqual([]);
  });
});

/** Rate limits as cases have them: in seconds, with null for what is not said. */
function inSeconds(limits: RateLimit | undefined): unknown {
  if (limits === undefined) {
    return null;
  }
  const { requests, tokens, policies } = limits;
  const named = Object.entries(policies ?? {}).map(([name, policy]) => [name, allowance(policy)]);
  return {
    ...(requests && { requests: allowance(requests) }),
    ...(tokens && { tokens: allowance(tokens) }),
    ...(policies && { policies: Object.fromEntries(named) }),
  };
}

function allowance({ limit, remaining, reset }: Allowance): unknown {
  return { limit: limit ?? null, remaining: remaining ?? null, reset: reset === undefined ? null : reset / 1000 };
}
