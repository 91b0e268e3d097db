/** Houses. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { House } from '../types/houses.js';

const RETRIEVE: Operation<House> = {
  id: 'houses.retrieve',
  method: 'GET',
  path: '/houses/{house_id}',
  returns: 'object',
  schema: 'House',
};

/** Houses. */
export class Houses extends Resource {
  /**
   * Calls `GET /houses/{house_id}`.
   *
   * @param houseId
   * @param options - Settings of this call alone.
   */
  retrieve(houseId: string, options?: CallOptions): APIPromise<House> {
    return this.core.call(RETRIEVE, { path: [houseId] }, options);
  }
}
