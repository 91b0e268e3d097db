"""
The runtime that generated code stands on. It knows no product: a product's words come in as a `Product`.

Names are loaded when they are first used, so that importing this package loads neither an HTTP library nor pydantic.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .binary import AsyncBinaryResponse, BinaryResponse
    from .client import AsyncClient, AsyncResource, Resource, SyncClient
    from .clock import Clock
    from .config import KeySource
    from .core import AsyncCore, Core
    from .errors import (
        APIConnectionError,
        APIError,
        APIResponseError,
        APIStatusError,
        APITimeoutError,
        ArgumentError,
        AuthenticationError,
        BadRequestError,
        BodyEncodingError,
        ConfigurationError,
        ConflictError,
        ConnectTimeoutError,
        DeadlineExceededError,
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
        StreamIdleError,
        StreamIncompleteError,
        UnexpectedContentTypeError,
        UnprocessableEntityError,
        UnsupportedMediaTypeError,
        WebhookError,
        WebhookHeaderError,
        WebhookPayloadError,
        WebhookSecretError,
        WebhookSignatureError,
        WebhookTimestampError,
    )
    from .headers import Headers, HeaderValue
    from .models import Model, Unknown
    from .multipart import FileInput
    from .omit import OMIT, REMOVE, Omit, Remove
    from .operation import LastSpec, MergeSpec, Operation, PageSpec, ResumeSpec, StreamSpec
    from .options import RequestOptions
    from .page import AsyncPage, AsyncPager, Page
    from .pool import TransportChoice
    from .product import AuthSpec, ErrorSpec, Product
    from .rate_limit import Allowance, RateLimit
    from .reply import ResponseInfo, response_of
    from .retry import RetryPolicy
    from .stream import AsyncStream, ResumePoint, Stream
    from .timeouts import Timeout
    from .transports.interface import AsyncResponse, AsyncTransport, Request, Response, Transport, Upload
    from .webhooks import WebhookReceiver

_NAMES = {
    "binary": "AsyncBinaryResponse BinaryResponse",
    "client": "AsyncClient AsyncResource Resource SyncClient",
    "clock": "Clock",
    "config": "KeySource",
    "core": "AsyncCore Core",
    "errors": """
        APIConnectionError APIError APIResponseError APIStatusError APITimeoutError ArgumentError AuthenticationError
        BadRequestError BodyEncodingError ConfigurationError ConflictError ConnectTimeoutError DeadlineExceededError
        FirstByteTimeoutError HeaderArgumentError IdleTimeoutError InternalServerError NotFoundError PathArgumentError
        PayloadTooLargeError PaymentRequiredError PermissionDeniedError PoolTimeoutError QueryArgumentError
        RateLimitError RequestTimeoutError ResponseDecodeError SDKError ServiceUnavailableError StreamDecodeError
        StreamError StreamIdleError StreamIncompleteError UnexpectedContentTypeError UnprocessableEntityError
        UnsupportedMediaTypeError WebhookError WebhookHeaderError WebhookPayloadError WebhookSecretError
        WebhookSignatureError WebhookTimestampError
    """,
    "headers": "Headers HeaderValue",
    "models": "Model Unknown",
    "multipart": "FileInput",
    "omit": "OMIT REMOVE Omit Remove",
    "operation": "LastSpec MergeSpec Operation PageSpec ResumeSpec StreamSpec",
    "options": "RequestOptions",
    "page": "AsyncPage AsyncPager Page",
    "pool": "TransportChoice",
    "product": "AuthSpec ErrorSpec Product",
    "rate_limit": "Allowance RateLimit",
    "reply": "ResponseInfo response_of",
    "retry": "RetryPolicy",
    "stream": "AsyncStream ResumePoint Stream",
    "timeouts": "Timeout",
    "transports.interface": "AsyncResponse AsyncTransport Request Response Transport Upload",
    "webhooks": "WebhookReceiver",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [
    "OMIT",
    "REMOVE",
    "APIConnectionError",
    "APIError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "Allowance",
    "ArgumentError",
    "AsyncBinaryResponse",
    "AsyncClient",
    "AsyncCore",
    "AsyncPage",
    "AsyncPager",
    "AsyncResource",
    "AsyncResponse",
    "AsyncStream",
    "AsyncTransport",
    "AuthSpec",
    "AuthenticationError",
    "BadRequestError",
    "BinaryResponse",
    "BodyEncodingError",
    "Clock",
    "ConfigurationError",
    "ConflictError",
    "ConnectTimeoutError",
    "Core",
    "DeadlineExceededError",
    "ErrorSpec",
    "FileInput",
    "FirstByteTimeoutError",
    "HeaderArgumentError",
    "HeaderValue",
    "Headers",
    "IdleTimeoutError",
    "InternalServerError",
    "KeySource",
    "LastSpec",
    "MergeSpec",
    "Model",
    "NotFoundError",
    "Omit",
    "Operation",
    "Page",
    "PageSpec",
    "PathArgumentError",
    "PayloadTooLargeError",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "PoolTimeoutError",
    "Product",
    "QueryArgumentError",
    "RateLimit",
    "RateLimitError",
    "Remove",
    "Request",
    "RequestOptions",
    "RequestTimeoutError",
    "Resource",
    "Response",
    "ResponseDecodeError",
    "ResponseInfo",
    "ResumePoint",
    "ResumeSpec",
    "RetryPolicy",
    "SDKError",
    "ServiceUnavailableError",
    "Stream",
    "StreamDecodeError",
    "StreamError",
    "StreamIdleError",
    "StreamIncompleteError",
    "StreamSpec",
    "SyncClient",
    "Timeout",
    "Transport",
    "TransportChoice",
    "UnexpectedContentTypeError",
    "Unknown",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
    "Upload",
    "WebhookError",
    "WebhookHeaderError",
    "WebhookPayloadError",
    "WebhookReceiver",
    "WebhookSecretError",
    "WebhookSignatureError",
    "WebhookTimestampError",
    "response_of",
]


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
