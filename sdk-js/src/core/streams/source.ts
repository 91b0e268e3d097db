/**
 * What a `Stream` reads from: the network, another reader, or one half of a stream that was split.
 *
 * An interface alone; `network.ts`, `relay.ts` and `tee.ts` have one each.
 */

import type { StreamIncompleteError } from '../errors.js';
import type { StreamSpec } from '../operation.js';
import type { ResponseInfo } from '../reply/info.js';
import type { Arrivals } from './arrivals.js';

export interface Source {
  readonly spec: StreamSpec;
  /** What came and waits to be taken. */
  readonly arrivals: Arrivals;
  /** What is known of the reply; undefined before it is there, or if there is none. */
  readonly info: ResponseInfo | undefined;
  /** Is called once, when the reply is there. */
  onOpen: ((info: ResponseInfo) => void) | undefined;
  /** Whether the end came, the documented one. */
  readonly ended: boolean;
  /** Wait until something has arrived; false at the end. Throws what ended the stream too early, again and again. */
  more(): Promise<boolean>;
  /** Open it, if it is not open yet. */
  open(): Promise<ResponseInfo | undefined>;
  /** Give the connection back, and forget what waits. Closing twice, or after the end, does nothing. */
  close(): Promise<void>;
  /** The error of a stream that was closed before its end. */
  incomplete(): StreamIncompleteError;
}
