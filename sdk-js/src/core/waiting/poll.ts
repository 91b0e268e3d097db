/**
 * Asking again and again until a state will do: when to ask, how long to pause, when to give up. No I/O happens here.
 *
 * `pollSteps` is a generator that yields what to do next (`ask` for the state, `tell` it, `sleep`) and is given what came
 * of it, or has the failure thrown in; `wait.ts` carries the steps out. Must not know what the state is.
 */

import {
  APIConnectionError,
  type APIError,
  ArgumentError,
  InternalServerError,
  RateLimitError,
  RequestTimeoutError,
  WaitTimeoutError,
} from '../errors.js';
import { responseOf } from '../reply/info.js';
import type { Clock } from '../settings/clock.js';
import { retryAfterOf } from '../values/rate_limit.js';
import { type Backoff, pauseAfter, pausesOf } from './backoff.js';

/** Failures that may be gone when one asks again. */
const PASSING = [APIConnectionError, RateLimitError, RequestTimeoutError, InternalServerError] as const;
/** How many of them in a row are taken for passing; each has been retried by the call itself before. */
const MAX_FAILURES = 5;
/** Milliseconds that a question may take at least, however close the deadline is. */
const MIN_LEFT = 1000;

/** What is to be done next. `left`: the milliseconds that the question may take; undefined for as long as it takes. */
export type PollStep<S> =
  | { readonly do: 'ask'; readonly left: number | undefined }
  | { readonly do: 'tell'; readonly state: S }
  | { readonly do: 'sleep'; readonly milliseconds: number };

/** How long to wait, and how often to ask. */
export interface PollLimits {
  readonly timeout?: number | null | undefined;
  readonly interval?: number | Backoff | undefined;
}

/**
 * Ask until `done` says so of a state. Throws `WaitTimeoutError` when `timeout` milliseconds are over before.
 *
 * The last question is asked when the time is over, unless the server asked not to come back before. Up to five failures
 * in a row that may pass (no connection, 429, 5xx) are waited out; any other failure is thrown at once.
 */
export function* pollSteps<S>(
  done: (state: S) => boolean,
  clock: Clock,
  limits: PollLimits = {},
): Generator<PollStep<S>, S, unknown> {
  const timeout = checkedTimeout(limits.timeout);
  const pauses = pausesOf(limits.interval);
  const started = clock.now();
  const left = () => (timeout === undefined ? undefined : started + timeout - clock.now());
  let state: S | undefined;
  let failures = 0;
  for (let asked = 1; ; asked += 1) {
    let failure: APIError | undefined;
    let wanted = 0;
    const allowed = left();
    try {
      const now = (yield { do: 'ask', left: allowed === undefined ? undefined : Math.max(allowed, MIN_LEFT) }) as S;
      state = now;
      failures = 0;
    } catch (fault) {
      failures += 1;
      if (!isPassing(fault) || failures > MAX_FAILURES) {
        throw fault;
      }
      failure = fault;
      wanted = fault.retryAfter ?? 0;
    }
    if (failure === undefined) {
      const now = state as S;
      yield { do: 'tell', state: now };
      if (done(now)) {
        return now;
      }
      const info = responseOf(now);
      wanted = (info && retryAfterOf(info.headers, clock.unix())) ?? 0;
    }
    const pause = Math.max(pauseAfter(pauses, asked, clock.random()), wanted);
    const rest = left();
    if (timeout !== undefined && rest !== undefined && (rest <= 0 || wanted > rest)) {
      throw givenUp(timeout, clock.now() - started, state, failure);
    }
    yield { do: 'sleep', milliseconds: rest === undefined ? pause : Math.min(pause, rest) };
  }
}

function isPassing(fault: unknown): fault is APIError {
  return PASSING.some((kind) => fault instanceof kind);
}

function checkedTimeout(timeout: unknown): number | undefined {
  if (timeout === undefined || timeout === null) {
    return undefined;
  }
  if (typeof timeout !== 'number' || !(timeout >= 0)) {
    throw new ArgumentError(`timeout must be 0 or more milliseconds, or null for no limit, not ${String(timeout)}.`);
  }
  return timeout;
}

function givenUp<S>(timeout: number, waited: number, state: S | undefined, cause: unknown): WaitTimeoutError<S> {
  return new WaitTimeoutError(
    `It was not done after ${timeout} ms. What was waited for goes on; the error's \`state\` is how it stood at last. ` +
      'Wait again to go on waiting, or allow a longer timeout.',
    { state, waited, ...(cause !== undefined && { cause }) },
  );
}
