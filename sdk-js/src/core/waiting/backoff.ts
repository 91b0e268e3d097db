/**
 * How long to pause between two questions. Pure; chance comes as a number.
 */

import { ArgumentError } from '../errors.js';
import { JITTER } from '../settings/retry.js';

/**
 * Pauses that grow: `first` milliseconds, then `factor` times as long each time, up to `cap`.
 *
 * Up to a quarter is taken off by chance, so that many who wait do not ask at the same moments. A Retry-After of the
 * server makes a pause longer, never shorter.
 */
export interface Backoff {
  /** Default: 500. */
  readonly first?: number | undefined;
  /** Default: 10,000. */
  readonly cap?: number | undefined;
  /** Default: 1.5. */
  readonly factor?: number | undefined;
}

/** A backoff whose every part is given. */
export type Pauses = { readonly [N in keyof Backoff]-?: number };

const DEFAULTS: Pauses = { first: 500, cap: 10_000, factor: 1.5 };

/** What the caller meant: a number is the same pause each time. Throws `ArgumentError` for what is no backoff. */
export function pausesOf(given: number | Backoff | undefined): Pauses {
  const {
    first = DEFAULTS.first,
    factor = DEFAULTS.factor,
    cap = Math.max(first, DEFAULTS.cap),
  } = typeof given === 'number' ? { first: given, cap: given, factor: 1 } : (given ?? DEFAULTS);
  if (!(first > 0 && cap >= first && factor >= 1)) {
    throw new ArgumentError(
      `{ first: ${first}, cap: ${cap}, factor: ${factor} } is no backoff: it needs 0 < first <= cap, in milliseconds, and ` +
        'factor >= 1.',
    );
  }
  return { first, cap, factor };
}

/** Milliseconds to pause after so many questions; `random` is in [0, 1). */
export function pauseAfter({ first, cap, factor }: Pauses, asked: number, random: number): number {
  return Math.min(cap, first * factor ** (asked - 1)) * (1 - JITTER * random);
}
