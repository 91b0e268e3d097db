"""
A real HTTP server that does what a test scripts: replies, resets, stalls, truncates. Knows nothing of the SDK.

It runs on an event loop in a thread of its own, on a free port. Each request takes the next `Reply` of the script.
"""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import struct
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Literal

TURNS = 10
"""How often an event loop turns, at most, until an accepted connection has a handler: not before may it close."""

When = Literal["", "before headers", "after headers", "mid body"]


@dataclass(frozen=True)
class Reply:
    """
    One reply. `chunks` are sent one by one, with chunked coding if `length` is None; `unbounded`, the body ends with
    the connection. `reset` and `stall` say where the connection is reset or falls silent ("mid body": after the
    chunks), `close` ends it there without warning.
    """

    status: int = 200
    body: Any = None
    headers: Sequence[tuple[str, str]] = ()
    chunks: Sequence[bytes] = ()
    length: int | None = None
    unbounded: bool = False
    reset: When = ""
    stall: When = ""
    close: bool = False
    gap: float = 0.0

    @property
    def chunked(self) -> bool:
        return bool(self.chunks) and self.length is None and not self.unbounded

    def pieces(self) -> list[bytes]:
        if self.chunks:
            return list(self.chunks)
        if self.body is None:
            return []
        return [self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()]

    def head(self) -> bytes:
        names = {name.lower() for name, _ in self.headers}
        lines = [f"HTTP/1.1 {self.status} Scripted", *(f"{name}: {value}" for name, value in self.headers)]
        if "content-type" not in names and self.body is not None and not isinstance(self.body, bytes):
            lines.append("content-type: application/json")
        if self.unbounded:
            lines.append("connection: close")
        elif self.chunked:
            lines.append("transfer-encoding: chunked")
        elif self.status != 204:
            size = self.length if self.length is not None else sum(map(len, self.pieces()))
            lines.append(f"content-length: {size}")
        return "\r\n".join([*lines, "", ""]).encode("latin-1")


@dataclass
class Seen:
    """A request as it arrived. `connection` numbers the connections from 1."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes
    connection: int

    def header(self, name: str) -> str | None:
        found = [value for other, value in self.headers if other.lower() == name.lower()]
        assert len(found) < 2, f"{name} was sent {len(found)} times"
        return found[0] if found else None

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class ScriptedServer:
    """
    `script` what the next requests get (the last reply again and again), and see what came in `requests`. `answered` is
    how many replies were sent whole.
    """

    url: str = ""
    requests: list[Seen] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    connections: int = 0
    open: set[asyncio.StreamWriter] = field(default_factory=set)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    lost: int = 0
    answered: int = 0

    def script(self, *replies: Reply) -> None:
        self.replies[:] = replies

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        number = self.connections
        self.open.add(writer)
        try:
            while (seen := await self._request(reader, number)) is not None:
                self.requests.append(seen)
                reply = self.replies.pop(0) if len(self.replies) > 1 else (self.replies or [Reply(body={})])[0]
                if not await self._answer(reply, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            self.lost += 1
        finally:
            self.open.discard(writer)
            writer.close()

    async def _request(self, reader: asyncio.StreamReader, number: int) -> Seen | None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            return None
        first, *lines = head.decode("latin-1").split("\r\n")[:-2]
        method, target, _ = first.split(" ")
        headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        given = {name.lower(): value for name, value in headers}
        body = b""
        if given.get("transfer-encoding") == "chunked":
            while size := int(await reader.readuntil(b"\r\n"), 16):
                body += (await reader.readexactly(size + 2))[:-2]
            await reader.readuntil(b"\r\n")
        elif "content-length" in given:
            body = await reader.readexactly(int(given["content-length"]))
        return Seen(method, target, headers, body, number)

    async def _answer(self, reply: Reply, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection goes on."""
        for moment in ("before headers", "after headers", "mid body"):
            if moment == "after headers":
                writer.write(reply.head())
            if moment == "mid body":
                await self._pieces(reply, writer)
            await writer.drain()
            if reply.stall == moment:
                await self.ended.wait()
            if reply.reset == moment:
                self._reset(writer)
                return False
        if reply.close:
            return False
        if reply.chunked:
            writer.write(b"0\r\n\r\n")
            await writer.drain()
        self.answered += 1
        return not reply.unbounded

    async def _pieces(self, reply: Reply, writer: asyncio.StreamWriter) -> None:
        for piece in reply.pieces():
            writer.write(b"%x\r\n%b\r\n" % (len(piece), piece) if reply.chunked else piece)
            await writer.drain()
            if reply.gap:
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(self.ended.wait(), reply.gap)

    def _reset(self, writer: asyncio.StreamWriter) -> None:
        sock = writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()


@contextmanager
def background_loop() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop running in a thread."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@contextmanager
def scripted_server(loop: asyncio.AbstractEventLoop, tls: ssl.SSLContext | None = None) -> Iterator[ScriptedServer]:
    """A server on the loop, gone at the end with all of its connections."""

    async def start() -> tuple[ScriptedServer, asyncio.AbstractServer]:
        server = ScriptedServer()
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=tls)
        port = listening.sockets[0].getsockname()[1]
        server.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}"
        return server, listening

    async def stop(server: ScriptedServer, listening: asyncio.AbstractServer) -> None:
        server.ended.set()
        for _ in range(TURNS):
            await asyncio.sleep(0)
        listening.close()
        for writer in list(server.open):
            writer.transport.abort()
        while server.open:
            await asyncio.sleep(0)

    server, listening = asyncio.run_coroutine_threadsafe(start(), loop).result(5)
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(stop(server, listening), loop).result(5)
