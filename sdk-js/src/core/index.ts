/**
 * The public names of the core: what generated and hand-written code around it, and programs, may use.
 *
 * Nothing else of the core is for them. Each room has its place; the names in it are sorted.
 */

// ── calls ────────────────────────────────────────────────────────────────────────────────────────
export { Client } from './client.js';
export { Core } from './core.js';
// ── errors ───────────────────────────────────────────────────────────────────────────────────────
export {
  AbortedError,
  APIConnectionError,
  APIError,
  type APIErrorDetails,
  APIResponseError,
  APIStatusError,
  APITimeoutError,
  ArgumentError,
  AuthenticationError,
  BadRequestError,
  BodyEncodingError,
  ConfigurationError,
  ConflictError,
  type ConnectionErrorDetails,
  ConnectTimeoutError,
  DeadlineExceededError,
  type ErrorDetails,
  FirstByteTimeoutError,
  HeaderArgumentError,
  IdleTimeoutError,
  InternalServerError,
  NotFoundError,
  PathArgumentError,
  PayloadTooLargeError,
  PaymentRequiredError,
  PermissionDeniedError,
  PoolTimeoutError,
  QueryArgumentError,
  RateLimitError,
  RequestTimeoutError,
  ResponseDecodeError,
  SDKError,
  ServiceUnavailableError,
  StreamDecodeError,
  StreamError,
  type StreamErrorDetails,
  StreamIdleError,
  type StreamIncompleteDetails,
  StreamIncompleteError,
  UnexpectedContentTypeError,
  UnprocessableEntityError,
  UnsupportedMediaTypeError,
  WaitTimeoutError,
  WebhookDuplicateError,
  WebhookError,
  type WebhookErrorDetails,
  WebhookGuardError,
  WebhookHeaderError,
  WebhookInFlightError,
  WebhookPayloadError,
  WebhookSecretError,
  WebhookSignatureError,
  WebhookTimestampError,
} from './errors.js';
// ── layers ───────────────────────────────────────────────────────────────────────────────────────
export { type Middleware, type Next, withHeaders } from './layers/middleware.js';
export { type TracingAPI, type TracingOptions, type TracingSpan, tracing } from './layers/tracing.js';
export type {
  Arguments,
  BodyKind,
  Framing,
  LastSpec,
  MergeSpec,
  Operation,
  PageSpec,
  ParameterStyle,
  ResumeSpec,
  Shape,
  StreamSpec,
} from './operation.js';
export { APIPromise, type WithResponse } from './promise.js';
// ── reply ────────────────────────────────────────────────────────────────────────────────────────
export { BinaryResponse } from './reply/download.js';
export { ResponseInfo, responseOf } from './reply/info.js';
export { OpenReply } from './reply/open.js';
export { type Page, PagePromise, type WalkOptions } from './reply/page.js';
export type { Fault, Schemas, Strict } from './reply/strict.js';
// ── request ──────────────────────────────────────────────────────────────────────────────────────
export type { FileContent, FileInput } from './request/files.js';
export type { CallOptions } from './request/options.js';
export type { UndocumentedRequest } from './request/undocumented.js';
export { Resource } from './resource.js';

// ── settings ─────────────────────────────────────────────────────────────────────────────────────
export type { KeySource } from './settings/api_key.js';
export { type Clock, SYSTEM_CLOCK } from './settings/clock.js';
export type { Logger, LogLevel } from './settings/log.js';
export type { ClientOptions, Fetch } from './settings/options.js';
export type { AuthSpec, ErrorSpec, Product, StatusErrorClass } from './settings/product.js';
export type { RetryPolicy, RetryState } from './settings/retry.js';
export type { Limits, Timeouts } from './settings/timeouts.js';

// ── streams ──────────────────────────────────────────────────────────────────────────────────────
export { type RelayedSpec, Stream } from './streams/stream.js';

// ── transports ───────────────────────────────────────────────────────────────────────────────────
export { fetchTransport } from './transports/over_fetch.js';
export type { OutgoingBody, OutgoingRequest, Transport, UploadBody } from './transports/transport.js';

// ── values ───────────────────────────────────────────────────────────────────────────────────────
export type { HeaderValue, HeaderValues, RequestHeaders } from './values/headers.js';
export type { Allowance, RateLimit } from './values/rate_limit.js';
export type { UnknownTag } from './values/unknown.js';

// ── waiting ──────────────────────────────────────────────────────────────────────────────────────
export type { Backoff } from './waiting/backoff.js';
export { type WaitOptions, waitUntil } from './waiting/wait.js';

// ── webhooks ─────────────────────────────────────────────────────────────────────────────────────
export type { WebhookAnswer } from './webhooks/answer.js';
export type { WebhookBody } from './webhooks/body.js';
export { type WebhookEventOf, WebhookHandlers, type WebhookTypeOf } from './webhooks/handlers.js';
export type { WebhookHeaderSource } from './webhooks/headers.js';
export { MemoryReplayGuard, type MemoryReplayOptions } from './webhooks/memory_replay.js';
export { WebhookReceiver, type WebhookReceiverOptions } from './webhooks/receiver.js';
export type { ReceiveOptions, UnwrapOptions, Unwraps, WebhookLogger } from './webhooks/reception.js';
export {
  type RedisClient,
  type RedisCommand,
  RedisReplayGuard,
  type RedisReplayOptions,
} from './webhooks/redis_replay.js';
export type { ReplayClaim, ReplayGuard } from './webhooks/replay.js';
export { WebhookResource } from './webhooks/resource.js';
export type { WebhookSecrets } from './webhooks/secrets.js';
export type {
  SignatureHeaders,
  SignWebhookOptions,
  VerifiedWebhook,
  VerifyWebhookOptions,
} from './webhooks/signature.js';
