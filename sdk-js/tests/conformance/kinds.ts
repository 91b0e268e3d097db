/**
 * The neutral kinds of errors that cases name, and what they are in TypeScript. Every error says its kind itself, too; the
 * two must agree.
 */

import * as errors from '../../src/core/errors.js';

type ErrorClass = abstract new (...given: never[]) => errors.SDKError;

export const KINDS: Readonly<Record<string, ErrorClass>> = {
  configuration: errors.ConfigurationError,
  invalid_header: errors.HeaderArgumentError,
  invalid_value: errors.ArgumentError,
  invalid_query: errors.QueryArgumentError,
  connection: errors.APIConnectionError,
  timeout_connect: errors.ConnectTimeoutError,
  timeout_pool: errors.PoolTimeoutError,
  timeout_first_byte: errors.FirstByteTimeoutError,
  timeout_idle: errors.IdleTimeoutError,
  timeout_total: errors.DeadlineExceededError,
  status: errors.APIStatusError,
  bad_request: errors.BadRequestError,
  authentication: errors.AuthenticationError,
  payment_required: errors.PaymentRequiredError,
  permission_denied: errors.PermissionDeniedError,
  not_found: errors.NotFoundError,
  request_timeout: errors.RequestTimeoutError,
  conflict: errors.ConflictError,
  payload_too_large: errors.PayloadTooLargeError,
  unsupported_media_type: errors.UnsupportedMediaTypeError,
  unprocessable_entity: errors.UnprocessableEntityError,
  rate_limit: errors.RateLimitError,
  server: errors.InternalServerError,
  service_unavailable: errors.ServiceUnavailableError,
  response: errors.APIResponseError,
  response_decode: errors.ResponseDecodeError,
  content_type: errors.UnexpectedContentTypeError,
  stream_incomplete: errors.StreamIncompleteError,
  stream_decode: errors.StreamDecodeError,
};

const NAMES = new Map<unknown, string>(Object.entries(KINDS).map(([name, kind]) => [kind, name]));

/** The most specific kind of an error, by its class; undefined if it has none, or says another one itself. */
export function kindOf(error: unknown): string | undefined {
  let found: unknown = (error as object | undefined)?.constructor;
  while (typeof found === 'function' && !NAMES.has(found)) {
    found = Object.getPrototypeOf(found);
  }
  const kind = NAMES.get(found);
  const said = (error as { kind?: unknown } | undefined)?.kind;
  if (kind !== undefined && said !== kind && KINDS[String(said)] !== undefined) {
    throw new Error(`an error of kind ${kind} says that its kind is ${String(said)}`, { cause: error });
  }
  return kind;
}

/** What a transport throws for a failure of this kind. */
export function failure(kind: string): errors.APIConnectionError {
  if (kind === 'connection_refused') {
    return new errors.APIConnectionError('refused', { sent: false });
  }
  const made = new (KINDS[kind] as new (message: string) => errors.SDKError)(kind);
  if (!(made instanceof errors.APIConnectionError)) {
    throw new Error(`no transport fails with ${kind}`);
  }
  return made;
}
