"""Files: up from every kind of source, listed page by page, down again."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from .driver import Driver

CONTENT = "Grüße\r\n\x00end".encode()


async def sources(d: Driver) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "notes.txt")
        path.write_bytes(CONTENT)
        for source, name in (
            (path, "notes.txt"),
            (CONTENT, None),
            (io.BytesIO(CONTENT), None),
            (("named.md", CONTENT, "text/markdown"), "named.md"),
        ):
            file = await d.do(d.client.files.upload(file=source, purpose="user_data"))
            assert file.bytes_ == len(CONTENT)
            assert name is None or file.filename == name


async def pages(d: Driver) -> None:
    ids = [(await d.do(d.client.files.upload(file=(f"{n}.txt", CONTENT), purpose="user_data"))).id for n in range(5)]
    assert [each.id for each in await d.all(d.client.files.list(limit=2, order="asc"))] == ids
    first = await d.do(d.client.files.list(limit=2, order="asc"))
    second = await d.do(first.next_page())
    assert [each.id for each in second.data] == ids[2:4]
    back = await d.do(second.previous_page())
    assert [each.id for each in back.data] == ids[:2]
    assert [len(page) for page in await d.all(first.iter_pages())] == [2, 2, 1]


async def download(d: Driver) -> None:
    file = await d.do(d.client.files.upload(file=("a.bin", CONTENT), purpose="user_data"))
    assert await d.do(d.client.files.retrieve(file.id)) == file
    async with d.opened(await d.do(d.client.files.content(file.id))) as content:
        assert (await d.do(content.read()), content.filename) == (CONTENT, "a.bin")
    with tempfile.TemporaryDirectory() as folder:
        async with d.opened(await d.do(d.client.files.content(file.id))) as content:
            await d.do(content.write_to(Path(folder, "copy")))
        assert Path(folder, "copy").read_bytes() == CONTENT
    assert (await d.do(d.client.files.delete(file.id))).deleted is True
