/**
 * `waitUntil`: carries the steps of `pollSteps` out. Must not know what is waited for.
 */

import { type Clock, SYSTEM_CLOCK } from '../settings/clock.js';
import { lifelineOf } from '../transports/lifeline.js';
import type { Backoff } from './backoff.js';
import { pollSteps } from './poll.js';

/** How to wait. */
export interface WaitOptions<S> {
  /** Milliseconds to wait in all; null or undefined for as long as it takes. */
  readonly timeout?: number | null | undefined;
  /** Milliseconds between two questions, or a `Backoff`. Default: from 500 to 10,000, growing. */
  readonly interval?: number | Backoff | undefined;
  /** Is called with every state, the last one too, and awaited. An error of it ends the waiting. */
  readonly onProgress?: ((state: S) => unknown) | undefined;
  /** Ends the waiting when it aborts: `AbortedError`. What was waited for goes on. */
  readonly signal?: AbortSignal | undefined;
  /** Replaces time and chance in tests. */
  readonly clock?: Clock | undefined;
}

/**
 * Ask until the state will do, and return it: `waitUntil(() => client.jobs.retrieve(id), (job) => job.done)`.
 *
 * @param ask Asks for the state; it is given the milliseconds that this may take, undefined for as long as it takes.
 * @param done Whether a state will do.
 * @throws {@link WaitTimeoutError} The time is over. It has the last `state`. What was waited for goes on.
 * @throws {@link AbortedError} The signal aborted.
 * @throws {@link APIError} Asking failed. No connection, 429 and 5xx are waited out, up to five times in a row.
 */
export async function waitUntil<S>(
  ask: (left: number | undefined) => PromiseLike<S> | S,
  done: (state: S) => boolean,
  options: WaitOptions<S> = {},
): Promise<S> {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const steps = pollSteps(done, clock, options);
  const lifeline = lifelineOf(options.signal, undefined);
  const alive = <T>(promise: Promise<T>) => (lifeline === undefined ? promise : lifeline.guard(promise));
  try {
    let step = steps.next();
    while (!step.done) {
      lifeline?.check();
      if (step.value.do === 'ask') {
        step = await answer(steps, () => alive(asked(ask, step.value as { left: number | undefined })));
      } else {
        const task = step.value;
        await (task.do === 'sleep'
          ? alive(clock.sleep(task.milliseconds, lifeline?.signal))
          : options.onProgress?.(task.state));
        step = steps.next();
      }
    }
    return step.value;
  } finally {
    lifeline?.end();
  }
}

async function asked<S>(
  ask: (left: number | undefined) => PromiseLike<S> | S,
  { left }: { readonly left: number | undefined },
): Promise<S> {
  return await ask(left);
}

/** The step after a question: what fails is thrown into the steps, which know whether it passes. */
async function answer<Y, S>(steps: Generator<Y, S, unknown>, ask: () => Promise<S>): Promise<IteratorResult<Y, S>> {
  let state: S;
  try {
    state = await ask();
  } catch (fault) {
    return steps.throw(fault);
  }
  return steps.next(state);
}
