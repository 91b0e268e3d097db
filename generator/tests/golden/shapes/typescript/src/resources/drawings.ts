/** Drawings. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Drawing, DrawingsCreateResponse } from '../types/drawings.js';

const CREATE: Operation<DrawingsCreateResponse> = {
  id: 'drawings.create',
  method: 'POST',
  path: '/drawings',
  returns: 'object',
  schema: 'DrawingsCreateResponse',
  body: 'json',
  sparing: true,
};

/** What `drawings.create` takes. */
export type DrawingCreateParams = Drawing;

/** Drawings. */
export class Drawings extends Resource {
  /**
   * Calls `POST /drawings`.
   *
   * @param params - See {@link DrawingCreateParams}.
   * @param options - Settings of this call alone.
   */
  create(params?: DrawingCreateParams, options?: CallOptions): APIPromise<DrawingsCreateResponse> {
    return this.core.call(CREATE, { body: params }, options);
  }
}
