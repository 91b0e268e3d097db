/**
 * The options of a call that must end within what is left of a longer undertaking. Must not know what that is.
 */

import type { CallOptions } from '../core/request/options.js';
import type { Config } from '../core/settings/config.js';
import { DEFAULT_LIMITS, limitsOf } from '../core/settings/timeouts.js';

/** The options of a question, which ends when `signal` aborts, and after `left` milliseconds if that is a number. */
export function within(
  config: Config,
  options: CallOptions,
  signal: AbortSignal | undefined,
  left: number | undefined,
): CallOptions {
  const asked = signal === undefined ? options : { ...options, signal };
  if (left === undefined) {
    return asked;
  }
  const given = options.timeout === undefined ? config.timeout : options.timeout;
  const { connect, pool, firstByte, idle, total } = limitsOf(given, DEFAULT_LIMITS);
  return {
    ...asked,
    timeout: {
      connect: connect ?? null,
      pool: pool ?? null,
      firstByte: firstByte ?? null,
      idle: idle ?? null,
      total: Math.min(left, total ?? left),
    },
  };
}
