/**
 * Pages of a list, walked lazily: by item, by page, forwards and backwards.
 *
 * How a list goes on is decided in `pagination.ts`; this file fetches. Must not know requests.
 */

import type { Core } from '../core.js';
import { decoded } from '../exchange.js';
import type { Arguments, Operation, PageSpec } from '../operation.js';
import { APIPromise } from '../promise.js';
import { type Draft, type Move, moved } from '../request/draft.js';
import type { CallOptions } from '../request/options.js';
import { attach, type ResponseInfo } from './info.js';
import { type Direction, type Fetched, itemsOf, step, Walk } from './pagination.js';

/** Which way to walk through a list. */
export interface WalkOptions {
  /** From the end of a page to its beginning, and on to the page before it. Default: false. */
  readonly backwards?: boolean | undefined;
}

const BACKWARDS: WalkOptions = { backwards: true };

type Fetch<I, T> = (move: Move) => Promise<Page<I, T>>;

/**
 * One page of a list with items of type `I`, and the way to all others.
 *
 * Iterating over it gives its items and then those of all following pages, fetching each when it is needed.
 */
export class Page<I, T = unknown> implements AsyncIterable<I> {
  /** The page's items. */
  readonly data: readonly I[];
  /** The whole decoded reply, with what stands beside the items. */
  readonly envelope: T;
  /** Status, headers, request id and attempts of this page's reply. */
  readonly response: ResponseInfo;
  readonly #spec: PageSpec;
  readonly #fetched: Fetched;
  readonly #fetch: Fetch<I, T>;

  /** @internal */
  constructor(spec: PageSpec, reply: T, response: ResponseInfo, fetch: Fetch<I, T>) {
    this.data = itemsOf(spec, reply) as readonly I[];
    this.envelope = reply;
    this.response = response;
    this.#spec = spec;
    this.#fetched = { reply, headers: response.headers, url: response.url };
    this.#fetch = fetch;
  }

  /** Whether another page follows. */
  hasNextPage(): boolean {
    return step(this.#spec, this.#fetched, 'next') !== undefined;
  }

  /** Whether a page is known to precede this one. */
  hasPreviousPage(): boolean {
    return step(this.#spec, this.#fetched, 'previous') !== undefined;
  }

  /** Fetch the following page; undefined if this is the last. */
  nextPage(): Promise<Page<I, T> | undefined> {
    return this.#neighbour('next');
  }

  /** Fetch the preceding page; undefined if this is the first. */
  previousPage(): Promise<Page<I, T> | undefined> {
    return this.#neighbour('previous');
  }

  /**
   * This page, then each following (or preceding) one.
   *
   * @throws {@link APIResponseError} The list leads in a circle.
   */
  pages(options: WalkOptions = {}): AsyncGenerator<Page<I, T>, void, undefined> {
    return pages(Promise.resolve(this), options);
  }

  /** The items from this page's last one to the list's first. */
  backwards(): AsyncGenerator<I, void, undefined> {
    return items(this.pages(BACKWARDS), BACKWARDS);
  }

  /** The items of this page and of all that follow. */
  [Symbol.asyncIterator](): AsyncGenerator<I, void, undefined> {
    return items(this.pages());
  }

  async #neighbour(direction: Direction): Promise<Page<I, T> | undefined> {
    const move = step(this.#spec, this.#fetched, direction);
    return move && (await this.#fetch(move));
  }
}

/**
 * A list that was asked for: `await` it for its first {@link Page}, or iterate over it for the items of all pages.
 *
 * @example
 * ```ts
 * for await (const file of client.files.list()) { ... }
 * const page = await client.files.list({ limit: 10 });
 * ```
 */
export class PagePromise<I, T = unknown> extends APIPromise<Page<I, T>> implements AsyncIterable<I> {
  /** Each page, from the first; or the first alone and those before it. */
  pages(options: WalkOptions = {}): AsyncGenerator<Page<I, T>, void, undefined> {
    return pages(this, options);
  }

  /** The items from the first page's last one to the list's first. */
  backwards(): AsyncGenerator<I, void, undefined> {
    return items(this.pages(BACKWARDS), BACKWARDS);
  }

  /** The items of all pages. */
  [Symbol.asyncIterator](): AsyncGenerator<I, void, undefined> {
    return items(this.pages());
  }
}

async function* pages<I, T>(
  first: PromiseLike<Page<I, T>>,
  { backwards = false }: WalkOptions,
): AsyncGenerator<Page<I, T>, void, undefined> {
  const walk = new Walk();
  let page: Page<I, T> | undefined = await first;
  while (page !== undefined) {
    walk.check(page.response.url);
    yield page;
    page = await (backwards ? page.previousPage() : page.nextPage());
  }
}

async function* items<I, T>(
  walked: AsyncGenerator<Page<I, T>, void, undefined>,
  { backwards = false }: WalkOptions = {},
): AsyncGenerator<I, void, undefined> {
  for await (const page of walked) {
    yield* backwards ? [...page.data].reverse() : page.data;
  }
}

/** The pages of a list. */
export function pagesOf<I, T>(
  core: Core,
  operation: Operation<T>,
  args: Arguments,
  options?: CallOptions,
): PagePromise<I, T> {
  const { page: spec } = operation;
  if (spec === undefined) {
    throw new TypeError(`${operation.id} is no list`);
  }
  return APIPromise.start<Page<I, T>, PagePromise<I, T>>(async (claim) => {
    const draft = core.draft(operation, args, options);
    const fetch = async (from: Draft, told = claim): Promise<Page<I, T>> => {
      const reply = await core.run(() => from, decoded<T>, told);
      const info = told.info as ResponseInfo;
      const page = new Page<I, T>(spec, reply, info, (move) =>
        fetch(moved({ ...draft, url: info.url }, move), { raw: false }),
      );
      attach(page, info);
      return page;
    };
    return await fetch(draft);
  }, PagePromise);
}
