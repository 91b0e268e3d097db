"""One async client on several event loops after one another, and nothing that an event loop would have to clean up."""

from __future__ import annotations

import asyncio
import gc
import io
import sys
import warnings
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import anyio
import pytest
from aiagentplatform._core import AsyncClient

from .clients import ASYNC_LIBRARIES, PRODUCT, async_client, settings
from .stateless import FILE, LIST, STREAM, THING, UPLOAD, StatelessServer

ON_ASYNCIO = [name for loop, name in ASYNC_LIBRARIES if loop == "asyncio"]
ON_BOTH = [name for loop, name in ASYNC_LIBRARIES if loop == "trio"]


@pytest.fixture
def complaints(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What finalisers of ours say: warnings and errors that nobody can catch."""
    said: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda fault: said.append(f"{fault.err_msg} {fault.exc_value!r}"))
    yield said


async def call(client: AsyncClient) -> None:
    assert (await client._core.call(THING, path=("7",)))["id"] == "7"
    async with client._core.stream(STREAM, path=("7",)) as events:
        assert len([event async for event in events]) == 3


@pytest.mark.parametrize("library", ON_ASYNCIO)
def test_a_client_closed_in_each_loop_leaves_no_word(
    site: StatelessServer, library: str, complaints: list[str]
) -> None:
    for _ in range(3):
        client = AsyncClient(PRODUCT, transport=library, **settings(site.url))

        async def work(client: AsyncClient = client) -> None:
            await call(client)
            await client.close()

        asyncio.run(work())
    del client, work
    gc.collect()
    assert complaints == []
    assert site.until(lambda: not site.open)


@pytest.mark.parametrize("library", ON_ASYNCIO)
def test_each_loop_gets_connections_of_its_own(site: StatelessServer, library: str) -> None:
    client = AsyncClient(PRODUCT, transport=library, **settings(site.url))
    with SilentFinalisers():
        for loops in range(1, 4):
            asyncio.run(call(client))
            assert site.connections == loops
            gc.collect()
        asyncio.run(_called_and_closed(client))
    assert site.until(lambda: not site.open), "a loop that has ended keeps its connections"


@pytest.mark.parametrize("library", ON_BOTH)
def test_a_client_goes_from_asyncio_to_trio_and_back(site: StatelessServer, library: str) -> None:
    client = AsyncClient(PRODUCT, transport=library, **settings(site.url))
    with SilentFinalisers():
        for backend in ("asyncio", "trio", "asyncio", "trio"):
            anyio.run(call, client, backend=backend)
        anyio.run(_called_and_closed, client, backend="trio")
    assert site.connections == 5


async def _called_and_closed(client: AsyncClient) -> None:
    await call(client)
    await client.close()


class SilentFinalisers(warnings.catch_warnings):
    """Sockets of a loop that has ended warn that nobody closed them, as they must: nobody can any more."""

    def __enter__(self) -> None:
        super().__enter__()
        warnings.simplefilter("ignore", ResourceWarning)

    def __exit__(self, *error: Any) -> None:
        gc.collect()
        super().__exit__(*error)


# ── nothing is scheduled from a finaliser ────────────────────────────────────────────────────────


async def pages_left_early(client: AsyncClient) -> None:
    async for _ in client._core.page(LIST):
        break
    async for _ in client._core.page(LIST).iter_pages():
        break


async def items_left_early(client: AsyncClient) -> None:
    async for _ in (await client._core.page(LIST)).iter_items(backwards=True):
        break


async def stream_left_early(client: AsyncClient) -> None:
    async with client._core.stream(STREAM, path=("7",)) as events:
        await anext(events)
    async with client._core.stream(STREAM, path=("7",)) as events:
        async for _ in events.text():
            break


async def download_left_early(client: AsyncClient) -> None:
    async with await client._core.download(FILE, path=("7",)) as reply:
        async for _ in reply.iter_bytes(10):
            break


async def upload(client: AsyncClient) -> None:
    await client._core.call(UPLOAD, body=io.BytesIO(b"x" * 100_000))


@pytest.mark.anyio
@pytest.mark.filterwarnings("ignore:Async generator 'httpx:ResourceWarning")
@pytest.mark.filterwarnings("ignore:Async generator 'httpcore:ResourceWarning")
@pytest.mark.parametrize(
    "journey", [pages_left_early, items_left_early, stream_left_early, download_left_early, upload]
)
@pytest.mark.parametrize(("anyio_backend", "library"), ASYNC_LIBRARIES)
async def test_no_async_generator_of_ours_is_left_to_the_event_loop(
    site: StatelessServer, library: str, journey: Callable[[AsyncClient], Coroutine[Any, Any, None]]
) -> None:
    started: list[str] = []
    first, last = sys.get_asyncgen_hooks()

    def watch(generator: Any) -> None:
        started.append(generator.ag_code.co_filename)
        if first is not None:
            first(generator)

    async with async_client(site.url, library, connections=1) as client:
        sys.set_asyncgen_hooks(watch, last)
        try:
            await journey(client)
        finally:
            sys.set_asyncgen_hooks(first, last)
    assert [file for file in started if "aiagentplatform" in file] == []
