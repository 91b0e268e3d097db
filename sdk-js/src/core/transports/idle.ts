/**
 * A watch over something that moves in pieces: it tells when a single wait took too long.
 *
 * One timer serves all waits of a watch, since setting one for each piece of a stream would cost more than the piece; and
 * watches with long limits share one that looks at them now and then, since most replies are over before. Must not know
 * what moves.
 */

import { LONGEST_TIMER } from '../settings/clock.js';

/** A timer, of which some platforms say whether it keeps the process. */
type Timer = ReturnType<typeof setTimeout> & { ref?(): void; unref?(): void };

/** From which limit on, in milliseconds, a watch needs no timer of its own. */
const LONG = 10_000;
/** How often long watches are looked at: they tell so many milliseconds late at the most. */
const TICK = 1000;

/** Watches the waits of one reply. */
export class IdleWatch {
  readonly #limit: number;
  readonly #tell: () => void;
  #since = 0;
  #waiting = false;
  #watched = false;
  #timer: Timer | undefined;

  /** `tell` is called once, when a wait took `limit` milliseconds. */
  constructor(limit: number, tell: () => void) {
    this.#limit = Math.min(limit, LONGEST_TIMER);
    this.#tell = tell;
  }

  /** A wait begins. Time that passes outside of waits does not count. */
  begin(): void {
    this.#since = performance.now();
    this.#waiting = true;
    this.#timer?.ref?.(); // while it waits it keeps the process, as nothing else may
    if (!this.#watched) {
      this.#watched = true;
      if (this.#limit >= LONG) {
        ROUND.add(this);
      } else {
        this.#arm(this.#limit);
      }
    }
  }

  /** The wait is over. */
  pause(): void {
    this.#waiting = false;
    this.#timer?.unref?.();
  }

  /** There will be no other wait. */
  end(): void {
    this.#waiting = false;
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
    } else if (this.#watched) {
      ROUND.delete(this);
    }
  }

  /** Milliseconds that the wait may still take; undefined if there is none. Tells if there are no more. */
  look(now: number): number | undefined {
    if (!this.#waiting) {
      return undefined;
    }
    const left = this.#since + this.#limit - now;
    if (left <= 0) {
      this.#waiting = false;
      this.#tell();
    }
    return left;
  }

  #arm(delay: number): void {
    this.#timer = setTimeout(() => {
      const left = this.look(performance.now());
      if (left === undefined) {
        this.#watched = false; // the next wait sets the timer again
        this.#timer = undefined;
      } else if (left > 0) {
        this.#arm(Math.ceil(left));
      }
    }, delay) as Timer;
  }
}

/** The watches that share a timer, which runs while there are any. */
class Round {
  readonly #watches = new Set<IdleWatch>();
  #timer: ReturnType<typeof setInterval> | undefined;

  add(watch: IdleWatch): void {
    this.#watches.add(watch);
    if (this.#timer === undefined) {
      this.#timer = setInterval(() => this.#look(), TICK);
      (this.#timer as Timer).unref?.();
    }
  }

  delete(watch: IdleWatch): void {
    this.#watches.delete(watch); // the timer stays for the next one, until it finds none
  }

  #look(): void {
    if (this.#watches.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    const now = performance.now();
    for (const watch of this.#watches) {
      watch.look(now);
    }
  }
}

const ROUND = /* @__PURE__ */ new Round();
