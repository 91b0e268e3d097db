/**
 * The error of a stream that ended before its end: one sentence, and all that came. Pure.
 */

import {
  IdleTimeoutError,
  type SDKError,
  type StreamErrorDetails,
  StreamIdleError,
  StreamIncompleteError,
} from '../errors.js';
import type { Arrivals } from './arrivals.js';

/** What is thrown; `cause` is the failure behind it, if there was one. */
export function incomplete(
  reason: string,
  arrivals: Arrivals,
  facts: StreamErrorDetails,
  cause?: SDKError,
): StreamIncompleteError {
  const kind = cause instanceof IdleTimeoutError ? StreamIdleError : StreamIncompleteError;
  const events = arrivals.recent();
  return new kind(`The stream ended before its end came: ${reason}.`, {
    ...facts,
    partial: arrivals.result(),
    ...(events && { events }),
    ...(cause && { cause }),
  });
}
