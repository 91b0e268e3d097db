"""
httpx, and httpx2 which has the same interface, behind our own `Transport`. The only file that loads either of them.

It opens the library's client when the first request is sent, translates its exceptions, and must not know retries.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ..errors import APIConnectionError, ArgumentError, ConfigurationError
from ..settings.connection import Connection
from ..settings.timeouts import Timeout
from ..values.headers import Headers
from .interface import Request, Upload
from .postponed import Postponed
from .tls import context_for
from .trouble import broken, failed, reason, timed_out, unreachable

MAX_KEPT = 100
"""Idle connections, unless the settings say otherwise."""


@lru_cache(maxsize=1)
def preferred() -> Any:
    """httpx2 if it can be imported, else httpx."""
    return import_module("httpx2" if find_spec("httpx2") else "httpx")


@cache
def library_named(name: str) -> Any:
    return import_module(name)


def library_of(client: object) -> Any:
    """The library that a client object belongs to; None if it is neither httpx's nor httpx2's."""
    for kind in type(client).__mro__:
        name = kind.__module__.partition(".")[0]
        if name in ("httpx", "httpx2"):
            return sys.modules[name]
    return None


def opened(library: Any, kind: str, connection: Connection) -> Any:
    """A client of the library's, of our own. `kind` is "Client" or "AsyncClient"; timeouts come with each request."""
    kept = MAX_KEPT if connection.max_keepalive is None else connection.max_keepalive
    wire = {
        "verify": context_for(connection),
        "http2": connection.http2,
        "trust_env": connection.trust_env,
        "limits": library.Limits(
            max_connections=connection.max_connections,
            max_keepalive_connections=kept,
            keepalive_expiry=connection.keepalive_expiry,
        ),
    }
    carrier = getattr(library, "AsyncHTTPTransport" if kind == "AsyncClient" else "HTTPTransport")
    if connection.proxy is not None:
        wire["trust_env"] = False  # else the surroundings' proxies would be laid under the given ones
    try:
        mounts = {
            f"{scheme}://": carrier(proxy=_proxy(library, url, wire["verify"]), **wire)
            for scheme, url in connection.proxies().items()
        }
        client = getattr(library, kind)
        return client(mounts=mounts, timeout=None, follow_redirects=connection.follow_redirects, **wire)
    except ImportError as lack:
        raise ConfigurationError(f"The transport {library.__name__!r} lacks a package. {lack}") from lack


def _proxy(library: Any, url: str, context: Any) -> Any:
    return library.Proxy(url, ssl_context=context if url.startswith("https:") else None)


class _Library:
    """What both twins need of one library: its request class, and its exceptions as ours."""

    def __init__(self, library: Any) -> None:
        self._request = library.Request
        self._url = lru_cache(maxsize=128)(library.URL)
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

    def request(self, request: Request, timeout: dict[str, float | None], side: Callable[[Upload], object]) -> Any:
        """The library's request. `side` shows an upload as iterable in one way: the library takes what it finds."""
        content: Any = request.content
        headers: list[tuple[bytes, bytes]] = [  # text is encoded as ASCII by the libraries; RFC 9110 allows Latin-1
            (name.encode("ascii"), value.encode("latin-1")) for name, value in request.headers
        ]
        if content is not None and not isinstance(content, bytes):
            if content.size is not None:
                headers.append((b"content-length", b"%d" % content.size))
            content = side(content)
        try:
            url = self._url(request.url)
        except self._invalid as fault:
            raise ArgumentError(f"The address of the request cannot be sent: {fault}.") from fault
        return self._request(request.method, url, headers=headers, content=content, extensions={"timeout": timeout})

    def careful(
        self, work: Coroutine[Any, Any, Any], undo: Callable[[Any], Coroutine[Any, Any, None]] | None = None
    ) -> Awaitable[Any]:
        """The library's work, where it can be cancelled without a connection being lost."""
        return Postponed(work, undo) if self._loses_connections else work

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


class _SyncUpload:
    """An upload, as an iterable for threads."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._upload)


class _AsyncUpload:
    """An upload, as an iterable for event loops."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._upload)


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
            response = self._client.send(library.request(request, timeout, _SyncUpload), stream=True)
        except library.failures as error:
            raise library.translated(error, timeout, request.url) from error
        except RuntimeError as error:
            raise _closed_client(error) from error
        timeout["read"] = request.timeout.idle  # the library reads this dictionary anew when the body begins
        return HttpxResponse(response, library, timeout)

    def close(self) -> None:
        self._client.close()


class HttpxResponse:
    """An open reply. `read` joins the raw pieces where nothing is encoded: cheaper than the library's way."""

    __slots__ = ("_library", "_response", "_timeout", "attempts", "headers", "status")

    def __init__(self, response: Any, library: _Library, timeout: dict[str, float | None]) -> None:
        self._response, self._library, self._timeout = response, library, timeout
        self.status: int = response.status_code
        self.headers = Headers(response.headers.raw)

    def read(self) -> bytes:
        response = self._response
        try:
            if "content-encoding" in response.headers:
                return bytes(response.read())
            return b"".join(response.stream)
        except self._library.failures as error:
            raise self._library.translated(error, self._timeout) from error
        finally:
            response.close()

    def iter_raw(self) -> Iterator[bytes]:
        response = self._response
        try:
            yield from response.iter_bytes() if "content-encoding" in response.headers else response.stream
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
            sent = self._client.send(library.request(request, timeout, _AsyncUpload), stream=True)
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

    __slots__ = ("_chunks", "_library", "_over", "_response", "_timeout", "attempts", "headers", "status")

    def __init__(self, response: Any, library: _Library, timeout: dict[str, float | None]) -> None:
        self._response, self._library, self._timeout = response, library, timeout
        self._chunks: Any = None
        self._over = False
        self.status: int = response.status_code
        self.headers = Headers(response.headers.raw)

    async def aread(self) -> bytes:
        response = self._response
        try:
            if "content-encoding" in response.headers:
                return bytes(await self._library.careful(response.aread()))
            return bytes(await self._library.careful(_joined(response.stream)))
        except self._library.failures as error:
            raise self._library.translated(error, self._timeout) from error
        finally:
            await self._library.careful(response.aclose())

    def aiter_raw(self) -> AsyncIterator[bytes]:
        if self._chunks is None:
            response = self._response
            encoded = "content-encoding" in response.headers
            self._chunks = response.aiter_bytes() if encoded else aiter(response.stream)
        return self

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self.aiter_raw()

    async def __anext__(self) -> bytes:
        if self._over:
            raise StopAsyncIteration
        try:
            chunk: bytes = await self._library.careful(anext(self._chunks))
            return chunk
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
