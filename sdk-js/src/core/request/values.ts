/**
 * Single values as text, for addresses, headers and form fields. Pure; must not know where they stand.
 */

import { QueryArgumentError } from '../errors.js';

/** A scalar as text, a list, or an object; what stands inside is left for later. */
export type Plain = string | readonly unknown[] | Readonly<Record<string, unknown>>;

/** Whether it is an object of members, and no list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value in terms of lists, objects and text. Throws `QueryArgumentError`, whose message goes on after a name. */
export function plain(value: unknown): Plain {
  if (typeof value !== 'object' || value === null) {
    return scalar(value);
  }
  if (Array.isArray(value)) {
    return value;
  }
  if (value instanceof Set) {
    return [...value];
  }
  const above = Object.getPrototypeOf(value);
  return above === null || Object.getPrototypeOf(above) === null ? (value as Record<string, unknown>) : scalar(value);
}

/** A scalar as text: moments as RFC 3339, booleans as `true` and `false`. */
export function scalar(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) {
        throw new QueryArgumentError(`cannot be ${value}.`);
      }
      return String(value);
    default:
      return object(value);
  }
}

function object(value: unknown): string {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) {
      throw new QueryArgumentError('cannot be an invalid Date.');
    }
    return value.toISOString();
  }
  if (value instanceof URL) {
    return value.href;
  }
  const name =
    value === null ? 'null' : typeof value === 'object' ? (value?.constructor?.name ?? 'object') : typeof value;
  throw new QueryArgumentError(`cannot hold a value of type ${name}.`);
}

/** Percent-encoded: all but the unreserved characters of RFC 3986. */
export function quote(text: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    throw new QueryArgumentError('has a lone surrogate, which is not a character.');
  }
}
