/** That the tests run where they are said to run: `EXPECTED_RUNTIME` is `node`, `bun` or `deno`. */

import { expect, test } from 'vitest';
import { runtime } from '../../src/core/settings/runtime.js';
import { RUNTIME } from './here.js';

test('the tests run in the runtime that was asked for', () => {
  expect(RUNTIME).toBe(process.env['EXPECTED_RUNTIME'] ?? 'node');
});

test('the SDK knows the runtime', () => {
  expect(runtime().name).toBe(RUNTIME);
});
