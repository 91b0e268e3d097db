"""A call that is cancelled, at whichever of its awaits, leaves a client that works and a connection that is free."""

from __future__ import annotations

import asyncio
import gc
import io
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import anyio
import pytest
from aiagentplatform._core import AsyncClient
from anyio.to_thread import run_sync

from .cancelling import WAYS, cancelled_at
from .clients import ASYNC_LIBRARIES, async_client
from .stateless import FILE, FLAKY, LIST, PIECE, STREAM, STUCK, THING, UPLOAD, StatelessServer

pytestmark = [
    pytest.mark.anyio,
    # Both libraries leave generators of their own behind when a reply is closed in the middle; trio warns of them.
    pytest.mark.filterwarnings("ignore:Async generator 'httpx:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:Async generator 'httpcore:ResourceWarning"),
]


async def call(client: AsyncClient) -> None:
    assert (await client._core.call(THING, path=("7",)))["id"] == "7"


async def retried_call(client: AsyncClient) -> None:
    assert (await client._core.call(FLAKY, path=("7",)))["id"] == "7"


async def call_with_a_total(client: AsyncClient) -> None:
    from aiagentplatform._core import Timeout

    assert (await client._core.call(FLAKY, {"timeout": Timeout(total=20, pool=5)}, path=("7",)))["id"] == "7"


async def call_with_a_key_to_ask_for(client: AsyncClient) -> None:
    async def key() -> str:
        await anyio.sleep(0.001)
        await anyio.sleep(0)
        return "acme_key_0123456789"

    assert (await client.with_options(api_key=key)._core.call(THING, path=("7",)))["id"] == "7"


async def upload(client: AsyncClient) -> None:
    class Pipe(io.BytesIO):
        """Read in pieces, on a worker thread."""

    assert (await client._core.call(UPLOAD, body=Pipe(b"x" * 300_000)))["size"] == 300_000


async def download(client: AsyncClient) -> None:
    async with await client._core.download(FILE, path=("x",)) as reply:
        assert await reply.read() == b"x" * 3 * PIECE


async def download_in_pieces(client: AsyncClient) -> None:
    async with await client._core.download(FILE, path=("x",)) as reply:
        assert b"".join([piece async for piece in reply.iter_bytes(700)]) == b"x" * 3 * PIECE


async def stream(client: AsyncClient) -> None:
    async with client._core.stream(STREAM, path=("7",)) as events:
        assert [event["number"] async for event in events] == [0, 1, 2]


async def stream_left_early(client: AsyncClient) -> None:
    async with client._core.stream(STREAM, path=("7",)) as events:
        async for event in events:
            assert event == {"stream": "7", "number": 0}
            break


async def pages(client: AsyncClient) -> None:
    assert [item["id"] async for item in client._core.page(LIST)] == list("012345")


JOURNEYS: list[Callable[[AsyncClient], Awaitable[None]]] = [
    call,
    retried_call,
    call_with_a_total,
    call_with_a_key_to_ask_for,
    upload,
    download,
    download_in_pieces,
    stream,
    stream_left_early,
    pages,
]


CASES = [(way, library) for loop, library in ASYNC_LIBRARIES for way, its_loop in WAYS.items() if loop == its_loop]


@pytest.fixture(params=CASES, ids=lambda case: f"{case[1]}-{case[0]}")
def case(request: pytest.FixtureRequest) -> tuple[str, str]:
    """How cancellation comes, and over which library."""
    way, library = request.param
    return way, library


@pytest.fixture
def way(case: tuple[str, str]) -> str:
    return case[0]


@pytest.fixture
def library(case: tuple[str, str]) -> str:
    return case[1]


@pytest.fixture
def anyio_backend(way: str) -> str:
    return WAYS[way]


@pytest.fixture(params=JOURNEYS, ids=lambda journey: journey.__name__)
def journey(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(autouse=True)
def _nothing_is_left_behind() -> Iterator[None]:
    """What a finaliser has to say is said inside the test that it belongs to."""
    yield
    gc.collect()


async def test_cancelling_a_first_call_at_any_await_leaves_the_client_usable(
    site: StatelessServer, library: str, way: str, journey: Any
) -> None:
    """A new client each time, since its first call also connects."""
    suspension, more, tasks = 0, True, living()
    while more:
        suspension += 1
        async with async_client(site.url, library, connections=1) as client:
            more = await cancelled_at(suspension, way, lambda: journey(client))
            await call(client)
            assert living() == tasks
    assert suspension > 3
    assert await run_sync(site.until, lambda: not site.open), "a connection was left open"


async def test_cancelling_again_and_again_does_not_use_up_the_connections(
    site: StatelessServer, library: str, way: str, journey: Any
) -> None:
    """One client, cancelled everywhere, with a single connection to lose."""
    suspension, more, tasks = 0, True, living()
    async with async_client(site.url, library, connections=1) as client:
        while more:
            suspension += 1
            more = await cancelled_at(suspension, way, lambda: journey(client))
        await journey(client)
        await call(client)
        assert living() == tasks
        assert await run_sync(site.until, lambda: len(site.open) <= 1), "a connection was left open"


async def test_cancelling_while_waiting_for_a_connection(site: StatelessServer, library: str, way: str) -> None:
    tasks = living()
    async with async_client(site.url, library, connections=1) as client:
        async with client._core.stream(STUCK, path=("7",)):  # has the only connection, and keeps it
            for _ in range(3):
                if "task" in way:
                    with pytest.raises(asyncio.TimeoutError):
                        await asyncio.wait_for(call(client), 0.02)
                else:
                    with anyio.move_on_after(0.02) as scope:
                        await call(client)
                    assert scope.cancelled_caught
        await call(client)
        assert living() == tasks


def living() -> int:
    """How many tasks the event loop has."""
    try:
        return len(asyncio.all_tasks())
    except RuntimeError:
        import trio

        return trio.lowlevel.current_statistics().tasks_living
