"""
A transport that plays a case's replies. Knows nothing of what is tested.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from aiagentplatform._core import Headers, Request

from .cases import Case, body_of
from .kinds import failure

BASE = "https://api.test/v1"
KEY = "aap_test_conformance"


class FakeReply:
    """An open reply, for threads and for event loops. Remembers how it was left."""

    def __init__(self, scripted: Case) -> None:
        content_type = scripted.get("content_type", "text/event-stream" if "chunks" in scripted else None)
        headers = dict(scripted.get("headers") or {})
        headers |= {"content-type": content_type} if content_type else {}
        self.status: int = scripted.get("status", 200)
        self.headers = Headers([(name, value.replace("{base}", BASE)) for name, value in headers.items()])
        self.end: str = scripted.get("end", "eof")
        self.pieces = [each.encode() for each in scripted["chunks"]] if "chunks" in scripted else [body_of(scripted)]
        self.closed = self.exhausted = False

    def iter_raw(self) -> Iterator[bytes]:
        yield from self.pieces
        self.exhausted = True
        if self.end != "eof":
            raise failure(self.end)

    def read(self) -> bytes:
        return b"".join(self.iter_raw())

    def close(self) -> None:
        self.closed = True

    async def aiter_raw(self) -> AsyncIterator[bytes]:
        for piece in self.iter_raw():
            yield piece

    async def aread(self) -> bytes:
        return self.read()

    async def aclose(self) -> None:
        self.close()


class Script:
    """The replies of a case in their order, and the requests that came for them."""

    def __init__(self, replies: list[Case]) -> None:
        self.replies = list(replies)
        self.requests: list[Request] = []
        self.open: list[FakeReply] = []

    def answer(self, request: Request) -> FakeReply:
        self.requests.append(request)
        assert self.replies, f"there is no reply for request {len(self.requests)}"
        scripted = self.replies.pop(0)
        if "failure" in scripted:
            raise failure(scripted["failure"])
        self.open.append(FakeReply(scripted))
        return self.open[-1]


class FakeTransport:
    def __init__(self, script: Script) -> None:
        self.script = script

    def send(self, request: Request) -> FakeReply:
        return self.script.answer(request)

    def close(self) -> None:
        pass


class AsyncFakeTransport:
    def __init__(self, script: Script) -> None:
        self.script = script

    async def send(self, request: Request) -> FakeReply:
        return self.script.answer(request)

    async def aclose(self) -> None:
        pass


def header(request: Request, name: str) -> str | None:
    """A header that was sent; it must not be sent twice."""
    found = [value for other, value in request.headers if other.lower() == name.lower()]
    assert len(found) < 2, f"{name} was sent {len(found)} times"
    return found[0] if found else None


def query_of(request: Request) -> str:
    """The text after the question mark."""
    return request.url.partition("?")[2]
