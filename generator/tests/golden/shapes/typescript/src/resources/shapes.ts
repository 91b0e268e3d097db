/** Shapes. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Shape } from '../types/drawings.js';

const CREATE: Operation<Shape> = {
  id: 'shapes.create',
  method: 'POST',
  path: '/shapes',
  returns: 'object',
  schema: 'Shape',
  body: 'json',
};

/** Shapes. */
export class ShapesResource extends Resource {
  /**
   * Calls `POST /shapes`.
   *
   * @param body - The body of the request.
   * @param options - Settings of this call alone.
   */
  create(body: Shape, options?: CallOptions): APIPromise<Shape> {
    return this.core.call(CREATE, { body }, options);
  }
}
