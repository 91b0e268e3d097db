"""A proxy, and a server that speaks HTTP/2, both as small as a test allows. They know nothing of the SDK."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import ConnectionTerminated, DataReceived, RequestReceived, StreamEnded
from scripted import TURNS

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextmanager
def listening(
    loop: asyncio.AbstractEventLoop, serve: Serve, tls: ssl.SSLContext | None = None
) -> Iterator[tuple[str, int]]:
    """Serve on a free port of the loop, in a thread of its own; gone at the end with all connections."""
    at_work: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        at_work.add(task)
        try:
            with suppress(ConnectionError, ssl.SSLError, asyncio.CancelledError, asyncio.IncompleteReadError):
                await serve(reader, writer)
        finally:
            at_work.discard(task)
            writer.close()

    async def start() -> asyncio.AbstractServer:
        return await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)

    async def stop(server: asyncio.AbstractServer) -> None:
        for _ in range(TURNS):
            await asyncio.sleep(0)
        server.close()
        for task in list(at_work):
            task.cancel()
        while at_work:
            await asyncio.sleep(0)

    server = asyncio.run_coroutine_threadsafe(start(), loop).result(5)
    try:
        host, port = server.sockets[0].getsockname()[:2]
        yield host, port
    finally:
        asyncio.run_coroutine_threadsafe(stop(server), loop).result(5)


@dataclass
class Proxy:
    """`seen` has the first line of each request, `wanted` the Proxy-Authorization without which it is refused."""

    wanted: str = ""
    address: str = ""
    seen: list[str] = field(default_factory=list)
    forwarded: list[str] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first, *headers = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")[:-2]
        self.seen.append(first)
        method, target, _ = first.split(" ")
        given = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in headers)}
        if given.get("proxy-authorization", "") != self.wanted:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")
            await writer.drain()
            return
        place = urlsplit(f"//{target}" if method == "CONNECT" else target)
        there_reader, there = await asyncio.open_connection(place.hostname, place.port)
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            path = target.partition("//")[2].partition("/")[2]
            kept = [line for line in headers if not line.lower().startswith("proxy-")]
            self.forwarded += [line.lower() for line in headers]
            there.write("\r\n".join([f"{method} /{path} HTTP/1.1", *kept, "", ""]).encode("latin-1"))
        try:
            await asyncio.gather(_pump(reader, there), _pump(there_reader, writer))
        finally:
            there.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()
    else:
        writer.close()


@contextmanager
def proxy(loop: asyncio.AbstractEventLoop, wanted: str = "", tls: ssl.SSLContext | None = None) -> Iterator[Proxy]:
    """A proxy for plain requests and for tunnels."""
    running = Proxy(wanted)
    with listening(loop, running.serve, tls) as (host, port):
        running.address = f"{host}:{port}"
        yield running


@dataclass
class Http2Server:
    """Replies to everything with ``{"http": 2}``, however many requests come over one connection."""

    url: str = ""
    connections: int = 0
    bodies: list[bytes] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        protocol = H2Connection(H2Configuration(client_side=False))
        protocol.initiate_connection()
        bodies: dict[int, bytes] = {}
        while True:
            writer.write(protocol.data_to_send())
            await writer.drain()
            data = await reader.read(65536)
            if not data:
                return
            for event in protocol.receive_data(data):
                if isinstance(event, RequestReceived):
                    bodies[event.stream_id] = b""
                elif isinstance(event, DataReceived):
                    bodies[event.stream_id] += event.data
                    protocol.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                elif isinstance(event, StreamEnded):
                    self.bodies.append(bodies[event.stream_id])
                    protocol.send_headers(event.stream_id, [(":status", "200"), ("content-type", "application/json")])
                    protocol.send_data(event.stream_id, b'{"http": 2}', end_stream=True)
                elif isinstance(event, ConnectionTerminated):
                    return


@contextmanager
def http2_server(loop: asyncio.AbstractEventLoop, tls: ssl.SSLContext) -> Iterator[Http2Server]:
    """A server over TLS, which offers HTTP/2."""
    running = Http2Server()
    with listening(loop, running.serve, tls) as (_, port):
        running.url = f"https://127.0.0.1:{port}"
        yield running
