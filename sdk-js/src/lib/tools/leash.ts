/**
 * What ends a run from outside: the caller's signal, its time, or its being closed; as one signal for all that it does.
 *
 * Must not know what the run does.
 */

import { AbortedError } from '../../core/errors.js';
import type { Clock } from '../../core/settings/clock.js';

/** Ends a run. It is started once, and stopped when the run is over, so that no timer and no listener is left. */
export class Leash {
  readonly #controller = new AbortController();
  readonly #over = new AbortController();
  readonly #clock: Clock;
  readonly #outer: AbortSignal | undefined;
  #late = false;

  constructor(clock: Clock, outer: AbortSignal | undefined) {
    this.#clock = clock;
    this.#outer = outer;
  }

  /** Aborts when the run is to end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the time is over. */
  get late(): boolean {
    return this.#late;
  }

  /** Begin to count. `milliseconds` null is no limit. */
  start(milliseconds: number | null): void {
    const outer = this.#outer;
    if (outer?.aborted) {
      this.pull(outer.reason);
    }
    outer?.addEventListener('abort', () => this.pull(outer.reason), { once: true, signal: this.#over.signal });
    if (milliseconds !== null) {
      this.#clock.sleep(milliseconds, this.#over.signal).then(
        () => {
          this.#late = true;
          this.pull(new AbortedError('The time of the run is over.'));
        },
        () => undefined, // the run was over before
      );
    }
  }

  /** End the run. */
  pull(reason: unknown): void {
    this.#controller.abort(reason);
  }

  /** The run is over: forget the caller's signal and the time. */
  stop(): void {
    this.#over.abort();
  }

  /** What the work resolves to, unless the run is to end before; the work's own failure is then nobody's. */
  async race<R>(work: Promise<R>): Promise<R> {
    const { signal } = this;
    let pulled: (() => void) | undefined;
    const ended = new Promise<never>((_, reject) => {
      pulled = () => reject(aborted(signal));
      signal.addEventListener('abort', pulled, { once: true });
      if (signal.aborted) {
        pulled();
      }
    });
    try {
      return await Promise.race([work, ended]);
    } finally {
      signal.removeEventListener('abort', pulled as () => void);
    }
  }
}

function aborted({ reason }: AbortSignal): AbortedError {
  return reason instanceof AbortedError ? reason : new AbortedError('The run was aborted.', { cause: reason });
}
