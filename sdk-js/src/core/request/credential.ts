/**
 * How the API key travels: as a header, a query parameter or a cookie, as the product says. Pure.
 *
 * A key that a function gives is asked for at each attempt; until then `CREDENTIAL` stands in its place.
 */

import type { Operation } from '../operation.js';
import { missingKey } from '../settings/api_key.js';
import type { Config } from '../settings/config.js';
import type { AuthSpec } from '../settings/product.js';
import type { RequestHeaders } from '../values/headers.js';

/** Stands in a plan for a key that is asked for at each attempt. It is never sent. */
export const CREDENTIAL = '\0credential';

const BEARER: AuthSpec = { kind: 'bearer' };

/** Where a key stands: in a header, or in the query. */
export interface Credential {
  readonly headers: RequestHeaders;
  readonly query: Readonly<Record<string, string>>;
}

const NONE: Credential = { headers: {}, query: {} };

/** The credential of an operation's calls; its value is `CREDENTIAL` if a function gives the key. */
export function credential(operation: Operation<unknown, unknown, unknown>, config: Config): Credential {
  const { auth = BEARER } = config.product;
  if (auth === null || operation.auth?.length === 0) {
    return NONE;
  }
  if (config.apiKey === undefined) {
    throw missingKey(config.product);
  }
  const key = typeof config.apiKey === 'function' ? CREDENTIAL : config.apiKey;
  if (auth.kind === 'api_key' && auth.where === 'query') {
    return { headers: {}, query: { [auth.wire ?? '']: key } };
  }
  return { headers: { [headerName(auth)]: headerValue(auth, key) }, query: {} };
}

/** Address and headers with a freshly asked key where the plan left room for it. */
export function authorized(
  config: Config,
  url: string,
  headers: RequestHeaders,
  key: string,
): [url: string, headers: RequestHeaders] {
  const { auth = BEARER } = config.product;
  if (auth === null) {
    return [url, headers];
  }
  const name = headerName(auth);
  const fresh = headers[name] === CREDENTIAL ? { ...headers, [name]: headerValue(auth, key) } : headers;
  return [url.replaceAll(encodeURIComponent(CREDENTIAL), () => encodeURIComponent(key)), fresh];
}

function headerName(auth: AuthSpec): string {
  if (auth.kind !== 'api_key') {
    return 'authorization';
  }
  return auth.where === 'cookie' ? 'cookie' : (auth.wire ?? '').toLowerCase();
}

function headerValue(auth: AuthSpec, key: string): string {
  if (key === CREDENTIAL) {
    return key;
  }
  switch (auth.kind) {
    case 'basic':
      return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(key)))}`;
    case 'api_key':
      return auth.where === 'cookie' ? `${auth.wire}=${key}` : key;
    default:
      return `Bearer ${key}`;
  }
}
