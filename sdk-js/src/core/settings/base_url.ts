/**
 * The base URL: whether a request can be sent there. Pure text.
 */

import { ConfigurationError } from '../errors.js';
import type { Product } from './product.js';

/** The base URL without a slash at its end; throws `ConfigurationError` if no request can be sent there. */
export function checkedURL(given: unknown, product: Product): string {
  const refuse = (shown: unknown, reason: string) =>
    new ConfigurationError(
      `The base URL ${JSON.stringify(shown) ?? typeof shown} is not usable: ${reason}. ` +
        `It comes from baseURL or ${product.envPrefix}_BASE_URL.`,
    );
  if (typeof given !== 'string') {
    throw refuse(given, 'it must be text');
  }
  const url = given.trim();
  const parts = parsed(url);
  if (parts?.username || parts?.password) {
    throw refuse(parts.hostname, 'it must not hold a user or a password; use apiKey');
  }
  if (!parts || !/^https?:$/.test(parts.protocol) || !/^https?:\/\/[^/]/i.test(url)) {
    throw refuse(url, 'it must begin with http:// or https:// and name a host');
  }
  if (/[?#]/.test(url)) {
    throw refuse(url.replace(/[?#].*/s, ''), 'it must end with its path; parameters go into `query`');
  }
  if (/[^\x21-\x7e]/.test(url)) {
    throw refuse(
      url,
      'it has a blank or a character outside ASCII; percent-encode it, in the name of a host write xn--',
    );
  }
  return url.replace(/\/+$/, '');
}

function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
