/** Workflows triggers. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { DeletedObject, Metadata, Order } from '../types/shared.js';
import type {
  TriggerDefinition,
  TriggerFiring,
  WorkflowTrigger,
  WorkflowTriggerList,
} from '../types/workflows_configs.js';

const CREATE: Operation<WorkflowTrigger> = {
  id: 'workflows.triggers.create',
  method: 'POST',
  path: '/workflows/{workflow_id}/triggers',
  returns: 'object',
  schema: 'WorkflowTrigger',
  body: 'json',
  idempotent: true,
};
const LIST: Operation<WorkflowTriggerList> = {
  id: 'workflows.triggers.list',
  method: 'GET',
  path: '/workflows/{workflow_id}/triggers',
  returns: 'object',
  schema: 'WorkflowTriggerList',
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
const RETRIEVE: Operation<WorkflowTrigger> = {
  id: 'workflows.triggers.retrieve',
  method: 'GET',
  path: '/workflows/{workflow_id}/triggers/{trigger_id}',
  returns: 'object',
  schema: 'WorkflowTrigger',
};
const UPDATE: Operation<WorkflowTrigger> = {
  id: 'workflows.triggers.update',
  method: 'POST',
  path: '/workflows/{workflow_id}/triggers/{trigger_id}',
  returns: 'object',
  schema: 'WorkflowTrigger',
  body: 'json',
  idempotent: true,
};
const DELETE: Operation<DeletedObject> = {
  id: 'workflows.triggers.delete',
  method: 'DELETE',
  path: '/workflows/{workflow_id}/triggers/{trigger_id}',
  returns: 'object',
  schema: 'DeletedObject',
};
const FIRE: Operation<TriggerFiring> = {
  id: 'workflows.triggers.fire',
  method: 'POST',
  path: '/workflows/{workflow_id}/triggers/{trigger_id}/fire',
  returns: 'object',
  schema: 'TriggerFiring',
  body: 'json',
  idempotent: true,
};

/** What `workflows.triggers.list` takes. */
export interface WorkflowTriggerListParams {
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

/** What `workflows.triggers.update` takes. */
export interface WorkflowTriggerUpdateParams {
  /** Conditions, all of which must hold; expressions that see `payload`. At most 20 items. */
  conditions?: readonly string[] | undefined;
  /** A configuration of the kind that the trigger's type has. */
  config?: Record<string, unknown> | undefined;
  /** Whether it fires. */
  enabled?: boolean | undefined;
  /** Values that fields of the payload must have. */
  filters?: Record<string, unknown> | undefined;
  /** The execution's input. Texts in it are templates that see `payload`. */
  input?: unknown;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
}

/** What `workflows.triggers.fire` takes. */
export interface WorkflowTriggerFireParams {
  /** The execution's input, in place of the one that the trigger makes of the payload. */
  input?: unknown;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** What happened, any JSON value. */
  payload?: unknown;
}

/** Triggers. */
export class WorkflowsTriggers extends Resource {
  /**
   * Create a trigger.
   *
   * Adds a trigger to the workflow. It survives updates of the definition.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param body - The body of the request.
   * @param options - Settings of this call alone.
   * @returns A trigger, tagged by `type`.
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
  create(workflowId: string, body: TriggerDefinition, options?: CallOptions): APIPromise<WorkflowTrigger> {
    return this.core.call(CREATE, { path: [workflowId], body }, options);
  }

  /**
   * List a workflow's triggers.
   *
   * Lists the triggers, newest first unless `order` says otherwise.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowTriggerListParams}.
   * @param options - Settings of this call alone.
   * @returns `WorkflowTrigger` objects, page by page, fetched as you iterate.
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
    params: WorkflowTriggerListParams = {},
    options?: CallOptions,
  ): PagePromise<WorkflowTrigger, WorkflowTriggerList> {
    return this.core.page<WorkflowTrigger, WorkflowTriggerList>(
      LIST,
      { path: [workflowId], query: { ...params } },
      options,
    );
  }

  /**
   * Retrieve a trigger.
   *
   * Returns the trigger, with the time it fires next if it is a schedule.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param triggerId - The trigger's id. From 1 to 64 characters.
   * @param options - Settings of this call alone.
   * @returns A trigger, tagged by `type`.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retrieve(workflowId: string, triggerId: string, options?: CallOptions): APIPromise<WorkflowTrigger> {
    return this.core.call(RETRIEVE, { path: [workflowId, triggerId] }, options);
  }

  /**
   * Update a trigger.
   *
   * Replaces the fields that are given. The type stays.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param triggerId - The trigger's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowTriggerUpdateParams}.
   * @param options - Settings of this call alone.
   * @returns A trigger, tagged by `type`.
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
  update(
    workflowId: string,
    triggerId: string,
    params: WorkflowTriggerUpdateParams = {},
    options?: CallOptions,
  ): APIPromise<WorkflowTrigger> {
    return this.core.call(UPDATE, { path: [workflowId, triggerId], body: params }, options);
  }

  /**
   * Delete a trigger.
   *
   * Deletes the trigger. Executions that it started go on.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param triggerId - The trigger's id. From 1 to 64 characters.
   * @param options - Settings of this call alone.
   * @returns Confirms a deletion.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  delete(workflowId: string, triggerId: string, options?: CallOptions): APIPromise<DeletedObject> {
    return this.core.call(DELETE, { path: [workflowId, triggerId] }, options);
  }

  /**
   * Fire a trigger.
   *
   * Fires the trigger by hand, whatever its type. Its filters and conditions apply to the payload; when they do not
   * hold, nothing starts and the reply says why. A disabled trigger is 409 `invalid_state`.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param triggerId - The trigger's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowTriggerFireParams}.
   * @param options - Settings of this call alone.
   * @returns What firing a trigger came to.
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
  fire(
    workflowId: string,
    triggerId: string,
    params: WorkflowTriggerFireParams = {},
    options?: CallOptions,
  ): APIPromise<TriggerFiring> {
    return this.core.call(FIRE, { path: [workflowId, triggerId], body: params }, options);
  }
}
