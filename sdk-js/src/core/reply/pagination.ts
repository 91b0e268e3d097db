/**
 * How a list goes on: from a page, the way to the one after it or before it. Pure; must not know how pages are fetched.
 */

import { APIResponseError } from '../errors.js';
import type { PageSpec } from '../operation.js';
import type { Move } from '../request/draft.js';

/** Which way to go. */
export type Direction = 'next' | 'previous';

/** A page as it came: the decoded reply, its headers, and the address that it was asked for at. */
export interface Fetched {
  readonly reply: unknown;
  readonly headers: Headers;
  readonly url: string;
}

/** The way to the neighbouring page, undefined if there is none. Throws `APIResponseError` if it leads back here. */
export function step(spec: PageSpec, page: Fetched, direction: Direction): Move | undefined {
  return STEPS[spec.scheme](spec, page, direction);
}

/** The items of a decoded reply; a missing or null list is empty. Without a field, the reply is the list. */
export function itemsOf(spec: PageSpec, reply: unknown): readonly unknown[] {
  const found = spec.items ? fieldOf(reply, spec.items) : reply;
  return Array.isArray(found) ? found : [];
}

type Stepper = (spec: PageSpec, page: Fetched, direction: Direction) => Move | undefined;

const STEPS: Readonly<Record<PageSpec['scheme'], Stepper>> = {
  cursor: byCursor,
  token: byToken,
  number: byNumber,
  offset: byOffset,
  link: byLink,
};

function byCursor(spec: PageSpec, page: Fetched, direction: Direction): Move | undefined {
  const forwards = direction === 'next';
  const [parameter, other] = forwards ? [spec.after, spec.before] : [spec.before, spec.after];
  const items = itemsOf(spec, page.reply);
  const cameForwards = !(spec.before && asked(page, spec.before) !== null);
  if (!parameter || items.length === 0 || !goesOn(spec, page, forwards, cameForwards)) {
    return undefined;
  }
  const cursor =
    forwards && spec.nextField
      ? fieldOf(page.reply, spec.nextField)
      : fieldOf(forwards ? items.at(-1) : items[0], spec.cursor ?? '');
  if (cursor === undefined || cursor === null || cursor === '') {
    return undefined;
  }
  return checked(page, { query: { [parameter]: cursor }, drop: other ? [other] : [] });
}

/** `more` speaks of the direction of travel. The other way there is a page if this one was asked for by a cursor. */
function goesOn(spec: PageSpec, page: Fetched, forwards: boolean, cameForwards: boolean): boolean {
  if (forwards === cameForwards) {
    return spec.more ? Boolean(fieldOf(page.reply, spec.more)) : true;
  }
  return !cameForwards || asked(page, spec.after) !== null;
}

function byToken(spec: PageSpec, page: Fetched, direction: Direction): Move | undefined {
  const token = direction === 'next' ? fieldOf(page.reply, spec.nextField ?? '') : undefined;
  return token === undefined || token === null || token === ''
    ? undefined
    : checked(page, { query: { [spec.after ?? '']: token } });
}

function byNumber(spec: PageSpec, page: Fetched, direction: Direction): Move | undefined {
  const { after = '' } = spec;
  const number = integer(asked(page, after), 1);
  if (direction === 'previous') {
    return number > 1 ? { query: { [after]: number - 1 } } : undefined;
  }
  return isFull(spec, page) ? { query: { [after]: number + 1 } } : undefined;
}

function byOffset(spec: PageSpec, page: Fetched, direction: Direction): Move | undefined {
  const { after = '' } = spec;
  const offset = integer(asked(page, after), 0);
  const count = itemsOf(spec, page.reply).length;
  if (direction === 'next') {
    return isFull(spec, page) ? { query: { [after]: offset + count } } : undefined;
  }
  const size = integer(asked(page, spec.limit), count);
  return offset > 0 && size > 0 ? { query: { [after]: Math.max(0, offset - size) } } : undefined;
}

function byLink(_: PageSpec, page: Fetched, direction: Direction): Move | undefined {
  const relations = direction === 'next' ? ['next'] : ['prev', 'previous'];
  for (const [target, names] of links(page.headers.get('link') ?? '')) {
    if (relations.some((relation) => names.includes(relation))) {
      return checked(page, { url: absolute(target, page.url) });
    }
  }
  return undefined;
}

function absolute(target: string, base: string): string {
  try {
    return new URL(target, base).href;
  } catch {
    throw new APIResponseError(`The list does not go on: its next page, ${JSON.stringify(target)}, is no address.`);
  }
}

/** The move; throws if it leads to the very same page, which would never end. */
function checked(page: Fetched, move: Move): Move {
  const query = Object.entries(move.query ?? {});
  const stands = move.url ? move.url === page.url : query.every(([name, value]) => asked(page, name) === String(value));
  if (stands) {
    const where = move.url ?? query.map(([name, value]) => `${name}=${value}`).join(', ');
    throw new APIResponseError(`The list does not go on: the next page is the same page again (${where}).`);
  }
  return move;
}

/**
 * A way from page to page that notices when it leads in a circle, as no server means it to.
 *
 * One address is remembered, and after twice as many pages as the last time another one (Brent's algorithm): however long
 * the list is, that costs nothing, and a circle ends after a few rounds at most.
 */
export class Walk {
  #mark: string | undefined;
  #ahead = 0;
  #stride = 1;

  /** Take note of the next page on the way, by its address. Throws `APIResponseError` if it was there before. */
  check(url: string): void {
    if (url === this.#mark) {
      throw new APIResponseError('The list does not end: it leads back to a page that was given before.');
    }
    this.#ahead += 1;
    if (this.#ahead === this.#stride) {
      this.#mark = url;
      this.#ahead = 0;
      this.#stride *= 2;
    }
  }
}

function isFull(spec: PageSpec, page: Fetched): boolean {
  const count = itemsOf(spec, page.reply).length;
  if (spec.more) {
    return Boolean(fieldOf(page.reply, spec.more)) && count > 0;
  }
  return count >= Math.max(1, integer(asked(page, spec.limit), 1));
}

/** What the page was asked for with; null if with nothing of that name. */
function asked(page: Fetched, name: string | undefined): string | null {
  const query = page.url.indexOf('?');
  return name && query >= 0 ? new URLSearchParams(page.url.slice(query + 1)).get(name) : null;
}

function integer(text: string | null, otherwise: number): number {
  return text !== null && /^\s*[+-]?[0-9]+\s*$/.test(text) ? Number(text) : otherwise;
}

/** A field by its name (dots lead inside); undefined if it is absent. */
function fieldOf(value: unknown, path: string): unknown {
  let found = path ? value : undefined;
  for (const name of path ? path.split('.') : []) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) {
      return undefined;
    }
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}

const PARAMETER = /^\s*rel\s*=\s*"?([^"]*)"?\s*$/i;

/** The targets of a `Link` header (RFC 8288) and their relations, lower case. */
function* links(header: string): Generator<readonly [target: string, relations: readonly string[]], void> {
  for (let rest = header; rest.includes('<'); ) {
    const start = rest.indexOf('<') + 1;
    const end = rest.indexOf('>', start);
    if (end < 0) {
      return;
    }
    const [parameters, after] = untilComma(rest.slice(end + 1));
    const relations = parameters
      .split(';')
      .flatMap((each) => PARAMETER.exec(each)?.[1]?.toLowerCase().split(/\s+/) ?? []);
    yield [rest.slice(start, end).trim(), relations];
    rest = after;
  }
}

/** Split at the first comma outside quotes. */
function untilComma(text: string): readonly [before: string, after: string] {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    quoted = text[at] === '"' ? !quoted : quoted;
    if (text[at] === ',' && !quoted) {
      return [text.slice(0, at), text.slice(at + 1)];
    }
  }
  return [text, ''];
}
