/**
 * Whether, and after how long, a failed attempt is repeated. Pure; sleeping is `drive.ts`'s.
 */

import { APIConnectionError, type APIError, APIStatusError, DeadlineExceededError } from '../errors.js';
import type { Clock } from './clock.js';

/** What a strategy is told. */
export interface RetryState {
  /** How many attempts there have been. */
  readonly attempt: number;
  /** The failure of the last one. */
  readonly error: APIError;
  /** Milliseconds since the call began. */
  readonly elapsed: number;
  /** Milliseconds that were slept between attempts. */
  readonly slept: number;
}

/** When to try again. The defaults are right for most; each strategy can be your own. */
export interface RetryPolicy {
  /** How many times, after the first attempt. Default: 2. */
  readonly maxRetries?: number;
  /**
   * How many milliseconds of a server's Retry-After are waited for; when it asks for more, the error is thrown at once,
   * with `retryAfter` set. Default: 60,000.
   */
  readonly maxRetryAfter?: number;
  /**
   * Decides if an error is worth another attempt, instead of the documented rules: `x-should-retry`, statuses 408, 409 of
   * a lock, 429 and 5xx, connection failures that cannot have been acted on twice.
   */
  readonly retry?: (state: RetryState) => boolean;
  /** Milliseconds before the next attempt, instead of `min(500·2ⁿ, 8000)` with jitter; Retry-After goes first. */
  readonly wait?: (state: RetryState) => number;
  /** Ends the attempts, instead of `maxRetries`. */
  readonly stop?: (state: RetryState) => boolean;
}

export const MAX_RETRIES = 2;
export const MAX_RETRY_AFTER = 60_000;
/** A part of a pause that chance takes off, so that many clients do not come back at the same moment. */
export const JITTER = 0.25;

const BASE = 500;
const CAP = 8000;
const RETRIED_STATUSES: readonly number[] = [408, 429];
/** Codes of a 409 that passes by itself: the first request with the same key is still in flight. */
const LOCK_CODES: readonly string[] = ['idempotency_in_progress'];

/** The retries of one call. `repeatable`: sending the request twice cannot do its work twice. */
export class Schedule {
  private slept = 0;

  constructor(
    private readonly policy: RetryPolicy,
    private readonly clock: Clock,
    private readonly repeatable: boolean,
    private readonly started: number,
  ) {}

  /** Milliseconds to wait before the next attempt; undefined to throw the error. `attempt` counts from 1. */
  pause(error: APIError, attempt: number): number | undefined {
    const { policy } = this;
    if (policy.stop === undefined && attempt > (policy.maxRetries ?? MAX_RETRIES)) {
      return undefined;
    }
    if (policy.retry === undefined && !shouldRetry(error, this.repeatable)) {
      return undefined;
    }
    const asked = error.retryAfter;
    if (asked !== undefined && asked > (policy.maxRetryAfter ?? MAX_RETRY_AFTER)) {
      return undefined;
    }
    const state = { attempt, error, elapsed: this.clock.now() - this.started, slept: this.slept };
    if (policy.retry?.(state) === false || policy.stop?.(state) === true) {
      return undefined;
    }
    const pause = asked ?? policy.wait?.(state) ?? backoff(attempt, this.clock.random());
    this.slept += pause;
    return pause;
  }
}

/** The documented rules. A failure that the server may have acted on is repeated only if that is safe. */
export function shouldRetry(error: APIError, repeatable: boolean): boolean {
  if (error instanceof DeadlineExceededError) {
    return false;
  }
  if (error instanceof APIConnectionError) {
    return repeatable || !error.sent;
  }
  if (!(error instanceof APIStatusError) || error.status === undefined) {
    return false;
  }
  const said = error.headers?.get('x-should-retry')?.trim().toLowerCase();
  if (said === 'true' || said === 'false') {
    return said === 'true';
  }
  if (error.status === 409) {
    return LOCK_CODES.includes(error.code ?? '');
  }
  return RETRIED_STATUSES.includes(error.status) || error.status >= 500;
}

/** Milliseconds before the attempt after this one. */
export function backoff(attempt: number, random: number): number {
  return Math.min(CAP, BASE * 2 ** (attempt - 1)) * (1 - JITTER * random);
}
