"""`uploads.json`, on the product's own client."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from aiagentplatform._core import Operation, Request, SDKError
from conftest import VirtualTime, awaited

from .cases import Case, load
from .fakes import FakeReply, Script, header
from .kinds import kind_of
from .stages import Stage

pytestmark = pytest.mark.anyio


class Pipe(io.RawIOBase):
    """What can be read once."""

    def __init__(self, content: bytes) -> None:
        self._content = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._content.read(size)


class Uploads(Script):
    """A script that reads each request's body, unless the connection is refused."""

    def __init__(self, replies: list[Case]) -> None:
        super().__init__(replies)
        self.bodies: list[bytes] = []

    def answer(self, request: Request) -> FakeReply:
        if self.replies[0].get("failure") != "connection_refused":
            content: Any = request.content
            self.bodies.append(content if isinstance(content, bytes) else b"".join(content))
        return super().answer(request)


def value_of(given: Any, folder: Path) -> Any:
    """A field of a case as a caller gives it."""
    if isinstance(given, list):
        return [value_of(each, folder) for each in given]
    if not isinstance(given, dict) or "json" in given:
        return given["json"] if isinstance(given, dict) else given
    content: Any = given["text"].encode()
    name = given.get("name", "")
    if given.get("once"):
        content = Pipe(content)
    elif given.get("open"):
        content = io.BytesIO(content)
        content.seek(given.get("skip", 0))
    elif name:
        path = folder / f"{len(list(folder.iterdir()))}"
        path.write_bytes(content)
        content = path
    return (name, content, *([given["type"]] if "type" in given else []))


def parts(body: bytes, content_type: str) -> list[Case]:
    """A multipart body, taken apart by its boundary (RFC 2046)."""
    boundary = content_type.partition("boundary=")[2].encode()
    *pieces, rest = (b"\r\n" + body).split(b"\r\n--" + boundary)
    assert rest == b"--\r\n" and pieces.pop(0) == b""
    found = []
    for piece in pieces:
        head, _, text = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        found.append(
            {
                "disposition": headers["Content-Disposition"],
                "content_type": headers.get("Content-Type"),
                "text": text.decode(),
            }
        )
    return found


@pytest.mark.parametrize("case", load("uploads.json"))
async def test_uploads(case: Case, stage: Stage, virtual: VirtualTime, tmp_path: Path) -> None:
    expected, script = case["expected"], Uploads(case.get("replies") or [{"body": {}}])
    client = stage.make_client(script, virtual)
    operation: Operation[Any] = Operation(
        "", "POST", "/things", returns="typing:Any", body="multipart", file_fields=("file",), idempotent=True
    )
    body = {name: value_of(value, tmp_path) for name, value in case["fields"]}
    error: SDKError | None = None
    try:
        await awaited(client._core.call(operation, body=body))
    except SDKError as raised:
        error = raised
    assert kind_of(error) == expected.get("error")
    assert len(script.requests) == expected.get("attempts", 1)
    assert virtual.sleeps == expected.get("sleeps", virtual.sleeps)
    bodies = script.bodies or [each.content for each in script.requests if isinstance(each.content, bytes)]
    assert bodies
    for body_sent in bodies:
        assert parts(body_sent, header(script.requests[0], "content-type") or "") == expected["parts"]
    if "length_is_known" in expected:
        for request in script.requests:
            size = getattr(request.content, "size", header(request, "content-length"))
            assert size in ((len(bodies[0]), str(len(bodies[0]))) if expected["length_is_known"] else (None,))
