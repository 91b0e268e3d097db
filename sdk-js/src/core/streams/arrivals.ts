/**
 * `Arrivals`: the events that came and wait to be taken, and what is kept of those that were taken.
 *
 * Folding is put off until somebody asks, or many have come. Must not know where events come from.
 */

import type { StreamSpec } from '../operation.js';
import { type Accumulator, accumulatorFor } from './accumulate.js';

/** How many events an error carries. */
const RECENT = 100;

/** A queue of events, with the final object that they make. */
export class Arrivals {
  /** The stream's last event id, as it stands after the event that was taken last. */
  lastEventId = '';
  readonly #accumulator: Accumulator | undefined;
  #events: unknown[] = []; // the last ones, taken or not
  #ids: string[] | undefined; // of these, if they have ids
  #folded = 0;
  #taken = 0;

  constructor(spec: StreamSpec) {
    this.#accumulator = accumulatorFor(spec);
  }

  /** How many wait. */
  get waiting(): number {
    return this.#events.length - this.#taken;
  }

  /** Whether any came, ever. */
  get any(): boolean {
    return this.#events.length > 0;
  }

  add(event: unknown, id: string): void {
    if (id && this.#ids === undefined) {
      this.#ids = this.#events.map(() => '');
    }
    this.#events.push(event);
    this.#ids?.push(id);
  }

  /** The next event; undefined (which no event is) if none waits. */
  take(): unknown {
    const at = this.#taken;
    if (at === this.#events.length) {
      return undefined;
    }
    this.#taken = at + 1;
    if (this.#ids !== undefined) {
      this.lastEventId = this.#ids[at] as string;
    }
    return this.#events[at];
  }

  /** Forget those that wait. */
  drop(): void {
    this.#events.length = this.#taken;
    this.#folded = Math.min(this.#folded, this.#taken);
    if (this.#ids !== undefined) {
      this.#ids.length = this.#taken;
    }
  }

  /** Keep no more than errors carry. Is called when none waits. */
  trim(): void {
    const { length } = this.#events;
    if (length >= 2 * RECENT && this.#taken === length) {
      this.#fold(length);
      this.#events = this.#events.slice(-RECENT);
      this.#ids = this.#ids?.slice(-RECENT);
      this.#folded = this.#events.length;
      this.#taken = this.#events.length;
    }
  }

  /** The last events that came, at most 100; undefined if none did. */
  recent(): readonly unknown[] | undefined {
    return this.any ? this.#events.slice(-RECENT) : undefined;
  }

  /** The final object as far as it goes by the events that were taken. */
  partial(): unknown {
    this.#fold(this.#taken);
    return this.#accumulator?.result();
  }

  /** The final object as far as it goes by all that came. */
  result(): unknown {
    this.#fold(this.#events.length);
    return this.#accumulator?.result();
  }

  #fold(count: number): void {
    if (this.#accumulator !== undefined) {
      for (; this.#folded < count; this.#folded += 1) {
        this.#accumulator.add(this.#events[this.#folded]);
      }
    }
  }
}
