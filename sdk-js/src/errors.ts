/** Errors. Generated from the OpenAPI document by onespec; do not edit. */

import type { StatusErrorClass } from './core/index.js';
import {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PayloadTooLargeError,
  PaymentRequiredError,
  PermissionDeniedError,
  RateLimitError,
  ServiceUnavailableError,
  UnprocessableEntityError,
  UnsupportedMediaTypeError,
} from './core/index.js';

/** 400 `context_length_exceeded`: The messages are longer than the model's context window. */
export class ContextLengthExceededError extends BadRequestError {
  static override readonly brand: string = 'ContextLengthExceededError';
}

/** 400 `invalid_cursor`: `after` or `before` is not the id of an object in this list. */
export class InvalidCursorError extends BadRequestError {
  static override readonly brand: string = 'InvalidCursorError';
}

/** 400 `invalid_json`: The body is not JSON. */
export class InvalidJsonError extends BadRequestError {
  static override readonly brand: string = 'InvalidJsonError';
}

/** 400 `invalid_parameter`: A parameter or field has the wrong type or a value that is not allowed. */
export class InvalidParameterError extends BadRequestError {
  static override readonly brand: string = 'InvalidParameterError';
}

/** 400 `invalid_request`: The request breaks the API's rules in a way no other code names. */
export class InvalidRequestError extends BadRequestError {
  static override readonly brand: string = 'InvalidRequestError';
}

/** 400 `missing_parameter`: A required parameter or field is absent. */
export class MissingParameterError extends BadRequestError {
  static override readonly brand: string = 'MissingParameterError';
}

/** 401 `expired_api_key`: The API key has expired. */
export class ExpiredApiKeyError extends AuthenticationError {
  static override readonly brand: string = 'ExpiredApiKeyError';
}

/** 401 `invalid_api_key`: The API key is not known. */
export class InvalidApiKeyError extends AuthenticationError {
  static override readonly brand: string = 'InvalidApiKeyError';
}

/** 401 `missing_api_key`: The request carries no API key. */
export class MissingApiKeyError extends AuthenticationError {
  static override readonly brand: string = 'MissingApiKeyError';
}

/** 401 `revoked_api_key`: The API key was revoked or rotated away. */
export class RevokedApiKeyError extends AuthenticationError {
  static override readonly brand: string = 'RevokedApiKeyError';
}

/** 402 `plan_required`: The company's plan does not include the feature. */
export class PlanRequiredError extends PaymentRequiredError {
  static override readonly brand: string = 'PlanRequiredError';
}

/** 402 `quota_exceeded`: A monthly quota of the plan is used up. */
export class QuotaExceededError extends PaymentRequiredError {
  static override readonly brand: string = 'QuotaExceededError';
}

/** 404 `model_not_found`: There is no such model, or the company cannot use it. */
export class ModelNotFoundError extends NotFoundError {
  static override readonly brand: string = 'ModelNotFoundError';
}

/** 404 `route_not_found`: There is no such path or method. */
export class RouteNotFoundError extends NotFoundError {
  static override readonly brand: string = 'RouteNotFoundError';
}

/** 409 `idempotency_in_progress`: A request with the same idempotency key is still in flight. */
export class IdempotencyInProgressError extends ConflictError {
  static override readonly brand: string = 'IdempotencyInProgressError';
}

/** 409 `invalid_state`: The object's state does not allow it, e.g. resuming a finished execution. */
export class InvalidStateError extends ConflictError {
  static override readonly brand: string = 'InvalidStateError';
}

/** 422 `idempotency_key_reused`: The idempotency key was used with another body. */
export class IdempotencyKeyReusedError extends UnprocessableEntityError {
  static override readonly brand: string = 'IdempotencyKeyReusedError';
}

/** 422 `invalid_input`: The input does not match the workflow's input schema. */
export class InvalidInputError extends UnprocessableEntityError {
  static override readonly brand: string = 'InvalidInputError';
}

/** 422 `invalid_workflow_definition`: The definition has faults; `details` lists them. */
export class InvalidWorkflowDefinitionError extends UnprocessableEntityError {
  static override readonly brand: string = 'InvalidWorkflowDefinitionError';
}

/** 422 `unprocessable_request`: The request is well-formed, but it cannot be carried out. */
export class UnprocessableRequestError extends UnprocessableEntityError {
  static override readonly brand: string = 'UnprocessableRequestError';
}

/** 422 `url_not_allowed`: The URL points to a private address, or is no http(s) URL. */
export class UrlNotAllowedError extends UnprocessableEntityError {
  static override readonly brand: string = 'UrlNotAllowedError';
}

/** 429 `concurrency_limit_exceeded`: Too many workflows run at once. */
export class ConcurrencyLimitExceededError extends RateLimitError {
  static override readonly brand: string = 'ConcurrencyLimitExceededError';
}

/** 429 `rate_limit_exceeded`: Too many requests or tokens in a minute. */
export class RateLimitExceededError extends RateLimitError {
  static override readonly brand: string = 'RateLimitExceededError';
}

/** 500 `internal_error`: The server failed. */
export class InternalError extends InternalServerError {
  static override readonly brand: string = 'InternalError';
}

/** 503 `model_overloaded`: The model's provider is overloaded. */
export class ModelOverloadedError extends ServiceUnavailableError {
  static override readonly brand: string = 'ModelOverloadedError';
}

/** The class of each documented error code. */
export const CODES: Readonly<Record<string, StatusErrorClass>> = {
  context_length_exceeded: ContextLengthExceededError,
  invalid_cursor: InvalidCursorError,
  invalid_json: InvalidJsonError,
  invalid_parameter: InvalidParameterError,
  invalid_request: InvalidRequestError,
  missing_parameter: MissingParameterError,
  expired_api_key: ExpiredApiKeyError,
  invalid_api_key: InvalidApiKeyError,
  missing_api_key: MissingApiKeyError,
  revoked_api_key: RevokedApiKeyError,
  plan_required: PlanRequiredError,
  quota_exceeded: QuotaExceededError,
  permission_denied: PermissionDeniedError,
  model_not_found: ModelNotFoundError,
  not_found: NotFoundError,
  route_not_found: RouteNotFoundError,
  conflict: ConflictError,
  idempotency_in_progress: IdempotencyInProgressError,
  invalid_state: InvalidStateError,
  payload_too_large: PayloadTooLargeError,
  unsupported_media_type: UnsupportedMediaTypeError,
  idempotency_key_reused: IdempotencyKeyReusedError,
  invalid_input: InvalidInputError,
  invalid_workflow_definition: InvalidWorkflowDefinitionError,
  unprocessable_request: UnprocessableRequestError,
  url_not_allowed: UrlNotAllowedError,
  concurrency_limit_exceeded: ConcurrencyLimitExceededError,
  rate_limit_exceeded: RateLimitExceededError,
  internal_error: InternalError,
  model_overloaded: ModelOverloadedError,
  service_unavailable: ServiceUnavailableError,
};
