/**
 * The three headers of a webhook, out of whatever holds a request's headers. Must not know what they mean.
 *
 * Each must come once, for two programs might read a repeated one differently. `Headers` and Node.js join repeated
 * headers with commas; what shows that this happened is taken apart again.
 */

import { WebhookHeaderError } from '../errors.js';

export const ID = 'webhook-id';
export const TIMESTAMP = 'webhook-timestamp';
export const SIGNATURE = 'webhook-signature';

/** A header as it came: its name in any case, and its value. */
export type HeaderPair = readonly [name: string, value: string];

/**
 * Headers as any framework has them: `Headers`, an object of names to values or lists of values (Node.js's
 * `request.headers`), or pairs.
 */
export type WebhookHeaderSource =
  | Headers
  | Iterable<HeaderPair>
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The headers that make a webhook. */
export interface WebhookHeaders {
  readonly id: string;
  readonly timestamp: string;
  readonly signatures: string;
}

/** Where a value was joined of two: the place of the comma; -1 if it does not show. A value by itself has no such place. */
const SEAM: Readonly<Record<string, (value: string) => number>> = {
  [ID]: (value) => {
    const half = (value.length - 2) / 2;
    return half > 0 && value === `${value.slice(0, half)}, ${value.slice(0, half)}` ? half : -1;
  },
  [TIMESTAMP]: (value) => (/^\d+(?:, \d+)+$/.test(value) ? value.indexOf(',') : -1),
  [SIGNATURE]: (value) => (/[=A-Za-z0-9+/], v\d+[a-z]*,/.exec(value)?.index ?? -2) + 1,
};

/** The three headers. Throws `WebhookHeaderError` if one is missing, empty or repeated. */
export function readHeaders(source: WebhookHeaderSource): WebhookHeaders {
  const found = new Map<string, string[]>([ID, TIMESTAMP, SIGNATURE].map((name) => [name, []]));
  for (const [name, value] of headerPairs(source)) {
    found.get(name.toLowerCase())?.push(value);
  }
  for (const [name, values] of found) {
    if (values.length > 1) {
      throw headerError('duplicate_header', `The header ${name} came ${values.length} times.`);
    }
  }
  const [id, timestamp, signatures] = [...found].map(([name, [value]]) => {
    if (!value) {
      throw headerError('missing_header', `The header ${name} is missing or empty.`);
    }
    return value;
  }) as [string, string, string];
  return { id, timestamp, signatures };
}

/** The headers as pairs, which can be read again. Throws `WebhookHeaderError` for what holds no headers. */
export function headerPairs(source: WebhookHeaderSource): HeaderPair[] {
  if (typeof source === 'object' && source !== null) {
    if (source instanceof Headers) {
      return [...source].flatMap(apart);
    }
    const pairs = isIterable(source) ? [...source] : Object.entries(source).flatMap(listed);
    if (pairs.every(isPair)) {
      return pairs;
    }
  }
  const given = Object.prototype.toString.call(source).slice(8, -1);
  throw headerError(
    'missing_header',
    `No headers can be read from a ${given}. Pass the request's headers: Headers, an object, or pairs.`,
  );
}

/** A header of an object: several values if it has a list, or if it was joined. */
function listed([name, value]: readonly [string, unknown]): unknown[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((each) => listed([name, each]));
  }
  return apart([name, String(value)]);
}

function apart([name, value]: HeaderPair): HeaderPair[] {
  const spelled = name.toLowerCase();
  const seam = Object.hasOwn(SEAM, spelled) ? (SEAM[spelled]?.(value) ?? -1) : -1;
  const parts = seam < 0 ? [value] : [value.slice(0, seam), value.slice(seam + ', '.length)];
  return parts.map((part) => [name, part]);
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

function isPair(pair: unknown): pair is HeaderPair {
  return Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string' && typeof pair[1] === 'string';
}

function headerError(code: string, message: string): WebhookHeaderError {
  return new WebhookHeaderError(message, { code });
}
