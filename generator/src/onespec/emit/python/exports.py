"""
What a generated package re-exports from the runtime: names by the runtime's module.

The one place where the generator lists the runtime's public face; a test compares it with the runtime itself.
"""

from __future__ import annotations

ERRORS: tuple[str, ...] = (
    "APIConnectionError",
    "APIError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "ArgumentError",
    "AuthenticationError",
    "BadRequestError",
    "BodyEncodingError",
    "ConfigurationError",
    "ConflictError",
    "ConnectTimeoutError",
    "DeadlineExceededError",
    "FirstByteTimeoutError",
    "HeaderArgumentError",
    "IdleTimeoutError",
    "InternalServerError",
    "NotFoundError",
    "PathArgumentError",
    "PayloadTooLargeError",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "PoolTimeoutError",
    "QueryArgumentError",
    "RateLimitError",
    "RequestTimeoutError",
    "ResponseDecodeError",
    "SDKError",
    "ServiceUnavailableError",
    "StreamDecodeError",
    "StreamError",
    "StreamIncompleteError",
    "UnexpectedContentTypeError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
    "WebhookError",
    "WebhookHeaderError",
    "WebhookPayloadError",
    "WebhookSignatureError",
    "WebhookTimestampError",
)

RUNTIME: tuple[str, ...] = (
    "OMIT",
    "REMOVE",
    "Allowance",
    "AsyncBinaryResponse",
    "AsyncPage",
    "AsyncPager",
    "AsyncResponse",
    "AsyncStream",
    "AsyncTransport",
    "BinaryResponse",
    "Clock",
    "FileInput",
    "HeaderValue",
    "Headers",
    "KeySource",
    "Model",
    "Omit",
    "Page",
    "RateLimit",
    "Remove",
    "Request",
    "RequestOptions",
    "Response",
    "ResponseInfo",
    "ResumePoint",
    "RetryPolicy",
    "Stream",
    "Timeout",
    "Transport",
    "TransportChoice",
    "Unknown",
    "Upload",
    "response_of",
)

INTERNAL = frozenset(
    {
        "AsyncClient",
        "AsyncCore",
        "AsyncResource",
        "AuthSpec",
        "Core",
        "ErrorSpec",
        "LastSpec",
        "MergeSpec",
        "Operation",
        "PageSpec",
        "Product",
        "Resource",
        "ResumeSpec",
        "StreamSpec",
        "SyncClient",
        "WebhookReceiver",
    }
)
"""What generated code needs of the runtime and users do not."""

CLIENT_ATTRIBUTES = frozenset({"aclose", "base_url", "close", "closed", "request", "with_options"})
"""What the runtime's clients call something else; a resource or operation of that name gets a trailing underscore."""

RECEIVER_ATTRIBUTES = frozenset({"sign", "unwrap", "verify"})
"""The same of the resource that receives webhooks."""

TAKEN = frozenset({*ERRORS, *RUNTIME, *INTERNAL}) | {"Any", "Awaitable", "Callable", "Mapping", "TYPE_CHECKING"}
"""Names that no client, resource or error class may have: they stand beside these in generated modules."""
