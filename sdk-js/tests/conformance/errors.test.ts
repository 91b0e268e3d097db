/** `errors.json`: which error a reply with an error status is, and what it carries. */

import { expect, test } from 'vitest';
import { APIStatusError } from '../../src/core/errors.js';
import { CODES } from '../../src/errors.js';
import { load } from './cases.js';
import { kindOf } from './kinds.js';
import type { Scripted } from './script.js';
import { onEachStage, operationOf, outcome } from './stages.js';

interface Failed {
  readonly reply: Scripted;
  readonly expected: Readonly<Record<string, unknown>> & {
    readonly kind: string;
    readonly message_contains?: string;
    readonly documented?: boolean;
    readonly retry_after?: number | null;
    readonly rate_limit_requests?: { readonly limit: number; readonly remaining: number; readonly reset: number };
  };
}

/** What errors call what cases name, where the case's value is the error's. */
const PROPERTIES: Readonly<Record<string, string>> = {
  status: 'status',
  code: 'code',
  type: 'type',
  message: 'message',
  param: 'param',
  request_id: 'requestId',
  doc_url: 'docUrl',
  details: 'details',
};

onEachStage(({ play }) => {
  test.for(load<Failed>('errors'))('$name', async ({ reply, expected }) => {
    const { kind, message_contains, documented, retry_after, rate_limit_requests: requests, ...rest } = expected;
    const { client } = play([reply], { maxRetries: 0 });
    const { error } = await outcome(() => client.runtime.call(operationOf()));
    if (!(error instanceof APIStatusError)) {
      throw new Error('an error of another class', { cause: error });
    }
    expect(kindOf(error)).toBe(kind);
    if (message_contains !== undefined) {
      expect(error.message).toContain(message_contains);
    }
    if (documented !== undefined) {
      const codes: Readonly<Record<string, unknown>> = CODES;
      expect(Object.hasOwn(codes, error.code ?? '') && codes[error.code ?? ''] === error.constructor).toBe(documented);
    }
    if (requests !== undefined) {
      expect(error.rateLimit?.requests).toEqual({ ...requests, reset: requests.reset * 1000 });
    }
    if (retry_after !== undefined) {
      expect(error.retryAfter).toBe(retry_after === null ? undefined : retry_after * 1000);
    }
    for (const [name, value] of Object.entries(rest)) {
      const property = PROPERTIES[name];
      expect(property, `nothing compares ${name}`).toBeDefined();
      expect((error as unknown as Record<string, unknown>)[property ?? ''] ?? null, name).toEqual(value);
    }
  });
});
