"""
The runtime that generated code stands on. It knows no product: a product's words come in as a `Product`.

The way of a call, each step in a file or folder of its name::

    client     what a caller holds; a generated method calls a verb of its
    core       which puts the rest together
    request    from the operation and its arguments to a draft
    exchange   attempt by attempt to a result: a generator that says what to do next, without I/O
    drive      does it, on threads or on event loops
    reply      what a result is: a value, an error, a page, a download; or one of `streams`

Beside them stand `operation.py`, an endpoint as data; `models.py`, what generated types extend; and `errors.py`, the
tree of all errors.

The folders, each importing only from those above it:

- `display/`: how objects look in consoles, notebooks and logs, without their secrets
- `values/`: markers, headers, rate limits: what every folder handles
- `settings/`: what a client is told: product, API key, timeouts, retries, clock, log
- `transports/`: HTTP libraries behind our own interface, their connections, the total deadline
- `layers/`: what stands around each attempt: the caller's middleware, OpenTelemetry's spans
- `reply/`: from a reply to a value, an error, a page or a download
- `request/`: from an operation and its arguments to a request
- `streams/`: from bytes to events, over as many connections as it takes
- `raw/`: replies as they came, whole or still on the wire
- `waiting/`: asking again and again until something is done
- `webhooks/`: signatures, replay guards, the receiver, handlers by event, and what adapters of web frameworks need

Names are loaded when they are first used, so that importing this package loads neither an HTTP library nor pydantic.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .client import AsyncClient, SyncClient
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
        WaitTimeoutError,
        WebhookDuplicateError,
        WebhookError,
        WebhookGuardError,
        WebhookHeaderError,
        WebhookInFlightError,
        WebhookPayloadError,
        WebhookSecretError,
        WebhookSignatureError,
        WebhookTimestampError,
    )
    from .layers.middleware import AsyncMiddleware, AsyncSend, Middleware, Send
    from .layers.whole import WholeResponse
    from .models import Model, Unknown
    from .operation import LastSpec, MergeSpec, Operation, PageSpec, ResumeSpec, StreamSpec
    from .raw.replies import AsyncStreamingResponse, RawResponse, StreamingResponse
    from .reply.download import AsyncBinaryResponse, BinaryResponse
    from .reply.info import ResponseInfo, response_of
    from .reply.page import AsyncPage, AsyncPager, Page
    from .request.multipart import FileInput
    from .request.options import RequestOptions
    from .resource import AsyncResource, Resource
    from .settings.api_key import KeySource
    from .settings.clock import Clock
    from .settings.connection import Connection
    from .settings.product import AuthSpec, ErrorSpec, Product
    from .settings.retry import RetryPolicy
    from .settings.timeouts import Timeout
    from .streams.stream import AsyncStream, ResumePoint, Stream
    from .transports.choice import TransportChoice
    from .transports.interface import AsyncResponse, AsyncTransport, Request, Response, Transport, Upload
    from .values.headers import Headers, HeaderValue
    from .values.omit import OMIT, REMOVE, Omit, Remove
    from .values.rate_limit import Allowance, RateLimit
    from .waiting.poll import Backoff
    from .waiting.wait import wait_until, wait_until_async
    from .webhooks.answer import WebhookAnswer
    from .webhooks.handlers import WebhookHandlers
    from .webhooks.intake import WebhookIntake
    from .webhooks.receiver import WebhookReceiver
    from .webhooks.redis_replay import AsyncRedisReplayGuard, RedisReplayGuard
    from .webhooks.replay import AsyncReplayGuard, MemoryReplayGuard, ReplayClaim, ReplayGuard

_NAMES = {
    "client": "AsyncClient SyncClient",
    "core": "AsyncCore Core",
    "errors": """
        APIConnectionError APIError APIResponseError APIStatusError APITimeoutError ArgumentError AuthenticationError
        BadRequestError BodyEncodingError ConfigurationError ConflictError ConnectTimeoutError DeadlineExceededError
        FirstByteTimeoutError HeaderArgumentError IdleTimeoutError InternalServerError NotFoundError PathArgumentError
        PayloadTooLargeError PaymentRequiredError PermissionDeniedError PoolTimeoutError QueryArgumentError
        RateLimitError RequestTimeoutError ResponseDecodeError SDKError ServiceUnavailableError StreamDecodeError
        StreamError StreamIdleError StreamIncompleteError UnexpectedContentTypeError UnprocessableEntityError
        UnsupportedMediaTypeError WaitTimeoutError WebhookDuplicateError WebhookError WebhookGuardError
        WebhookHeaderError WebhookInFlightError WebhookPayloadError WebhookSecretError WebhookSignatureError
        WebhookTimestampError
    """,
    "layers.middleware": "AsyncMiddleware AsyncSend Middleware Send",
    "layers.whole": "WholeResponse",
    "models": "Model Unknown",
    "operation": "LastSpec MergeSpec Operation PageSpec ResumeSpec StreamSpec",
    "raw.replies": "AsyncStreamingResponse RawResponse StreamingResponse",
    "reply.download": "AsyncBinaryResponse BinaryResponse",
    "reply.info": "ResponseInfo response_of",
    "reply.page": "AsyncPage AsyncPager Page",
    "request.multipart": "FileInput",
    "request.options": "RequestOptions",
    "resource": "AsyncResource Resource",
    "settings.api_key": "KeySource",
    "settings.clock": "Clock",
    "settings.connection": "Connection",
    "settings.product": "AuthSpec ErrorSpec Product",
    "settings.retry": "RetryPolicy",
    "settings.timeouts": "Timeout",
    "streams.stream": "AsyncStream ResumePoint Stream",
    "transports.choice": "TransportChoice",
    "transports.interface": "AsyncResponse AsyncTransport Request Response Transport Upload",
    "values.headers": "HeaderValue Headers",
    "values.omit": "OMIT Omit REMOVE Remove",
    "values.rate_limit": "Allowance RateLimit",
    "waiting.poll": "Backoff",
    "waiting.wait": "wait_until wait_until_async",
    "webhooks.answer": "WebhookAnswer",
    "webhooks.handlers": "WebhookHandlers",
    "webhooks.intake": "WebhookIntake",
    "webhooks.receiver": "WebhookReceiver",
    "webhooks.redis_replay": "AsyncRedisReplayGuard RedisReplayGuard",
    "webhooks.replay": "AsyncReplayGuard MemoryReplayGuard ReplayClaim ReplayGuard",
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
    "AsyncMiddleware",
    "AsyncPage",
    "AsyncPager",
    "AsyncRedisReplayGuard",
    "AsyncReplayGuard",
    "AsyncResource",
    "AsyncResponse",
    "AsyncSend",
    "AsyncStream",
    "AsyncStreamingResponse",
    "AsyncTransport",
    "AuthSpec",
    "AuthenticationError",
    "Backoff",
    "BadRequestError",
    "BinaryResponse",
    "BodyEncodingError",
    "Clock",
    "ConfigurationError",
    "ConflictError",
    "ConnectTimeoutError",
    "Connection",
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
    "MemoryReplayGuard",
    "MergeSpec",
    "Middleware",
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
    "RawResponse",
    "RedisReplayGuard",
    "Remove",
    "ReplayClaim",
    "ReplayGuard",
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
    "Send",
    "ServiceUnavailableError",
    "Stream",
    "StreamDecodeError",
    "StreamError",
    "StreamIdleError",
    "StreamIncompleteError",
    "StreamSpec",
    "StreamingResponse",
    "SyncClient",
    "Timeout",
    "Transport",
    "TransportChoice",
    "UnexpectedContentTypeError",
    "Unknown",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
    "Upload",
    "WaitTimeoutError",
    "WebhookAnswer",
    "WebhookDuplicateError",
    "WebhookError",
    "WebhookGuardError",
    "WebhookHandlers",
    "WebhookHeaderError",
    "WebhookInFlightError",
    "WebhookIntake",
    "WebhookPayloadError",
    "WebhookReceiver",
    "WebhookSecretError",
    "WebhookSignatureError",
    "WebhookTimestampError",
    "WholeResponse",
    "response_of",
    "wait_until",
    "wait_until_async",
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
