/** Workflows executions. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise, Stream } from '../core/index.js';
import { ExecutionsMixin } from '../lib/executions/mixin.js';
import type { Metadata, Order } from '../types/shared.js';
import type {
  Execution,
  ExecutionList,
  ExecutionResumeRequestDecision,
  ExecutionRetryRequestFrom,
  ExecutionStatus,
} from '../types/workflows_configs.js';
import type { ExecutionEvent, ExecutionEventList } from '../types/workflows_events.js';
import { WorkflowsExecutionsSteps } from './workflows_executions_steps.js';

const CREATE: Operation<Execution> = {
  id: 'workflows.executions.create',
  method: 'POST',
  path: '/workflows/{workflow_id}/executions',
  returns: 'object',
  schema: 'Execution',
  body: 'json',
  idempotent: true,
};
const LIST: Operation<ExecutionList> = {
  id: 'workflows.executions.list',
  method: 'GET',
  path: '/workflows/{workflow_id}/executions',
  returns: 'object',
  schema: 'ExecutionList',
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
const RETRIEVE: Operation<Execution> = {
  id: 'workflows.executions.retrieve',
  method: 'GET',
  path: '/executions/{execution_id}',
  returns: 'object',
  schema: 'Execution',
};
const CANCEL: Operation<Execution> = {
  id: 'workflows.executions.cancel',
  method: 'POST',
  path: '/executions/{execution_id}/cancel',
  returns: 'object',
  schema: 'Execution',
  idempotent: true,
};
const EVENTS: Operation<void, ExecutionEvent, Execution> = {
  id: 'workflows.executions.events',
  method: 'GET',
  path: '/executions/{execution_id}/events/stream',
  stream: {
    terminal: ['execution.completed', 'execution.failed', 'execution.cancelled', 'execution.timed_out'],
    text: '/delta',
    resume: { header: 'Last-Event-ID', query: 'starting_after', sequence: 'sequence_number' },
    last: { field: 'execution' },
    schema: 'ExecutionEvent',
  },
};
const LIST_EVENTS: Operation<ExecutionEventList> = {
  id: 'workflows.executions.list_events',
  method: 'GET',
  path: '/executions/{execution_id}/events',
  returns: 'object',
  schema: 'ExecutionEventList',
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
const RESUME: Operation<Execution> = {
  id: 'workflows.executions.resume',
  method: 'POST',
  path: '/executions/{execution_id}/resume',
  returns: 'object',
  schema: 'Execution',
  body: 'json',
  idempotent: true,
};
const RETRY: Operation<Execution> = {
  id: 'workflows.executions.retry',
  method: 'POST',
  path: '/executions/{execution_id}/retry',
  returns: 'object',
  schema: 'Execution',
  body: 'json',
  idempotent: true,
};
const RUN: Operation<Execution> = {
  id: 'workflows.executions.run',
  method: 'POST',
  path: '/workflows/{workflow_id}/executions/run',
  returns: 'object',
  schema: 'Execution',
  body: 'json',
  idempotent: true,
};

/** What `workflows.executions.create` takes. */
export interface WorkflowExecutionCreateParams {
  /**
   * The workflow's input, any JSON value, by default an empty object. It must match the workflow's
   * `input_schema`; otherwise it is 422 `invalid_input` with the JSON pointer of each fault.
   */
  input?: unknown;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** Which version to run. By default the current one. At least 1. */
  version?: number | undefined;
}

/** What `workflows.executions.list` takes. */
export interface WorkflowExecutionListParams {
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
  /** Only executions in this state. */
  status?: ExecutionStatus | undefined;
}

/** What `workflows.executions.events` takes. */
export interface WorkflowExecutionEventsParams {
  /** The `id` of the last event received. The stream goes on after it. From 1 to 64 characters. */
  'Last-Event-ID'?: string | undefined;
  /** A sequence number. The stream goes on after it; the same as `Last-Event-ID`, which wins. At least 0. */
  starting_after?: number | undefined;
}

/** What `workflows.executions.list_events` takes. */
export interface WorkflowExecutionListEventsParams {
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
}

/** What `workflows.executions.resume` takes. */
export interface WorkflowExecutionResumeParams {
  /** What is decided. */
  decision: ExecutionResumeRequestDecision;
  /** Why. At most 5000 characters. */
  comment?: string | undefined;
  /** What the approver adds, any JSON value. It must match the step's `input_schema`. */
  input?: unknown;
  /** The waiting step, by id or path. Only needed when several wait. From 1 to 500 characters. */
  step?: string | undefined;
}

/** What `workflows.executions.retry` takes. */
export interface WorkflowExecutionRetryParams {
  /** Whether completed steps are taken over (`failed_step`) or run again (`start`). Default: `'failed_step'`. */
  from?: ExecutionRetryRequestFrom | undefined;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
}

/** What `workflows.executions.run` takes. */
export interface WorkflowExecutionRunParams {
  /**
   * The workflow's input, any JSON value, by default an empty object. It must match the workflow's
   * `input_schema`; otherwise it is 422 `invalid_input` with the JSON pointer of each fault.
   */
  input?: unknown;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** Which version to run. By default the current one. At least 1. */
  version?: number | undefined;
  /** How long to wait for the end, in seconds. Then the execution goes on by itself. From 0 to 600. Default: `60`. */
  wait_timeout?: number | undefined;
}

/** Executions. */
export class WorkflowsExecutions extends ExecutionsMixin {
  #steps: WorkflowsExecutionsSteps | undefined;

  /** Steps. */
  get steps(): WorkflowsExecutionsSteps {
    this.#steps ??= new WorkflowsExecutionsSteps(this.core);
    return this.#steps;
  }

  /**
   * Start an execution.
   *
   * Starts the workflow and returns at once. Follow it with `executions.events`.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowExecutionCreateParams}.
   * @param options - Settings of this call alone.
   * @returns One run of one version of a workflow.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PaymentRequiredError} A quota is used up, or the plan does not include the feature (402).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  create(workflowId: string, params: WorkflowExecutionCreateParams = {}, options?: CallOptions): APIPromise<Execution> {
    return this.core.call(CREATE, { path: [workflowId], body: params }, options);
  }

  /**
   * List a workflow's executions.
   *
   * Lists the executions, newest first unless `order` says otherwise.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowExecutionListParams}.
   * @param options - Settings of this call alone.
   * @returns `Execution` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  list(
    workflowId: string,
    params: WorkflowExecutionListParams = {},
    options?: CallOptions,
  ): PagePromise<Execution, ExecutionList> {
    return this.core.page<Execution, ExecutionList>(LIST, { path: [workflowId], query: { ...params } }, options);
  }

  /**
   * Retrieve an execution.
   *
   * Returns the execution as it is now.
   *
   * @param executionId - The execution's id. From 1 to 64 characters.
   * @param options - Settings of this call alone.
   * @returns One run of one version of a workflow.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retrieve(executionId: string, options?: CallOptions): APIPromise<Execution> {
    return this.core.call(RETRIEVE, { path: [executionId] }, options);
  }

  /**
   * Cancel an execution.
   *
   * Asks the execution to stop; it becomes `cancelling`, then `cancelled`. Cancelling one that is being cancelled, or
   * was, changes nothing. One that has finished otherwise is 409 `invalid_state`.
   *
   * @param executionId - The execution's id. From 1 to 64 characters.
   * @param options - Settings of this call alone.
   * @returns One run of one version of a workflow.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  cancel(executionId: string, options?: CallOptions): APIPromise<Execution> {
    return this.core.call(CANCEL, { path: [executionId] }, options);
  }

  /**
   * Follow an execution.
   *
   * Streams what has happened and what happens, and ends after a terminal event. An event's `id` is its sequence
   * number within the execution, so a dropped stream goes on with `Last-Event-ID`. A finished execution is replayed.
   * A reader that goes away cancels nothing. An event `error` says that the stream itself failed.
   *
   * @param executionId - The execution's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowExecutionEventsParams}.
   * @param options - Settings of this call alone.
   * @returns The events as they arrive. `final()` gives the whole.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  events(
    executionId: string,
    params: WorkflowExecutionEventsParams = {},
    options?: CallOptions,
  ): Stream<ExecutionEvent, Execution> {
    return this.core.stream(
      EVENTS,
      {
        path: [executionId],
        query: { starting_after: params.starting_after },
        headers: { 'Last-Event-ID': params['Last-Event-ID'] },
      },
      options,
    );
  }

  /**
   * List an execution's events.
   *
   * Lists what has happened so far, newest first unless `order` says otherwise.
   *
   * @param executionId - The execution's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowExecutionListEventsParams}.
   * @param options - Settings of this call alone.
   * @returns `ExecutionEvent` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  listEvents(
    executionId: string,
    params: WorkflowExecutionListEventsParams = {},
    options?: CallOptions,
  ): PagePromise<ExecutionEvent, ExecutionEventList> {
    return this.core.page<ExecutionEvent, ExecutionEventList>(
      LIST_EVENTS,
      { path: [executionId], query: { ...params } },
      options,
    );
  }

  /**
   * Resume an execution.
   *
   * Decides an approval that the execution waits for. When it waits for several, `step` says which one. When it
   * waits for none, it is 409 `invalid_state`.
   *
   * @param executionId - The execution's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowExecutionResumeParams}.
   * @param options - Settings of this call alone.
   * @returns One run of one version of a workflow.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  resume(executionId: string, params: WorkflowExecutionResumeParams, options?: CallOptions): APIPromise<Execution> {
    return this.core.call(RESUME, { path: [executionId], body: params }, options);
  }

  /**
   * Retry an execution.
   *
   * Starts a new execution of the same version with the same input, and leaves the former one as it is. Steps that
   * were completed are taken over unless `from` is `start`. Only a failed, cancelled or timed out execution can be
   * retried.
   *
   * @param executionId - The execution's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowExecutionRetryParams}.
   * @param options - Settings of this call alone.
   * @returns One run of one version of a workflow.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PaymentRequiredError} A quota is used up, or the plan does not include the feature (402).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retry(executionId: string, params: WorkflowExecutionRetryParams = {}, options?: CallOptions): APIPromise<Execution> {
    return this.core.call(RETRY, { path: [executionId], body: params }, options);
  }

  /**
   * Run a workflow.
   *
   * Starts the workflow and waits until it has finished, until it waits for somebody, or until `wait_timeout` has
   * passed. The reply tells which by its `status`; a failed execution is a reply, not an error. Nothing is cancelled
   * when the caller goes away.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowExecutionRunParams}.
   * @param options - Settings of this call alone.
   * @returns One run of one version of a workflow.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PaymentRequiredError} A quota is used up, or the plan does not include the feature (402).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  run(workflowId: string, params: WorkflowExecutionRunParams = {}, options?: CallOptions): APIPromise<Execution> {
    return this.core.call(RUN, { path: [workflowId], body: params }, options);
  }
}
