/** `retries.json`: which failures are retried, after how long, with which key, and what is thrown in the end. */

import { expect, test } from 'vitest';
import { APIError } from '../../src/core/errors.js';
import type { CallOptions } from '../../src/core/request/options.js';
import { load } from './cases.js';
import { kindOf } from './kinds.js';
import { header, type Scripted } from './script.js';
import { onEachStage, operationOf, outcome } from './stages.js';

interface Retries {
  readonly request: { readonly method: string; readonly idempotent: boolean };
  readonly options: { readonly max_retries?: number; readonly max_retry_after?: number; readonly total?: number };
  readonly random: number;
  readonly replies: readonly Scripted[];
  readonly keys?: readonly (string | null)[];
  readonly expected: {
    readonly attempts: number;
    readonly sleeps: readonly number[];
    readonly status?: number;
    readonly error?: string;
    readonly retry_after?: number | null;
    readonly authorizations?: readonly (string | null)[];
  };
}

/** Options of a call, in milliseconds. */
function options({ options: given }: Retries): CallOptions {
  const { max_retries: maxRetries, max_retry_after: after, total } = given;
  return {
    retry: {
      ...(maxRetries !== undefined && { maxRetries }),
      ...(after !== undefined && { maxRetryAfter: after * 1000 }),
    },
    timeout: total === undefined ? undefined : { total: total * 1000 },
  };
}

onEachStage(({ play }) => {
  test.for(load<Retries>('retries'))('$name', async (each) => {
    const { expected, keys, request } = each;
    const given = keys?.[Symbol.iterator]();
    const source = given && { apiKey: () => given.next().value as string };
    const { client, script, time } = play(each.replies, source, each.random);
    let status: number | undefined;
    const { error } = await outcome(() =>
      client.runtime.call(operationOf(request), request.method === 'POST' ? { body: {} } : {}, {
        ...options(each),
        onResponse: (info) => {
          status = info.status;
        },
      }),
    );
    expect(kindOf(error)).toBe(expected.error);
    expect(script.requests.length).toBe(expected.attempts);
    expect(time.sleeps.length).toBe(expected.sleeps.length);
    for (const [index, seconds] of expected.sleeps.entries()) {
      expect(time.sleeps[index]).toBeCloseTo(seconds, 9);
    }
    const sentKeys = script.requests.map((sent) => header(sent, 'idempotency-key'));
    expect(new Set(sentKeys).size).toBeLessThan(2);
    expect([request.idempotent ? 'key-1' : null, undefined]).toContain(sentKeys[0]);
    if (expected.authorizations !== undefined) {
      expect(script.requests.map((sent) => header(sent, 'authorization'))).toEqual(expected.authorizations);
    }
    if (expected.error === undefined) {
      expect(status).toBe(expected.status);
    }
    if (error instanceof APIError) {
      expect(error.attempts).toBe(expected.attempts);
      if (expected.retry_after !== undefined) {
        expect(error.retryAfter).toBe(expected.retry_after === null ? undefined : expected.retry_after * 1000);
      }
    }
    expect(script.open).toEqual([]);
  });
});
