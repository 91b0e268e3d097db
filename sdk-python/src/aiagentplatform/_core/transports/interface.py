"""
What the runtime asks of an HTTP library: send this request, give me that reply. No type of any library is named here.

A transport raises nothing but the `APIConnectionError` family, with `sent` telling whether the server may have acted.
It knows neither retries nor the meaning of a status.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeAlias

from ..display.shown import Shown
from ..errors import HeaderArgumentError
from ..settings.timeouts import NO_TIMEOUT, Timeout
from ..values.headers import Headers, Pairs, redacted, unsendable


class Upload(Protocol):
    """A request body that is read while it is sent. Each iteration starts anew, if it is `replayable`."""

    size: int | None
    replayable: bool

    def __iter__(self) -> Iterator[bytes]: ...
    def __aiter__(self) -> AsyncIterator[bytes]: ...


Content: TypeAlias = bytes | Upload | None


@dataclass(frozen=True, slots=True, repr=False)
class Request(Shown):
    """
    One attempt. `url` is absolute and encoded, `headers` are final except for Host and the body's length.

    `deadline`, on `Clock.now`'s scale, cuts every timeout short; None if the call has no total. `operation` is the
    operation's id (empty for an endpoint that the SDK does not know), `route` its path with the names of its arguments,
    `attempt` counts from 1.
    """

    method: str
    url: str
    headers: Pairs = ()
    content: Content = None
    timeout: Timeout = NO_TIMEOUT
    deadline: float | None = None
    operation: str = ""
    route: str = ""
    attempt: int = 1

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield from (
            ("method", self.method),
            ("url", self.url.partition("?")[0]),
            ("headers", redacted(dict(self.headers))),
        )
        yield from (("operation", self.operation), ("attempt", self.attempt))

    def with_headers(self, headers: Mapping[str, str]) -> Request:
        """The same with other headers; names compare whatever their case. Raises `HeaderArgumentError`."""
        for name, value in headers.items():
            if (fault := unsendable(name, value)) is not None:
                raise HeaderArgumentError(fault)
        names = {name.lower() for name in headers}
        kept = (pair for pair in self.headers if pair[0].lower() not in names)
        return replace(self, headers=(*kept, *headers.items()))


class OpenReply(Protocol):
    """What every open reply shows before its body is read."""

    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Headers: ...


class Response(OpenReply, Protocol):
    """
    An open reply, with its body still on the wire. `close` gives the connection back; so do `read` and the end of
    `iter_raw`, which yields the body as it arrives, with any content coding undone. One that also has `abort()`, to be
    called from another thread, keeps a total deadline to the moment.
    """

    def read(self) -> bytes: ...
    def iter_raw(self) -> Iterator[bytes]: ...
    def close(self) -> None: ...


class AsyncResponse(OpenReply, Protocol):
    """The asynchronous twin of `Response`."""

    async def aread(self) -> bytes: ...
    def aiter_raw(self) -> AsyncIterator[bytes]: ...
    async def aclose(self) -> None: ...


class Transport(Protocol):
    """Sends requests from threads."""

    def send(self, request: Request) -> Response: ...
    def close(self) -> None: ...


class AsyncTransport(Protocol):
    """Sends requests from one event loop. One that also has `drop()` is told so when that loop has ended unclosed."""

    async def send(self, request: Request) -> AsyncResponse: ...
    async def aclose(self) -> None: ...
