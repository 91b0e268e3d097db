"""Uploads that stream from disk and are sent again for another attempt; downloads that stream to disk."""

from __future__ import annotations

import io
import os
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any

import pytest
from aiagentplatform._core import (
    OMIT,
    APIConnectionError,
    BodyEncodingError,
    ConfigurationError,
    Headers,
    NotFoundError,
    Operation,
)
from aiagentplatform._core.reply.download import filename_of
from aiagentplatform._core.request.multipart import CHUNK, FileSource, encode_multipart
from conftest import Face, awaited, gathered
from scripted import Reply, ScriptedServer, Seen

UPLOAD: Operation[Any] = Operation(
    "files.upload", "POST", "/files", returns="builtins:dict", body="multipart", file_fields=("file",), idempotent=True
)
PUT: Operation[Any] = Operation("files.put", "PUT", "/raw", returns="builtins:dict", body="binary")
CONTENT: Operation[Any] = Operation("files.content", "GET", "/files/{file_id}/content", returns="builtins:bytes")
DATA = os.urandom(CHUNK + 1000)


def parts_of(seen: Seen) -> list[tuple[str | None, str | None, str, bytes]]:
    """Name, file name, content type and content of each part, by an independent parser."""
    head = f"content-type: {seen.header('content-type')}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + seen.body)
    parts: list[Any] = list(message.iter_parts())
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_content_type(),
            part.get_payload(decode=True),
        )
        for part in parts
    ]


@pytest.mark.anyio
@pytest.mark.parametrize("kind", ["bytes", "path", "open file", "tuple"])
async def test_an_upload_is_sent_again_whole(client: Face, server: ScriptedServer, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "data.bin"
    path.write_bytes(b"skipped" + DATA if kind == "open file" else DATA)
    server.script(Reply(503), Reply(body={"id": "f"}))
    with path.open("rb") as file:
        if kind == "open file":
            file.seek(len(b"skipped"))
        given = {"bytes": DATA, "path": path, "open file": file, "tuple": ('é ".txt', DATA, "text/x-mine")}[kind]
        await client.call(UPLOAD, body={"file": given, "purpose": "vision", "note": OMIT})
        assert not file.closed
    first, second = server.requests
    assert first.body == second.body
    assert second.header("content-length") == str(len(second.body))
    assert parts_of(second)[0][0] == "file" and parts_of(second)[0][3] == DATA
    assert parts_of(second)[1] == ("purpose", None, "text/plain", b"vision")
    names = {"bytes": "file", "path": "data.bin", "open file": "data.bin", "tuple": "é %22.txt"}
    assert f'filename="{names[kind]}"'.encode() in second.body


@pytest.mark.anyio
async def test_a_stream_without_end_in_sight_is_sent_once_in_chunks(client: Face, server: ScriptedServer) -> None:
    class Pipe(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def __init__(self) -> None:
            self.pieces = [b"abc", b"def"]

        def read(self, size: int = -1) -> bytes:
            return self.pieces.pop(0) if self.pieces else b""

    await client.call(UPLOAD, body={"file": Pipe()})
    assert server.requests[0].header("transfer-encoding") == "chunked"
    assert parts_of(server.requests[0])[0][3] == b"abcdef"
    server.script(Reply(404))
    server.script(Reply(503), Reply(body={}))
    with pytest.raises(Exception, match="503"):
        await client.call(UPLOAD, body={"file": Pipe()})
    assert len(server.requests) == 2


@pytest.mark.anyio
async def test_a_body_that_is_one_file(client: Face, server: ScriptedServer, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(DATA)
    for given in (DATA, path, io.BytesIO(DATA)):
        await client.call(PUT, body=given)
        assert server.requests[-1].body == DATA
        assert server.requests[-1].header("content-type") == "application/octet-stream"


@pytest.mark.parametrize("given", [("n",), (), ("n", b"x", "text/plain", {})])
def test_a_tuple_that_is_no_file_is_refused_by_name(given: Any) -> None:
    with pytest.raises(BodyEncodingError, match="content type") as caught:
        encode_multipart({"file": given}, ("file",))
    assert caught.value.where == "/file"


def test_any_bytes_are_a_file() -> None:
    for content in (b"abc", bytearray(b"abc"), memoryview(b"xabc")[1:]):
        body, _ = encode_multipart({"file": ("a.txt", content)}, ("file",), "b")
        assert b"\r\n\r\nabc\r\n" in b"".join(body)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("data.bin", "pathlib.Path"),
        (Path("no/such/file"), "cannot be read"),
        (io.StringIO("text"), "mode 'rb'"),
        (7, "not int"),
    ],
)
def test_what_is_no_file_is_refused_by_name(content: Any, message: str) -> None:
    with pytest.raises(BodyEncodingError, match=message) as caught:
        FileSource(content, "file")
    assert caught.value.where == "/file"


def test_a_closed_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with (tmp_path / "x").open("rb") as file:
        pass
    with pytest.raises(BodyEncodingError, match="closed"):
        FileSource(file, "file")


def test_multipart_parts_for_each_kind_of_value() -> None:
    body, content_type = encode_multipart(
        {"a": "x", "n": 1.5, "yes": True, "o": {"k": ["é"]}, "l": ["p", "q"], "none": None, "f": [b"1", b"2"]},
        ("f",),
        "B",
    )
    assert content_type == "multipart/form-data; boundary=B"
    assert body.size == len(b"".join(body))
    seen = Seen("POST", "/", [("content-type", content_type)], b"".join(body), 1)
    assert [(name, data) for name, _, _, data in parts_of(seen)] == [
        ("a", b"x"),
        ("n", b"1.5"),
        ("yes", b"true"),
        ("o", '{"k":["é"]}'.encode()),
        ("l", b"p"),
        ("l", b"q"),
        ("none", b"null"),
        ("f", b"1"),
        ("f", b"2"),
    ]


def test_a_name_cannot_break_out_of_its_header() -> None:
    body, _ = encode_multipart({"f": ('a"\r\nx: y', b"")}, ("f",), "B")
    assert b'filename="a%22%0D%0Ax: y"' in b"".join(body)
    with pytest.raises(BodyEncodingError):
        encode_multipart({"f": ("a", b"", "text/plain\r\nx: y")}, ("f",), "B")


# ── downloads ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.anyio
async def test_a_download_read_whole_in_pieces_and_into_files(
    client: Face, server: ScriptedServer, tmp_path: Path
) -> None:
    headers = [("content-disposition", 'attachment; filename="a b.bin"'), ("x-request-id", "req_2")]
    server.script(Reply(body=DATA, headers=headers))
    download = await client.download(CONTENT, path=("f",))
    assert (download.size, download.filename, download.response.request_id) == (len(DATA), "a b.bin", "req_2")
    assert await awaited(download.read()) == DATA
    pieces = await gathered((await client.download(CONTENT, path=("f",))).iter_bytes(1000))
    assert b"".join(pieces) == DATA and {len(piece) for piece in pieces[:-1]} == {1000}
    assert await awaited((await client.download(CONTENT, path=("f",))).write_to(tmp_path / "x")) == len(DATA)
    assert (tmp_path / "x").read_bytes() == DATA
    memory = io.BytesIO()
    await awaited((await client.download(CONTENT, path=("f",))).write_to(memory))
    assert memory.getvalue() == DATA
    assert server.connections == 1


@pytest.mark.anyio
async def test_leaving_a_download_early_frees_the_client(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(chunks=[b"x" * 10], stall="mid body"), Reply(body=b"whole"))
    download = await client.download(CONTENT, path=("f",))
    if client.flavour == "sync":
        with download:
            assert next(download.iter_bytes(3)) == b"xxx"
    else:
        async with download:
            assert await anext(download.iter_bytes(3)) == b"xxx"
    assert await awaited((await client.download(CONTENT, path=("f",))).read()) == b"whole"


@pytest.mark.anyio
async def test_a_download_comes_once(client: Face, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(Reply(body=b"abc"))
    read, closed = [await client.download(CONTENT, path=("f",)) for _ in range(2)]
    assert await awaited(read.read()) == b"abc"
    await awaited(closed.close())
    for download in (read, closed):
        with pytest.raises(ConfigurationError, match="read or closed before"):
            await awaited(download.read())
        with pytest.raises(ConfigurationError, match="read or closed before"):
            await gathered(download.iter_bytes())
        with pytest.raises(ConfigurationError, match="read or closed before"):
            await awaited(download.write_to(tmp_path / "copy"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.anyio
async def test_a_downloaded_file_is_like_any_other(client: Face, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(Reply(body=b"abc"))
    place, other = tmp_path / f"{'n' * 251}.txt", tmp_path / "other"
    await awaited((await client.download(CONTENT, path=("f",))).write_to(place))
    other.touch()
    assert place.stat().st_mode == other.stat().st_mode


@pytest.mark.anyio
async def test_a_broken_download_leaves_no_file(client: Face, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(Reply(chunks=[b"half"], length=100, close=True))
    (tmp_path / "x").write_bytes(b"old")
    download = await client.download(CONTENT, path=("f",))
    with pytest.raises(APIConnectionError, match="middle of the reply"):
        await awaited(download.write_to(tmp_path / "x"))
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == b"old"


@pytest.mark.anyio
async def test_a_failed_download_is_an_error_not_a_file(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(404, {"error": {"message": "gone"}}))
    with pytest.raises(NotFoundError, match="gone"):
        await client.download(CONTENT, path=("f",))


@pytest.mark.anyio
async def test_a_download_that_nobody_read_warns(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(body=b"x"))
    download = await client.download(CONTENT, path=("f",))
    with pytest.warns(ResourceWarning, match="neither read nor closed"):
        download.__del__()
    await awaited(download.close())


@pytest.mark.anyio
async def test_an_async_download_that_was_left_in_the_middle_warns(client: Face, server: ScriptedServer) -> None:
    if client.flavour == "sync":
        return  # there the iterator closes it
    server.script(Reply(chunks=[b"x"], stall="mid body"))
    download = await client.download(CONTENT, path=("f",))
    assert await anext(download.iter_bytes()) == b"x"
    with pytest.warns(ResourceWarning, match="neither read nor closed"):
        download.__del__()
    await awaited(download.close())


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="report.pdf"', "report.pdf"),
        ("attachment; filename=report.pdf; size=1", "report.pdf"),
        ("attachment; filename=\"x\"; filename*=UTF-8''%C3%A9.pdf", "é.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="..\\\\..\\\\boot.ini"', "boot.ini"),
        ('attachment; filename=".."', None),
        ("inline", None),
    ],
)
def test_the_suggested_name_is_never_a_path(header: str, name: str | None) -> None:
    assert filename_of(Headers([("content-disposition", header)])) == name
