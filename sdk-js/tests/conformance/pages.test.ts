/** `pages.json`: how a list goes on. */

import { expect, test } from 'vitest';
import type { PageSpec } from '../../src/core/operation.js';
import { load } from './cases.js';
import { kindOf } from './kinds.js';
import { queryOf, type Scripted } from './script.js';
import { onEachStage, operationOf, outcome } from './stages.js';

interface Paged {
  readonly page: Omit<PageSpec, 'nextField'> & { readonly next_field?: string };
  readonly query: Readonly<Record<string, unknown>>;
  readonly walk: 'items' | 'items_backwards' | 'pages' | 'first_page';
  readonly replies: readonly Scripted[];
  readonly expected: {
    readonly requests: readonly string[];
    readonly items: readonly (string | readonly string[])[];
    readonly error?: string;
  };
}

interface Item {
  readonly id: string;
}

onEachStage(({ play }) => {
  test.for(load<Paged>('pages'))('$name', async ({ page: { next_field, ...spec }, query, walk, replies, expected }) => {
    const { client, script } = play(replies, { maxRetries: 0 });
    const page: PageSpec = { ...spec, ...(next_field !== undefined && { nextField: next_field }) };
    const found: (string | string[])[] = [];
    const { error } = await outcome(async () => {
      const list = client.runtime.page<Item, unknown>(operationOf({}, { page }), { query });
      if (walk === 'first_page') {
        found.push(...(await list).data.map(({ id }) => id));
      } else if (walk === 'pages') {
        for await (const { data } of list.pages()) {
          found.push(data.map(({ id }) => id));
        }
      } else {
        for await (const { id } of walk === 'items_backwards' ? list.backwards() : list) {
          found.push(id);
        }
      }
    });
    expect(kindOf(error)).toBe(expected.error);
    expect(script.requests.map(queryOf)).toEqual(expected.requests);
    expect(found).toEqual(expected.items);
  });
});
