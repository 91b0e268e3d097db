/** `query.json`: how query parameters are written. */

import { expect, test } from 'vitest';
import type { ParameterStyle } from '../../src/core/operation.js';
import { load } from './cases.js';
import { kindOf } from './kinds.js';
import { queryOf } from './script.js';
import { onEachStage, operationOf, outcome } from './stages.js';

interface Queried {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly styles: Readonly<Record<string, ParameterStyle>>;
  readonly expected: { readonly query?: string; readonly error?: string };
}

onEachStage(({ play }) => {
  test.for(load<Queried>('query'))('$name', async ({ parameters, styles, expected }) => {
    const { client, script } = play([{ body: {} }]);
    const { error } = await outcome(() => client.runtime.call(operationOf({}, { styles }), { query: parameters }));
    expect(kindOf(error)).toBe(expected.error);
    if (expected.error === undefined) {
      expect(queryOf(script.requests[0])).toBe(expected.query);
    } else {
      expect(script.requests).toEqual([]);
    }
  });
});
