"""The socket, and the HTTP server that answers on it. Must not know what the application is about."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .kernel.http.wire import TRANSPORT

if TYPE_CHECKING:
    from .kernel.http.wire import Receive, Scope, Send

_BACKLOG = 2048
_GRACE_SECONDS = 2
# Longer than clients keep idle connections, so that none is closed just when it is used again.
_KEEP_ALIVE_SECONDS = 75


class Application(Protocol):
    """What is served."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None: ...

    def hang_up(self) -> None:
        """End all that is open, so that the server can stop at once."""
        ...


class AddressError(Exception):
    """The server cannot listen there. The message says why, and what to do."""


class _Protocol(HttpToolsProtocol):
    """HTTP/1.1 that leaves the connection's transport in the scope, for faults on the socket itself."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope.setdefault("state", {})[TRANSPORT] = self.transport


class Server(uvicorn.Server):
    """Stops at once: open streams are ended instead of waited for."""

    def __init__(self, app: Application, *, signals: bool, ready: Callable[[], None]) -> None:
        config = uvicorn.Config(
            app,
            http=_Protocol,
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            proxy_headers=False,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        super().__init__(config)
        self._app = app
        self._signals = signals
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._app.hang_up()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        if not self._signals:
            yield
            return
        former = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        AddressError: The port is taken or not allowed, or there is no such host.
    """
    # The protocol is named, for only then does asyncio turn Nagle's algorithm off; it would cost 40 ms a reply.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        hint = "; choose another with --port, or --port 0 for any free one" if port else ""
        raise AddressError(f"Cannot listen on {host}:{port}: {reason}{hint}.") from error
    return listening
