"""
aiohttp behind our own `AsyncTransport`: the cheapest way to make many calls at once.

aiohttp waits in its own way, so four things are settled here: its own repetitions are switched off, since ours are
counted; waiting for a free connection is told from opening one; silence counts only while somebody waits; and what came
before a failure is given before the failure. It needs asyncio, and must not know retries.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

from ..errors import ArgumentError, ConfigurationError, HeaderArgumentError, SDKError
from ..settings.connection import Connection
from ..settings.timeouts import Timeout
from ..values.headers import Headers, Pairs
from .aiohttp_client import AUTOMATIC, Broke, Guard, address, library
from .aiohttp_client import opened as open_session
from .aiohttp_upload import PIECE, payload_class
from .coding import AsyncDecoded, decoded
from .interface import Request
from .proxies import proxy_finder
from .trouble import broken, failed, reason, timed_out, unreachable

MAX_ADDRESS = 65_536
"""Characters of an address, as httpx has it."""
MAX_REDIRECTS = 21  # counted otherwise than by httpx, which follows twenty


def opened(connection: Connection) -> AiohttpTransport:
    """A transport with a session of our own, on the running event loop."""
    always = {"max_redirects": MAX_REDIRECTS, "allow_redirects": connection.follow_redirects}
    proxy = proxy_finder(connection)  # which may refuse, so before there is a session to close
    return AiohttpTransport(open_session(connection), connection.max_connections, always, proxy, guard=Guard)


def adopted(session: Any) -> AiohttpTransport:
    """A transport over the caller's session, with as many connections as that one allows."""
    connector = session.connector
    limits = (connector.limit, connector.limit_per_host) if connector is not None else ()
    connections = min((limit for limit in limits if limit), default=0)
    return AiohttpTransport(session, connections, {"skip_auto_headers": AUTOMATIC})


def _check_ascii(headers: Pairs) -> None:
    """aiohttp writes headers as UTF-8, which no server would read as it was meant."""
    for name, value in headers:
        if not value.isascii():
            raise HeaderArgumentError(
                f"The value of header {name!r} is not ASCII, which the transport 'aiohttp' cannot send; percent-encode "
                "it, or use 'httpx2' or 'httpx'."
            )


class AiohttpTransport:
    """An `AsyncTransport` over an `aiohttp.ClientSession`."""

    def __init__(
        self,
        session: Any,
        connections: int,
        always: Mapping[str, Any],
        proxy: Callable[[str], str | None] | None = None,
        guard: Callable[[Any], Any] | None = None,
    ) -> None:
        self._session = session
        self._slots = asyncio.Semaphore(connections) if connections else None
        self._always = always
        self._proxy = proxy
        self._guard = guard
        self._url = lru_cache(maxsize=128)(_encoded_url)
        self._limits = lru_cache(maxsize=16)(_limits)

    async def send(self, request: Request) -> AiohttpResponse:
        _check_ascii(request.headers)
        slots, content, upload = self._slots, request.content, None
        if slots is not None:
            await _enter(slots, request.timeout.pool)
        try:
            if content is not None and (not isinstance(content, bytes) or len(content) > PIECE):
                upload = payload_class()(content, request.timeout.idle)
            url = self._url(request.url)
            response = await self._session.request(
                request.method,
                url,
                headers=request.headers,
                data=content if upload is None else upload,
                timeout=self._limits(request.timeout),
                auto_decompress=False,
                proxy=None if self._proxy is None else _known_to_aiohttp(self._proxy(request.url)),
                middlewares=None if self._guard is None else (self._guard(url),),
                **self._always,
            )
        except BaseException as error:
            if slots is not None:
                slots.release()
            failure = _failure(error, request) if upload is None or upload.failure is None else upload.failure
            if failure is None:
                raise
            raise failure from error
        connection = response.connection
        if connection is not None:
            _limit_silence(connection, None)
            if slots is not None:
                connection.add_callback(slots.release)
        elif slots is not None:
            slots.release()  # the whole reply is here already
        return AiohttpResponse(response, request.timeout.idle)

    async def aclose(self) -> None:
        await self._session.close()

    def drop(self) -> None:
        """Give up the connections of a loop that has ended. There is nothing to wait for, and aiohttp stays silent."""
        with suppress(StopIteration):
            self._session.close().send(None)


async def _enter(slots: asyncio.Semaphore, seconds: float | None) -> None:
    """Wait for a free connection: here, where it can be told from opening one."""
    if not slots.locked():
        await slots.acquire()
        return
    from anyio import move_on_after

    with move_on_after(seconds):
        await slots.acquire()
        return
    raise timed_out("pool", seconds)


def _encoded_url(url: str) -> Any:
    """The library's URL, with the encoding left as it is."""
    if len(url) > MAX_ADDRESS:
        raise ArgumentError(f"The address of the request is longer than {MAX_ADDRESS:,} characters.")
    try:
        return address()(url, encoded=True)
    except ValueError as fault:
        raise ArgumentError(f"The address of the request cannot be sent: {fault}.") from fault


def _known_to_aiohttp(proxy: str | None) -> str | None:
    if proxy is not None and proxy.startswith("socks"):
        raise ConfigurationError("The transport 'aiohttp' knows no SOCKS proxies; use 'httpx2' or 'httpx' for that.")
    return proxy


def _limits(timeout: Timeout) -> Any:
    return library().ClientTimeout(total=None, connect=timeout.connect, sock_read=timeout.first_byte)


def _limit_silence(connection: Any, seconds: float | None) -> None:
    """From now on, have the library give a connection up that brings nothing for so long."""
    protocol = connection.protocol
    if protocol is not None:
        protocol.read_timeout = seconds
        protocol.start_timeout()


# ── failures ─────────────────────────────────────────────────────────────────────────────────────


def _failure(error: BaseException, request: Request) -> Exception | None:
    """The library's exception as ours, of a reply that did not begin; None for what is not the library's."""
    aiohttp = library()
    if isinstance(error, Broke):
        error = error.__cause__ or error
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return timed_out("connect", request.timeout.connect, request.url)
    if isinstance(error, aiohttp.SocketTimeoutError):
        return timed_out("first byte", request.timeout.first_byte)
    if isinstance(error, (aiohttp.ClientConnectorError, aiohttp.ClientHttpProxyError)):
        return unreachable(request.url, _words(error))
    if isinstance(error, aiohttp.InvalidURL) and not isinstance(error, aiohttp.RedirectClientError):
        return ArgumentError("The address of the request cannot be sent.")
    if isinstance(error, (aiohttp.ClientError, OSError)) and not isinstance(error, SDKError):
        return failed(request.url, _words(error))
    closed = isinstance(error, RuntimeError) and "closed" in str(error)
    return ConfigurationError("The client is closed.") if closed else None


def _words(error: BaseException) -> str:
    """What happened. The library's own words may hold the whole address, and so a secret of its query."""
    aiohttp = library()
    if isinstance(error, aiohttp.TooManyRedirects):
        return "it was redirected too often"
    if isinstance(error, aiohttp.RedirectClientError):
        return "it was redirected to an address that cannot be used"
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return f"the proxy replied with {getattr(error, 'status', '')} {getattr(error, 'message', '')}"
    if type(error) is aiohttp.ClientOSError:
        error = error.__cause__ or error
    if isinstance(error, aiohttp.ServerDisconnectedError) and not isinstance(getattr(error, "message", None), str):
        return "the server closed the connection in the middle of the reply's head"  # the message is that head
    for known in (error, error.__cause__):
        message = getattr(known, "message", None)
        if isinstance(message, str) and message:
            return " ".join(message.split()).rstrip(".")
    return reason(error)


# ── replies ──────────────────────────────────────────────────────────────────────────────────────


class AiohttpResponse:
    """An open reply, and its own iterator. Its connection is free as soon as the whole reply has come."""

    __slots__ = (
        "_content",
        "_failure",
        "_idle",
        "_over",
        "_response",
        "_since",
        "_timer",
        "attempts",
        "headers",
        "status",
    )

    def __init__(self, response: Any, idle: float | None) -> None:
        self._response, self._content, self._idle = response, response.content, idle
        self._failure: BaseException | None = None
        self._over = False
        self._since: float | None = None
        self._timer: asyncio.TimerHandle | None = None
        self.status: int = response.status
        self.headers = Headers(response.raw_headers)

    async def aread(self) -> bytes:
        connection = self._response.connection
        if connection is not None:
            _limit_silence(connection, self._idle)
        self._over = True
        try:
            return decoded(self._coding(), await self._content.read())
        except BaseException as error:
            self._response.close()
            failure = self._translated(error)
            if failure is None:
                raise
            raise failure from error

    def aiter_raw(self) -> AsyncIterator[bytes]:
        coding = self._coding()
        return AsyncDecoded(coding, self) if coding else self

    def _coding(self) -> str | None:
        coding: str | None = self._response.headers.get("content-encoding")
        return coding

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if self._over:
            raise StopAsyncIteration
        try:
            if self._failure is not None:
                raise self._failure
            piece: bytes = self._content.read_nowait() or await self._next()
        except BaseException as error:
            if rest := self._rest(error):
                return rest
            self._end()
            failure = self._translated(error)
            if failure is None:
                raise
            raise failure from error
        if not piece:
            self._end()
            raise StopAsyncIteration
        return piece

    async def aclose(self) -> None:
        if not self._over:
            self._end()

    def _end(self) -> None:
        self._over = True
        self._response.close()
        if self._timer is not None:
            self._timer.cancel()

    async def _next(self) -> bytes:
        """The next piece when it comes; empty at the end. One timer serves many pieces."""
        if self._idle is not None:
            loop = asyncio.get_running_loop()
            self._since = loop.time()
            if self._timer is None:
                self._timer = loop.call_later(self._idle, self._look, loop, self._idle)
        try:
            piece: bytes = await self._content.readany()
            return piece
        finally:
            self._since = None

    def _look(self, loop: asyncio.AbstractEventLoop, idle: float) -> None:
        """See whether somebody has waited for too long; if not yet, look again when it could be so."""
        self._timer = None
        if self._since is None:
            return
        left = self._since + idle - loop.time()
        if left > 0:
            self._timer = loop.call_later(left, self._look, loop, idle)
        else:
            self._content.set_exception(timed_out("idle", idle))

    def _rest(self, error: BaseException) -> bytes:
        """What came before a failure, which the library would forget."""
        if self._failure is not None or self._content.exception() is not error:
            return b""
        self._failure = error
        self._content.set_exception(None)
        rest: bytes = self._content.read_nowait()
        return rest

    def _translated(self, error: BaseException) -> SDKError | None:
        """The library's exception as ours; None for one that is ours, or not the library's."""
        aiohttp = library()
        if isinstance(error, aiohttp.SocketTimeoutError):
            return timed_out("idle", self._idle)
        ours = isinstance(error, SDKError) or not isinstance(error, (aiohttp.ClientError, OSError))
        return None if ours else broken(_words(error))
