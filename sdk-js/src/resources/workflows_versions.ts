/** Workflows versions. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Order } from '../types/shared.js';
import type { WorkflowVersion, WorkflowVersionList } from '../types/workflows_versions.js';

const LIST: Operation<WorkflowVersionList> = {
  id: 'workflows.versions.list',
  method: 'GET',
  path: '/workflows/{workflow_id}/versions',
  returns: 'object',
  schema: 'WorkflowVersionList',
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
const RETRIEVE: Operation<WorkflowVersion> = {
  id: 'workflows.versions.retrieve',
  method: 'GET',
  path: '/workflows/{workflow_id}/versions/{version}',
  returns: 'object',
  schema: 'WorkflowVersion',
};

/** What `workflows.versions.list` takes. */
export interface WorkflowVersionListParams {
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

/** Versions. */
export class WorkflowsVersions extends Resource {
  /**
   * List a workflow's versions.
   *
   * Lists the versions, newest first unless `order` says otherwise.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param params - See {@link WorkflowVersionListParams}.
   * @param options - Settings of this call alone.
   * @returns `WorkflowVersion` objects, page by page, fetched as you iterate.
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
    params: WorkflowVersionListParams = {},
    options?: CallOptions,
  ): PagePromise<WorkflowVersion, WorkflowVersionList> {
    return this.core.page<WorkflowVersion, WorkflowVersionList>(
      LIST,
      { path: [workflowId], query: { ...params } },
      options,
    );
  }

  /**
   * Retrieve a version.
   *
   * Returns the definition as it was in that version.
   *
   * @param workflowId - The workflow's id. From 1 to 64 characters.
   * @param version - The version's number. At least 1.
   * @param options - Settings of this call alone.
   * @returns A workflow's definition as it was at one time.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retrieve(workflowId: string, version: number, options?: CallOptions): APIPromise<WorkflowVersion> {
    return this.core.call(RETRIEVE, { path: [workflowId, version] }, options);
  }
}
