/**
 * From the events of a stream to its final object: `Merge` folds deltas, `Last` keeps what the last event carries.
 *
 * Which of them, and over which fields, an operation's `StreamSpec` says. Works on decoded events; must not know bytes,
 * connections or any product.
 */

import type { LastSpec, MergeSpec, StreamSpec } from '../operation.js';
import { member } from './pointer.js';

/** Takes every event, in order; `result` is the final object as far as it goes, undefined before there is anything. */
export interface Accumulator {
  add(event: unknown): void;
  result(): unknown;
}

type Fields = Record<string, unknown>;

/** The accumulator of a stream; undefined for one that has no final object. */
export function accumulatorFor({ merge, last }: Pick<StreamSpec, 'merge' | 'last'>): Accumulator | undefined {
  return merge !== undefined ? new Merge(merge) : last !== undefined ? new Last(last) : undefined;
}

/** The final object is a field of the last event that has it. */
class Last implements Accumulator {
  readonly #field: string;
  #value: unknown;

  constructor({ field }: LastSpec) {
    this.#field = field;
  }

  add(event: unknown): void {
    this.#value = member(event, this.#field) ?? this.#value;
  }

  result(): unknown {
    return this.#value;
  }
}

/**
 * The final object is the events laid over one another, with the deltas of its items merged by index.
 *
 * A later value replaces an earlier one, null replaces nothing. Inside a delta text is joined, objects are merged, lists
 * of indexed objects are merged by index and other lists are appended; but text that names something (an id, a type, a
 * role) is replaced, since some servers repeat it in every event.
 */
class Merge implements Accumulator {
  readonly #spec: MergeSpec;
  readonly #top: Fields = {};
  readonly #items = new Map<unknown, Item>();
  #any = false; // whether a field came that is not null

  constructor(spec: MergeSpec) {
    this.#spec = spec;
  }

  add(event: unknown): void {
    if (!isFields(event)) {
      return;
    }
    const { items } = this.#spec;
    for (const name in event) {
      const value = event[name];
      if (name === items) {
        this.#addItems(value);
      } else if (value !== null && value !== undefined) {
        put(this.#top, name, value);
        this.#any = true;
      }
    }
  }

  result(): unknown {
    if (!this.#any && this.#items.size === 0) {
      return undefined;
    }
    const { items, into, constants } = this.#spec;
    const folded = [...this.#items].sort(([a], [b]) => (key(a) < key(b) ? -1 : 1));
    const found = folded.map(([, { values, delta }]) => ({ ...copiedFields(values), [into]: unindexed(delta) }));
    return { ...this.#top, [items]: found, ...constants };
  }

  #addItems(items: unknown): void {
    if (!Array.isArray(items)) {
      return;
    }
    for (const item of items) {
      if (isFields(item)) {
        this.#addItem(item);
      }
    }
  }

  #addItem(item: Fields): void {
    const { index: indexName, delta: deltaName } = this.#spec;
    const index = item[indexName];
    const slot = typeof index === 'object' ? JSON.stringify(index) : index; // what no server should send
    let known = this.#items.get(slot);
    if (known === undefined) {
      known = { values: { [indexName]: index }, delta: {} };
      this.#items.set(slot, known);
    }
    for (const name in item) {
      const value = item[name];
      if (value === null || value === undefined || name === indexName) {
        continue;
      }
      if (name !== deltaName) {
        put(known.values, name, grown(known.values[name], value));
      } else if (isFields(value)) {
        fold(known.delta, value);
      }
    }
  }
}

/** One item of the final object: its own fields, and what its deltas come to. */
interface Item {
  readonly values: Fields;
  readonly delta: Fields;
}

const NAMING: ReadonlySet<string> = /* @__PURE__ */ new Set(['id', 'type', 'role']);
/** Elements of a list that are merged by index, kept as such until the end. */
class Indexed extends Map<unknown, Fields> {}

/** Merge a delta into what came before. */
function fold(whole: Fields, delta: Fields): void {
  for (const name in delta) {
    const value = delta[name];
    if (value === null || value === undefined) {
      continue;
    }
    const known = Object.hasOwn(whole, name) ? whole[name] : undefined;
    put(whole, name, folded(name, known, value));
  }
}

function folded(name: string, known: unknown, value: unknown): unknown {
  if (typeof value === 'string' && typeof known === 'string') {
    return NAMING.has(name) || name.endsWith('_id') ? value : known + value;
  }
  if (Array.isArray(value)) {
    return listed(known, value);
  }
  if (isFields(value)) {
    const part = isFields(known) && !(known instanceof Indexed) ? known : {};
    fold(part, value);
    return part;
  }
  return value;
}

function listed(known: unknown, value: readonly unknown[]): unknown {
  if (value.length === 0 || !value.every((each) => isFields(each) && each['index'] != null)) {
    return known instanceof Indexed ? known : appended(Array.isArray(known) ? known : [], value);
  }
  const parts = known instanceof Indexed ? known : new Indexed();
  for (const each of value as readonly Fields[]) {
    const part = parts.get(each['index']) ?? {};
    parts.set(each['index'], part);
    fold(part, each);
  }
  return parts;
}

/** A folded delta as JSON. The index that merged a list's elements is not part of them. */
function unindexed(value: unknown): unknown {
  if (value instanceof Indexed) {
    return [...value.values()].map((part) => {
      const { index: _, ...rest } = unindexed(part) as Fields;
      return rest;
    });
  }
  if (Array.isArray(value)) {
    return value.map(unindexed);
  }
  if (!isFields(value)) {
    return value;
  }
  const plain: Fields = {};
  for (const name in value) {
    put(plain, name, unindexed(value[name]));
  }
  return plain;
}

/**
 * Objects are merged and lists appended; anything else replaces. What is there grows in place, since a copy for each event
 * would take quadratic time; so it must be our own, see `copied`.
 */
function grown(own: unknown, more: unknown): unknown {
  if (isFields(own) && isFields(more)) {
    for (const name in more) {
      put(own, name, Object.hasOwn(own, name) ? grown(own[name], more[name]) : copied(more[name]));
    }
    return own;
  }
  if (Array.isArray(own) && Array.isArray(more)) {
    return appended(own, more);
  }
  return more === null || more === undefined ? own : copied(more);
}

function appended(own: unknown[], more: readonly unknown[]): unknown[] {
  for (const each of more) {
    own.push(each);
  }
  return own;
}

/** A value whose objects and lists are its own; elements of lists, which never grow, are shared. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) {
    return [...value];
  }
  return isFields(value) ? copiedFields(value) : value;
}

function copiedFields(fields: Fields): Fields {
  const own: Fields = {};
  for (const name in fields) {
    put(own, name, copied(fields[name]));
  }
  return own;
}

/** Set a field, whatever its name is: an assignment to `__proto__` would set none. */
function put(target: Fields, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[name] = value;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sorts indexes as numbers, whatever else they are. */
function key(index: unknown): string {
  return String(index).padStart(8, '0');
}
