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

  /** `fail` is called when a wait took too long. */
  constructor(limits: Limits, fail: (fault: APIConnectionError) => void) {
    this.#limits = limits;
    this.#fail = fail;
  }

  /** The wait before is over, and this one begins. */
  enter(phase: Phase): void {
    clearTimeout(this.#timer);
    const limit = this.#limits[phase];
    this.#timer =
      limit === undefined
        ? undefined
        : setTimeout(() => this.#fail(FAULTS[phase](limit)), Math.min(limit, LONGEST_TIMER));
  }

  /** There is nothing to wait for any more. */
  end(): void {
    clearTimeout(this.#timer);
  }
}
