"""
httpx, and httpx2 which has the same interface, behind our own `Transport`. It must not know retries.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

from ..errors import APIConnectionError, ArgumentError, ConfigurationError
from ..settings.timeouts import Timeout
from ..values.headers import Headers
from .coding import AsyncDecoded, decoded, decoded_pieces
from .interface import Request, Upload
from .postponed import Postponed
from .trouble import broken, failed, reason, timed_out, unreachable, unrepeatable


class _Library:
    """What both twins need of one library: its request class, and its exceptions as ours."""

    def __init__(self, library: Any) -> None:
        self._request = library.Request
        self._url = lru_cache(maxsize=128)(library.URL)
        self._body = type("Body", (_Body, library.SyncByteStream, library.AsyncByteStream), {})
        self.failures: tuple[type[Exception], ...] = (library.HTTPError, library.StreamError)
        self._invalid: type[Exception] = library.InvalidURL
        self._waits: tuple[tuple[type[Exception], str, str], ...] = (
            (library.ConnectTimeout, "connect", "connect"),
            (library.PoolTimeout, "pool", "pool"),
            (library.WriteTimeout, "write", "upload"),
        )
        self._read_timeout = library.ReadTimeout
        self._loses_connections = library.__name__ == "httpx"  # when cancelled between two steps; httpx2 does not
        self._unsent: tuple[type[Exception], ...] = (
            library.ConnectError,
            library.UnsupportedProtocol,
            library.ProxyError,
        )

    def request(self, request: Request, timeout: dict[str, float | None]) -> Any:
        """The library's request."""
        content = request.content
        body: Any = None if content is None else self._body(content)
        headers: list[tuple[bytes, bytes]] = [  # text is encoded as ASCII by the libraries; RFC 9110 allows Latin-1
            (name.encode("ascii"), value.encode("latin-1")) for name, value in request.headers
        ]
        if content is not None and not isinstance(content, bytes) and content.size is not None:
            headers.append((b"content-length", b"%d" % content.size))
        try:
            url = self._url(request.url)
        except self._invalid as fault:
            raise ArgumentError(f"The address of the request cannot be sent: {fault}.") from fault
        shown = content if isinstance(content, bytes) else body
        made = self._request(request.method, url, headers=headers, content=shown, extensions={"timeout": timeout})
        if body is not None:
            made.stream = body  # not the library's, which reads it in a generator that a failure would leave unfinished
        return made

    def careful(
        self, work: Coroutine[Any, Any, Any], undo: Callable[[Any], Coroutine[Any, Any, None]] | None = None
    ) -> Awaitable[Any]:
        """The library's work, where it can be cancelled without a connection being lost."""
        return Postponed(work, undo) if self._loses_connections else work

    def each_careful(self, step: Callable[[], Coroutine[Any, Any, Any]]) -> Callable[[], Awaitable[Any]]:
        """A step that is taken many times, carefully each time; itself if no care is needed, since a call costs."""
        return (lambda: Postponed(step())) if self._loses_connections else step

    def translated(self, error: Exception, timeout: dict[str, float | None], url: str = "") -> APIConnectionError:
        """The library's exception as ours. Without a `url` the reply had begun."""
        for theirs, limit, wait in self._waits:
            if isinstance(error, theirs):
                return timed_out(wait, timeout[limit], url)
        if isinstance(error, self._read_timeout):
            return timed_out("first byte" if url else "idle", timeout["read"])
        why = reason(error)
        if not url:
            return broken(why)
        return unreachable(url, why) if isinstance(error, self._unsent) else failed(url, why)


class _Body:
    """Our half of a stream of the library's: a request's body, read anew each time it is sent."""

    def __init__(self, content: bytes | Upload) -> None:
        self._content = content
        self._sent = False

    def _again(self) -> bytes | Upload:
        """What to send. Raises `APIConnectionError` when it was sent before and cannot be read again."""
        content = self._content
        if self._sent and not isinstance(content, bytes) and not content.replayable:
            raise unrepeatable()
        self._sent = True
        return content

    def __iter__(self) -> Iterator[bytes]:
        content = self._again()
        return iter((content,)) if isinstance(content, bytes) else iter(content)

    def __aiter__(self) -> AsyncIterator[bytes]:
        content = self._again()
        return _Once(content) if isinstance(content, bytes) else aiter(content)


class _Once(AsyncIterator[bytes]):
    """One piece."""

    def __init__(self, piece: bytes) -> None:
        self._piece: bytes | None = piece

    async def __anext__(self) -> bytes:
        piece, self._piece = self._piece, None
        if piece is None:
            raise StopAsyncIteration
        return piece


def _timeouts(timeout: Timeout) -> dict[str, float | None]:
    return {
        "connect": timeout.connect,
        "pool": timeout.pool,
        "read": timeout.first_byte,
        "write": timeout.idle,
    }


# ── threads ──────────────────────────────────────────────────────────────────────────────────────


class HttpxTransport:
    """A `Transport` over an `httpx.Client` or an `httpx2.Client`."""

    def __init__(self, client: Any, library: Any) -> None:
        self._client = client
        self._library = _Library(library)

    def send(self, request: Request) -> HttpxResponse:
        timeout = _timeouts(request.timeout)
        library = self._library
        try:
            response = self._client.send(library.request(request, timeout), stream=True)
        except library.failures as error:
            raise library.translated(error, timeout, request.url) from error
        except RuntimeError as error:
            raise _closed_client(error) from error
        timeout["read"] = request.timeout.idle  # the library reads this dictionary anew when the body begins
        return HttpxResponse(response, library, timeout)

    def close(self) -> None:
        self._client.close()


class HttpxResponse:
    """An open reply, read piece by piece from the wire."""

    __slots__ = ("_library", "_response", "_timeout", "attempts", "headers", "status")

    def __init__(self, response: Any, library: _Library, timeout: dict[str, float | None]) -> None:
        self._response, self._library, self._timeout = response, library, timeout
        self.status: int = response.status_code
        self.headers = Headers(response.headers.raw)

    def read(self) -> bytes:
        response = self._response
        coding = response.headers.get("content-encoding")
        try:
            return decoded(coding, b"".join(response.stream))
        except self._library.failures as error:
            raise self._library.translated(error, self._timeout) from error
        finally:
            response.close()

    def iter_raw(self) -> Iterator[bytes]:
        response = self._response
        coding = response.headers.get("content-encoding")
        try:
            yield from decoded_pieces(coding, response.stream) if coding else response.stream
        except self._library.failures as error:
            raise self._library.translated(error, self._timeout) from error
        finally:
            response.close()

    def abort(self) -> None:
        """Break the connection, from another thread than the one that reads."""
        stream = self._response.extensions.get("network_stream")
        sock = stream.get_extra_info("socket") if stream is not None else None
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._response.close()


# ── asyncio and trio ─────────────────────────────────────────────────────────────────────────────


class AsyncHttpxTransport:
    """An `AsyncTransport` over an `httpx.AsyncClient` or an `httpx2.AsyncClient`."""

    def __init__(self, client: Any, library: Any) -> None:
        self._client = client
        self._library = _Library(library)

    async def send(self, request: Request) -> AsyncHttpxResponse:
        timeout = _timeouts(request.timeout)
        library = self._library
        try:
            sent = self._client.send(library.request(request, timeout), stream=True)
            response = await library.careful(sent, _close)
        except library.failures as error:
            raise library.translated(error, timeout, request.url) from error
        except RuntimeError as error:
            raise _closed_client(error) from error
        timeout["read"] = request.timeout.idle
        return AsyncHttpxResponse(response, library, timeout)

    async def aclose(self) -> None:
        await self._client.aclose()


class AsyncHttpxResponse:
    """
    The asynchronous twin of `HttpxResponse`; its own iterator.

    No generator of ours stands around the library's: one that is left in the middle would be finalised by the event
    loop at a time of its choosing.
    """

    __slots__ = (
        "_chunks", "_library", "_next_chunk", "_over", "_response", "_timeout", "attempts", "headers", "status"
    )  # fmt: skip

    def __init__(self, response: Any, library: _Library, timeout: dict[str, float | None]) -> None:
        self._response, self._library, self._timeout = response, library, timeout
        self._chunks: Any = None
        self._next_chunk: Callable[[], Awaitable[bytes]]
        self._over = False
        self.status: int = response.status_code
        self.headers = Headers(response.headers.raw)

    async def aread(self) -> bytes:
        response = self._response
        try:
            data = await self._library.careful(_joined(response.stream))
            return decoded(response.headers.get("content-encoding"), data)
        except self._library.failures as error:
            raise self._library.translated(error, self._timeout) from error
        finally:
            await self._library.careful(response.aclose())

    def aiter_raw(self) -> AsyncIterator[bytes]:
        coding = self._response.headers.get("content-encoding")
        return AsyncDecoded(coding, self) if coding else aiter(self)

    def __aiter__(self) -> AsyncIterator[bytes]:
        if self._chunks is None:
            self._chunks = aiter(self._response.stream)
            self._next_chunk = self._library.each_careful(self._chunks.__anext__)
        return self

    async def __anext__(self) -> bytes:
        try:
            return await self._next_chunk()  # which has no more once it failed or was closed
        except BaseException as error:
            self._over = True
            if isinstance(error, StopAsyncIteration):
                await self._library.careful(self._response.aclose())
            if isinstance(error, self._library.failures):
                raise self._library.translated(error, self._timeout) from error
            raise

    async def aclose(self) -> None:
        await self._library.careful(self._response.aclose())
        if self._chunks is not None and not self._over:
            self._over = True
            await self._finish()

    async def _finish(self) -> None:
        """Let the library's generators run into the closed connection, which ends them here and now."""
        from anyio import CancelScope

        with CancelScope(shield=True), suppress(Exception):
            while True:
                await anext(self._chunks)


async def _joined(stream: Any) -> bytes:
    return b"".join([chunk async for chunk in stream])


async def _close(response: Any) -> None:
    await response.aclose()


def _closed_client(error: RuntimeError) -> Exception:
    return ConfigurationError("The client is closed.") if "closed" in str(error) else error
