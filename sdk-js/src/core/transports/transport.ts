/**
 * What the runtime asks of whatever sends requests: send this one, give me that reply.
 *
 * A transport throws nothing but the `APIConnectionError` family (with `sent` telling whether the server may have acted)
 * and `AbortedError`. It knows neither retries nor the meaning of a status.
 */

import type { Limits } from '../settings/timeouts.js';
import { type RequestHeaders, redacted } from '../values/headers.js';

/** A request body that is made while it is sent. */
export interface UploadBody {
  /** Bytes; undefined if it is not known before it is read. */
  readonly size: number | undefined;
  /** Whether `stream` may be called again for another attempt. */
  readonly replayable: boolean;
  /** Whether it was read and cannot be read again. */
  readonly spent: boolean;
  /** All of it at once, for platforms that send no streams. */
  blob(): Promise<Blob>;
  /** The bytes from the start. */
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** What a request carries. */
export type OutgoingBody = string | Uint8Array<ArrayBuffer> | Blob | UploadBody | null;

/** One attempt. `url` is absolute and encoded; `headers` are final but for Host and the body's length. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  /** By lower-case name. `withHeaders` makes a request with others. */
  readonly headers: RequestHeaders;
  readonly body: OutgoingBody;
  /** Aborts when the caller gives up, or the call's total time is over. */
  readonly signal?: AbortSignal;
  /** Counts from 1. */
  readonly attempt: number;
  /** The operation's id; empty for an endpoint that the SDK does not know. */
  readonly operation: string;
  /** The operation's path with the names of its arguments. */
  readonly route: string;
}

/** Sends one request. Replies with error statuses are replies; only a failure to get one is an error. */
export interface Transport {
  /** The reply, when its headers are there; its body is still on the wire. */
  send(request: OutgoingRequest, limits: Limits): Promise<Response>;
  /** Give the connections back. */
  close?(): void | Promise<void>;
}

/** Whether a body is made while it is sent. */
export function isUpload(body: OutgoingBody): body is UploadBody {
  return typeof body === 'object' && body !== null && 'stream' in body && 'replayable' in body;
}

/** A request as it may be logged: without its query, its body, and the values of secret headers. */
export function shownRequest(request: OutgoingRequest): Record<string, unknown> {
  return {
    method: request.method,
    url: publicURL(request.url),
    headers: redacted(request.headers),
    attempt: request.attempt,
    operation: request.operation,
  };
}

/** The address without its query, which may hold secrets. */
export function publicURL(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

const GUARDED: unique symbol = /* @__PURE__ */ Symbol('guarded');

/** Mark a reply whose transport ends it by itself when it falls silent for `limits.idle`, and needs no other watch. */
export function guarded(response: Response): Response {
  return Object.defineProperty(response, GUARDED, { value: true });
}

/** Whether a reply's transport ends it by itself when it falls silent. */
export function isGuarded(response: Response): boolean {
  return (response as { [GUARDED]?: boolean })[GUARDED] === true;
}
