"""
One call, from its draft to its result. No I/O happens in this file.

`exchange` is a generator: it yields the next step (a `Request` to send, a reply to `Read`, a key to `Ask` for, a
`Sleep`) and is sent what came of it, or has the failure thrown in. The two drivers in `drive.py` carry the steps out.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Generator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeVar

from .errors import APIConnectionError, APIError, APIResponseError, DeadlineExceededError, UnexpectedContentTypeError
from .reply.decode import decoder
from .reply.failure import status_error
from .reply.info import ResponseInfo, attach
from .request.credential import authorized
from .request.draft import Draft
from .request.telemetry import ATTEMPT_HEADER
from .settings.log import logger_of, shown
from .settings.retry import Schedule
from .settings.timeouts import Timeout
from .streams.framing import MEDIA_TYPES
from .transports.interface import OpenReply, Request
from .values.headers import without_secrets

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Read:
    """Read the whole body of a reply."""

    response: Any  # a Response or an AsyncResponse; only the driver knows which


@dataclass(frozen=True, slots=True)
class Sleep:
    """Wait, but never past the deadline."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the caller's callable for an API key."""

    source: Callable[[], str | Awaitable[str]]


Step: TypeAlias = Request | Read | Sleep | Ask
Exchange: TypeAlias = Generator[Step, Any, T]
Accept: TypeAlias = Callable[[Draft, OpenReply, int], Exchange[T]]
"""What to make of a reply without an error status; the number is the attempt's."""


def exchange(draft: Draft, accept: Accept[T]) -> Exchange[T]:
    """Send until there is a result or an error worth raising. Raises `APIError` and its kin."""
    clock, total = draft.config.clock, draft.timeout.total
    started = clock.now()
    deadline = None if total is None else started + total
    schedule: Schedule | None = None
    log = logger_of(draft.config.product)
    attempt = 0
    while True:
        attempt += 1
        request = yield from _attempt(draft, attempt, deadline)
        if log.isEnabledFor(logging.DEBUG):
            log.debug(
                "%s %s, attempt %d, headers %s", request.method, _address(request), attempt, shown(request.headers)
            )
        try:
            response: OpenReply = yield request
            if response.status < 400:
                if log.isEnabledFor(logging.INFO):
                    log.info("%s %s: %d, attempt %d", request.method, _address(request), response.status, attempt)
                return (yield from accept(draft, response, attempt))
            data = yield Read(response)
            failure: APIError = status_error(draft.config.product, response.status, response.headers, data, attempt)
            failure.reword(without_secrets(failure.message, request.headers))
        except APIConnectionError as broken:
            broken.attempts = attempt
            failure = broken
        if schedule is None:
            schedule = Schedule(draft.retry, clock, draft.repeatable, started)
        pause = None if getattr(draft.content, "spent", False) else schedule.pause(failure, attempt)
        log.info("%s %s failed, attempt %d: %s", request.method, _address(request), attempt, failure)
        if pause is None or isinstance(failure, DeadlineExceededError):
            raise failure
        if deadline is not None and clock.now() + pause >= deadline:
            raise out_of_time(total, attempt) from failure
        yield Sleep(pause)


def _attempt(draft: Draft, attempt: int, deadline: float | None) -> Exchange[Request]:
    """The request of one attempt: with a fresh key if the key is a callable, and with the time that is left."""
    headers, url, config = draft.headers, draft.url, draft.config
    if attempt > 1:
        number = str(attempt)
        headers = tuple((name, number if name == ATTEMPT_HEADER else value) for name, value in headers)
    if callable(config.api_key):
        key: str = yield Ask(config.api_key)
        url, headers = authorized(config, url, headers, key)
    timeout = draft.timeout
    if deadline is not None:
        left = deadline - config.clock.now()
        if left <= 0:
            raise out_of_time(timeout.total, attempt - 1)
        timeout = shortened(timeout, left)
    operation = draft.operation
    return Request(
        operation.method, url, headers, draft.content, timeout, deadline, operation.id, operation.path, attempt
    )


def shortened(timeout: Timeout, left: float) -> Timeout:
    """The same limits, none longer than what is left."""
    limits = ("connect", "pool", "first_byte", "idle")
    return replace(timeout, **{n: left if (t := getattr(timeout, n)) is None else min(t, left) for n in limits})


def out_of_time(total: float | None, attempts: int) -> DeadlineExceededError:
    """The error of a call whose total time is over."""
    return DeadlineExceededError(f"The call took longer than its total of {total:g} seconds.", attempts=attempts)


def _address(request: Request) -> str:
    """The address without its query, which may hold secrets."""
    return request.url.partition("?")[0]


# ── what to make of a reply ──────────────────────────────────────────────────────────────────────


def decoded(draft: Draft, response: OpenReply, attempt: int) -> Exchange[Any]:
    """A whole reply, as the operation's type."""
    data: bytes = yield Read(response)
    return decode_reply(draft, data, _report(draft, response, attempt))


def decode_reply(draft: Draft, data: bytes, info: ResponseInfo) -> Any:
    """The body of a whole reply, as the operation's type. Raises `APIResponseError` that tells of the reply."""
    if info.status >= 300:
        raise _no_result(info, data)
    returns = draft.operation.returns
    if not returns:
        return None
    if returns == "builtins:bytes":
        return data
    if returns == "builtins:str":
        return data.decode("utf-8", "replace")
    try:
        result = decoder(returns)(data, strict=draft.strict)
    except APIError as fault:
        fault.status, fault.headers, fault.attempts, fault.body = info.status, info.headers, info.attempts, data
        fault.request_id = info.request_id
        raise
    attach(result, info)
    return result


def kept(draft: Draft, response: OpenReply, attempt: int) -> Exchange[tuple[bytes, ResponseInfo]]:
    """A whole reply as it came, to be decoded later or never."""
    data: bytes = yield Read(response)
    return data, _report(draft, response, attempt)


def paged(draft: Draft, response: OpenReply, attempt: int) -> Exchange[tuple[Any, ResponseInfo]]:
    """A whole reply and its headers, since a list may go on by its ``Link`` header whatever its type has room for."""
    reply: Any = yield from decoded(draft, response, attempt)
    return reply, info_of(draft, response, attempt)


def opened(draft: Draft, response: OpenReply, attempt: int) -> Exchange[tuple[Any, ResponseInfo]]:
    """A reply whose body is left on the wire."""
    yield from ()  # a generator, as the others are
    with suppress(AttributeError):  # a stream asks its reply; a transport's own may have no room for it
        object.__setattr__(response, "attempts", attempt)
    return response, _report(draft, response, attempt)


def downloaded(draft: Draft, response: OpenReply, attempt: int) -> Exchange[tuple[Any, ResponseInfo]]:
    """A reply whose body is left on the wire, if it is what was asked for. Raises `APIResponseError`."""
    if response.status >= 300:
        data: bytes = yield Read(response)
        raise _no_result(_report(draft, response, attempt), data)
    return (yield from opened(draft, response, attempt))


def _no_result(info: ResponseInfo, data: bytes) -> APIResponseError:
    """A redirect that was not followed, or "not modified": no error of the server's, and not what was asked for."""
    return APIResponseError(
        "The server replied without a result. A redirect is followed if it says where to, and `Connection` allows it.",
        status=info.status,
        headers=info.headers,
        request_id=info.request_id,
        body=data.decode("utf-8", "replace") or None,
        attempts=info.attempts,
    )


def streamed(draft: Draft, response: OpenReply, attempt: int) -> Exchange[tuple[Any, ResponseInfo]]:
    """A reply whose body is left on the wire, if it is a stream of events. Raises `UnexpectedContentTypeError`."""
    spec = draft.operation.stream
    wanted = MEDIA_TYPES[spec.framing if spec else "sse"]
    found = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if response.status == 204 or found not in wanted:
        data: bytes = yield Read(response)
        info = info_of(draft, response, attempt)
        raise UnexpectedContentTypeError(
            f"Expected a stream ({wanted[0]}), but the server replied with {found or 'no content type'}: "
            f"{data[:200].decode('utf-8', 'replace')!r}",
            status=response.status,
            headers=response.headers,
            request_id=info.request_id,
            body=data.decode("utf-8", "replace"),
            attempts=attempt,
        )
    return (yield from opened(draft, response, attempt))


def info_of(draft: Draft, response: OpenReply, attempt: int) -> ResponseInfo:
    """What is known of a reply beside its body."""
    return ResponseInfo(response.status, response.headers, attempt, draft.config.product.request_id_header)


def _report(draft: Draft, response: OpenReply, attempt: int) -> ResponseInfo:
    info = info_of(draft, response, attempt)
    report = draft.options.get("on_response")
    if report is not None:
        report(info)
    return info
