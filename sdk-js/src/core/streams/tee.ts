/**
 * Two readers of one stream: what one has read waits for the other. Must not know where the events come from.
 */

import type { ResponseInfo } from '../reply/info.js';
import type { Waiting } from './follow.js';
import type { Source } from './source.js';

/** Two sources that give the same events. The slower one's events are kept until it takes them. */
export function tee(source: Source): readonly [Source, Source] {
  const branches: [Branch, Branch] = [new Branch(source, () => branches), new Branch(source, () => branches)];
  return branches;
}

class Branch implements Source {
  readonly waiting: (Waiting | Promise<Waiting | undefined>)[] = [];
  closed = false;
  readonly #source: Source;
  readonly #all: () => readonly Branch[];

  constructor(source: Source, all: () => readonly Branch[]) {
    this.#source = source;
    this.#all = all;
  }

  get info(): ResponseInfo | undefined {
    return this.#source.info;
  }

  ready(): undefined {}

  async next(): Promise<Waiting | undefined> {
    if (this.waiting.length === 0) {
      const coming = this.#source.next();
      coming.catch(() => undefined); // each branch that asks gets the failure
      for (const branch of this.#all()) {
        if (!branch.closed) {
          branch.waiting.push(coming);
        }
      }
    }
    return await this.waiting.shift();
  }

  open(): Promise<ResponseInfo | undefined> {
    return this.#source.open();
  }

  /** The stream itself is closed when both are. */
  async close(): Promise<void> {
    this.closed = true;
    this.waiting.length = 0;
    if (this.#all().every((branch) => branch.closed)) {
      await this.#source.close();
    }
  }

  incomplete(): Error {
    return this.#source.incomplete();
  }
}
