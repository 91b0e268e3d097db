/**
 * Requests and replies as data, without what differs from run to run. Knows neither files, secrets nor matching.
 */

import type { APIConnectionError } from '../../core/errors.js';
import { bytesOf, latin1 } from './texts.js';

/** Names and values, in their order. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** A request as it is recorded: without what differs from run to run. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Pairs;
  readonly body: Uint8Array;
}

/**
 * A reply. `status` is 0 if there was none, because of the `failure`; a failure of a reply that has a status came after
 * the chunks. It is not `complete` if the caller did not read it to its end.
 */
export interface RecordedReply {
  status: number;
  headers: Pairs;
  chunks: Uint8Array[];
  complete: boolean;
  failure: APIConnectionError | undefined;
}

/** A request and its reply. `played` counts how often it was replayed. */
export interface Interaction {
  readonly request: RecordedRequest;
  readonly reply: RecordedReply;
  played: number;
}

/** Headers that differ from run to run, or speak of the connection alone: they are neither recorded nor compared. */
const VOLATILE =
  /^(host|date|content-length|transfer-encoding|content-encoding|connection|keep-alive|accept-encoding|user-agent|idempotency-key|traceparent|tracestate|baggage|x-sdk-.*|access-control-.*)$/i;
const BOUNDARY = /(boundary=)"?([^";,\s]+)"?/i;

/** The headers without the volatile ones. */
export function steady(headers: Iterable<readonly [string, string]>): Pairs {
  return [...headers].filter(([name]) => !VOLATILE.test(name));
}

/** A request as it is recorded; a multipart body's random boundary becomes a certain one. */
export function recordedRequest(
  method: string,
  url: string,
  headers: Iterable<readonly [string, string]>,
  body: Uint8Array,
): RecordedRequest {
  const kept = steady(headers);
  const [, type = ''] = kept.find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  const boundary = type.includes('multipart/') ? BOUNDARY.exec(type)?.[2] : undefined;
  if (boundary === undefined) {
    return { method, url, headers: kept, body };
  }
  const named = kept.map(
    ([name, value]) => [name, value === type ? type.replace(BOUNDARY, '$1boundary') : value] as const,
  );
  return { method, url, headers: named, body: bytesOf(latin1(body).replaceAll(`--${boundary}`, '--boundary')) };
}
