/**
 * One stream read twice: two sources that share a third. Each gives all events, at its own pace.
 *
 * What one of them has not read yet, and the other has, is kept in memory.
 */

import type { StreamIncompleteError } from '../errors.js';
import type { StreamSpec } from '../operation.js';
import type { ResponseInfo } from '../reply/info.js';
import { Arrivals } from './arrivals.js';
import { incomplete } from './incomplete.js';
import type { Source } from './source.js';

/** Split a source that nobody has read yet. */
export function split(source: Source): readonly [Source, Source] {
  const trunk = new Trunk(source);
  return [trunk.branch(), trunk.branch()];
}

/** What the branches share. */
class Trunk {
  readonly source: Source;
  readonly #branches: Branch[] = [];
  #open = 0;
  #pulling: Promise<boolean> | undefined;

  constructor(source: Source) {
    this.source = source;
    source.onOpen = (info) => {
      for (const branch of this.#branches) {
        branch.onOpen?.(info);
      }
    };
  }

  branch(): Branch {
    const branch = new Branch(this);
    this.#branches.push(branch);
    this.#open += 1;
    return branch;
  }

  /** Wait for more, for all branches. */
  pull(): Promise<boolean> {
    this.#pulling ??= this.#pull();
    return this.#pulling;
  }

  /** A branch is closed. The last one closes the source. */
  async leave(): Promise<void> {
    this.#open -= 1;
    if (this.#open === 0) {
      await this.source.close();
    }
  }

  async #pull(): Promise<boolean> {
    try {
      const more = await this.source.more();
      const { arrivals } = this.source;
      for (let event = arrivals.take(); event !== undefined; event = arrivals.take()) {
        for (const branch of this.#branches) {
          branch.give(event, arrivals.lastEventId);
        }
      }
      return more;
    } finally {
      this.#pulling = undefined;
    }
  }
}

class Branch implements Source {
  readonly arrivals: Arrivals;
  onOpen: ((info: ResponseInfo) => void) | undefined;
  readonly #trunk: Trunk;
  #closed = false;

  constructor(trunk: Trunk) {
    this.#trunk = trunk;
    this.arrivals = new Arrivals(trunk.source.spec);
  }

  get spec(): StreamSpec {
    return this.#trunk.source.spec;
  }

  get info(): ResponseInfo | undefined {
    return this.#trunk.source.info;
  }

  get ended(): boolean {
    return !this.#closed && this.arrivals.waiting === 0 && this.#trunk.source.ended;
  }

  give(event: unknown, id: string): void {
    if (!this.#closed) {
      this.arrivals.add(event, id);
    }
  }

  async more(): Promise<boolean> {
    if (this.arrivals.waiting === 0 && !this.#closed) {
      this.arrivals.trim();
      await this.#trunk.pull();
    }
    return this.arrivals.waiting > 0;
  }

  open(): Promise<ResponseInfo | undefined> {
    return this.#trunk.source.open();
  }

  async close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = !this.ended;
      this.arrivals.drop();
      await this.#trunk.leave();
    }
  }

  incomplete(): StreamIncompleteError {
    return incomplete('it was closed', this.arrivals, {});
  }
}
