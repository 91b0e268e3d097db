/**
 * Handling each webhook once: the claim on a webhook's id, and who keeps claims.
 *
 * A claim is made before the handling and ends with it: committed when it succeeded, so that repetitions are
 * acknowledged and no more; released when it failed, so that the sender's next attempt is handled. A claim that does
 * neither, since its process died, lapses after its lease. Must not know what a webhook says, nor how it came.
 */

import { ConfigurationError } from '../errors.js';
import { SYSTEM_CLOCK } from '../settings/clock.js';

/** How long an id may be in flight, in milliseconds: longer than a handler takes, shorter than one waits after a crash. */
export const LEASE = 300_000;

/** How long an id that was handled is remembered, in milliseconds: longer than any sender goes on trying. */
export const KEEP = 7 * 86_400_000;

/** What came of claiming a webhook's id. */
export interface ReplayClaim {
  readonly id: string;
  /**
   * `new`: the webhook is yours to handle; `in_flight`: somebody else handles it at this moment; `handled`: nothing is
   * left to do.
   */
  readonly state: 'new' | 'in_flight' | 'handled';
  /** Tells this claim from a later one on the same id, so that one that has lapsed cannot release the next. */
  readonly token?: string;
  /** In flight: how long until the claim lapses, in milliseconds. */
  readonly retryAfter?: number;
}

/**
 * Remembers which webhooks were handled. Make your own, on a database for example, with these three methods; each may
 * be asynchronous. Whatever they throw becomes a `WebhookGuardError`, and the sender tries again.
 */
export interface ReplayGuard {
  /** Claim an id for its lease, in one step that no other process can come between. */
  claim(id: string): ReplayClaim | Promise<ReplayClaim>;
  /** Remember that the webhook was handled, for longer than the sender goes on trying. */
  commit(claim: ReplayClaim): void | Promise<void>;
  /** Forget the claim, if it still is the one that holds the id: the handling failed. */
  release(claim: ReplayClaim): void | Promise<void>;
}

/** A claim of ours. */
export function newClaim(id: string): ReplayClaim & { readonly token: string } {
  return { id, state: 'new', token: `claim-${SYSTEM_CLOCK.key()}` };
}

/** The duration. Throws `ConfigurationError` for one that is no time at all. */
export function checkedDuration(name: string, milliseconds: number): number {
  if (!(milliseconds > 0 && milliseconds < Number.POSITIVE_INFINITY)) {
    throw new ConfigurationError(`${name} is a number of milliseconds above 0, not ${String(milliseconds)}.`);
  }
  return milliseconds;
}
