/** Workflows. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { DeletedObject, Metadata, Order } from '../types/shared.js';
import type { Workflow, WorkflowList, WorkflowValidation } from '../types/workflows.js';
import type {
  ExecutionPolicy,
  JsonSchema,
  LlmConfig,
  TriggerDefinition,
  WorkflowAgent,
  WorkflowDefinition,
  WorkflowMonitoring,
  WorkflowStep,
} from '../types/workflows_configs.js';
import { WorkflowsExecutions } from './workflows_executions.js';
import { WorkflowsTriggers } from './workflows_triggers.js';
import { WorkflowsVersions } from './workflows_versions.js';

const CREATE: Operation<Workflow> = {
  id: 'workflows.create',
  method: 'POST',
  path: '/workflows',
  returns: 'object',
  schema: 'Workflow',
  body: 'json',
  idempotent: true,
};
const LIST: Operation<WorkflowList> = {
  id: 'workflows.list',
  method: 'GET',
  path: '/workflows',
  returns: 'object',
  schema: 'WorkflowList',
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
const RETRIEVE: Operation<Workflow> = {
  id: 'workflows.retrieve',
  method: 'GET',
  path: '/workflows/{workflow_id}',
  returns: 'object',
  schema: 'Workflow',
};
const UPDATE: Operation<Workflow> = {
  id: 'workflows.update',
  method: 'POST',
  path: '/workflows/{workflow_id}',
  returns: 'object',
  schema: 'Workflow',
  body: 'json',
  idempotent: true,
};
const DELETE: Operation<DeletedObject> = {
  id: 'workflows.delete',
  method: 'DELETE',
  path: '/workflows/{workflow_id}',
  returns: 'object',
  schema: 'DeletedObject',
};
const VALIDATE: Operation<WorkflowValidation> = {
  id: 'workflows.validate',
  method: 'POST',
  path: '/workflows/validate',
  returns: 'object',
  schema: 'WorkflowValidation',
  body: 'json',
  idempotent: true,
};

/** What `workflows.create` takes. */
export type WorkflowCreateParams = WorkflowDefinition;

/** What `workflows.list` takes. */
export interface WorkflowListParams {
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

/** What `workflows.update` takes. */
export interface WorkflowUpdateParams {
  /** All the agents. At most 50 items. */
  agents?: readonly WorkflowAgent[] | undefined;
  /** What it is for. At most 5000 characters. */
  description?: string | null | undefined;
  /** The new limits and retries; null takes them away. */
  execution_policy?: ExecutionPolicy | null | undefined;
  /** The new schema of the input; null takes it away. */
  input_schema?: JsonSchema | null | undefined;
  /** All the knowledge bases, by id. At most 20 items. */
  knowledge_bases?: readonly string[] | undefined;
  /** The new model settings; null takes them away. */
  llm_config?: LlmConfig | null | undefined;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** The new events and thresholds; null takes them away. */
  monitoring?: WorkflowMonitoring | null | undefined;
  /** What the workflow is called. From 1 to 200 characters. */
  name?: string | undefined;
  /** What an execution's output is made of. */
  output?: unknown;
  /** The new schema of the output; null takes it away. */
  output_schema?: JsonSchema | null | undefined;
  /** All the steps. From 1 to 200 items. */
  steps?: readonly WorkflowStep[] | undefined;
  /** All the triggers that the definition brings. At most 20 items. */
  triggers?: readonly TriggerDefinition[] | undefined;
}

/** What `workflows.validate` takes. */
export type WorkflowValidateParams = WorkflowDefinition;

/** Autonomous multi-agent workflows, their versions, triggers and executions. */
export class Workflows extends Resource {
  #executions: WorkflowsExecutions | undefined;
  #triggers: WorkflowsTriggers | undefined;
  #versions: WorkflowsVersions | undefined;

  /** Executions. */
  get executions(): WorkflowsExecutions {
    this.#executions ??= new WorkflowsExecutions(this.core);
    return this.#executions;
  }

  /** Triggers. */
  get triggers(): WorkflowsTriggers {
    this.#triggers ??= new WorkflowsTriggers(this.core);
    return this.#triggers;
  }

  /** Versions. */
  get versions(): WorkflowsVersions {
    this.#versions ??= new WorkflowsVersions(this.core);
    return this.#versions;
  }

  /**
   * Create a workflow.
   *
   * Checks the definition and stores it as version 1.
   *
   * @param params - See {@link WorkflowCreateParams}.
   * @param options - Settings of this call alone.
   * @returns A workflow with its current definition.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  create(params: WorkflowCreateParams, options?: CallOptions): APIPromise<Workflow> {
    return this.core.call(CREATE, { body: params }, options);
  }

  /**
   * List workflows.
   *
   * Lists the company's workflows, newest first unless `order` says otherwise.
   *
   * @param params - See {@link WorkflowListParams}.
   * @param options - Settings of this call alone.
   * @returns `Workflow` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  list(params: WorkflowListParams = {}, options?: CallOptions): PagePromise<Workflow, WorkflowList> {
    return this.core.page<Workflow, WorkflowList>(LIST, { query: { ...params } }, options);
  }

  /**
   * Retrieve a workflow.
   *
   * Returns the workflow with its current definition.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param options - Settings of this call alone.
   * @returns A workflow with its current definition.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retrieve(workflowId: string, options?: CallOptions): APIPromise<Workflow> {
    return this.core.call(RETRIEVE, { path: [workflowId] }, options);
  }

  /**
   * Update a workflow.
   *
   * Replaces the fields that are given; null removes one that is optional. Each update makes a new version.
   * Executions that have begun go on with the version they began with.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowUpdateParams}.
   * @param options - Settings of this call alone.
   * @returns A workflow with its current definition.
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
  update(workflowId: string, params: WorkflowUpdateParams = {}, options?: CallOptions): APIPromise<Workflow> {
    return this.core.call(UPDATE, { path: [workflowId], body: params }, options);
  }

  /**
   * Delete a workflow.
   *
   * Deletes the workflow, its versions and its triggers. Finished executions stay. While one is unfinished, it is
   * 409 `invalid_state`; cancel it first.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param options - Settings of this call alone.
   * @returns Confirms a deletion.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  delete(workflowId: string, options?: CallOptions): APIPromise<DeletedObject> {
    return this.core.call(DELETE, { path: [workflowId] }, options);
  }

  /**
   * Validate a workflow definition.
   *
   * Checks a definition without storing it. An invalid one is a reply, not an error.
   *
   * @param params - See {@link WorkflowValidateParams}.
   * @param options - Settings of this call alone.
   * @returns What a check of a definition found.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  validate(params: WorkflowValidateParams, options?: CallOptions): APIPromise<WorkflowValidation> {
    return this.core.call(VALIDATE, { body: params }, options);
  }
}
