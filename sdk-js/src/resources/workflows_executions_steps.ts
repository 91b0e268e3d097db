/** Workflows executions steps. Generated from the OpenAPI document by onespec; do not edit. */

import type { CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Order } from '../types/shared.js';
import type { ExecutionStep, ExecutionStepList, StepStatus } from '../types/workflows_execution_steps.js';

const LIST: Operation<ExecutionStepList> = {
  id: 'workflows.executions.steps.list',
  method: 'GET',
  path: '/executions/{execution_id}/steps',
  returns: 'object',
  schema: 'ExecutionStepList',
  page: {
    items: 'data',
    scheme: 'cursor',
    after: 'after',
    before: 'before',
    limit: 'limit',
    cursor: 'id',
    more: 'has_more',
  },
};

/** What `workflows.executions.steps.list` takes. */
export interface WorkflowExecutionStepListParams {
  /** How many objects to return. From 1 to 100. Default: `20`. */
  limit?: number | undefined;
  /**
   * A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to 255 characters.
   */
  after?: string | undefined;
  /**
   * A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to 255 characters.
   */
  before?: string | undefined;
  /** The order by creation, newest first (`desc`) or oldest first (`asc`). Default: `'desc'`. */
  order?: Order | undefined;
  /** Only steps in this state. */
  status?: StepStatus | undefined;
}

/** Steps. */
export class WorkflowsExecutionsSteps extends Resource {
  /**
   * List an execution's steps.
   *
   * Lists the steps that the execution has reached, newest first unless `order` says otherwise. A step of a loop is
   * listed once for each iteration.
   *
   * @param executionId - The execution's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowExecutionStepListParams}.
   * @param options - Settings of this call alone.
   * @returns `ExecutionStep` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  list(
    executionId: string,
    params: WorkflowExecutionStepListParams = {},
    options?: CallOptions,
  ): PagePromise<ExecutionStep, ExecutionStepList> {
    return this.core.page<ExecutionStep, ExecutionStepList>(
      LIST,
      { path: [executionId], query: { ...params } },
      options,
    );
  }
}
