/**
 * One call's request, ready to be sent: a call's own arguments and options, laid over its operation's `Plan`.
 *
 * Pure; must not know attempts or replies.
 */

import { APIResponseError, PathArgumentError } from '../errors.js';
import type { Middleware } from '../layers/middleware.js';
import type { Arguments, Operation } from '../operation.js';
import type { ResponseInfo } from '../reply/info.js';
import type { Strict } from '../reply/strict.js';
import type { Config } from '../settings/config.js';
import { idempotencyHeader } from '../settings/product.js';
import type { RetryPolicy } from '../settings/retry.js';
import { type Limits, limitsOf } from '../settings/timeouts.js';
import type { OutgoingBody } from '../transports/transport.js';
import type { RequestHeaders } from '../values/headers.js';
import { encodeBody } from './body.js';
import { checkedHeader, mergeHeaders } from './headers.js';
import { type CallOptions, checkOptions } from './options.js';
import { encodeCookies, encodeHeader, encodePath, encodeQuery } from './parameters.js';
import { type Plan, SAFE } from './plan.js';
import { origin, withQuery } from './url.js';

const NO_OPTIONS: CallOptions = {};

/** One call, ready to be sent: what is the same over all of its attempts. */
export interface Draft {
  readonly config: Config;
  readonly operation: Operation<unknown, unknown, unknown>;
  readonly url: string;
  readonly headers: RequestHeaders;
  readonly body: OutgoingBody;
  readonly limits: Limits;
  readonly retry: RetryPolicy;
  readonly repeatable: boolean;
  readonly strict: Strict | undefined;
  readonly middleware: readonly Middleware[];
  readonly signal: AbortSignal | undefined;
  readonly onResponse: ((info: ResponseInfo) => void) | undefined;
}

/** The same call, for a stream that goes on after an event. */
export function resumed(draft: Draft, eventId: string): Draft {
  const resume = draft.operation.stream?.resume;
  if (resume?.header) {
    return { ...draft, headers: mergeHeaders(draft.headers, { [resume.header]: eventId }) };
  }
  if (resume?.query) {
    return { ...draft, url: withQuery(draft.url, encodeQuery({ [resume.query]: eventId }), [resume.query]) };
  }
  return draft;
}

/** Where another page is: other query parameters, or a whole address. */
export interface Move {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly drop?: readonly string[];
  readonly url?: string;
}

/**
 * The same call for another page: with other parameters, or at another address of the same server.
 *
 * Throws `APIResponseError` for another server's, which must not get the API key.
 */
export function moved(draft: Draft, { query = {}, drop = [], url = '' }: Move): Draft {
  if (url && origin(url) !== origin(draft.url)) {
    throw new APIResponseError(`The next page, '${url}', is on another server than this one; it is not fetched.`);
  }
  const own = idempotencyHeader(draft.config.product);
  const fresh = own in draft.headers && { [own]: draft.config.clock.key() }; // another request, so another key
  return {
    ...draft,
    url: url || withQuery(draft.url, encodeQuery(query), [...drop, ...Object.keys(query)]),
    headers: { ...draft.headers, ...fresh },
  };
}

/** Make one call's request. Throws an `ArgumentError` of the kind that tells which argument cannot be sent. */
export function draftOf(plan: Plan, config: Config, args: Arguments, options: CallOptions = NO_OPTIONS): Draft {
  if (options !== NO_OPTIONS) {
    checkOptions(options);
  }
  const { operation } = plan;
  const { maxRetries, retry = config.retry, strict = config.strict } = options;
  const [body, contentType] = encodeBody(operation, args.body, options.body);
  const [headers, repeatable] = headersOf(plan, config, args, options, body === null ? null : contentType);
  return {
    config,
    operation,
    url: urlOf(plan, args, options),
    headers,
    body,
    limits: limitsOf(options.timeout, plan.limits),
    retry: maxRetries === undefined ? retry : { ...retry, maxRetries },
    repeatable,
    strict: strict || undefined,
    middleware: options.middleware === undefined ? config.middleware : [...config.middleware, ...options.middleware],
    signal: options.signal,
    onResponse: options.onResponse,
  };
}

function urlOf(plan: Plan, args: Arguments, options: CallOptions): string {
  const { names, literals, operation } = plan;
  const path = args.path ?? [];
  if (path.length !== names.length) {
    throw new PathArgumentError(`${operation.id || operation.path} takes ${names.length} path arguments.`);
  }
  let url = literals[0] ?? '';
  names.forEach((name, index) => {
    url += encodePath(name, path[index], operation.styles?.[name]) + (literals[index + 1] ?? '');
  });
  if (!plan.hasQuery && args.query === undefined && options.query === undefined) {
    return url;
  }
  const text = encodeQuery({ ...plan.query, ...args.query, ...options.query }, operation.styles);
  return text ? `${url}${url.includes('?') ? '&' : '?'}${text}` : url; // a path may end in a query of its own
}

/** The headers of all layers, and whether the request may be sent twice. A `contentType` of null: there is no body. */
function headersOf(
  plan: Plan,
  config: Config,
  args: Arguments,
  options: CallOptions,
  contentType: string | null | undefined,
): readonly [headers: RequestHeaders, repeatable: boolean] {
  const { keyHeader, operation } = plan;
  let { headers } = plan;
  if (keyHeader) {
    const own = options.idempotencyKey;
    headers = { ...headers, [keyHeader]: own ? checkedHeader(keyHeader, own) : config.clock.key() };
  }
  if (contentType) {
    headers = { ...headers, 'content-type': contentType };
  } else if (contentType === null && operation.body !== undefined && !hasContentType(config)) {
    headers = mergeHeaders(headers, { 'content-type': null });
  }
  const cookies = args.cookies && encodeCookies(args.cookies);
  if (args.headers === undefined && options.headers === undefined && !cookies) {
    return [headers, plan.repeatable || keyHeader !== ''];
  }
  const cookie = cookies ? { cookie: [headers['cookie'], cookies].filter(Boolean).join('; ') } : undefined;
  const merged = mergeHeaders(headers, written(operation, args.headers), cookie, options.headers);
  return [merged, SAFE.includes(operation.method) || idempotencyHeader(config.product) in merged];
}

function hasContentType(config: Config): boolean {
  return Object.keys(config.headers).some((name) => name.toLowerCase() === 'content-type');
}

function written(
  operation: Operation<unknown, unknown, unknown>,
  given: Readonly<Record<string, unknown>> = {},
): Record<string, string | null> {
  const headers: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) {
      headers[name] = value === null ? null : encodeHeader(name, value, operation.styles?.[name]);
    }
  }
  return headers;
}
