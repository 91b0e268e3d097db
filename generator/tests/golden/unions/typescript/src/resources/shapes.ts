/** Shapes. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Shape } from '../types/drawings.js';

const REPLACE: Operation<Shape> = {
  id: 'shapes.replace',
  method: 'PUT',
  path: '/shapes/{id}',
  returns: 'object',
  schema: 'Shape',
  body: 'json',
};

/** Shapes. */
export class ShapesResource extends Resource {
  /**
   * Replace a shape.
   *
   * @param id
   * @param body - The body of the request.
   * @param options - Settings of this call alone.
   * @returns A flat figure.
   */
  replace(id: string, body: Shape, options?: CallOptions): APIPromise<Shape> {
    return this.core.call(REPLACE, { path: [id], body }, options);
  }
}
