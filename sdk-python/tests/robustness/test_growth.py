"""
Calls and chunks that are over leave nothing behind. The long run of this, 20,000 calls and 200,000 chunks, is among the
benchmarks; here are a few hundred, of which not a single object may stay.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from aiagentplatform._core import AsyncClient, SyncClient

from .clients import ASYNC_LIBRARIES, SYNC_LIBRARIES, async_client, sync_client
from .stateless import FLAKY, LIST, STREAM, THING, StatelessServer

pytestmark = [
    pytest.mark.filterwarnings("ignore:Async generator 'httpx:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:Async generator 'httpcore:ResourceWarning"),
]

BATCHES = 8
BATCH = 20
"""Rounds of work between two counts."""


class Growth:
    """
    Counts objects and bytes between batches of the same work. A leak grows with every batch; what a cache, a queue or
    a connection that is just being closed takes, does not.
    """

    def __init__(self) -> None:
        self.counts: list[tuple[int, int]] = []

    def count(self) -> None:
        gc.collect()
        self.counts.append((len(gc.get_objects()), tracemalloc.get_traced_memory()[0]))

    def check(self, bytes_each: int = 50) -> None:
        objects = min(after[0] - before[0] for before, after in pairwise(self.counts))
        size = min(after[1] - before[1] for before, after in pairwise(self.counts))
        assert objects < BATCH // 2, f"{objects} objects stayed of each {BATCH} rounds"
        assert size < BATCH * bytes_each, f"{size} bytes stayed of each {BATCH} rounds"


@pytest.fixture
def growth() -> Iterator[Growth]:
    tracemalloc.start()
    yield Growth()
    tracemalloc.stop()


def _round(client: SyncClient) -> None:
    client._core.call(THING, path=("7",))
    client._core.call(FLAKY, path=("7",))
    list(client._core.page(LIST))
    with client._core.stream(STREAM, path=("7",)) as events:
        next(events)


async def _round_async(client: AsyncClient) -> None:
    await client._core.call(THING, path=("7",))
    await client._core.call(FLAKY, path=("7",))
    _ = [item async for item in client._core.page(LIST)]
    async with client._core.stream(STREAM, path=("7",)) as events:
        await anext(events)


@pytest.mark.parametrize("library", SYNC_LIBRARIES)
def test_sync_calls_leave_nothing(site: StatelessServer, library: str, growth: Growth) -> None:
    with sync_client(site.url, library, connections=1) as client:
        for _ in range(BATCHES):
            for _ in range(BATCH):
                _round(client)
            growth.count()
    growth.check()


@pytest.mark.anyio
@pytest.mark.parametrize(("anyio_backend", "library"), ASYNC_LIBRARIES)
async def test_async_calls_leave_nothing(site: StatelessServer, library: str, growth: Growth) -> None:
    async with async_client(site.url, library, connections=1) as client:
        for _ in range(BATCHES):
            for _ in range(BATCH):
                await _round_async(client)
            growth.count()
    growth.check()


@pytest.mark.parametrize("library", SYNC_LIBRARIES)
def test_a_long_sync_stream_does_not_grow(site: StatelessServer, library: str, growth: Growth) -> None:
    query = {"events": 2 * BATCHES * 100}
    with (
        sync_client(site.url, library, connections=1) as client,
        client._core.stream(STREAM, path=("7",), query=query) as events,
    ):
        for number, _ in enumerate(events):
            if number % 200 == 199:
                growth.count()
    growth.check()


@pytest.mark.anyio
@pytest.mark.parametrize(("anyio_backend", "library"), ASYNC_LIBRARIES)
async def test_a_long_async_stream_does_not_grow(site: StatelessServer, library: str, growth: Growth) -> None:
    query = {"events": 2 * BATCHES * 100}
    async with (
        async_client(site.url, library, connections=1) as client,
        client._core.stream(STREAM, path=("7",), query=query) as events,
    ):
        number = 0
        async for _ in events:
            number += 1
            if number % 200 == 0:
                growth.count()
    growth.check()


@pytest.mark.parametrize("library", SYNC_LIBRARIES)
def test_clients_and_their_copies_are_collected(site: StatelessServer, library: str, growth: Growth) -> None:
    def made(**settings: Any) -> None:
        with sync_client(site.url, library, connections=1) as client:
            client.with_options(**settings)._core.call(THING, path=("7",))

    for _ in range(BATCHES):
        for _ in range(BATCH):
            made(timeout=5)
        growth.count()
    growth.check(bytes_each=200)  # httpx's own way with addresses takes a hundred
