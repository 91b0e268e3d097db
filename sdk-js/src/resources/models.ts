/** Models. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Model, ModelList } from '../types/models.js';
import type { Order } from '../types/shared.js';

const LIST: Operation<ModelList> = {
  id: 'models.list',
  method: 'GET',
  path: '/models',
  returns: 'object',
  schema: 'ModelList',
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
const RETRIEVE: Operation<Model> = {
  id: 'models.retrieve',
  method: 'GET',
  path: '/models/{model}',
  returns: 'object',
  schema: 'Model',
};

/** What `models.list` takes. */
export interface ModelListParams {
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

/** The models that a company can use. */
export class Models extends Resource {
  /**
   * List models.
   *
   * Lists the models that the company can use.
   *
   * @param params - See {@link ModelListParams}.
   * @param options - Settings of this call alone.
   * @returns `Model` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  list(params: ModelListParams = {}, options?: CallOptions): PagePromise<Model, ModelList> {
    return this.core.page<Model, ModelList>(LIST, { query: { ...params } }, options);
  }

  /**
   * Retrieve a model.
   *
   * Returns one model.
   *
   * @param model - The id of a model. From 1 to 128 characters.
   * @param options - Settings of this call alone.
   * @returns A model, its limits, its price and what it can do.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retrieve(model: string, options?: CallOptions): APIPromise<Model> {
    return this.core.call(RETRIEVE, { path: [model] }, options);
  }
}
