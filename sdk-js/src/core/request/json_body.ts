/**
 * JSON bodies, as text. Pure; forms are `parameters.ts`'s, files `multipart.ts`'s.
 *
 * JSON is written by the platform, which drops or bends what JSON cannot hold (NaN becomes null, a function vanishes). So
 * what was written is looked through for such values; only when there is one is its place searched for.
 */

import { BodyEncodingError } from '../errors.js';

/** Compact JSON. Throws `BodyEncodingError` naming the place of a value that JSON cannot hold. */
export function encodeJSON(body: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(body);
    if (text !== undefined && !isOdd(body) && !HALF.test(text)) {
      return text;
    }
  } catch (fault) {
    throw located(body, fault instanceof Error ? fault.message : String(fault), fault);
  }
  const fault = firstFault(body);
  if (fault === undefined && text !== undefined) {
    return text; // an escape that the text itself has, or what a toJSON made good
  }
  throw located(body, fault?.reason ?? 'it has no JSON form');
}

/** How half a character that stands alone is written. */
const HALF = /\\ud[89a-f]/;

/** Whether there is something that the platform would drop or bend, anywhere in a value that was written once. */
function isOdd(value: unknown): boolean {
  switch (typeof value) {
    case 'number':
      return !Number.isFinite(value);
    case 'function':
    case 'symbol':
      return true;
    case 'object':
      if (value === null || typeof (value as { toJSON?: unknown }).toJSON === 'function') {
        return false;
      }
      if (Array.isArray(value)) {
        for (const item of value) {
          if (item === undefined || isOdd(item)) {
            return true;
          }
        }
        return false;
      }
      if (Object.getPrototypeOf(value) !== Object.prototype && oddKind(value) !== undefined) {
        return true;
      }
      for (const name in value) {
        if (isOdd((value as Record<string, unknown>)[name])) {
          return true;
        }
      }
      return false;
    default:
      return false;
  }
}

// ── naming the culprit ───────────────────────────────────────────────────────────────────────────

interface Fault {
  readonly where: string;
  readonly reason: string;
}

/** Objects that the platform would write as `{}`, and what to write instead. */
const ODD: readonly (readonly [name: string, advice: string])[] = [
  ['Promise', 'a Promise has no JSON form; await it'],
  ['Map', 'a Map has no JSON form; use Object.fromEntries(map)'],
  ['Set', 'a Set has no JSON form; use [...set]'],
  ['WeakMap', 'a WeakMap has no JSON form'],
  ['WeakSet', 'a WeakSet has no JSON form'],
  ['RegExp', 'a RegExp has no JSON form; use its source'],
  ['ArrayBuffer', 'bytes have no JSON form; encode them as base64'],
  ['Blob', 'a Blob has no JSON form; upload it as a file'],
  ['File', 'a File has no JSON form; upload it as a file'],
  ['ReadableStream', 'a stream has no JSON form; read it first'],
];

function oddKind(value: object): string | undefined {
  if (ArrayBuffer.isView(value)) {
    return 'bytes have no JSON form; encode them as base64, or spread numbers into an array';
  }
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return ODD.find(([name]) => name === tag)?.[1];
}

function located(body: unknown, reason: string, cause?: unknown): BodyEncodingError {
  const fault = firstFault(body) ?? { where: '', reason };
  return new BodyEncodingError(`The body cannot be encoded as JSON at ${fault.where || '/'}: ${fault.reason}.`, {
    where: fault.where,
    ...(cause !== undefined && { cause }),
  });
}

/** The JSON pointer of the first value at fault, and why. Walks without recursion, since bodies can be deep. */
function firstFault(body: unknown): Fault | undefined {
  const waiting: { value: unknown; where: string; left?: boolean }[] = [{ value: body, where: '' }];
  const inside = new Set<unknown>();
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { value, where } = place;
    if (place.left) {
      inside.delete(value);
      continue;
    }
    const reason = inside.has(value) ? 'it contains itself' : reasonOf(value);
    if (reason !== undefined) {
      return { where, reason };
    }
    if (typeof value === 'object' && value !== null) {
      const given = written(value);
      inside.add(value);
      waiting.push({ value, where, left: true });
      const isList = Array.isArray(given);
      const children = Object.entries(given as object).filter(([, child]) => isList || child !== undefined);
      for (const [name, child] of children.reverse()) {
        waiting.push({ value: child, where: `${where}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` });
      }
    }
  }
  return undefined;
}

/** What is written in a value's place. */
function written(value: object): unknown {
  const { toJSON } = value as { toJSON?: () => unknown };
  if (typeof toJSON !== 'function') {
    return value;
  }
  const made = toJSON.call(value);
  return typeof made === 'object' && made !== null ? made : {};
}

function reasonOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? undefined : `${value} is not a JSON number`;
    case 'bigint':
      return 'a bigint has no JSON form; use a number, or text';
    case 'string':
      return /\p{Surrogate}/u.test(value) ? 'the text has a lone surrogate, which is not a character' : undefined;
    case 'undefined':
      return 'undefined has no JSON form in an array; use null, or leave it out';
    case 'object':
      return value === null || typeof (value as { toJSON?: unknown }).toJSON === 'function'
        ? faultOfOwn(value)
        : oddKind(value);
    default:
      return `a ${typeof value} has no JSON form`;
  }
}

/** What is wrong with what a `toJSON` gives. */
function faultOfOwn(value: object | null): string | undefined {
  if (value === null) {
    return undefined;
  }
  try {
    const made = (value as { toJSON(): unknown }).toJSON();
    return typeof made === 'object' && made !== null
      ? undefined
      : made === undefined
        ? 'its toJSON gives undefined'
        : reasonOf(made);
  } catch (fault) {
    return `its toJSON throws: ${fault instanceof Error ? fault.message : String(fault)}`;
  }
}
