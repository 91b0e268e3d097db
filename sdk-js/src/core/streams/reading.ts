/**
 * `Reading`: the iterator of a stream. Gives what has arrived at once, and waits only when nothing has.
 *
 * It is written by hand: an async generator would cost several promises more for every event. Calls of `next` that do not
 * wait for one another get the events in their order.
 */

import type { Source } from './source.js';

/** Reads a source event by event. `pick` makes of each event what is given; undefined leaves it out. */
export class Reading<T> implements AsyncIterableIterator<T, undefined> {
  readonly #source: Source;
  readonly #pick: (event: unknown) => T | undefined;
  readonly #leave: () => Promise<void>;

  constructor(source: Source, pick: (event: unknown) => T | undefined, leave = () => source.close()) {
    this.#source = source;
    this.#pick = pick;
    this.#leave = leave;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const value = this.#take();
    return value === undefined ? this.#wait() : Promise.resolve({ done: false, value });
  }

  /** The loop was left: the connection is given back. */
  async return(): Promise<IteratorResult<T, undefined>> {
    await this.#leave();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #take(): T | undefined {
    const { arrivals } = this.#source;
    for (let event = arrivals.take(); event !== undefined; event = arrivals.take()) {
      const value = this.#pick(event);
      if (value !== undefined) {
        return value;
      }
    }
    return undefined;
  }

  async #wait(): Promise<IteratorResult<T, undefined>> {
    while (await this.#source.more()) {
      const value = this.#take();
      if (value !== undefined) {
        return { done: false, value };
      }
    }
    return { done: true, value: undefined };
  }
}
