/** Lyrics. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';

const READ: Operation<string> = { id: 'lyrics.read', method: 'GET', path: '/lyrics', returns: 'text' };

/** Lyrics. */
export class Lyrics extends Resource {
  /**
   * Read the lyrics.
   *
   * @param options - Settings of this call alone.
   */
  read(options?: CallOptions): APIPromise<string> {
    return this.core.call(READ, {}, options);
  }
}
