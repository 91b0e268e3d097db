/** How far a run of tools may go. Data and checks; must not know rounds. */

import { ArgumentError } from '../../core/errors.js';

/** How far a run may go; null is no limit. */
export interface ToolLimits {
  readonly maxRounds: number | null;
  readonly maxToolCalls: number | null;
  /** Milliseconds. */
  readonly deadline: number | null;
}

/** The limits. Throws `ArgumentError` for one that is none. */
export function checkLimits(limits: ToolLimits): ToolLimits {
  for (const name of ['maxRounds', 'deadline'] as const) {
    const value = limits[name];
    if (value !== null && !(value > 0)) {
      throw new ArgumentError(`${name} must be more than 0 or null, not ${String(value)}.`);
    }
  }
  if (limits.maxToolCalls !== null && !(limits.maxToolCalls >= 0)) {
    throw new ArgumentError(`maxToolCalls must be 0 or more or null, not ${String(limits.maxToolCalls)}.`);
  }
  return limits;
}
