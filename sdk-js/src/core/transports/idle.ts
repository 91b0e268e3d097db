/**
 * A watch over something that moves in pieces: it tells when a single wait took too long.
 *
 * One timer serves all waits, since setting one for each piece of a stream would cost more than the piece. Must not know
 * what moves.
 */

import { LONGEST_TIMER } from '../settings/clock.js';

interface Timer {
  unref?(): void;
}

/** Watches the waits of one reply. */
export class IdleWatch {
  readonly #limit: number;
  readonly #tell: () => void;
  #since = 0;
  #waiting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `tell` is called once, when a wait took `limit` milliseconds. */
  constructor(limit: number, tell: () => void) {
    this.#limit = Math.min(limit, LONGEST_TIMER);
    this.#tell = tell;
  }

  /** A wait begins. Time that passes outside of waits does not count. */
  begin(): void {
    this.#since = performance.now();
    this.#waiting = true;
    if (this.#timer === undefined) {
      this.#arm(this.#limit);
    }
  }

  /** The wait is over. */
  pause(): void {
    this.#waiting = false;
  }

  /** There will be no other wait. */
  end(): void {
    clearTimeout(this.#timer);
    this.#waiting = false;
  }

  #arm(delay: number): void {
    this.#timer = setTimeout(() => this.#look(), delay);
    (this.#timer as Timer).unref?.(); // what is waited for keeps the process, not the watch
  }

  #look(): void {
    this.#timer = undefined;
    if (!this.#waiting) {
      return; // the next wait sets the timer again
    }
    const left = this.#since + this.#limit - performance.now();
    if (left > 0) {
      this.#arm(Math.ceil(left));
    } else {
      this.#waiting = false;
      this.#tell();
    }
  }
}
