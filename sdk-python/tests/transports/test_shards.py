"""Several small pools in place of a large one: who gets which, how many there are, and that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
import pytest
from aiagentplatform._core import AsyncClient, Connection, Operation
from aiagentplatform._core.transports.shards import SIZE, Shards
from conftest import make_product
from scripted import Reply, ScriptedServer

GET: Operation[Any] = Operation("things.list", "GET", "/things", returns="builtins:dict")


class Pool:
    """A pool that answers at once, or not at all."""

    def __init__(self, size: int, kept: int) -> None:
        self.size, self.kept = size, kept
        self.requests = 0
        self.closed = False

    async def handle_async_request(self, request: Any) -> Any:
        self.requests += 1
        if isinstance(request, BaseException):
            raise request
        return Answer()

    async def aclose(self) -> None:
        self.closed = True


class Answer:
    """A reply that is open until it is closed."""

    def __init__(self) -> None:
        self.stream = self
        self.closed = 0

    async def aclose(self) -> None:
        self.closed += 1


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def made() -> list[Pool]:
    return []


@pytest.fixture
def shards(made: list[Pool]) -> Callable[..., Shards]:
    def make(connections: int | None = 1000, kept: int = 100, expiry: float | None = None) -> Shards:
        def pool(size: int, idle: int) -> Pool:
            made.append(Pool(size, idle))
            return made[-1]

        return Shards(pool, connections, kept, expiry)

    return make


@pytest.mark.anyio
async def test_few_requests_at_once_stay_in_the_first_pool(shards: Callable[..., Shards], made: list[Pool]) -> None:
    pools = shards()
    for _ in range(50):
        reply = await pools.handle_async_request(None)
        await reply.stream.aclose()
        await reply.stream.aclose()  # once more counts for nothing
    open_ = [await pools.handle_async_request(None) for _ in range(SIZE)]
    assert [pool.requests for pool in made] == [50 + SIZE]
    assert all(reply.closed == 0 for reply in open_)


@pytest.mark.anyio
async def test_more_take_more_pools_up_to_the_limit(shards: Callable[..., Shards], made: list[Pool]) -> None:
    pools = shards(connections=2 * SIZE + 3, kept=SIZE + 5)
    for _ in range(2 * SIZE + 30):
        await pools.handle_async_request(None)
    assert [(pool.size, pool.kept) for pool in made] == [(SIZE, SIZE), (SIZE, 5), (3, 0)]
    assert sum(pool.requests for pool in made) == 2 * SIZE + 30, "what is too much waits in the pools"


@pytest.mark.anyio
async def test_a_request_that_fails_is_over(shards: Callable[..., Shards], made: list[Pool]) -> None:
    pools = shards()
    for _ in range(3 * SIZE):
        with pytest.raises(OSError, match="broken"):
            await pools.handle_async_request(OSError("broken"))
    assert len(made) == 1


@pytest.mark.anyio
async def test_a_pool_that_is_not_needed_for_a_while_is_closed(shards: Callable[..., Shards], made: list[Pool]) -> None:
    pools = shards(expiry=1e-9)
    replies = [await pools.handle_async_request(None) for _ in range(2 * SIZE)]
    assert len(made) == 2
    for reply in replies:
        await reply.stream.aclose()
    await pools.handle_async_request(None)
    assert [pool.closed for pool in made] == [False, True]
    await pools.aclose()
    assert [pool.closed for pool in made] == [True, True]


@pytest.mark.anyio
@pytest.mark.parametrize("library", ["httpx", "httpx2"])
@pytest.mark.parametrize(("limit", "expected"), [(1000, 40), (20, 20)])
async def test_as_many_connections_as_are_needed_and_allowed(
    server: ScriptedServer, library: str, limit: int, expected: int
) -> None:
    server.script(Reply(body={"ok": True}, gap=0.05))
    connection = Connection(max_connections=limit)
    client = AsyncClient(make_product(), api_key="k", base_url=server.url, transport=library, connection=connection)
    async with client:
        for _ in range(3):  # in the second and third wave no connection is new
            async with anyio.create_task_group() as tasks:
                for _ in range(40):
                    tasks.start_soon(client._core.call, GET)
        assert server.connections == expected
        for _ in range(10):
            await client._core.call(GET)
        assert server.connections == expected
    assert len(server.requests) == 130
