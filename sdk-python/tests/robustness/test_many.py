"""A thousand streams at once, and many threads on one client: each gets its own content, and nothing is left over."""

from __future__ import annotations

import asyncio
import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from aiagentplatform._core import AsyncClient, SyncClient
from aiagentplatform._core.request import plan as plan_module
from aiagentplatform._core.transports import tls
from anyio.to_thread import run_sync

from .clients import ASYNC_LIBRARIES, PRODUCT, SYNC_LIBRARIES, async_client, settings, sync_client
from .stateless import FILE, LIST, PIECE, STREAM, THING, StatelessServer

EVENTS = 5
CROWDS = {("asyncio", "httpx2"): 1000, ("asyncio", "aiohttp"): 1000}
"""How many streams at once; 200 on the others, whose time to look for a free connection grows with their square."""
SAFE_IN_THREADS = [name for name in SYNC_LIBRARIES if name != "httpx"]
"""
Not httpx, as docs/reliability.md says: its pool (httpcore 1.0) takes a connection for idle that another thread has just
been given, and closes it if that one's reply is there already.
"""
FDS = Path("/proc/self/fd")


def open_files() -> int:
    """How many file descriptors this process has open; 0 where the system does not tell."""
    return len(list(FDS.iterdir())) if FDS.is_dir() else 0


@pytest.fixture
def room_for_sockets() -> None:
    """Both ends of each connection are in this process."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2500
    if hard != resource.RLIM_INFINITY and hard < wanted:
        pytest.skip(f"this system allows {hard} open files, the test needs {wanted}")
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


async def follow(client: AsyncClient, name: str, crowd: int, wrong: list[str]) -> None:
    stream = client._core.stream(STREAM, path=(name,), query={"events": EVENTS, "together": crowd})
    async with stream as events:
        numbers = [event["number"] async for event in events if event["stream"] == name]
    if numbers != list(range(EVENTS)):
        wrong.append(f"{name}: {numbers}")


@pytest.mark.anyio
@pytest.mark.usefixtures("room_for_sockets")
@pytest.mark.parametrize(("anyio_backend", "library"), ASYNC_LIBRARIES)
async def test_a_thousand_streams_are_open_at_once_and_none_gets_anothers_events(
    site: StatelessServer, anyio_backend: str, library: str
) -> None:
    """The server sends no event before all of them are open."""
    crowd, before, wrong = CROWDS.get((anyio_backend, library), 200), open_files(), list[str]()
    async with async_client(site.url, library, connections=crowd) as client:
        async with anyio.create_task_group() as group:
            for number in range(crowd):
                group.start_soon(follow, client, f"s{number}", crowd, wrong)
        assert wrong == []
        assert site.connections == site.gathered == crowd
        assert (await client._core.call(THING, path=("7",)))["id"] == "7"
        assert site.connections == crowd, "a finished stream did not give its connection back"
    assert await run_sync(site.until, lambda: not site.open)
    gc.collect()
    assert open_files() <= before + 10  # what the loop itself has opened meanwhile


@pytest.mark.parametrize("library", SAFE_IN_THREADS)
def test_many_threads_share_one_client_and_each_gets_its_own_replies(site: StatelessServer, library: str) -> None:
    threads, rounds = 16, 8
    wrong: list[Any] = []
    start = threading.Barrier(threads)
    with sync_client(site.url, library, connections=threads) as client:

        def work(name: str) -> None:
            start.wait(30)
            try:
                for _ in range(rounds):
                    _mixed(client, name)
            except BaseException as error:
                wrong.append(error)

        crew = [threading.Thread(target=work, args=(f"{n}",)) for n in range(threads)]
        for thread in crew:
            thread.start()
        for thread in crew:
            thread.join()
        assert wrong == []
        assert site.connections <= threads
        assert len(client._core._plans) == 4  # the operations that were called, compiled and kept


def _mixed(client: SyncClient, name: str) -> None:
    """A call, a stream, a download and a list, all of which bear the name."""
    assert client._core.call(THING, path=(name,))["id"] == name
    with client._core.stream(STREAM, path=(name,)) as events:
        assert [(event["stream"], event["number"]) for event in events] == [(name, n) for n in range(3)]
    with client._core.download(FILE, path=(name,)) as reply:
        assert reply.read() == name[-1].encode() * 3 * PIECE
    assert len(list(client._core.page(LIST))) == 6


@pytest.mark.parametrize("library", SYNC_LIBRARIES)
def test_a_stream_can_be_read_in_another_thread_than_the_one_that_opened_it(
    site: StatelessServer, library: str
) -> None:
    numbers: list[int] = []
    with sync_client(site.url, library, connections=1) as client, client._core.stream(STREAM, path=("7",)) as events:
        thread = threading.Thread(target=lambda: numbers.extend(event["number"] for event in events))
        thread.start()
        thread.join()
        assert numbers == [0, 1, 2]
        assert client._core.call(THING, path=("7",))["id"] == "7"


def test_an_operation_is_compiled_once_for_a_client(site: StatelessServer, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_plan = plan_module.compile_plan

    def watched(operation: Any, config: Any) -> Any:
        compiled.append(operation.id)
        return compile_plan(operation, config)

    monkeypatch.setattr("aiagentplatform._core.core.compile_plan", watched)
    with sync_client(site.url, SYNC_LIBRARIES[0], connections=1) as client:
        for _ in range(3):
            client._core.call(THING, path=("7",))
    assert compiled == [THING.id]


def test_threads_that_begin_at_once_share_one_tls_context(monkeypatch: pytest.MonkeyPatch) -> None:
    both_are_making_one = threading.Barrier(2)
    make = tls._lazy

    def watched(*authorities: Any) -> Any:
        both_are_making_one.wait(30)
        return make(*authorities)

    monkeypatch.setattr(tls, "_lazy", watched)
    monkeypatch.setattr(tls, "_shared", {})
    with ThreadPoolExecutor(2) as crew:
        first, second = (crew.submit(tls.shared_context) for _ in range(2))
        assert first.result() is second.result() is tls.shared_context()


@pytest.mark.parametrize("library", [name for loop, name in ASYNC_LIBRARIES if loop == "asyncio"])
def test_an_async_client_serves_two_loops_in_two_threads_at_once(site: StatelessServer, library: str) -> None:
    client = AsyncClient(PRODUCT, transport=library, **settings(site.url))
    wrong: list[BaseException] = []
    start = threading.Barrier(2)

    async def work(name: str) -> None:
        await asyncio.to_thread(start.wait, 30)
        for _ in range(20):
            assert (await client._core.call(THING, path=(name,)))["id"] == name
            async with client._core.stream(STREAM, path=(name,)) as events:
                assert [event["stream"] async for event in events] == [name] * 3

    async def and_close(name: str) -> None:
        await work(name)
        await client._core.pool.transport().aclose()

    def run(name: str) -> None:
        try:
            asyncio.run(and_close(name))
        except BaseException as error:
            wrong.append(error)

    crew = [threading.Thread(target=run, args=(name,)) for name in ("a", "b")]
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()
    assert wrong == []
    assert site.connections == 2
    asyncio.run(client.close())
