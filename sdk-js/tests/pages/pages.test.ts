/** Lists, walked lazily: by item, by page, forwards and backwards. */

import { describe, expect, test } from 'vitest';
import { AbortedError, APIResponseError, NotFoundError } from '../../src/core/errors.js';
import type { Arguments, Operation, PageSpec } from '../../src/core/operation.js';
import { responseOf } from '../../src/core/reply/info.js';
import type { CallOptions } from '../../src/core/request/options.js';
import { acme, failureOf, json, Kept } from '../calls/stage.js';
import { all } from '../streams/played.js';

interface Thing {
  readonly id: string;
}

interface List {
  readonly data: readonly Thing[];
  readonly has_more: boolean;
  readonly total?: number;
}

const CURSOR: PageSpec = {
  items: 'data',
  scheme: 'cursor',
  after: 'after',
  before: 'before',
  limit: 'limit',
  cursor: 'id',
  more: 'has_more',
};
const LIST: Operation<List> = { id: 'things.list', method: 'GET', path: '/things', returns: 'object', page: CURSOR };

/** The things from `first` to `last`. */
function list(first: number, last: number, more: boolean): List {
  return { data: Array.from({ length: last - first + 1 }, (_, n) => ({ id: `t${first + n}` })), has_more: more };
}

/** A list of these replies. */
function listed(replies: readonly unknown[], args: Arguments = {}, options?: CallOptions, operation = LIST) {
  const left = [...replies];
  const transport = new Kept(() => {
    const reply = left.shift();
    return reply instanceof Response ? reply : json(reply);
  });
  const promise = acme(transport, { maxRetries: 0 }).runtime.page<Thing, List>(operation, args, options);
  const queries = () => transport.requests.map(({ url }) => url.replace('https://api.acme.test/v1', ''));
  return { promise, queries, transport };
}

const ids = (things: readonly Thing[]) => things.map(({ id }) => id);

describe('a list', () => {
  test('gives all items, and fetches only what is needed', async () => {
    const query = { limit: 2, order: 'asc' };
    const { promise, queries } = listed([list(1, 2, true), list(3, 4, true), list(5, 5, false)], { query });
    const page = await promise;
    expect(queries()).toEqual(['/things?limit=2&order=asc']);
    expect(page).toMatchObject({ data: [{ id: 't1' }, { id: 't2' }] });
    expect([page.hasNextPage(), page.hasPreviousPage()]).toEqual([true, false]);
    const seen: string[] = [];
    for await (const { id } of page) {
      seen.push(id);
      expect(queries()).toHaveLength(Math.ceil(Number(id.slice(1)) / 2));
    }
    expect(seen).toEqual(['t1', 't2', 't3', 't4', 't5']);
    expect(queries().slice(1)).toEqual(['/things?limit=2&order=asc&after=t2', '/things?limit=2&order=asc&after=t4']);
  });

  test('may be left at any item, and fetches no more', async () => {
    const { promise, queries } = listed([list(1, 2, true), list(3, 4, true)]);
    for await (const { id } of promise) {
      if (id === 't2') {
        break;
      }
    }
    expect(queries()).toHaveLength(1);
  });

  test('is walked by page', async () => {
    const { promise } = listed([list(1, 2, true), list(3, 3, false)]);
    expect((await all(promise.pages())).map(({ data }) => ids(data))).toEqual([['t1', 't2'], ['t3']]);
  });

  test('is awaited and walked with one request for its first page', async () => {
    const { promise, queries } = listed([list(1, 2, false)]);
    expect(ids((await promise).data)).toEqual(['t1', 't2']);
    expect(ids(await all(promise))).toEqual(['t1', 't2']);
    expect(queries()).toHaveLength(1);
  });

  test('is walked backwards', async () => {
    const replies = [list(5, 6, false), list(3, 4, true), list(1, 2, false)];
    const { promise, queries } = listed(replies, { query: { after: 't4' } });
    expect(ids(await all(promise.backwards()))).toEqual(['t6', 't5', 't4', 't3', 't2', 't1']);
    expect(queries()).toEqual(['/things?after=t4', '/things?before=t5', '/things?before=t3']);
  });

  test('is walked back and forth, page by page', async () => {
    const replies = [list(3, 4, true), list(1, 2, false), list(3, 4, true)];
    const { promise, queries } = listed(replies, { query: { before: 't5' } });
    const middle = await promise;
    const first = await middle.previousPage();
    expect(ids(first?.data ?? [])).toEqual(['t1', 't2']);
    expect(await first?.previousPage()).toBeUndefined();
    expect(ids((await first?.nextPage())?.data ?? [])).toEqual(['t3', 't4']);
    expect(queries().slice(1)).toEqual(['/things?before=t3', '/things?after=t2']);
  });

  test('keeps the whole reply, and what stands beside it', async () => {
    const seen: unknown[] = [];
    const reply = json({ ...list(1, 1, false), total: 7 }, { headers: { 'x-request-id': 'req_1' } });
    const { promise } = listed([reply], {}, { onResponse: (info) => seen.push(info) });
    const { data: page, response } = await promise.withResponse();
    expect(page.envelope.total).toBe(7);
    expect(page.data).toBe(page.envelope.data);
    expect(page.response).toBe(response);
    expect(response.requestId).toBe('req_1');
    expect(responseOf(page)).toBe(response);
    expect(responseOf(page.envelope)).toBe(response);
    expect(seen).toEqual([response]);
  });

  test('holds its options for every page', async () => {
    const options = { headers: { 'x-mine': '1' }, query: { extra: 'y' } };
    const { promise, queries, transport } = listed([list(1, 1, true), list(2, 2, false)], {}, options);
    await all(promise);
    expect(queries()[1]).toBe('/things?extra=y&after=t1');
    expect(transport.requests[1]?.headers['x-mine']).toBe('1');
  });
});

describe('the end of a walk', () => {
  test('is the error of a page in the middle, after the items before it', async () => {
    const { promise } = listed([list(1, 1, true), json({}, { status: 404 })]);
    const seen: string[] = [];
    const error = await failureOf(
      (async () => {
        for await (const { id } of promise) {
          seen.push(id);
        }
      })(),
    );
    expect(error).toBeInstanceOf(NotFoundError);
    expect(seen).toEqual(['t1']);
  });

  test('is the signal of the caller, between two pages', async () => {
    const controller = new AbortController();
    const { promise, queries } = listed([list(1, 1, true), list(2, 2, false)], {}, { signal: controller.signal });
    const error = await failureOf(
      (async () => {
        for await (const _ of promise) {
          controller.abort('no');
        }
      })(),
    );
    expect(error).toBeInstanceOf(AbortedError);
    expect(queries()).toHaveLength(1);
  });

  test.for([false, true])('is an error for a list that goes in a circle, backwards: %s', async (backwards) => {
    const circle = [list(3, 3, true), list(2, 2, true), list(1, 1, true)];
    const { promise } = listed(
      [...circle, ...circle, ...circle, list(9, 9, false)],
      backwards ? { query: { before: 't9' } } : {},
    );
    const error = await failureOf(all(promise.pages({ backwards })));
    expect(error).toBeInstanceOf(APIResponseError);
    expect((error as Error).message).toMatch(/given before/);
  });

  test('is an error for a link to another server, which gets no key', async () => {
    const operation: Operation<List> = { ...LIST, id: 'x.list', returns: 'array', page: { items: '', scheme: 'link' } };
    const reply = json([{ id: 'a' }], { headers: { link: '<https://evil.test/x>; rel=next' } });
    const { promise, transport } = listed([reply], {}, undefined, operation);
    expect(await failureOf(all(promise))).toBeInstanceOf(APIResponseError);
    expect(transport.requests).toHaveLength(1);
  });
});
