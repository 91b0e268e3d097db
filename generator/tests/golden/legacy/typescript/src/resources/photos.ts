/** Photos. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, FileInput, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';

const CREATE: Operation<void> = {
  id: 'POST /v1/photos',
  method: 'POST',
  path: '/v1/photos',
  body: 'binary',
  contentType: 'image/jpeg',
};

/** Photos. */
export class Photos extends Resource {
  /**
   * Calls `POST /v1/photos`.
   *
   * @param body - The body of the request.
   * @param options - Settings of this call alone.
   */
  create(body?: FileInput, options?: CallOptions): APIPromise<void> {
    return this.core.call(CREATE, { body }, options);
  }
}
