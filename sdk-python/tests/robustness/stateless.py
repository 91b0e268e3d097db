"""
A fast HTTP server whose answers follow from the request alone, so calls may be cut off at any moment and in any number.

Knows nothing of the SDK. `OPERATIONS` at its end are its endpoints, as the SDK's runtime wants them described.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiagentplatform._core import Operation, PageSpec, StreamSpec

PIECE = 1000
"""The length of a file's pieces, all of which are the last character of its name."""


class StatelessServer:
    """
    `open` are the connections, `connections` how many there ever were, `requests` how many requests came.

    Below ``/mute`` it never answers, below ``/silent`` and ``/stuck`` it falls silent in the middle, and calls
    `on_silence`.
    """

    def __init__(self) -> None:
        self.url = ""
        self.open: set[asyncio.StreamWriter] = set()
        self.connections = 0
        self.requests = 0
        self.gathered = 0
        self.changed = threading.Condition()
        self.on_silence: Callable[[], None] = lambda: None
        self._gates: dict[int, asyncio.Event] = {}

    def until(self, holds: Callable[[], bool], seconds: float = 10) -> bool:
        """Wait until it holds, looking whenever a connection opens or closes, or a request comes."""
        with self.changed:
            return self.changed.wait_for(holds, seconds)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with self.changed:
            self.connections += 1
            self.open.add(writer)
            self.changed.notify_all()
        try:
            while (head := await reader.readuntil(b"\r\n\r\n")) and await self._answer(head, reader, writer):
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()
            with self.changed:
                self.open.discard(writer)
                self.changed.notify_all()

    async def _answer(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        first, *lines = head.decode("latin-1").split("\r\n")[:-2]
        method, target, _ = first.split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        with self.changed:
            self.requests += 1
            self.changed.notify_all()
        body = await self._body(headers, reader)
        parts = urlsplit(target)
        kind, _, name = parts.path.strip("/").partition("/")
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        if kind == "flaky" and headers["x-sdk-attempt"] == "1":
            writer.write(b"HTTP/1.1 503 No\r\nretry-after-ms: 1\r\ncontent-length: 2\r\n\r\n{}")
        elif kind in ("streams", "files", "stuck"):
            await self._in_pieces(reader, writer, kind, name, query)
        else:
            if kind == "mute":
                await self._silence(reader, writer)
            answer = self._page(query) if kind == "lists" else {"id": name, "size": len(body), "method": method}
            text = json.dumps(answer).encode()
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(text))
            if kind == "silent":
                await self._silence(reader, writer)
            writer.write(text)
        return True

    async def _body(self, headers: dict[str, str], reader: asyncio.StreamReader) -> bytes:
        if headers.get("transfer-encoding") != "chunked":
            return await reader.readexactly(int(headers.get("content-length", "0")))
        body = b""
        while size := int(await reader.readline(), 16):
            body += await reader.readexactly(size)
            await reader.readline()
        await reader.readline()
        return body

    def _page(self, query: dict[str, str]) -> dict[str, Any]:
        """Items 0 to 5, two a page."""
        start = int(query.get("after", "-1")) + 1
        return {"data": [{"id": str(n)} for n in (start, start + 1)], "has_more": start < 4}

    async def _in_pieces(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, kind: str, name: str, query: dict[str, str]
    ) -> None:
        media = b"application/octet-stream" if kind == "files" else b"text/event-stream"
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: %b\r\ntransfer-encoding: chunked\r\n\r\n" % media)
        pieces = _file(name, query) if kind == "files" else self._events(reader, writer, kind, name, query)
        async for piece in pieces:
            writer.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            await writer.drain()
        writer.write(b"0\r\n\r\n")

    async def _silence(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Say nothing more, until the client goes away."""
        await writer.drain()
        self.on_silence()
        await reader.read()
        raise ConnectionResetError

    async def _events(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, kind: str, name: str, query: dict[str, str]
    ) -> AsyncIterator[bytes]:
        """Events that bear their stream's name, each sent in two halves, with more to come after the last one."""
        await self._all_there(int(query.get("together", "0")))
        for number in range(int(query.get("events", "3"))):
            event = b"data: %b\n\n" % json.dumps({"stream": name, "number": number}).encode()
            yield event[:11]  # and the next piece is asked for once this one was sent
            if kind == "stuck":
                await self._silence(reader, writer)
            await asyncio.sleep(0)
            yield event[11:]
        yield b"data: [DONE]\n\n"
        await asyncio.sleep(0)
        yield b": the rest\n\n"

    async def _all_there(self, count: int) -> None:
        """Wait for so many streams to be open at once."""
        if count:
            gate = self._gates.setdefault(count, asyncio.Event())
            self.gathered += 1
            if self.gathered == count:
                gate.set()
            await gate.wait()


async def _file(name: str, query: dict[str, str]) -> AsyncIterator[bytes]:
    for _ in range(int(query.get("pieces", "3"))):
        yield name[-1].encode() * PIECE
        await asyncio.sleep(0)


@contextmanager
def stateless_server(loop: asyncio.AbstractEventLoop) -> Iterator[StatelessServer]:
    """A server on the loop, gone at the end with all of its connections."""

    async def start() -> tuple[StatelessServer, asyncio.AbstractServer]:
        server = StatelessServer()
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, backlog=2048)
        server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        return server, listening

    async def stop() -> None:
        listening.close()
        for writer in list(server.open):
            writer.transport.abort()
        while server.open:
            await asyncio.sleep(0)

    server, listening = asyncio.run_coroutine_threadsafe(start(), loop).result(10)
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop).result(10)


# ── its endpoints ────────────────────────────────────────────────────────────────────────────────

_EVENTS = StreamSpec("builtins:dict", terminator="[DONE]")


def _get(path: str, returns: str = "builtins:dict") -> Operation[Any]:
    return Operation(f"get {path}", "GET", path, returns=returns)


THING = _get("/things/{id}")
FLAKY = _get("/flaky/{id}")
MUTE = _get("/mute/{id}")
SILENT = _get("/silent/{id}")
FILE = _get("/files/{id}", "builtins:bytes")
STUCK_FILE = _get("/stuck/{id}", "builtins:bytes")
STREAM: Operation[Any] = Operation("streams", "GET", "/streams/{id}", stream=_EVENTS)
STUCK: Operation[Any] = Operation("stuck", "GET", "/stuck/{id}", stream=_EVENTS)
UPLOAD: Operation[Any] = Operation("upload", "POST", "/uploads", returns="builtins:dict", body="binary")
LIST: Operation[Any] = Operation(
    "list",
    "GET",
    "/lists",
    returns="builtins:dict",
    page=PageSpec("data", scheme="cursor", after="after", cursor="id", more="has_more"),
)
