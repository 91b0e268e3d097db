/** Health. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';

const CHECK: Operation<string> = { id: 'health.check', method: 'GET', path: '/health', returns: 'text', auth: [] };

/** Health. */
export class Health extends Resource {
  /**
   * Calls `GET /health`.
   *
   * @param options - Settings of this call alone.
   */
  check(options?: CallOptions): APIPromise<string> {
    return this.core.call(CHECK, {}, options);
  }
}
