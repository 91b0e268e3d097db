/** That the tests run where they are said to run: `EXPECTED_RUNTIME` is `node`, `bun` or `deno`. */

import { expect, test } from 'vitest';
import { runtime } from '../../src/core/settings/runtime.js';

interface Surroundings {
  readonly Bun?: { readonly version: string };
  readonly Deno?: { readonly version: { readonly deno: string } };
}

const { Bun, Deno } = globalThis as Surroundings;
const found = Bun ? 'bun' : Deno ? 'deno' : 'node';

test('the tests run in the runtime that was asked for', () => {
  expect(found).toBe(process.env['EXPECTED_RUNTIME'] ?? 'node');
});

test('the SDK knows the runtime', () => {
  expect(runtime().name).toBe(found);
});
