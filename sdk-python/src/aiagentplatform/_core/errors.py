"""
Every error that the SDK raises, as one tree. It must not know how errors are found: see `reply/failure.py`.

::

    SDKError
    ├── ConfigurationError                  the client is not set up: no API key, a bad base URL, a closed client
    ├── ArgumentError (ValueError)          an argument cannot become a request
    │   ├── PathArgumentError
    │   ├── QueryArgumentError
    │   ├── HeaderArgumentError
    │   └── BodyEncodingError
    ├── APIError                            a call failed; has attempts, request_id, rate_limit, retry_after
    │   ├── APIConnectionError              no reply, or only a part of one; `sent` tells if the server may have acted
    │   │   └── APITimeoutError (TimeoutError)
    │   │       ├── ConnectTimeoutError     no connection in time
    │   │       ├── PoolTimeoutError        no free connection in the client's own pool in time
    │   │       ├── FirstByteTimeoutError   the reply did not begin in time
    │   │       ├── IdleTimeoutError        the reply began and fell silent, or the server stopped taking the upload
    │   │       └── DeadlineExceededError   the total time is over, all attempts and waits included
    │   ├── APIStatusError                  the server replied with an error, or sent one inside a stream
    │   │   ├── BadRequestError             400
    │   │   ├── AuthenticationError         401
    │   │   ├── PaymentRequiredError        402
    │   │   ├── PermissionDeniedError       403
    │   │   ├── NotFoundError               404
    │   │   ├── RequestTimeoutError         408
    │   │   ├── ConflictError               409
    │   │   ├── PayloadTooLargeError        413
    │   │   ├── UnsupportedMediaTypeError   415
    │   │   ├── UnprocessableEntityError    422
    │   │   ├── RateLimitError              429
    │   │   └── InternalServerError         5xx
    │   │       └── ServiceUnavailableError 503
    │   ├── APIResponseError                the server replied with something else than documented
    │   │   ├── ResponseDecodeError         the body is not the documented type (with `strict`), or not JSON at all
    │   │   └── UnexpectedContentTypeError  e.g. HTML where a stream of events should be
    │   └── StreamError                     a stream of events broke
    │       ├── StreamIncompleteError       it ended before its terminator; has what came
    │       │   └── StreamIdleError (IdleTimeoutError)   because nothing came for too long
    │       └── StreamDecodeError           an event's data is not what is documented
    ├── WaitTimeoutError (TimeoutError)     what was waited for was not done in time; has the last state
    └── WebhookError                        a webhook was not accepted
        ├── WebhookSecretError (ConfigurationError)   a secret is no secret: the receiver's fault, not the sender's
        ├── WebhookHeaderError              a header is missing, repeated or malformed
        ├── WebhookTimestampError           too old, or too far in the future
        ├── WebhookSignatureError           no signature fits: not from the sender, or the body was changed
        ├── WebhookPayloadError             the signature fits, the body is not a known event
        ├── WebhookDuplicateError           it was handled before: nothing is wrong and nothing is left to do
        ├── WebhookInFlightError            it is being handled elsewhere at this moment
        └── WebhookGuardError               the replay guard does not answer: the receiver's fault, too

Documented error codes have their own classes below these, in the generated `errors` module.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .display.shown import Shown
from .values.headers import NO_HEADERS, Headers
from .values.rate_limit import RateLimit, rate_limit_of, retry_after_of

_UNSEEN = frozenset({"body", "data", "errors", "headers", "message"})
"""What `repr` of an error leaves out: what came from outside, whole, and may hold secrets under any name."""


class SDKError(Shown, Exception):
    """The root: ``except SDKError`` catches whatever this SDK raises."""

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.__dict__.update(details)

    def __str__(self) -> str:
        return self.message

    def reword(self, message: str) -> None:
        """Say it in other words, in `str` and `repr` alike."""
        self.message = message
        self.args = (message,)

    def __rich_repr__(self) -> Iterator[Any]:
        from .display.secrecy import visible

        yield self.message
        for name, value in self.__dict__.items():
            if value is not None and name not in _UNSEEN and not name.startswith("_"):
                yield name, visible(name, value)

    def __reduce__(self) -> tuple[Any, ...]:
        return _revive, (type(self), self.message, self.__dict__)


def _revive(cls: type[SDKError], message: str, state: dict[str, Any]) -> SDKError:
    return cls(message, **{name: value for name, value in state.items() if name != "message"})


class ConfigurationError(SDKError):
    """The client is not set up: an API key is missing, the base URL is bad, the client is closed."""


class ArgumentError(SDKError, ValueError):
    """An argument cannot become a request. Nothing was sent."""


class PathArgumentError(ArgumentError):
    """A path argument is empty, or would change which endpoint is called."""


class QueryArgumentError(ArgumentError):
    """A query argument cannot be written in a URL."""


class HeaderArgumentError(ArgumentError):
    """A header's name or value cannot be sent: a line break, or a character outside Latin-1."""


class BodyEncodingError(ArgumentError):
    """The body cannot be encoded. `where` is the JSON pointer of the value at fault."""

    where: str = ""


class APIError(SDKError):
    """A call failed. Attributes that the failure does not have are None."""

    status: int | None = None
    """The HTTP status."""
    code: str | None = None
    """The documented error code, as text even if the server sent a number."""
    type: str | None = None
    """The family of the error."""
    param: str | None = None
    """What is at fault in the request."""
    doc_url: str | None = None
    """A page that explains the error."""
    details: Any = None
    """Each fault, when there are several."""
    request_id: str | None = None
    """Quote it when you ask for support."""
    body: Any = None
    """The reply's body: decoded JSON, else text, else None."""
    headers: Headers = NO_HEADERS
    """The reply's headers."""
    attempts: int = 0
    """How many times the request was sent."""

    @property
    def retry_after(self) -> float | None:
        """Seconds to wait before another attempt, as the server asked; None if it did not."""
        return retry_after_of(self.headers)

    @property
    def rate_limit(self) -> RateLimit | None:
        """What is left of the rate limits, None if the reply does not say."""
        return rate_limit_of(self.headers)

    def __str__(self) -> str:
        facts = " ".join(str(fact) for fact in (self.status, self.code) if fact is not None)
        tail = f" (request {self.request_id})" if self.request_id else ""
        return f"{facts}: {self.message}{tail}" if facts else f"{self.message}{tail}"


class APIConnectionError(APIError):
    """The server could not be reached, or the connection broke before the whole reply was there."""

    sent: bool = True
    """Whether the request may have reached the server. If not, it is always safe to send it again."""


class APITimeoutError(APIConnectionError, TimeoutError):
    """Something took longer than its `Timeout` allows; the subclass tells what."""


class ConnectTimeoutError(APITimeoutError):
    """No connection within `Timeout.connect`."""

    sent = False


class PoolTimeoutError(APITimeoutError):
    """All of the client's connections were busy for `Timeout.pool`. Open fewer requests at once, or allow more."""

    sent = False


class FirstByteTimeoutError(APITimeoutError):
    """The request was sent and no reply began within `Timeout.first_byte`."""


class IdleTimeoutError(APITimeoutError):
    """Nothing moved for `Timeout.idle` in the middle of a reply, a stream or an upload."""


class DeadlineExceededError(APITimeoutError):
    """`Timeout.total` is over, counting every attempt and every wait between them."""


class APIStatusError(APIError):
    """The server replied with an error status, or sent an error inside a stream."""


class BadRequestError(APIStatusError):
    """400: the request is malformed or an argument is invalid."""


class AuthenticationError(APIStatusError):
    """401: the API key is missing, wrong, expired or revoked."""


class PaymentRequiredError(APIStatusError):
    """402: a quota is used up, or the plan does not include the feature."""


class PermissionDeniedError(APIStatusError):
    """403: the API key lacks a permission."""


class NotFoundError(APIStatusError):
    """404: there is no such object for this API key."""


class RequestTimeoutError(APIStatusError):
    """408: the server gave up waiting for the request."""


class ConflictError(APIStatusError):
    """409: the state of the object does not allow it, or a request with the same idempotency key is in flight."""


class PayloadTooLargeError(APIStatusError):
    """413: the body is larger than the operation accepts."""


class UnsupportedMediaTypeError(APIStatusError):
    """415: the body's content type is not accepted."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed and makes no sense; see `details`."""


class RateLimitError(APIStatusError):
    """429: too many requests; see `retry_after` and `rate_limit`."""


class InternalServerError(APIStatusError):
    """5xx: the server failed."""


class ServiceUnavailableError(InternalServerError):
    """503: the server is overloaded for the moment."""


class APIResponseError(APIError):
    """The server replied with success, but not with what is documented."""


class ResponseDecodeError(APIResponseError):
    """The body is not of the documented type. `errors` lists each fault, where the decoder gives them."""

    errors: Any = None


class UnexpectedContentTypeError(APIResponseError):
    """The reply is of another content type, e.g. an HTML page of a proxy where events should be."""


class StreamError(APIError):
    """A stream of events broke."""

    last_event_id: str | None = None
    """The id of the last event that arrived; a resumable stream can go on after it."""


class StreamIncompleteError(StreamError):
    """
    The stream ended before its documented end, and could not be resumed. The failure behind it is the `__cause__`.

    `partial` is what had arrived, folded as far as it goes; None for a stream without a final object. `events` has the
    last events that had arrived, at most 100.
    """

    partial: Any = None
    events: tuple[Any, ...] = ()


class StreamIdleError(StreamIncompleteError, IdleTimeoutError):
    """The stream fell silent for `Timeout.idle`, and could not be resumed."""


class StreamDecodeError(StreamError):
    """An event's data is not JSON, or not of the documented type (with `strict`). `data` is the event's text."""

    data: str = ""


class WaitTimeoutError(SDKError, TimeoutError):
    """What was waited for was not done in time. It goes on, and one may wait for it again."""

    state: Any = None
    """How it stood when it was last asked for; None if no answer came."""
    waited: float = 0.0
    """How long it was waited for, in seconds."""


class WebhookError(SDKError):
    """
    A webhook was not accepted. Answer it with `status`.

    `code` says why, the same in every language: ``duplicate_header``, ``invalid_secret``, ``invalid_timestamp``,
    ``missing_header``, ``no_matching_signature``, ``timestamp_too_new``, ``timestamp_too_old``; of the body,
    ``invalid_payload`` or ``parsed_body``; of the replay guard, ``duplicate``, ``in_flight`` or ``guard_unavailable``.
    """

    code: str = ""
    status: int = 400
    """The HTTP status that tells the sender what to do: nothing more (2xx), give up or try again (the others)."""


class WebhookSecretError(WebhookError, ConfigurationError):
    """A secret that verification was given is none. Nothing is known about the webhook."""

    status = 500


class WebhookHeaderError(WebhookError):
    """A header is missing, repeated or malformed."""


class WebhookTimestampError(WebhookError):
    """The timestamp is outside the tolerance: a replay, or a wrong clock."""


class WebhookSignatureError(WebhookError):
    """No signature fits the body and the secrets."""


class WebhookPayloadError(WebhookError):
    """The body is not the JSON of an event, though its signature fits; or it was parsed before it was verified."""


class WebhookDuplicateError(WebhookError):
    """The webhook was handled before, so this delivery is only to be acknowledged."""

    code = "duplicate"
    status = 204


class WebhookInFlightError(WebhookError):
    """The webhook is being handled elsewhere at this moment. The sender is to try again after `retry_after` seconds."""

    code = "in_flight"
    status = 409
    retry_after: float = 1.0


class WebhookGuardError(WebhookError):
    """The replay guard does not answer, so nothing was handled. What it raised is the `__cause__`."""

    code = "guard_unavailable"
    status = 503
