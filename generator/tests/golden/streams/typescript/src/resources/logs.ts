/** Logs. Generated from the OpenAPI document by onespec; do not edit. */

import type { CallOptions, Operation, Stream } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Line } from '../types/logs.js';

const FOLLOW: Operation<void, Line, undefined> = {
  id: 'logs.follow',
  method: 'GET',
  path: '/logs',
  stream: { framing: 'jsonl', schema: 'Line' },
};

/** Logs. */
export class Logs extends Resource {
  /**
   * Follow the log.
   *
   * @param options - Settings of this call alone.
   * @returns The events as they arrive.
   */
  follow(options?: CallOptions): Stream<Line, undefined> {
    return this.core.stream(FOLLOW, {}, options);
  }
}
