/**
 * What a caller may say about one call beyond its arguments. Data; must not know how a call is made.
 */

import { ArgumentError } from '../errors.js';
import type { Middleware } from '../layers/middleware.js';
import type { ResponseInfo } from '../reply/info.js';
import type { Strict } from '../reply/strict.js';
import type { RetryPolicy } from '../settings/retry.js';
import type { Timeouts } from '../settings/timeouts.js';
import type { HeaderValues } from '../values/headers.js';

/** Options of one call: the last argument of every method. What is undefined is not given. */
export interface CallOptions {
  /** Ends the call when it aborts, before the request, in a wait, or in the middle of a reply: `AbortedError`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds (no single wait longer than this), single limits, or null for no limit. */
  readonly timeout?: number | Timeouts | null | undefined;
  /** How many times to try again, 0 for never. */
  readonly maxRetries?: number | undefined;
  /** When and how to try again. */
  readonly retry?: RetryPolicy | undefined;
  /** More headers; they win over the client's, and null takes one away. */
  readonly headers?: HeaderValues | undefined;
  /** More query parameters. */
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** More fields of a body that is an object. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /** Your own key, at most 255 characters, to repeat a call safely from another process. */
  readonly idempotencyKey?: string | undefined;
  /** Throws `ResponseDecodeError` for a reply that breaks its schema; false or undefined: takes it as it is. */
  readonly strict?: Strict | false | undefined;
  /** More middleware, inside the client's. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** Is called with status, headers, request id and attempts when the reply is there. */
  readonly onResponse?: ((info: ResponseInfo) => void) | undefined;
}

type Rule = readonly [kind: string, fits: (value: unknown) => boolean];

const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isFunction = (value: unknown) => typeof value === 'function';

/** What each option is, and how that is told. */
const RULES: { readonly [N in keyof Required<CallOptions>]: Rule } = {
  signal: ['an AbortSignal', (value) => isRecord(value) && 'aborted' in (value as object)],
  timeout: [
    'milliseconds, an object of limits, or null',
    (value) => value === null || isRecord(value) || isNumber(value),
  ],
  maxRetries: ['a whole number, 0 or more', (value) => Number.isInteger(value) && Number(value) >= 0],
  retry: ['an object: a RetryPolicy', isRecord],
  headers: ['an object', isRecord],
  query: ['an object', isRecord],
  body: ['an object', isRecord],
  idempotencyKey: ['text', (value) => typeof value === 'string'],
  strict: ['the object that the package exports as `strict`, or false', (value) => value === false || isRecord(value)],
  middleware: ['an array of functions', (value) => Array.isArray(value) && value.every(isFunction)],
  onResponse: ['a function', isFunction],
};

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

/** Throw `ArgumentError` for an option that does not exist, naming those that do, or that is of the wrong kind. */
export function checkOptions(options: CallOptions): void {
  if (!isRecord(options)) {
    throw new ArgumentError(`A call's options are an object, not ${JSON.stringify(options) ?? typeof options}.`);
  }
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(RULES, name) ? (RULES as Readonly<Record<string, Rule>>)[name] : undefined;
    if (rule === undefined) {
      throw new ArgumentError(`There is no option '${name}'. The options are ${Object.keys(RULES).sort().join(', ')}.`);
    }
    const [kind, fits] = rule;
    if (value !== undefined && !fits(value)) {
      throw new ArgumentError(`The option '${name}' is ${kind}, not ${isNumber(value) ? value : typeof value}.`);
    }
  }
}
