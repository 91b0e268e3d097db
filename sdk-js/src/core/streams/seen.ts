/**
 * Which events of a resumable stream have come before: a server may send some again after a new connection.
 *
 * Must not know connections, nor what an event is.
 */

/** How many ids are remembered where they are not numbers. */
const REMEMBERED = 100;
const NUMBER = /^[0-9]{1,15}$/;

/** Which events have come: those up to the highest number where ids are numbers, else those with recent ids. */
export class SeenEvents {
  readonly #numbered: boolean;
  readonly #recent = new Set<string>();
  #highest = -1;

  constructor(numbered: boolean) {
    this.#numbered = numbered;
  }

  /** Whether the event with this id came before. It has come from now on. */
  before(id: string): boolean {
    if (this.#numbered && NUMBER.test(id)) {
      const number = Number(id);
      const came = number <= this.#highest;
      this.#highest = Math.max(this.#highest, number);
      return came;
    }
    if (this.#recent.has(id)) {
      return true;
    }
    this.#recent.add(id);
    if (this.#recent.size > REMEMBERED) {
      const [oldest] = this.#recent;
      this.#recent.delete(oldest as string);
    }
    return false;
  }
}
