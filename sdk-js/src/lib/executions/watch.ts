/**
 * One wait for an execution: what its states mean, and how far it has come. Asks nobody itself.
 *
 * When to ask and when to give up is `core/waiting`'s.
 */

import { ArgumentError, SDKError } from '../../core/errors.js';
import type { Backoff } from '../../core/waiting/backoff.js';
import type { Execution, ExecutionStatus, ExecutionStep } from '../../types/index.js';

/** The statuses that an execution does not leave. */
const FINAL: ReadonlySet<string> = /* @__PURE__ */ new Set(['completed', 'failed', 'cancelled', 'timed_out']);
/** The same of its steps. */
const OVER: ReadonlySet<string> = /* @__PURE__ */ new Set(['completed', 'failed', 'skipped', 'cancelled']);

/** How to wait for an execution. */
export interface ExecutionWaitOptions {
  /**
   * The statuses to return at. Default: `['completed']`. With `['completed', 'waiting']` an execution that waits for an
   * approval, an input, a timer or an event is returned too.
   */
  readonly until?: readonly ExecutionStatus[] | undefined;
  /** Milliseconds to wait in all. Default: null, as long as it takes. */
  readonly timeout?: number | null | undefined;
  /** Milliseconds between two questions, or a `Backoff`. Default: from 500 to 10,000, growing. */
  readonly interval?: number | Backoff | undefined;
  /** Whether an execution that ends in a status that is not in `until` is an error. Default: true. */
  readonly throwOnFailure?: boolean | undefined;
  /** Is called after every question, and awaited; it costs one request more each. */
  readonly onProgress?: ((progress: ExecutionProgress) => unknown) | undefined;
  /** Ends the waiting when it aborts. The execution goes on. */
  readonly signal?: AbortSignal | undefined;
}

/** How far an execution has come. Steps within loops are not counted, only the loop itself. */
export interface ExecutionProgress {
  /** The execution as it stands. */
  readonly execution: Execution;
  /** Its status. */
  readonly status: ExecutionStatus;
  /** How many of its steps are over: completed, failed, skipped or cancelled. */
  readonly done: number;
  /** How many steps it has; 0 if that cannot be found out. */
  readonly total: number;
  /** The ids of the steps that run, wait or are retried just now. */
  readonly current: readonly string[];
  /** Milliseconds since the waiting began. */
  readonly elapsed: number;
}

/** The execution that was waited for has failed, was cancelled or ran out of time. It is in `execution`. */
export class ExecutionFailedError extends SDKError {
  static override readonly brand: string = 'ExecutionFailedError';
  override readonly kind = 'execution_failed';
  /** It is not shown when the error is printed. */
  declare readonly execution: Execution;

  constructor(execution: Execution) {
    const reason = execution.error ? `: ${execution.error.code}: ${execution.error.message}` : '';
    super(`Execution ${execution.id} is ${execution.status}${reason}`);
    Object.defineProperty(this, 'execution', { value: execution, enumerable: false });
  }
}

/** The statuses to return at. Throws `ArgumentError` if there are none. */
export function untilOf({ until = ['completed'] }: ExecutionWaitOptions): ReadonlySet<string> {
  if (!Array.isArray(until) || until.length === 0) {
    throw new ArgumentError(`until must be a list of statuses, such as ['completed'], not ${JSON.stringify(until)}.`);
  }
  return new Set(until);
}

/** Whether there is nothing more to wait for. */
export function isSettled({ status }: Execution, until: ReadonlySet<string>): boolean {
  return FINAL.has(status) || until.has(status);
}

/** The execution. Throws `ExecutionFailedError` if it did not end as it should. */
export function settled(execution: Execution, until: ReadonlySet<string>, throwOnFailure: boolean): Execution {
  if (until.has(execution.status) || !throwOnFailure) {
    return execution;
  }
  throw new ExecutionFailedError(execution);
}

/** How far it has come, by the steps that it has reached and how many there are. */
export function progressOf(
  execution: Execution,
  reached: readonly ExecutionStep[],
  total: number,
  elapsed: number,
): ExecutionProgress {
  const outermost = reached.filter((step) => step.step_path === step.step_id);
  const over = outermost.filter((step) => OVER.has(step.status));
  const current = outermost.filter((step) => !OVER.has(step.status)).map((step) => step.step_id);
  return { execution, status: execution.status, done: over.length, total, current, elapsed };
}
