"""
`RawResponse`, a whole reply that is not decoded yet, and `StreamingResponse`, one whose body is still on the wire.

Must not know how they were asked for: what decoding means is handed in.
"""

from __future__ import annotations

import json
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from ..display.shown import Shown
from ..reply.download import AsyncBinaryResponse, BinaryResponse
from ..reply.info import ResponseInfo
from ..transports.interface import AsyncResponse, Response
from ..values.headers import Headers
from ..values.rate_limit import RateLimit

T = TypeVar("T")
Parse: TypeAlias = Callable[[bytes, ResponseInfo], T]


class _Facts(Shown):
    """What is known of a reply beside its body."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def response(self) -> ResponseInfo: ...

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status

    @property
    def headers(self) -> Headers:
        """The reply's headers."""
        return self.response.headers

    @property
    def request_id(self) -> str | None:
        """Quote it when you ask for support."""
        return self.response.request_id

    @property
    def rate_limit(self) -> RateLimit | None:
        """What is left of the rate limits, None if the reply does not say."""
        return self.response.rate_limit

    @property
    def attempts(self) -> int:
        """How many times the request was sent."""
        return self.response.attempts

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield from (("status", self.status), ("request_id", self.request_id), ("attempts", self.attempts))


class RawResponse(_Facts, Generic[T]):
    """A whole reply as it came: `content` has its bytes, `parse` gives what the method would have returned."""

    __slots__ = ("_info", "_parse", "content")

    def __init__(self, content: bytes, info: ResponseInfo, parse: Parse[T]) -> None:
        self.content = content
        """The body, with any content coding undone."""
        self._info = info
        self._parse = parse

    @property
    def response(self) -> ResponseInfo:
        """Status, headers, request id, rate limits and attempts of the reply."""
        return self._info

    def text(self) -> str:
        """The body as text; bytes that are not UTF-8 become U+FFFD."""
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """The body as plain JSON. Raises `ValueError` if it is none."""
        return json.loads(self.content)

    def parse(self) -> T:
        """What the method would have returned. Raises `ResponseDecodeError` as it would have."""
        return self._parse(self.content, self._info)


class StreamingResponse(_Facts, BinaryResponse, Generic[T]):
    """A reply whose body is still on the wire. Read it once, in one of the ways it offers, and close it (``with``)."""

    def __init__(
        self,
        body: Response,
        info: ResponseInfo,
        *,
        parse: Parse[T] | None = None,
        take_over: Callable[[Response], T] | None = None,
    ) -> None:
        super().__init__(body, info)
        self._parse, self._take_over = parse, take_over

    def iter_lines(self) -> Iterator[str]:
        """The body's lines as they arrive, without their ends (LF or CRLF)."""
        lines = _Lines()
        for chunk in self.iter_bytes():
            yield from lines.take(chunk)
        yield from lines.rest()

    def text(self) -> str:
        """The whole body as text; bytes that are not UTF-8 become U+FFFD."""
        return self.read().decode("utf-8", "replace")

    def json(self) -> Any:
        """The whole body as plain JSON. Raises `ValueError` if it is none."""
        return json.loads(self.read())

    def parse(self) -> T:
        """What the method would have returned: a decoded reply, a page, or a stream of events on this very reply."""
        if self._take_over is not None:
            self._closed = True  # by whom it is handed to
            return self._take_over(self._body)
        assert self._parse is not None
        return self._parse(self.read(), self._response)


class AsyncStreamingResponse(_Facts, AsyncBinaryResponse, Generic[T]):
    """The asynchronous twin of `StreamingResponse`."""

    def __init__(
        self,
        body: AsyncResponse,
        info: ResponseInfo,
        *,
        parse: Parse[T] | None = None,
        take_over: Callable[[AsyncResponse], T] | None = None,
    ) -> None:
        super().__init__(body, info)
        self._parse, self._take_over = parse, take_over

    def iter_lines(self) -> AsyncIterator[str]:
        """The body's lines as they arrive, without their ends (LF or CRLF)."""
        return _AsyncLines(self.iter_bytes())

    async def text(self) -> str:
        """The whole body as text; bytes that are not UTF-8 become U+FFFD."""
        return (await self.read()).decode("utf-8", "replace")

    async def json(self) -> Any:
        """The whole body as plain JSON. Raises `ValueError` if it is none."""
        return json.loads(await self.read())

    async def parse(self) -> T:
        """What the method would have returned: a decoded reply, a page, or a stream of events on this very reply."""
        if self._take_over is not None:
            self._closed = True  # by whom it is handed to
            return self._take_over(self._body)
        assert self._parse is not None
        return self._parse(await self.read(), self._response)


class Opening(Generic[T]):
    """A reply that was asked for and has not come: ``async with`` it, or ``await`` it and close it yourself."""

    def __init__(self, ask: Callable[[], Awaitable[AsyncStreamingResponse[T]]]) -> None:
        self._ask = ask
        self._reply: AsyncStreamingResponse[T] | None = None

    def __await__(self) -> Any:
        return self._ask().__await__()

    async def __aenter__(self) -> AsyncStreamingResponse[T]:
        self._reply = await self._ask()
        return self._reply

    async def __aexit__(self, kind: object, error: object, trace: object) -> None:
        if self._reply is not None:
            await self._reply.close()


def opened_by(asked: Opening[T] | Coroutine[Any, Any, AsyncStreamingResponse[T]]) -> Opening[T]:
    """The same, for a reply that is being asked for already."""
    return asked if isinstance(asked, Opening) else Opening(lambda: asked)


class _Lines:
    """Text cut into lines as its bytes arrive."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._pieces: list[str] = []  # of an unfinished line, so that a huge one costs no quadratic time

    def take(self, chunk: bytes, final: bool = False) -> Iterator[str]:
        *lines, rest = self._decoder.decode(chunk, final).split("\n")
        for line in lines:
            yield "".join((*self._pieces, line)).removesuffix("\r")
            self._pieces.clear()
        if rest:
            self._pieces.append(rest)

    def rest(self) -> Iterator[str]:
        yield from self.take(b"", final=True)
        if self._pieces:
            yield "".join(self._pieces)
            self._pieces.clear()


class _AsyncLines(AsyncIterator[str]):
    """No generator, since nothing may be left for the event loop to finalise."""

    def __init__(self, chunks: AsyncIterator[bytes]) -> None:
        self._chunks: AsyncIterator[bytes] | None = chunks
        self._lines = _Lines()
        self._ready: deque[str] = deque()

    async def __anext__(self) -> str:
        while not self._ready:
            if self._chunks is None:
                raise StopAsyncIteration
            chunk = await anext(self._chunks, None)
            if chunk is None:
                self._chunks = None
                self._ready.extend(self._lines.rest())
            else:
                self._ready.extend(self._lines.take(chunk))
        return self._ready.popleft()
