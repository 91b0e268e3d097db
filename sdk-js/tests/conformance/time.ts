/** Time and chance under the test's control: a clock that moves only when the SDK sleeps, and counted keys. */

import type { Clock } from '../../src/core/settings/clock.js';

/** 1 November 2026, 00:00 UTC, in milliseconds. */
const START = 1_793_491_200_000;

/** Virtual time. Lists the sleeps, in seconds as cases have them. */
export class VirtualTime implements Clock {
  readonly sleeps: number[] = [];
  #passed = 0;
  #keys = 0;

  constructor(private readonly chance = 0) {}

  now(): number {
    return this.#passed;
  }

  unix(): number {
    return START + this.#passed;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.sleeps.push(milliseconds / 1000);
    this.#passed += milliseconds;
  }

  random(): number {
    return this.chance;
  }

  key(): string {
    this.#keys += 1;
    return `key-${this.#keys}`;
  }
}
