"""
Where a case is played: with a transport that plays the replies itself, or over a real one to a server that sends them.

Either way the client is the product's own, its time is virtual, and a failure of the transport is raised as a transport
raises it. Over a real transport, what a case compares is what arrived at the server.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any

from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform
from aiagentplatform._core import Clock, Headers, Request
from aiagentplatform._core.transports.choice import async_transport, sync_transport
from conftest import VirtualTime, awaited
from scripted import Reply, ScriptedServer, Seen

from .cases import Case
from .fakes import BASE, KEY, AsyncFakeTransport, FakeReply, FakeTransport, Script
from .kinds import failure

PLAYED = "played"


class Stage:
    """One way of playing cases: a flavour of client, over `library` or `PLAYED`."""

    def __init__(self, flavour: str, library: str, server: ScriptedServer | None) -> None:
        self.flavour, self.library, self.server = flavour, library, server
        self._transports: list[Any] = []

    def make_client(self, script: Script, virtual: VirtualTime, random: float = 0.0, **settings: Any) -> Any:
        """The product's own client, sync or async, on the script."""
        clock = Clock(
            now=lambda: virtual.time,
            unix=lambda: 1793491200 + virtual.time,
            sleep=virtual.sleep,
            sleep_async=virtual.sleep_async,
            random=lambda: random,
            key=virtual.key,
        )
        kind: Any = AIAgentPlatform if self.flavour == "sync" else AsyncAIAgentPlatform
        settings = {"api_key": KEY, "base_url": BASE, "transport": self._transport(script), **settings}
        return kind(**settings).with_options(clock=clock)

    def _transport(self, script: Script) -> Any:
        if self.server is None:
            return FakeTransport(script) if self.flavour == "sync" else AsyncFakeTransport(script)
        wire = WireTransport if self.flavour == "sync" else AsyncWireTransport
        self._transports.append(wire(script, self.server, self.library))
        return self._transports[-1]

    def arrivals(self, script: Script) -> list[Any]:
        """What was sent, or, over a real transport, what arrived."""
        return script.requests if self.server is None else self.server.requests

    async def close(self) -> None:
        for transport in self._transports:
            await awaited(transport.aclose() if hasattr(transport, "aclose") else transport.close())


class _Wire:
    """What both flavours share: a case's reply as the server sends it, and the request as it arrived there."""

    def __init__(self, script: Script, server: ScriptedServer, real: Any) -> None:
        self.script, self.server, self.real = script, server, real
        server.requests.clear()

    def ask(self, request: Request) -> tuple[Request, Case]:
        """The request to the server; raises what the case says that the transport raises."""
        script = self.script
        script.requests.append(request)
        assert script.replies, f"there is no reply for request {len(script.requests)}"
        scripted = script.replies.pop(0)
        if "failure" in scripted:
            raise failure(scripted["failure"])
        self.server.script(as_sent(scripted, self.server.url))
        return replace(request, url=request.url.replace(BASE, f"{self.server.url}/v1")), scripted

    def arrived(self, request: Request) -> None:
        """Put what arrived in the place of what was sent."""
        seen = self.server.requests[-1]
        self.script.requests[-1] = as_arrived(seen, request)


def as_sent(scripted: Case, url: str) -> Reply:
    """A scripted reply, for the server."""
    played = FakeReply(scripted)
    headers = [(name, value.replace(BASE, f"{url}/v1")) for name, value in played.headers.pairs]
    if "chunks" not in scripted:
        return Reply(played.status, body=played.pieces[0] or None, headers=headers)
    pieces = [piece for piece in played.pieces if piece]
    return Reply(played.status, headers=headers, chunks=pieces or [b":\n"], close=played.end != "eof")


def as_arrived(seen: Seen, request: Request) -> Request:
    headers = tuple((name, value) for name, value in seen.headers)
    url = BASE + seen.target.removeprefix("/v1")
    return replace(request, method=seen.method, url=url, headers=headers, content=seen.body)


class WireTransport(_Wire):
    """Sends to the server through a library."""

    def __init__(self, script: Script, server: ScriptedServer, library: str) -> None:
        super().__init__(script, server, sync_transport(library))

    def send(self, request: Request) -> WireReply:
        asked, scripted = self.ask(request)
        reply = WireReply(self.real.send(asked), scripted)
        self.arrived(request)
        self.script.open.append(reply)
        return reply

    def close(self) -> None:
        self.real.close()


class AsyncWireTransport(_Wire):
    """The same from an event loop, which it must be made in."""

    def __init__(self, script: Script, server: ScriptedServer, library: str) -> None:
        super().__init__(script, server, async_transport(library))

    async def send(self, request: Request) -> WireReply:
        asked, scripted = self.ask(request)
        reply = WireReply(await self.real.send(asked), scripted)
        self.arrived(request)
        self.script.open.append(reply)
        return reply

    async def aclose(self) -> None:
        await self.real.aclose()


class WireReply(FakeReply):
    """A reply of a library, which ends as the case says. Remembers how it was left."""

    def __init__(self, real: Any, scripted: Case) -> None:
        super().__init__(scripted)
        self.real = real
        self.status, self.headers = real.status, Headers(back(real.headers.pairs))
        self.left = sum(map(len, self.pieces)) if self.end != "eof" else -1
        self.attempts = 0

    def _took(self, piece: bytes) -> None:
        self.left -= len(piece)

    def _over(self) -> bool:
        """Whether the failure is due that ends the reply."""
        return self.left == 0

    def iter_raw(self) -> Iterator[bytes]:
        chunks = self.real.iter_raw()
        while not self._over():
            piece = next(chunks, None)
            if piece is None:
                self.exhausted = True
                return
            self._took(piece)
            yield piece
        self.exhausted = True
        raise failure(self.end)

    def read(self) -> bytes:
        data: bytes = self.real.read()
        self.exhausted = True
        return data

    def close(self) -> None:
        self.closed = True
        self.real.close()

    def aiter_raw(self) -> AsyncIterator[bytes]:
        self._chunks = self.real.aiter_raw()
        return self

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if self._over():
            self.exhausted = True
            raise failure(self.end)
        try:
            piece: bytes = await anext(self._chunks)
        except StopAsyncIteration:
            self.exhausted = True
            raise
        self._took(piece)
        return piece

    async def aread(self) -> bytes:
        data: bytes = await self.real.aread()
        self.exhausted = True
        return data

    async def aclose(self) -> None:
        self.closed = True
        await self.real.aclose()


def back(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers that name the server, as the case wrote them."""
    return [(name, _named_base(value)) for name, value in pairs]


def _named_base(value: str) -> str:
    before, found, after = value.partition("<http://127.0.0.1:")
    return f"{before}<{BASE}{after.partition('/v1')[2]}" if found else value
