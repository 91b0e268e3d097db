/**
 * Every error that the SDK throws, as one tree. It must not know how errors are found: see `reply/failure.ts`.
 *
 * ```text
 * SDKError
 * ├── ConfigurationError                  the client is not set up: no API key, a bad base URL, a closed client
 * ├── ArgumentError                       an argument cannot become a request
 * │   ├── PathArgumentError
 * │   ├── QueryArgumentError
 * │   ├── HeaderArgumentError
 * │   └── BodyEncodingError
 * ├── AbortedError                        the caller's own signal ended it; its name is 'AbortError', as the DOM's
 * ├── APIError                            a call failed; has attempts, requestId, rateLimit, retryAfter
 * │   ├── APIConnectionError              no reply, or only a part of one; `sent` tells if the server may have acted
 * │   │   └── APITimeoutError
 * │   │       ├── ConnectTimeoutError     no connection in time
 * │   │       ├── PoolTimeoutError        no free connection in the client's own pool in time
 * │   │       ├── FirstByteTimeoutError   the reply did not begin in time
 * │   │       ├── IdleTimeoutError        the reply began and fell silent, or the server stopped taking the upload
 * │   │       └── DeadlineExceededError   the total time is over, all attempts and waits included
 * │   ├── APIStatusError                  the server replied with an error, or sent one inside a stream
 * │   │   ├── BadRequestError             400
 * │   │   ├── AuthenticationError         401
 * │   │   ├── PaymentRequiredError        402
 * │   │   ├── PermissionDeniedError       403
 * │   │   ├── NotFoundError               404
 * │   │   ├── RequestTimeoutError         408
 * │   │   ├── ConflictError               409
 * │   │   ├── PayloadTooLargeError        413
 * │   │   ├── UnsupportedMediaTypeError   415
 * │   │   ├── UnprocessableEntityError    422
 * │   │   ├── RateLimitError              429
 * │   │   └── InternalServerError         5xx
 * │   │       └── ServiceUnavailableError 503
 * │   ├── APIResponseError                the server replied with something else than documented
 * │   │   ├── ResponseDecodeError         the body is not of the documented shape, or not JSON at all
 * │   │   └── UnexpectedContentTypeError  e.g. HTML where a stream of events should be
 * │   └── StreamError                     a stream of events broke
 * │       ├── StreamIncompleteError       it ended before its terminator; has what came
 * │       │   └── StreamIdleError         because nothing came for too long; is an IdleTimeoutError, too
 * │       └── StreamDecodeError           an event's data is not what is documented
 * ├── WaitTimeoutError                    what was waited for was not done in time; has the last state
 * └── WebhookError                        a webhook was not accepted
 *     ├── WebhookSecretError              a secret is no secret; is a ConfigurationError, too
 *     ├── WebhookHeaderError              a header is missing, repeated or malformed
 *     ├── WebhookTimestampError           too old, or too far in the future
 *     ├── WebhookSignatureError           no signature fits: not from the sender, or the body was changed
 *     ├── WebhookPayloadError             the signature fits, the body is not a known event
 *     ├── WebhookDuplicateError           it was handled before: nothing is wrong and nothing is left to do
 *     ├── WebhookInFlightError            it is being handled elsewhere at this moment
 *     └── WebhookGuardError               the replay guard does not answer: the receiver's fault, too
 * ```
 *
 * Documented error codes have their own classes below these, in the generated `errors` module. A class has a `brand`,
 * its name as text: `instanceof` compares brands where two copies of the package meet, and minifiers leave it alone.
 */

import { SCOPE } from './scope.js';
import { type RateLimit, rateLimitOf, retryAfterOf } from './values/rate_limit.js';

/** What an error is made of, beside its message. */
export interface ErrorDetails {
  /** The error behind it. */
  readonly cause?: unknown;
}

/** What came from outside, whole, and may hold secrets under any name: kept, but shown nowhere. */
const UNSEEN: ReadonlySet<string> = /* @__PURE__ */ new Set(['body', 'cause', 'data', 'events', 'headers', 'partial']);

/** The root: `error instanceof SDKError` holds for whatever this SDK throws. */
export class SDKError extends Error {
  static readonly scope: string = SCOPE;
  /** The name of the class, whatever a minifier makes of it. */
  static readonly brand: string = 'SDKError';
  /** Brands of further classes that this one is an instance of. */
  static readonly also: readonly string[] = [];
  /** Which error it is, in one word; the same in every language's SDK. */
  readonly kind: string = 'error';

  constructor(message: string, details: object & ErrorDetails = {}, shown: string = message) {
    super(shown, 'cause' in details ? { cause: details.cause } : undefined);
    if (shown !== message && this.stack !== undefined) {
      // asking for the stack settles its first line, which source maps would else make of the message below
      Object.defineProperty(this, 'message', { value: message, configurable: true, writable: true });
    }
    for (const [name, value] of Object.entries(details)) {
      if (name !== 'cause' && value !== undefined) {
        const enumerable = !UNSEEN.has(name);
        Object.defineProperty(this, name, { value, enumerable, configurable: true, writable: true });
      }
    }
  }

  override get name(): string {
    return (this.constructor as typeof SDKError).brand;
  }

  /** Whether a value is such an error, of this copy of the package or of another one. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: each class below asks for itself
    return typeof value === 'object' && value !== null && isOf(value, this);
  }

  /** What may be logged: the error's facts, without headers and bodies. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...(this as object) };
  }
}

/** What is compared where two copies of a class meet. */
interface Branded {
  readonly scope?: string;
  readonly brand?: string;
  readonly also?: readonly string[];
}

/** Whether an error's class, or one above it, is this class or another copy of it. */
function isOf(value: object, wanted: typeof SDKError): boolean {
  if (Object.prototype.isPrototypeOf.call(wanted.prototype, value)) {
    return true;
  }
  if (!Object.hasOwn(wanted, 'brand')) {
    return false; // a class of the caller's own has no other copy
  }
  for (let above = Object.getPrototypeOf(value); above !== null; above = Object.getPrototypeOf(above)) {
    const found: Branded | undefined = typeof above.constructor === 'function' ? above.constructor : undefined;
    if (found?.scope === wanted.scope && Object.hasOwn(found, 'brand')) {
      if (found.brand === wanted.brand || found.also?.includes(wanted.brand)) {
        return true;
      }
    }
  }
  return false;
}

/** The client is not set up: an API key is missing, the base URL is bad, the client is closed. */
export class ConfigurationError extends SDKError {
  static override readonly brand: string = 'ConfigurationError';
  override readonly kind = 'configuration';
}

/** An argument cannot become a request. Nothing was sent. */
export class ArgumentError extends SDKError {
  static override readonly brand: string = 'ArgumentError';
  override readonly kind: string = 'invalid_value';
}

/** A path argument is empty, or would change which endpoint is called. */
export class PathArgumentError extends ArgumentError {
  static override readonly brand: string = 'PathArgumentError';
  override readonly kind = 'invalid_path';
}

/** A query argument cannot be written in a URL. */
export class QueryArgumentError extends ArgumentError {
  static override readonly brand: string = 'QueryArgumentError';
  override readonly kind = 'invalid_query';
}

/** A header's name or value cannot be sent: a line break, or a character outside Latin-1. */
export class HeaderArgumentError extends ArgumentError {
  static override readonly brand: string = 'HeaderArgumentError';
  override readonly kind = 'invalid_header';
}

/** The body cannot be encoded. */
export class BodyEncodingError extends ArgumentError {
  static override readonly brand: string = 'BodyEncodingError';
  override readonly kind = 'invalid_body';
  /** The JSON pointer (RFC 6901) of the value at fault. */
  readonly where: string;

  constructor(message: string, details: ErrorDetails & { readonly where?: string } = {}) {
    super(message, details);
    this.where = details.where ?? '';
  }
}

/**
 * The caller's own `AbortSignal` ended it. `cause` is the signal's reason.
 *
 * Its `name` is 'AbortError', which is what the DOM's own errors are told by.
 */
export class AbortedError extends SDKError {
  static override readonly brand: string = 'AbortedError';
  override readonly kind = 'aborted';

  override get name(): string {
    return 'AbortError';
  }
}

/** What is known of a failed call. What the failure does not have is undefined. */
export interface APIErrorDetails extends ErrorDetails {
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly type?: string | undefined;
  readonly param?: string | undefined;
  readonly docUrl?: string | undefined;
  readonly details?: unknown;
  readonly requestId?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Headers | undefined;
  readonly attempts?: number | undefined;
}

/** A call failed. What the failure does not have is undefined. */
export class APIError extends SDKError {
  static override readonly brand: string = 'APIError';
  override readonly kind: string = 'api';
  /** The HTTP status. */
  declare readonly status: number | undefined;
  /** The documented error code, as text even if the server sent a number. */
  declare readonly code: string | undefined;
  /** The family of the error. */
  declare readonly type: string | undefined;
  /** What is at fault in the request. */
  declare readonly param: string | undefined;
  /** A page that explains the error. */
  declare readonly docUrl: string | undefined;
  /** Each fault, when there are several. */
  declare readonly details: unknown;
  /** Quote it when you ask for support. */
  declare readonly requestId: string | undefined;
  /** The reply's body: decoded JSON, else text, else undefined. */
  declare readonly body: unknown;
  /** The reply's headers. */
  declare readonly headers: Headers | undefined;
  /** How many times the request was sent. */
  attempts: number;

  constructor(message: string, details: APIErrorDetails = {}) {
    super(message, details, told(message, details));
    this.attempts = details.attempts ?? 0;
  }

  /** Milliseconds to wait before another attempt, as the server asked; undefined if it did not. */
  get retryAfter(): number | undefined {
    return this.headers && retryAfterOf(this.headers);
  }

  /** What is left of the rate limits; undefined if the reply does not say. */
  get rateLimit(): RateLimit | undefined {
    return this.headers && rateLimitOf(this.headers);
  }

  override toString(): string {
    return `${this.name}: ${told(this.message, this)}`;
  }
}

/** The message with status, code and request id: how it is shown in a stack trace. */
function told(message: string, { status, code, requestId }: APIErrorDetails): string {
  const facts = [status, code].filter((fact) => fact !== undefined).join(' ');
  return `${facts && `${facts}: `}${message}${requestId ? ` (request ${requestId})` : ''}`;
}

/** What is known of a broken connection. */
export interface ConnectionErrorDetails extends APIErrorDetails {
  readonly sent?: boolean;
}

/** The server could not be reached, or the connection broke before the whole reply was there. */
export class APIConnectionError extends APIError {
  static override readonly brand: string = 'APIConnectionError';
  override readonly kind: string = 'connection';
  /** Whether the request may have reached the server. If not, it is always safe to send it again. */
  readonly sent: boolean;

  constructor(message: string, details: ConnectionErrorDetails = {}) {
    super(message, details);
    this.sent = details.sent ?? true;
  }
}

/** Something took longer than its timeout allows; the subclass tells what. */
export class APITimeoutError extends APIConnectionError {
  static override readonly brand: string = 'APITimeoutError';
  override readonly kind: string = 'timeout';
}

/** No connection within `timeout.connect`. */
export class ConnectTimeoutError extends APITimeoutError {
  static override readonly brand: string = 'ConnectTimeoutError';
  override readonly kind = 'timeout_connect';

  constructor(message: string, details: ConnectionErrorDetails = {}) {
    super(message, { sent: false, ...details });
  }
}

/** All connections were busy for `timeout.pool`. Send fewer requests at once, or allow more connections. */
export class PoolTimeoutError extends APITimeoutError {
  static override readonly brand: string = 'PoolTimeoutError';
  override readonly kind = 'timeout_pool';

  constructor(message: string, details: ConnectionErrorDetails = {}) {
    super(message, { sent: false, ...details });
  }
}

/** The request was sent and no reply began within `timeout.firstByte`. */
export class FirstByteTimeoutError extends APITimeoutError {
  static override readonly brand: string = 'FirstByteTimeoutError';
  override readonly kind = 'timeout_first_byte';
}

/** Nothing moved for `timeout.idle` in the middle of a reply, a stream or an upload. */
export class IdleTimeoutError extends APITimeoutError {
  static override readonly brand: string = 'IdleTimeoutError';
  override readonly kind = 'timeout_idle';
}

/** `timeout.total` is over, counting every attempt and every wait between them. */
export class DeadlineExceededError extends APITimeoutError {
  static override readonly brand: string = 'DeadlineExceededError';
  override readonly kind = 'timeout_total';
}

/** The server replied with an error status, or sent an error inside a stream. */
export class APIStatusError extends APIError {
  static override readonly brand: string = 'APIStatusError';
  override readonly kind: string = 'status';
}

/** 400: the request is malformed or an argument is invalid. */
export class BadRequestError extends APIStatusError {
  static override readonly brand: string = 'BadRequestError';
  override readonly kind = 'bad_request';
}

/** 401: the API key is missing, wrong, expired or revoked. */
export class AuthenticationError extends APIStatusError {
  static override readonly brand: string = 'AuthenticationError';
  override readonly kind = 'authentication';
}

/** 402: a quota is used up, or the plan does not include the feature. */
export class PaymentRequiredError extends APIStatusError {
  static override readonly brand: string = 'PaymentRequiredError';
  override readonly kind = 'payment_required';
}

/** 403: the API key lacks a permission. */
export class PermissionDeniedError extends APIStatusError {
  static override readonly brand: string = 'PermissionDeniedError';
  override readonly kind = 'permission_denied';
}

/** 404: there is no such object for this API key. */
export class NotFoundError extends APIStatusError {
  static override readonly brand: string = 'NotFoundError';
  override readonly kind = 'not_found';
}

/** 408: the server gave up waiting for the request. */
export class RequestTimeoutError extends APIStatusError {
  static override readonly brand: string = 'RequestTimeoutError';
  override readonly kind = 'request_timeout';
}

/** 409: the state of the object does not allow it, or a request with the same idempotency key is in flight. */
export class ConflictError extends APIStatusError {
  static override readonly brand: string = 'ConflictError';
  override readonly kind = 'conflict';
}

/** 413: the body is larger than the operation accepts. */
export class PayloadTooLargeError extends APIStatusError {
  static override readonly brand: string = 'PayloadTooLargeError';
  override readonly kind = 'payload_too_large';
}

/** 415: the body's content type is not accepted. */
export class UnsupportedMediaTypeError extends APIStatusError {
  static override readonly brand: string = 'UnsupportedMediaTypeError';
  override readonly kind = 'unsupported_media_type';
}

/** 422: the request is well-formed and makes no sense; see `details`. */
export class UnprocessableEntityError extends APIStatusError {
  static override readonly brand: string = 'UnprocessableEntityError';
  override readonly kind = 'unprocessable_entity';
}

/** 429: too many requests; see `retryAfter` and `rateLimit`. */
export class RateLimitError extends APIStatusError {
  static override readonly brand: string = 'RateLimitError';
  override readonly kind = 'rate_limit';
}

/** 5xx: the server failed. */
export class InternalServerError extends APIStatusError {
  static override readonly brand: string = 'InternalServerError';
  override readonly kind: string = 'server';
}

/** 503: the server is overloaded for the moment. */
export class ServiceUnavailableError extends InternalServerError {
  static override readonly brand: string = 'ServiceUnavailableError';
  override readonly kind = 'service_unavailable';
}

/** The server replied with success, but not with what is documented. */
export class APIResponseError extends APIError {
  static override readonly brand: string = 'APIResponseError';
  override readonly kind: string = 'response';
}

/** The body is not of the documented shape, or, with `strict`, not of the documented type. */
export class ResponseDecodeError extends APIResponseError {
  static override readonly brand: string = 'ResponseDecodeError';
  override readonly kind = 'response_decode';
  /** The JSON pointer (RFC 6901) of the value at fault, with `strict`. */
  declare readonly where: string | undefined;

  constructor(message: string, details: APIErrorDetails & { readonly where?: string | undefined } = {}) {
    super(message, details);
  }
}

/** The reply is of another content type, e.g. an HTML page of a proxy where events should be. */
export class UnexpectedContentTypeError extends APIResponseError {
  static override readonly brand: string = 'UnexpectedContentTypeError';
  override readonly kind = 'content_type';
}

/** What is known of a broken stream. */
export interface StreamErrorDetails extends APIErrorDetails {
  readonly lastEventId?: string | undefined;
}

/** A stream of events broke. */
export class StreamError extends APIError {
  static override readonly brand: string = 'StreamError';
  override readonly kind: string = 'stream';
  /** The id of the last event that arrived; a resumable stream can go on after it. */
  declare readonly lastEventId: string | undefined;

  constructor(message: string, details: StreamErrorDetails = {}) {
    super(message, details);
  }
}

/** What had come of a stream that ended too early. */
export interface StreamIncompleteDetails extends StreamErrorDetails {
  readonly partial?: unknown;
  readonly events?: readonly unknown[];
}

/** The stream ended before its documented end, and could not be resumed. The failure behind it is the `cause`. */
export class StreamIncompleteError extends StreamError {
  static override readonly brand: string = 'StreamIncompleteError';
  override readonly kind: string = 'stream_incomplete';
  /** What had arrived, folded as far as it goes; undefined for a stream without a final object. */
  declare readonly partial: unknown;
  /** The last events that had arrived, at most 100; undefined if none had. */
  declare readonly events: readonly unknown[] | undefined;

  constructor(message: string, details: StreamIncompleteDetails = {}) {
    super(message, details);
  }
}

/** The stream fell silent for `timeout.idle`, and could not be resumed. It is an `IdleTimeoutError`, too. */
export class StreamIdleError extends StreamIncompleteError {
  static override readonly brand: string = 'StreamIdleError';
  static override readonly also: readonly string[] = ['IdleTimeoutError', 'APITimeoutError', 'APIConnectionError'];
}

/** An event's data is not JSON, or not of the documented type (with `strict`). */
export class StreamDecodeError extends StreamError {
  static override readonly brand: string = 'StreamDecodeError';
  override readonly kind = 'stream_decode';
  /** The event's text. */
  declare readonly data: string | undefined;

  constructor(message: string, details: StreamErrorDetails & { readonly data?: string } = {}) {
    super(message, details);
  }
}

/** What was waited for was not done in time. It goes on, and one may wait for it again. */
export class WaitTimeoutError<S = unknown> extends SDKError {
  static override readonly brand: string = 'WaitTimeoutError';
  override readonly kind = 'wait_timeout';
  /** How it stood when it was last asked for; undefined if no answer came. */
  declare readonly state: S | undefined;
  /** How long it was waited for, in milliseconds. */
  declare readonly waited: number;

  constructor(message: string, details: ErrorDetails & { readonly state?: S | undefined; readonly waited: number }) {
    super(message, details);
  }
}

/** What is known of a webhook that was not accepted. */
export interface WebhookErrorDetails extends ErrorDetails {
  readonly code?: string;
  readonly status?: number;
}

/**
 * A webhook was not accepted. Answer it with `status`.
 *
 * `code` says why, the same in every language: `duplicate_header`, `invalid_secret`, `invalid_timestamp`,
 * `missing_header`, `no_matching_signature`, `timestamp_too_new`, `timestamp_too_old`; of the body, `invalid_payload` or
 * `parsed_body`; of the replay guard, `duplicate`, `in_flight` or `guard_unavailable`.
 */
export class WebhookError extends SDKError {
  static override readonly brand: string = 'WebhookError';
  override readonly kind: string = 'webhook';
  readonly code: string;
  /** The HTTP status that tells the sender what to do: nothing more (2xx), give up or try again (the others). */
  readonly status: number;

  constructor(message: string, details: WebhookErrorDetails = {}) {
    super(message, details);
    this.code = details.code ?? '';
    this.status = details.status ?? 400;
  }
}

/** A secret that verification was given is none. Nothing is known about the webhook. It is a `ConfigurationError`, too. */
export class WebhookSecretError extends WebhookError {
  static override readonly brand: string = 'WebhookSecretError';
  static override readonly also: readonly string[] = ['ConfigurationError'];
  override readonly kind = 'webhook_secret';

  constructor(message: string, details: WebhookErrorDetails = {}) {
    super(message, { code: 'invalid_secret', status: 500, ...details });
  }
}

/** A header is missing, repeated or malformed. */
export class WebhookHeaderError extends WebhookError {
  static override readonly brand: string = 'WebhookHeaderError';
  override readonly kind = 'webhook_header';
}

/** The timestamp is outside the tolerance: a replay, or a wrong clock. */
export class WebhookTimestampError extends WebhookError {
  static override readonly brand: string = 'WebhookTimestampError';
  override readonly kind = 'webhook_timestamp';
}

/** No signature fits the body and the secrets. */
export class WebhookSignatureError extends WebhookError {
  static override readonly brand: string = 'WebhookSignatureError';
  override readonly kind = 'webhook_signature';
}

/** The body is not the JSON of an event, though its signature fits; or it was parsed before it was verified. */
export class WebhookPayloadError extends WebhookError {
  static override readonly brand: string = 'WebhookPayloadError';
  override readonly kind = 'webhook_payload';
}

/** The webhook was handled before, so this delivery is only to be acknowledged. */
export class WebhookDuplicateError extends WebhookError {
  static override readonly brand: string = 'WebhookDuplicateError';
  override readonly kind = 'webhook_duplicate';

  constructor(message: string, details: WebhookErrorDetails = {}) {
    super(message, { code: 'duplicate', status: 204, ...details });
  }
}

/** The webhook is being handled elsewhere at this moment. The sender is to try again after `retryAfter`. */
export class WebhookInFlightError extends WebhookError {
  static override readonly brand: string = 'WebhookInFlightError';
  override readonly kind = 'webhook_in_flight';
  /** Milliseconds. */
  readonly retryAfter: number;

  constructor(message: string, details: WebhookErrorDetails & { readonly retryAfter?: number } = {}) {
    super(message, { code: 'in_flight', status: 409, ...details });
    this.retryAfter = details.retryAfter ?? 1000;
  }
}

/** The replay guard does not answer, so nothing was handled. What it threw is the `cause`. */
export class WebhookGuardError extends WebhookError {
  static override readonly brand: string = 'WebhookGuardError';
  override readonly kind = 'webhook_guard';

  constructor(message: string, details: WebhookErrorDetails = {}) {
    super(message, { code: 'guard_unavailable', status: 503, ...details });
  }
}
