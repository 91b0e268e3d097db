"""Tools in the async client: at once, on worker threads, cancelled."""

from __future__ import annotations

import json
import threading
from collections.abc import AsyncIterator
from typing import Any

import anyio
import anyio.lowlevel
import pytest
from aiagentplatform import ArgumentError, AsyncAIAgentPlatform
from aiagentplatform.lib import ToolLimitError, tool
from lib.says import EVENT_STREAM, answers, call, chunk, says
from scripted import Reply, ScriptedServer

pytestmark = pytest.mark.anyio

SAID = f"data: {json.dumps(chunk(content='Hel'))}\n\n".encode()


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def ours(anyio_backend: str, server: ScriptedServer) -> AsyncIterator[AsyncAIAgentPlatform]:
    async with AsyncAIAgentPlatform(api_key="aap_test_0123456789", base_url=server.url, max_retries=0) as client:
        yield client


def runner(client: AsyncAIAgentPlatform, **arguments: Any) -> Any:
    question = [{"role": "user", "content": "Weather?"}]
    return client.chat.completions.run_tools(**{"model": "m", "messages": question, **arguments})


async def run(client: AsyncAIAgentPlatform, **arguments: Any) -> Any:
    return await runner(client, **{"tools": [], **arguments}).final()


async def test_async_functions_run_at_once(ours: Any, server: ScriptedServer) -> None:
    """Each waits until all of them have begun: one after the other they would never end."""
    begun: list[str] = []
    all_begun = anyio.Event()

    async def meet(name: str) -> str:
        begun.append(name)
        if len(begun) == 3:
            all_begun.set()
        await all_begun.wait()
        return name

    server.script(says(None, *(call("meet", {"name": name}, name) for name in "abc")), says("Done."))
    done = await run(ours, tools=[meet])
    assert answers(server.requests[1].json) == [("a", "a"), ("b", "b"), ("c", "c")]
    assert done.tool_calls == 3


async def test_no_more_run_at_once_than_allowed(ours: Any, server: ScriptedServer) -> None:
    now: list[str] = []
    most = 0

    async def meet(name: str) -> str:
        nonlocal most
        now.append(name)
        most = max(most, len(now))
        for _ in range(10):
            await anyio.lowlevel.checkpoint()
        now.remove(name)
        return name

    server.script(says(None, *(call("meet", {"name": name}, name) for name in "abcdef")), says("Done."))
    await run(ours, tools=[meet], max_concurrency=2)
    assert most == 2
    with pytest.raises(ArgumentError, match="max_concurrency"):
        runner(ours, tools=[meet], max_concurrency=0)


@pytest.mark.parametrize("inline", [False, True])
async def test_plain_functions_run_on_a_worker_thread_unless_inline(
    ours: Any, server: ScriptedServer, inline: bool
) -> None:
    threads: list[int] = []

    def where() -> str:
        threads.append(threading.get_ident())
        return "here"

    server.script(says(None, call("where")), says("Done."))
    await run(ours, tools=[tool(where, inline=inline)])
    assert (threads[0] == threading.get_ident()) is inline


async def test_cancelling_leaves_no_task_behind(ours: Any, server: ScriptedServer) -> None:
    begun, ended = anyio.Event(), []

    async def forever(name: str) -> str:
        begun.set()
        try:
            await anyio.sleep_forever()
        finally:
            ended.append(name)
        return name

    server.script(says(None, *(call("forever", {"name": name}, name) for name in "ab")))
    started = runner(ours, tools=[forever])
    async with anyio.create_task_group() as group:
        group.start_soon(started.final)
        await begun.wait()
        group.cancel_scope.cancel()
    assert sorted(ended) == ["a", "b"]
    assert [each.id for each in started.run.pending] == ["a", "b"]
    server.script(says("Usable."))
    assert (await run(ours)).text == "Usable."


async def test_the_deadline_ends_functions_that_run(ours: Any, server: ScriptedServer) -> None:
    async def forever() -> str:
        await anyio.sleep_forever()
        return ""

    server.script(says(None, call("forever")))
    with pytest.raises(ToolLimitError) as caught:
        await run(ours, tools=[forever], deadline=0.3)
    assert (caught.value.limit, len(caught.value.run.pending)) == ("deadline", 1)


async def test_cancelling_a_streamed_run_gives_its_connection_back(
    ours: AsyncAIAgentPlatform, server: ScriptedServer
) -> None:
    server.script(Reply(headers=EVENT_STREAM, chunks=[SAID], stall="mid body"))
    started = ours.chat.completions.stream_tools(model="m", messages=[], tools=[])
    first = anyio.Event()

    async def read() -> None:
        async for _ in started:
            first.set()

    async with anyio.create_task_group() as group:
        group.start_soon(read)
        await first.wait()
        group.cancel_scope.cancel()
    assert [step async for step in started] == []
    server.script(says("Usable."))
    assert (await run(ours)).text == "Usable."
