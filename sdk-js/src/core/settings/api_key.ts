/**
 * The API key: where it may come from, whether it can be sent, and how it may be shown. Must not know how it travels.
 */

import { ConfigurationError } from '../errors.js';
import { unsendable } from '../values/headers.js';
import type { Product } from './product.js';

/** An API key, or a function that gives one. A function is asked before each attempt, so that keys can change. */
export type KeySource = string | (() => string | Promise<string>);

const LONG_ENOUGH = 16;

/** An API key as it may be shown: its last four characters, if that still hides most of it. */
export function hint(key: KeySource | undefined): string {
  if (typeof key !== 'string') {
    return key === undefined ? '(none)' : '(function)';
  }
  return key.length >= LONG_ENOUGH ? `…${key.slice(-4)}` : '…';
}

/** The error that tells how to give an API key. */
export function missingKey(product: Product): ConfigurationError {
  return new ConfigurationError(
    `There is no API key. Pass new ${product.name}({ apiKey: ... }) or set the environment variable ` +
      `${product.envPrefix}_API_KEY.`,
  );
}

/** The key; throws `ConfigurationError`, without quoting it, if a header cannot carry it. */
export function usableKey(key: unknown): string {
  if (typeof key !== 'string') {
    throw new ConfigurationError(`apiKey must be text or a function that returns it, not ${typeof key}.`);
  }
  const trimmed = key.replace(/^[ \t]+|[ \t]+$/g, '');
  if (unsendable('authorization', trimmed)) {
    throw new ConfigurationError('The API key has a line break or a character that a header cannot carry.');
  }
  return trimmed;
}

/** The key that the caller's function answered; throws `ConfigurationError` if that is none. */
export function answeredKey(answer: unknown): string {
  if (typeof answer !== 'string' || answer === '') {
    const shown = answer === '' ? 'empty text' : answer === null ? 'null' : typeof answer;
    throw new ConfigurationError(`The apiKey function returned ${shown}, not a key.`);
  }
  return usableKey(answer);
}
