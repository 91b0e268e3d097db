/** Trees. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Tree } from '../types/trees.js';

const CREATE: Operation<Tree> = {
  id: 'trees.create',
  method: 'POST',
  path: '/trees',
  returns: 'object',
  schema: 'Tree',
  body: 'json',
};

/** What `trees.create` takes. */
export type TreeCreateParams = Tree;

/** Trees. */
export class TreesResource extends Resource {
  /**
   * Plant.
   *
   * @param params - See {@link TreeCreateParams}.
   * @param options - Settings of this call alone.
   */
  create(params: TreeCreateParams, options?: CallOptions): APIPromise<Tree> {
    return this.core.call(CREATE, { body: params }, options);
  }
}
