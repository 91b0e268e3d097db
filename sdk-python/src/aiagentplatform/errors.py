"""Errors. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from ._core import (
    APIStatusError,
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
)


class ContextLengthExceededError(BadRequestError):
    """400 `context_length_exceeded`: The messages are longer than the model's context window."""


class InvalidCursorError(BadRequestError):
    """400 `invalid_cursor`: `after` or `before` is not the id of an object in this list."""


class InvalidJsonError(BadRequestError):
    """400 `invalid_json`: The body is not JSON."""


class InvalidParameterError(BadRequestError):
    """400 `invalid_parameter`: A parameter or field has the wrong type or a value that is not allowed."""


class InvalidRequestError(BadRequestError):
    """400 `invalid_request`: The request breaks the API's rules in a way no other code names."""


class MissingParameterError(BadRequestError):
    """400 `missing_parameter`: A required parameter or field is absent."""


class ExpiredApiKeyError(AuthenticationError):
    """401 `expired_api_key`: The API key has expired."""


class InvalidApiKeyError(AuthenticationError):
    """401 `invalid_api_key`: The API key is not known."""


class MissingApiKeyError(AuthenticationError):
    """401 `missing_api_key`: The request carries no API key."""


class RevokedApiKeyError(AuthenticationError):
    """401 `revoked_api_key`: The API key was revoked or rotated away."""


class PlanRequiredError(PaymentRequiredError):
    """402 `plan_required`: The company's plan does not include the feature."""


class QuotaExceededError(PaymentRequiredError):
    """402 `quota_exceeded`: A monthly quota of the plan is used up."""


class ModelNotFoundError(NotFoundError):
    """404 `model_not_found`: There is no such model, or the company cannot use it."""


class RouteNotFoundError(NotFoundError):
    """404 `route_not_found`: There is no such path or method."""


class IdempotencyInProgressError(ConflictError):
    """409 `idempotency_in_progress`: A request with the same idempotency key is still in flight."""


class InvalidStateError(ConflictError):
    """409 `invalid_state`: The object's state does not allow it, e.g. resuming a finished execution."""


class IdempotencyKeyReusedError(UnprocessableEntityError):
    """422 `idempotency_key_reused`: The idempotency key was used with another body."""


class InvalidInputError(UnprocessableEntityError):
    """422 `invalid_input`: The input does not match the workflow's input schema."""


class InvalidWorkflowDefinitionError(UnprocessableEntityError):
    """422 `invalid_workflow_definition`: The definition has faults; `details` lists them."""


class UnprocessableRequestError(UnprocessableEntityError):
    """422 `unprocessable_request`: The request is well-formed, but it cannot be carried out."""


class UrlNotAllowedError(UnprocessableEntityError):
    """422 `url_not_allowed`: The URL points to a private address, or is no http(s) URL."""


class ConcurrencyLimitExceededError(RateLimitError):
    """429 `concurrency_limit_exceeded`: Too many workflows run at once."""


class RateLimitExceededError(RateLimitError):
    """429 `rate_limit_exceeded`: Too many requests or tokens in a minute."""


class InternalError(InternalServerError):
    """500 `internal_error`: The server failed."""


class ModelOverloadedError(ServiceUnavailableError):
    """503 `model_overloaded`: The model's provider is overloaded."""


CODES: dict[str, type[APIStatusError]] = {
    "context_length_exceeded": ContextLengthExceededError,
    "invalid_cursor": InvalidCursorError,
    "invalid_json": InvalidJsonError,
    "invalid_parameter": InvalidParameterError,
    "invalid_request": InvalidRequestError,
    "missing_parameter": MissingParameterError,
    "expired_api_key": ExpiredApiKeyError,
    "invalid_api_key": InvalidApiKeyError,
    "missing_api_key": MissingApiKeyError,
    "revoked_api_key": RevokedApiKeyError,
    "plan_required": PlanRequiredError,
    "quota_exceeded": QuotaExceededError,
    "permission_denied": PermissionDeniedError,
    "model_not_found": ModelNotFoundError,
    "not_found": NotFoundError,
    "route_not_found": RouteNotFoundError,
    "conflict": ConflictError,
    "idempotency_in_progress": IdempotencyInProgressError,
    "invalid_state": InvalidStateError,
    "payload_too_large": PayloadTooLargeError,
    "unsupported_media_type": UnsupportedMediaTypeError,
    "idempotency_key_reused": IdempotencyKeyReusedError,
    "invalid_input": InvalidInputError,
    "invalid_workflow_definition": InvalidWorkflowDefinitionError,
    "unprocessable_request": UnprocessableRequestError,
    "url_not_allowed": UrlNotAllowedError,
    "concurrency_limit_exceeded": ConcurrencyLimitExceededError,
    "rate_limit_exceeded": RateLimitExceededError,
    "internal_error": InternalError,
    "model_overloaded": ModelOverloadedError,
    "service_unavailable": ServiceUnavailableError,
}
"""The class of each documented error code."""
