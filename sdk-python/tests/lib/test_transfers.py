"""`files.upload_from`, `download_to` and `wait`."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from aiagentplatform import APIConnectionError, BodyEncodingError, WaitTimeoutError
from aiagentplatform.lib import FileFailedError, TransferProgress
from aiagentplatform.lib.files import transfer as module
from conftest import VirtualTime, awaited
from scripted import Reply, ScriptedServer

pytestmark = pytest.mark.anyio

CONTENT = bytes(range(256)) * 4096  # a mebibyte, so that it is read in several pieces


def file(status: str) -> Reply:
    body = {"id": "file_1", "object": "file", "bytes": 1, "created_at": 1, "filename": "a", "purpose": "user_data"}
    return Reply(body={**body, "status": status, "content_type": "x/y"})


@pytest.mark.parametrize("form", ["path", "bytes", "open", "tuple"])
async def test_an_upload_tells_how_far_it_is(theirs: Any, tmp_path: Path, form: str) -> None:
    path = tmp_path / "data.bin"
    path.write_bytes(CONTENT)
    seen: list[TransferProgress] = []
    opened = io.BytesIO(b"skipped" + CONTENT)
    opened.seek(7)
    given: Any = {"path": path, "bytes": CONTENT, "open": opened, "tuple": ("other.bin", path, "x/y")}[form]
    uploaded = await awaited(theirs.files.upload_from(given, purpose="user_data", on_progress=seen.append))
    assert uploaded.bytes_ == len(CONTENT)
    assert [each.total for each in seen] == [len(CONTENT)] * len(seen)
    done = [each.done for each in seen]
    assert len(done) > 1
    assert done == sorted(done)
    assert done[-1] == len(CONTENT)
    if form in ("path", "tuple"):
        assert uploaded.filename == ("data.bin" if form == "path" else "other.bin")
    assert not opened.closed


async def test_an_upload_that_is_tried_again_begins_anew(ours: Any, server: ScriptedServer, tmp_path: Path) -> None:
    path = tmp_path / "data.bin"
    path.write_bytes(CONTENT)
    seen: list[int] = []
    server.script(Reply(503, {"error": {"message": "Down."}}), file("processed"))
    again = ours.with_options(max_retries=1)
    await awaited(again.files.upload_from(path, purpose="user_data", on_progress=lambda each: seen.append(each.done)))
    first, second = (CONTENT in each.body for each in server.requests)
    assert first and second
    assert seen.count(len(CONTENT)) == 2
    assert seen[0] == seen[len(seen) // 2]


async def test_what_cannot_be_read_is_told(ours: Any, tmp_path: Path) -> None:
    with pytest.raises(BodyEncodingError, match="cannot be read"):
        await awaited(ours.files.upload_from(tmp_path / "nowhere", purpose="user_data"))


async def test_a_download_tells_how_far_it_is(theirs: Any, tmp_path: Path) -> None:
    uploaded = await awaited(theirs.files.upload(file=("data.bin", CONTENT), purpose="user_data"))
    seen: list[TransferProgress] = []
    target = tmp_path / "copy.bin"
    assert await awaited(theirs.files.download_to(uploaded.id, target, on_progress=seen.append)) == len(CONTENT)
    assert target.read_bytes() == CONTENT
    assert (seen[-1].done, seen[-1].total) == (len(CONTENT), len(CONTENT))


async def test_a_broken_download_leaves_nothing_behind(ours: Any, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(Reply(chunks=[b"half"], length=8, close=True))
    with pytest.raises(APIConnectionError):
        await awaited(ours.files.download_to("file_1", tmp_path / "copy.bin"))
    assert list(tmp_path.iterdir()) == []


async def test_bars_are_shown_and_closed(
    ours: Any, server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Any] = []

    class Recorded:
        def show(self, done: int, total: int, text: str) -> None:
            shown.append((done, total, text))

        def close(self) -> None:
            shown.append("closed")

    monkeypatch.setattr(module, "_bar", lambda title: shown.append(title) or Recorded())
    server.script(Reply(body=b"abc", headers=[("content-type", "x/y")]), file("processed"))
    await awaited(ours.files.download_to("file_1", tmp_path / "copy.bin", progress=True))
    await awaited(ours.files.upload_from(("up.bin", b"abcd"), purpose="user_data", progress=True))
    assert shown[0::3] == ["copy.bin", "up.bin"]
    assert [each[:2] for each in shown[1::3]] == [(3, 3), (4, 4)]
    assert shown[2::3] == ["closed", "closed"]


async def test_a_file_is_waited_for_until_it_is_ready(ours: Any, server: ScriptedServer, virtual: VirtualTime) -> None:
    server.script(file("uploaded"), file("uploaded"), file("processed"))
    assert (await awaited(ours.files.wait("file_1"))).status == "processed"
    assert virtual.sleeps == [0.5, 0.75]


async def test_a_file_that_failed_is_an_error(ours: Any, server: ScriptedServer) -> None:
    server.script(file("error"))
    with pytest.raises(FileFailedError, match="file_1") as caught:
        await awaited(ours.files.wait("file_1"))
    assert caught.value.file.status == "error"


async def test_waiting_for_a_file_ends_in_time(ours: Any, server: ScriptedServer) -> None:
    server.script(file("uploaded"))
    with pytest.raises(WaitTimeoutError) as caught:
        await awaited(ours.files.wait("file_1", timeout=5, poll=2))
    assert caught.value.state.status == "uploaded"
