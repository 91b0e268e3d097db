/** How a list goes on, as a function of one page. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APIResponseError } from '../../src/core/errors.js';
import type { PageSpec } from '../../src/core/operation.js';
import { type Fetched, itemsOf, step, Walk } from '../../src/core/reply/pagination.js';

const CURSOR: PageSpec = {
  items: 'data',
  scheme: 'cursor',
  after: 'after',
  before: 'before',
  limit: 'limit',
  cursor: 'id',
  more: 'has_more',
};
const TOKEN: PageSpec = { items: 'items', scheme: 'token', after: 'page_token', nextField: 'next.token' };
const NUMBER: PageSpec = { items: 'data', scheme: 'number', after: 'page', limit: 'per_page' };
const OFFSET: PageSpec = { items: 'data', scheme: 'offset', after: 'offset', limit: 'limit' };
const LINK: PageSpec = { items: '', scheme: 'link' };

const FULL = { data: [{ id: 'a' }, { id: 'b' }], has_more: true };
const LAST = { data: [{ id: 'a' }, { id: 'b' }], has_more: false };
const BASE = 'https://api.acme.test/v1/things';

function fetched(reply: unknown, query = '', link?: string): Fetched {
  return { reply, headers: new Headers(link ? { link } : {}), url: query ? `${BASE}?${query}` : BASE };
}

const NEXT = { query: { after: 'b' }, drop: ['before'] };
const PREVIOUS = { query: { before: 'a' }, drop: ['after'] };

test.for([
  ['the first page', CURSOR, fetched(FULL), NEXT, undefined],
  ['the only page', CURSOR, fetched(LAST), undefined, undefined],
  ['the last page', CURSOR, fetched(LAST, 'after=z'), undefined, PREVIOUS],
  ['a page on the way back', CURSOR, fetched(FULL, 'before=z'), NEXT, PREVIOUS],
  ['the first page, on the way back', CURSOR, fetched(LAST, 'before=z'), NEXT, undefined],
  ['an empty page', CURSOR, fetched({ data: [], has_more: true }), undefined, undefined],
  ['a page of null', CURSOR, fetched({ data: null }), undefined, undefined],
  ['a page of nothing', CURSOR, fetched({}), undefined, undefined],
  ['items without a cursor', CURSOR, fetched({ data: [{}], has_more: true }), undefined, undefined],
  ['items that are no objects', CURSOR, fetched({ data: [1, null], has_more: true }), undefined, undefined],
  ['a token', TOKEN, fetched({ items: [1], next: { token: 'n' } }), { query: { page_token: 'n' } }, undefined],
  ['an empty token', TOKEN, fetched({ items: [1], next: { token: '' } }), undefined, undefined],
  ['no token', TOKEN, fetched({ items: [1], next: null }), undefined, undefined],
  ['page 1 of numbers', NUMBER, fetched({ data: [1, 2] }, 'per_page=2'), { query: { page: 2 } }, undefined],
  ['a short page 3', NUMBER, fetched({ data: [1] }, 'per_page=2&page=3'), undefined, { query: { page: 2 } }],
  ['an empty page 2', NUMBER, fetched({ data: [] }, 'page=2'), undefined, { query: { page: 1 } }],
  ['offset 0', OFFSET, fetched({ data: [1, 2] }, 'limit=2'), { query: { offset: 2 } }, undefined],
  ['a short page at offset 3', OFFSET, fetched({ data: [1] }, 'limit=2&offset=3'), undefined, { query: { offset: 1 } }],
  ['a link', LINK, fetched([1], 'x=1', '<?page=2>; rel="next"'), { url: `${BASE}?page=2` }, undefined],
  [
    'a link back',
    LINK,
    fetched([1], '', '</a>; rel=prev, </b>; rel=last'),
    undefined,
    { url: 'https://api.acme.test/a' },
  ],
  [
    'a link with commas',
    LINK,
    fetched([1], '', '<a,b>; title="x, <y>"; rel="last NEXT"'),
    { url: 'https://api.acme.test/v1/a,b' },
    undefined,
  ],
  ['a link that is none', LINK, fetched([1], '', 'nonsense, <a'), undefined, undefined],
] as const)('%s', ([, spec, page, following, preceding]) => {
  expect(step(spec, page, 'next')).toEqual(following);
  expect(step(spec, page, 'previous')).toEqual(preceding);
});

test.for([
  ['a cursor', CURSOR, fetched(FULL, 'after=b')],
  ['a token', TOKEN, fetched({ items: [1], next: { token: 'n' } }, 'page_token=n')],
  ['a link', LINK, fetched([1], 'x=1', `<${BASE}?x=1>; rel=next`)],
] as const)('%s that stands still is an error, not an endless loop', ([, spec, page]) => {
  expect(() => step(spec, page, 'next')).toThrow(APIResponseError);
  expect(() => step(spec, page, 'next')).toThrow(/same page/);
});

describe('a walk', () => {
  test('notices every circle soon, and takes nothing else for one', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), (tail, circle) => {
        const walk = new Walk();
        for (let number = 0; number < tail + circle; number += 1) {
          walk.check(`/things?after=${number}`);
        }
        expect(() => {
          for (let further = 0; further < 3 * (tail + circle); further += 1) {
            walk.check(`/things?after=${tail + (further % circle)}`);
          }
        }).toThrow(/does not end/);
      }),
    );
  });
});

test('a reply may be the list itself', () => {
  expect(itemsOf(LINK, [1, 2])).toEqual([1, 2]);
  expect(itemsOf(LINK, { data: [1] })).toEqual([]);
});
