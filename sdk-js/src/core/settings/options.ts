/**
 * What a client can be told, and what each setting must be. Data; must not know how a client is made of it.
 */

import { ConfigurationError } from '../errors.js';
import type { Middleware } from '../layers/middleware.js';
import type { Strict } from '../reply/strict.js';
import type { Transport } from '../transports/transport.js';
import type { HeaderValues } from '../values/headers.js';
import type { KeySource } from './api_key.js';
import type { Clock } from './clock.js';
import type { Logger, LogLevel } from './log.js';
import type { RetryPolicy } from './retry.js';
import type { Timeouts } from './timeouts.js';

/** The platform's `fetch`, or a function like it. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** A client's settings. What is undefined is not given. */
export interface ClientOptions {
  /** The key, or a function that gives one before each attempt. Default: the environment variable `<PREFIX>_API_KEY`. */
  readonly apiKey?: KeySource | undefined;
  /** Where the API is. Default: `<PREFIX>_BASE_URL`, else the product's own address. */
  readonly baseURL?: string | undefined;
  /** Verifies webhooks. Default: `<PREFIX>_WEBHOOK_SECRET`. */
  readonly webhookSecret?: string | undefined;
  /** Milliseconds that a single wait may take, single limits, or null for no limit. */
  readonly timeout?: number | Timeouts | null | undefined;
  /** How many times a failed call is tried again. Default: 2. */
  readonly maxRetries?: number | undefined;
  /** When and after how long it is. */
  readonly retry?: RetryPolicy | undefined;
  /** Sent with every request; null takes one of the SDK's away. */
  readonly headers?: HeaderValues | undefined;
  /** Sent with every request. */
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** Is called instead of the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Is laid into the second argument of each `fetch`: a `dispatcher`, `credentials`, `cache` ... */
  readonly fetchOptions?: Readonly<Record<string, unknown>> | undefined;
  /** Sends requests instead of `fetch`. */
  readonly transport?: Transport | undefined;
  /** Checks each reply against its schema; import it from the package's `/strict`. */
  readonly strict?: Strict | false | undefined;
  /** How many characters a single event of a stream may have; a longer one is a `StreamDecodeError`. Default: 64 Mi. */
  readonly maxEventSize?: number | undefined;
  /** Functions around each attempt, the first outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** Takes the log's lines. Default: `console`. */
  readonly logger?: Logger | undefined;
  /** Default: `<PREFIX>_LOG`, else `off`; `warn` with a logger of your own. */
  readonly logLevel?: LogLevel | undefined;
  /** Allows a key in a web page, where everybody can read it. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /** Replaces time and chance in tests. */
  readonly clock?: Clock | undefined;
}

type Rule = readonly [kind: string, fits: (value: unknown) => boolean];

const isFunction = (value: unknown) => typeof value === 'function';
const isText = (value: unknown) => typeof value === 'string';
const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What each setting is, and how that is told; what a value is in detail is checked where it is used. */
const RULES: { readonly [N in keyof Required<ClientOptions>]: Rule } = {
  apiKey: ['text or a function that returns it', (value) => isText(value) || isFunction(value)],
  baseURL: ['text', isText],
  webhookSecret: ['text', isText],
  timeout: ['milliseconds, an object of limits, or null', (value) => value === null || typeof value !== 'string'],
  maxRetries: ['a whole number, 0 or more', (value) => Number.isInteger(value) && Number(value) >= 0],
  retry: ['an object: a RetryPolicy', isRecord],
  headers: ['an object', (value) => isRecord(value) && !(value instanceof Headers)],
  query: ['an object', isRecord],
  fetch: ['a function', isFunction],
  fetchOptions: ['an object', isRecord],
  transport: ['an object with a method `send`', (value) => isRecord(value) && isFunction((value as Transport).send)],
  maxEventSize: ['a number of characters, more than 0', (value) => typeof value === 'number' && value > 0],
  strict: ['the object that the package exports as `strict`, or false', (value) => value === false || isRecord(value)],
  middleware: ['an array of functions', (value) => Array.isArray(value) && value.every(isFunction)],
  logger: ['an object like console', isRecord],
  logLevel: ['text', isText],
  dangerouslyAllowBrowser: ['true or false', (value) => typeof value === 'boolean'],
  clock: ['a Clock', isRecord],
};

/** Names that other SDKs use, and what they are here. */
const HINTS: Readonly<Record<string, string>> = {
  api_key: 'apiKey',
  apikey: 'apiKey',
  baseurl: 'baseURL',
  base_url: 'baseURL',
  max_retries: 'maxRetries',
  webhook_secret: 'webhookSecret',
  defaultheaders: 'headers',
  defaultquery: 'query',
  httpagent: 'fetchOptions',
};

/** Throw `ConfigurationError` for a setting that does not exist, or that is of the wrong kind. */
export function checkSettings(options: ClientOptions): void {
  if (!isRecord(options)) {
    throw new ConfigurationError(`A client's options are an object, not ${typeof options}: { apiKey: ... }.`);
  }
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(RULES, name) ? (RULES as Readonly<Record<string, Rule>>)[name] : undefined;
    if (rule === undefined) {
      const meant = Object.hasOwn(HINTS, name.toLowerCase()) ? HINTS[name.toLowerCase()] : undefined;
      const names = Object.keys(RULES).sort().join(', ');
      throw new ConfigurationError(
        `There is no option '${name}'. ${meant ? `Did you mean '${meant}'?` : `The options are ${names}.`}`,
      );
    }
    const [kind, fits] = rule;
    if (value !== undefined && !fits(value)) {
      throw new ConfigurationError(`The option '${name}' is ${kind}, not ${told(value)}.`);
    }
  }
  if (options.transport !== undefined && (options.fetch !== undefined || options.fetchOptions !== undefined)) {
    throw new ConfigurationError('A client sends by `transport` or by `fetch` and `fetchOptions`, not by both.');
  }
}

function told(value: unknown): string {
  return value === null
    ? 'null'
    : typeof value === 'number'
      ? String(value)
      : Array.isArray(value)
        ? 'an array'
        : typeof value;
}
