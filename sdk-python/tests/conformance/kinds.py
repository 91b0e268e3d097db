"""The neutral kinds of errors that cases name, and what they are in Python."""

from __future__ import annotations

from aiagentplatform import _core as core

KINDS: dict[str, type[Exception]] = {
    "configuration": core.ConfigurationError,
    "invalid_header": core.HeaderArgumentError,
    "invalid_value": core.ArgumentError,
    "invalid_query": core.QueryArgumentError,
    "connection": core.APIConnectionError,
    "timeout_connect": core.ConnectTimeoutError,
    "timeout_pool": core.PoolTimeoutError,
    "timeout_first_byte": core.FirstByteTimeoutError,
    "timeout_idle": core.IdleTimeoutError,
    "timeout_total": core.DeadlineExceededError,
    "status": core.APIStatusError,
    "bad_request": core.BadRequestError,
    "authentication": core.AuthenticationError,
    "payment_required": core.PaymentRequiredError,
    "permission_denied": core.PermissionDeniedError,
    "not_found": core.NotFoundError,
    "request_timeout": core.RequestTimeoutError,
    "conflict": core.ConflictError,
    "payload_too_large": core.PayloadTooLargeError,
    "unsupported_media_type": core.UnsupportedMediaTypeError,
    "unprocessable_entity": core.UnprocessableEntityError,
    "rate_limit": core.RateLimitError,
    "server": core.InternalServerError,
    "service_unavailable": core.ServiceUnavailableError,
    "response": core.APIResponseError,
    "response_decode": core.ResponseDecodeError,
    "content_type": core.UnexpectedContentTypeError,
    "stream_incomplete": core.StreamIncompleteError,
    "stream_decode": core.StreamDecodeError,
}


def kind_of(error: BaseException | None) -> str | None:
    """The most specific kind of an error; None if it has none."""
    names = {kind: name for name, kind in KINDS.items()}
    return next((names[kind] for kind in type(error).__mro__ if kind in names), None)


def failure(kind: str) -> core.APIConnectionError:
    """What a transport raises for a failure of this kind."""
    if kind == "connection_refused":
        return core.APIConnectionError("refused", sent=False)
    made = KINDS[kind](kind)
    assert isinstance(made, core.APIConnectionError)
    return made
