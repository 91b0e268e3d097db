/**
 * A client's settings: what it was given, what the environment adds, checked once. Must not know how calls are made.
 */

import { ConfigurationError } from '../errors.js';
import type { Middleware } from '../layers/middleware.js';
import type { Strict } from '../reply/strict.js';
import { type HeaderValues, redacted } from '../values/headers.js';
import { hint, type KeySource, missingKey, usableKey } from './api_key.js';
import { checkedURL } from './base_url.js';
import { type Clock, SYSTEM_CLOCK } from './clock.js';
import { environment } from './environment.js';
import { type Log, logOf } from './log.js';
import { type ClientOptions, checkSettings } from './options.js';
import type { Product } from './product.js';
import type { RetryPolicy } from './retry.js';
import { isPage } from './runtime.js';
import { DEFAULT_LIMITS, limitsOf, type Timeouts } from './timeouts.js';

const MAX_EVENT_SIZE = 64 * 1024 * 1024;

/** What a client's settings are. `timeout` is undefined until somebody sets it: an operation's own default shows then. */
export interface Settings {
  readonly product: Product;
  readonly apiKey: KeySource | undefined;
  readonly baseURL: string;
  readonly webhookSecret: string | undefined;
  readonly timeout: number | Timeouts | null | undefined;
  readonly retry: RetryPolicy;
  readonly headers: HeaderValues;
  readonly query: Readonly<Record<string, unknown>>;
  readonly strict: Strict | undefined;
  readonly maxEventSize: number;
  readonly middleware: readonly Middleware[];
  readonly log: Log;
  readonly clock: Clock;
}

export interface Config extends Settings {}

/** Settled settings. However they are printed, they show no secret. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the fields are the settings, assigned as a whole
export class Config {
  constructor(settings: Settings) {
    Object.assign(this, settings);
  }

  /** What may be shown. */
  toJSON(): Record<string, unknown> {
    const { baseURL, timeout, retry, query } = this;
    return {
      apiKey: hint(this.apiKey),
      baseURL,
      timeout,
      retry,
      headers: redacted(this.headers),
      query: redacted(query as Record<string, string>),
      strict: this.strict !== undefined,
    };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return this.toJSON();
  }
}

/**
 * Settle a client's settings. Throws `ConfigurationError` naming the setting, the environment variable, or both.
 *
 * An API key may be missing if there is a webhook secret: such a client can still verify webhooks.
 */
export function configure(product: Product, options: ClientOptions): Config {
  checkSettings(options);
  const prefix = product.envPrefix;
  const webhookSecret = options.webhookSecret ?? environment(`${prefix}_WEBHOOK_SECRET`);
  const key = options.apiKey ?? environment(`${prefix}_API_KEY`);
  if (product.auth !== null && !key && !(key === undefined && webhookSecret)) {
    throw missingKey(product);
  }
  if (key && isPage() && options.dangerouslyAllowBrowser !== true) {
    throw new ConfigurationError(
      `This is a web page: everybody who opens it can read the API key. Call your own server, and let it call the API; ` +
        `if the key is meant for everybody's eyes, pass dangerouslyAllowBrowser: true.`,
    );
  }
  const variable = `${prefix}_LOG`;
  return new Config({
    product,
    apiKey: typeof key === 'function' || key === undefined ? key : usableKey(key),
    baseURL: checkedURL(options.baseURL ?? environment(`${prefix}_BASE_URL`) ?? product.baseURL, product),
    webhookSecret,
    timeout: checkedTimeout(options.timeout),
    retry: withRetries(options.retry ?? {}, options.maxRetries),
    headers: { ...options.headers },
    query: { ...options.query },
    strict: options.strict || undefined,
    maxEventSize: options.maxEventSize ?? MAX_EVENT_SIZE,
    middleware: [...(options.middleware ?? [])],
    log: logOf(product.name, variable, {
      logger: options.logger,
      level: options.logLevel,
      environment: environment(variable),
    }),
    clock: options.clock ?? SYSTEM_CLOCK,
  });
}

/**
 * A copy with other settings. Headers and query are laid over those that there are, middleware goes inside that which
 * there is; the rest is replaced. What is undefined stays.
 */
export function reconfigure(config: Config, changes: ClientOptions): Config {
  checkSettings(changes);
  const { product, log } = config;
  return new Config({
    product,
    apiKey: changes.apiKey === undefined ? config.apiKey : reusableKey(product, changes.apiKey),
    baseURL: changes.baseURL === undefined ? config.baseURL : checkedURL(changes.baseURL, product),
    webhookSecret: changes.webhookSecret ?? config.webhookSecret,
    timeout: changes.timeout === undefined ? config.timeout : checkedTimeout(changes.timeout),
    retry: withRetries(changes.retry ?? config.retry, changes.maxRetries),
    headers: { ...config.headers, ...changes.headers },
    query: { ...config.query, ...changes.query },
    strict: changes.strict === undefined ? config.strict : changes.strict || undefined,
    maxEventSize: changes.maxEventSize ?? config.maxEventSize,
    middleware: [...config.middleware, ...(changes.middleware ?? [])],
    log:
      changes.logger === undefined && changes.logLevel === undefined
        ? log
        : logOf(product.name, '', { logger: changes.logger ?? log.logger, level: changes.logLevel ?? log.level }),
    clock: changes.clock ?? config.clock,
  });
}

function reusableKey(product: Product, key: KeySource): KeySource {
  if (!key) {
    throw missingKey(product);
  }
  return typeof key === 'function' ? key : usableKey(key);
}

function checkedTimeout(timeout: number | Timeouts | null | undefined): number | Timeouts | null | undefined {
  limitsOf(timeout, DEFAULT_LIMITS); // throws for what is none
  return timeout;
}

function withRetries(policy: RetryPolicy, maxRetries: number | undefined): RetryPolicy {
  return maxRetries === undefined ? policy : { ...policy, maxRetries };
}
