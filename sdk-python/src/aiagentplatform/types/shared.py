"""Types of shared. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Literal, TypeAlias

from .._core.models import Model as _Model


class DeletedObject(_Model):
    """Confirms a deletion."""

    id: str
    """The id of the object that is gone."""
    object: str
    """What it was."""
    deleted: Literal[True]
    """Always true."""


ErrorType: TypeAlias = (
    Literal[
        "invalid_request_error",
        "authentication_error",
        "billing_error",
        "permission_error",
        "not_found_error",
        "conflict_error",
        "idempotency_error",
        "rate_limit_error",
        "api_error",
    ]
    | str
)
"""The family of an error. An open enum."""

ErrorCode: TypeAlias = (
    Literal[
        "invalid_request",
        "invalid_json",
        "missing_parameter",
        "invalid_parameter",
        "invalid_cursor",
        "context_length_exceeded",
        "missing_api_key",
        "invalid_api_key",
        "expired_api_key",
        "revoked_api_key",
        "quota_exceeded",
        "plan_required",
        "permission_denied",
        "not_found",
        "route_not_found",
        "model_not_found",
        "conflict",
        "invalid_state",
        "idempotency_in_progress",
        "payload_too_large",
        "unsupported_media_type",
        "unprocessable_request",
        "invalid_workflow_definition",
        "invalid_input",
        "idempotency_key_reused",
        "url_not_allowed",
        "rate_limit_exceeded",
        "concurrency_limit_exceeded",
        "internal_error",
        "service_unavailable",
        "model_overloaded",
    ]
    | str
)
"""Exactly what went wrong. An open enum; each code has one HTTP status."""


class ErrorDetail(_Model):
    """One fault of a body."""

    pointer: str
    """The JSON pointer (RFC 6901) of the value at fault."""
    code: str
    """What is wrong with it, e.g. `unknown_reference`, `cycle`, `wrong_type`, `bad_expression`."""
    message: str
    """A sentence for a person."""


class ExceededQuota(_Model):
    """With `quota_exceeded`, which quota, and when it starts anew."""

    name: str
    """The quota's name."""
    limit: int
    """How much the plan allows a month."""
    used: int
    """How much of it is used."""
    resets_at: int
    """When the quota starts anew, in Unix seconds."""


class Error(_Model):
    """What went wrong, where, and what to do."""

    type: ErrorType
    """The family of an error. An open enum."""
    code: ErrorCode
    """Exactly what went wrong. An open enum; each code has one HTTP status."""
    message: str
    """One or two sentences for a person. Names the culprit; never holds a secret."""
    param: str | None
    """The JSON pointer, or the name of the query parameter or header, that is at fault."""
    request_id: str
    """The same as the reply's `x-request-id`."""
    doc_url: str
    """A page that explains the code."""
    details: list[ErrorDetail] | None = None
    """Each fault of a body that has several, such as an invalid workflow definition."""
    quota: ExceededQuota | None = None
    """With `quota_exceeded`, which quota, and when it starts anew."""


class ErrorResponse(_Model):
    """The body of every reply with status 400 or above."""

    error: Error
    """What went wrong, where, and what to do."""


Metadata: TypeAlias = dict[str, str]
"""Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""

Order: TypeAlias = Literal["asc", "desc"] | str


Timestamp: TypeAlias = int
"""A moment, in Unix seconds."""
