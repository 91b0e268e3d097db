/**
 * What `client.workflows.executions` can beyond the generated calls: `wait` and `createAndWait`.
 *
 * Asks; what the answers mean is `watch.ts`'s.
 */

import { APIStatusError } from '../../core/errors.js';
import type { APIPromise } from '../../core/promise.js';
import type { CallOptions } from '../../core/request/options.js';
import { Resource } from '../../core/resource.js';
import { waitUntil } from '../../core/waiting/wait.js';
import type { WorkflowExecutionCreateParams } from '../../resources/workflows_executions.js';
import type { WorkflowsExecutionsSteps } from '../../resources/workflows_executions_steps.js';
import { WorkflowsVersions } from '../../resources/workflows_versions.js';
import type { Execution, ExecutionStep } from '../../types/index.js';
import { within } from '../deadline.js';
import { type ExecutionWaitOptions, isSettled, progressOf, settled, untilOf } from './watch.js';

const PAGE = { limit: 100, order: 'asc' } as const;

/** Adds `wait` and `createAndWait` to the executions. */
export abstract class ExecutionsMixin extends Resource {
  /** @internal */
  abstract get steps(): WorkflowsExecutionsSteps;
  /** @internal */
  abstract create(
    workflowId: string,
    params?: WorkflowExecutionCreateParams,
    options?: CallOptions,
  ): APIPromise<Execution>;
  /** @internal */
  abstract retrieve(executionId: string, options?: CallOptions): APIPromise<Execution>;

  /**
   * Wait until an execution is completed.
   *
   * Asks for the execution again and again, less often the longer it takes, and not before the server's Retry-After. To
   * see what happens the moment it happens, follow `events` instead.
   *
   * @param executionId The execution's id.
   * @param waiting How long, until what, and who is told.
   * @param options Options of each question.
   * @returns The execution in one of the statuses of `until`, or as it ended with `throwOnFailure: false`.
   * @throws {@link ExecutionFailedError} It failed, was cancelled or timed out. It has the `execution`.
   * @throws {@link WaitTimeoutError} The time is over. It has the last `state`; the execution goes on.
   * @throws {@link AbortedError} The signal aborted; the execution goes on.
   * @throws {@link APIError} Asking failed. No connection, 429 and 5xx are waited out, up to five times in a row.
   */
  async wait(executionId: string, waiting: ExecutionWaitOptions = {}, options: CallOptions = {}): Promise<Execution> {
    const { timeout, interval, onProgress, throwOnFailure = true, signal = options.signal } = waiting;
    const { config } = this.core;
    const { clock } = config;
    const until = untilOf(waiting);
    const started = clock.now();
    let reached: readonly ExecutionStep[] = [];
    let total: number | undefined;
    const ask = async (left: number | undefined) => {
      const asked = within(config, options, signal, left);
      const execution = await this.retrieve(executionId, asked);
      if (onProgress !== undefined) {
        total ??= await this.#count(execution, asked);
        reached = await this.#reached(executionId, asked);
      }
      return execution;
    };
    const tell = (execution: Execution) =>
      onProgress?.(progressOf(execution, reached, total ?? 0, clock.now() - started));
    const execution = await waitUntil(ask, (state) => isSettled(state, until), {
      timeout,
      interval,
      onProgress: tell,
      signal,
      clock,
    });
    return settled(execution, until, throwOnFailure);
  }

  /**
   * Start an execution, and wait until it is completed: `create` and `wait` in one.
   *
   * `run` does the same in one request, which the server holds open; this one also waits for what takes hours.
   *
   * @param workflowId The workflow's id.
   * @param params As for `create`.
   * @param waiting As for `wait`.
   * @param options Options of each call.
   * @throws Whatever `create` and `wait` throw.
   */
  async createAndWait(
    workflowId: string,
    params: WorkflowExecutionCreateParams = {},
    waiting: ExecutionWaitOptions = {},
    options: CallOptions = {},
  ): Promise<Execution> {
    untilOf(waiting); // which is wrong before anything is started
    const { signal = options.signal } = waiting;
    const { id } = await this.create(workflowId, params, { ...options, signal });
    const { idempotencyKey: _, ...questions } = options;
    return this.wait(id, waiting, questions);
  }

  async #reached(executionId: string, options: CallOptions): Promise<ExecutionStep[]> {
    const steps: ExecutionStep[] = [];
    for await (const step of this.steps.list(executionId, PAGE, options)) {
      steps.push(step);
    }
    return steps;
  }

  /** How many steps there are; 0 if the workflow is gone, or not for this key: no reason to stop waiting. */
  async #count({ workflow_id, workflow_version }: Execution, options: CallOptions): Promise<number> {
    try {
      const version = await new WorkflowsVersions(this.core).retrieve(workflow_id, workflow_version, options);
      return version.definition.steps.length;
    } catch (fault) {
      if (fault instanceof APIStatusError) {
        return 0;
      }
      throw fault;
    }
  }
}
