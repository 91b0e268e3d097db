/**
 * The waits of one request, one after another, each with a limit and an error of its own. Must not know HTTP.
 */

import {
  type APIConnectionError,
  ConnectTimeoutError,
  FirstByteTimeoutError,
  IdleTimeoutError,
  PoolTimeoutError,
} from '../core/errors.js';
import { LONGEST_TIMER } from '../core/settings/clock.js';
import type { Limits } from '../core/settings/timeouts.js';

/** What a request may wait for. */
export type Phase = 'pool' | 'connect' | 'idle' | 'firstByte';

const FAULTS: { readonly [P in Phase]: (limit: number) => APIConnectionError } = {
  pool: (limit) => new PoolTimeoutError(`No connection was free within ${limit} ms.`),
  connect: (limit) => new ConnectTimeoutError(`No connection was made within ${limit} ms.`),
  idle: (limit) => new IdleTimeoutError(`The server took nothing of the upload for ${limit} ms.`),
  firstByte: (limit) => new FirstByteTimeoutError(`The reply did not begin within ${limit} ms.`),
};

/** Watches one wait at a time. */
export class Phases {
  readonly #limits: Limits;
  readonly #fail: (fault: APIConnectionError) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  /** `fail` is called when a wait took too long. */
  constructor(limits: Limits, fail: (fault: APIConnectionError) => void) {
    this.#limits = limits;
    this.#fail = fail;
  }

  /** The wait before is over, and this one begins. */
  enter(phase: Phase): void {
    this.pause();
    const limit = this.#limits[phase];
    if (limit !== undefined && !this.#over) {
      this.#timer = setTimeout(() => this.#fail(FAULTS[phase](limit)), Math.min(limit, LONGEST_TIMER));
    }
  }

  /** The wait is over, and the next one is the caller's own. */
  pause(): void {
    clearTimeout(this.#timer);
  }

  /** There is nothing to wait for any more: whatever is entered from now on has no limit. */
  end(): void {
    this.#over = true;
    this.pause();
  }
}
