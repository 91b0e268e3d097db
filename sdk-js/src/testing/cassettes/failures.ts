/** Failures of connections, by the names of their classes. Knows nothing else. */

import {
  APIConnectionError,
  APITimeoutError,
  ConnectTimeoutError,
  FirstByteTimeoutError,
  IdleTimeoutError,
  PoolTimeoutError,
} from '../../core/errors.js';

const KINDS = [
  ConnectTimeoutError,
  FirstByteTimeoutError,
  IdleTimeoutError,
  PoolTimeoutError,
  APITimeoutError,
] as const;

/** Such a failure; of a class that is not known, an `APIConnectionError`. */
export function failureOf(name: string, message: string, sent: boolean): APIConnectionError {
  const kind = KINDS.find(({ brand }) => brand === name) ?? APIConnectionError;
  return new kind(message, { sent });
}
