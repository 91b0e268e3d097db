"""An authority for the run, and servers that show its certificates."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest
from scripted import ScriptedServer, scripted_server
from transports.authority import Authority, new_authority
from transports.servers import Http2Server, Proxy, http2_server, proxy


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return new_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def secure_server(loop_in_thread: asyncio.AbstractEventLoop, authority: Authority) -> Iterator[ScriptedServer]:
    with scripted_server(loop_in_thread, authority.server_context()) as server:
        yield server


@pytest.fixture
def strict_server(loop_in_thread: asyncio.AbstractEventLoop, authority: Authority) -> Iterator[ScriptedServer]:
    """It speaks only with clients that show a certificate."""
    with scripted_server(loop_in_thread, authority.server_context(ask=True)) as server:
        yield server


@pytest.fixture
def http2(loop_in_thread: asyncio.AbstractEventLoop, authority: Authority) -> Iterator[Http2Server]:
    with http2_server(loop_in_thread, authority.server_context(protocols=("h2", "http/1.1"))) as server:
        yield server


@pytest.fixture
def open_proxy(loop_in_thread: asyncio.AbstractEventLoop) -> Iterator[Proxy]:
    with proxy(loop_in_thread) as running:
        yield running


@pytest.fixture
def secure_proxy(loop_in_thread: asyncio.AbstractEventLoop, authority: Authority) -> Iterator[Proxy]:
    """It is itself spoken to over TLS."""
    with proxy(loop_in_thread, tls=authority.server_context()) as running:
        yield running


@pytest.fixture
def guarded_proxy(loop_in_thread: asyncio.AbstractEventLoop) -> Iterator[Proxy]:
    """It wants the user ``me`` with the password ``p@ss``."""
    with proxy(loop_in_thread, "Basic bWU6cEBzcw==") as running:
        yield running


@pytest.fixture
def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


@pytest.fixture
def deaf_server() -> Iterator[str]:
    """It accepts connections, as the system does for it, and never reads from them."""
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.bind(("127.0.0.1", 0))
        sock.listen(16)
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
