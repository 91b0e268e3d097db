/**
 * `MemoryReplayGuard`: remembers handled webhooks in this process. Must not know other processes.
 */

import { ConfigurationError } from '../errors.js';
import { SYSTEM_CLOCK } from '../settings/clock.js';
import { checkedDuration, KEEP, LEASE, newClaim, type ReplayClaim, type ReplayGuard } from './replay.js';

/** How many handled ids are remembered at most. They take some 20 MB then. */
const CAPACITY = 100_000;

/** How long and how much a `MemoryReplayGuard` remembers. */
export interface MemoryReplayOptions {
  /**
   * How long a webhook may be handled, in milliseconds, before it counts as lost and may be claimed again. Default:
   * 300 000, five minutes.
   */
  readonly lease?: number | undefined;
  /** How long a handled id is remembered, in milliseconds. Default: 604 800 000, seven days. */
  readonly keep?: number | undefined;
  /** How many handled ids are remembered at most; the oldest are forgotten first. Default: 100 000. */
  readonly capacity?: number | undefined;
  /** Where the time comes from, in milliseconds from any moment on; for tests. */
  readonly now?: (() => number) | undefined;
}

/**
 * A replay guard for one process. Behind several processes, or in a runtime that starts and ends as it likes, each
 * would have a memory of its own: use `RedisReplayGuard` there.
 */
export class MemoryReplayGuard implements ReplayGuard {
  readonly #lease: number;
  readonly #keep: number;
  readonly #capacity: number;
  readonly #now: () => number;
  // Ids with the moment until which they count. Each span is constant, so the oldest entry is the first to lapse.
  readonly #inFlight = new Map<string, { readonly token: string; readonly until: number }>();
  readonly #handled = new Map<string, number>();

  constructor(options: MemoryReplayOptions = {}) {
    const { lease = LEASE, keep = KEEP, capacity = CAPACITY, now = SYSTEM_CLOCK.now } = options;
    if (!(capacity >= 1)) {
      throw new ConfigurationError(`capacity is 1 or more, not ${String(capacity)}.`);
    }
    this.#lease = checkedDuration('lease', lease);
    this.#keep = checkedDuration('keep', keep);
    this.#capacity = capacity;
    this.#now = now;
  }

  /** How many ids are remembered. */
  get size(): number {
    return this.#inFlight.size + this.#handled.size;
  }

  /** Claim an id. */
  claim(id: string): ReplayClaim {
    const now = this.#now();
    this.#dropLapsed(now);
    const held = this.#inFlight.get(id);
    if (this.#handled.has(id)) {
      return { id, state: 'handled' };
    }
    if (held !== undefined) {
      return { id, state: 'in_flight', retryAfter: held.until - now };
    }
    const claim = newClaim(id);
    this.#inFlight.set(id, { token: claim.token, until: now + this.#lease });
    return claim;
  }

  /** Remember that the webhook was handled. It was, even if the claim lapsed meanwhile. */
  commit(claim: ReplayClaim): void {
    const now = this.#now();
    this.forget(claim.id);
    this.#handled.set(claim.id, now + this.#keep);
    this.#dropLapsed(now);
  }

  /** Forget the claim. */
  release(claim: ReplayClaim): void {
    if (claim.token !== undefined && this.#inFlight.get(claim.id)?.token === claim.token) {
      this.#inFlight.delete(claim.id);
    }
  }

  /** Forget an id, handled or in flight, so that the next delivery of it is handled again. */
  forget(id: string): void {
    this.#inFlight.delete(id);
    this.#handled.delete(id);
  }

  #dropLapsed(now: number): void {
    for (const [id, { until }] of this.#inFlight) {
      if (until > now) {
        break;
      }
      this.#inFlight.delete(id);
    }
    for (const [id, until] of this.#handled) {
      if (until > now && this.#handled.size <= this.#capacity) {
        break;
      }
      this.#handled.delete(id);
    }
  }
}
