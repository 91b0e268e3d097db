"""Each limit has its own error; the total works across attempts, waits and the body."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from aiagentplatform._core import (
    APITimeoutError,
    ConnectTimeoutError,
    DeadlineExceededError,
    FirstByteTimeoutError,
    IdleTimeoutError,
    Operation,
    PoolTimeoutError,
    ServiceUnavailableError,
    Timeout,
)
from aiagentplatform._core.settings.timeouts import DEFAULT_TIMEOUT, NO_TIMEOUT, timeout_of
from conftest import MakeClient, VirtualTime, awaited, close_theirs, gathered, their_client
from scripted import Reply, ScriptedServer

GET: Operation[Any] = Operation("things.list", "GET", "/things", returns="builtins:dict")
SLOW: Operation[Any] = Operation("things.wait", "GET", "/wait", returns="builtins:dict", timeout=700)
DOWNLOAD: Operation[Any] = Operation("things.content", "GET", "/content", returns="builtins:bytes")
SHORT = 0.05


@pytest.mark.anyio
async def test_first_byte(make_client: MakeClient, server: ScriptedServer) -> None:
    server.script(Reply(stall="before headers"))
    client = make_client(timeout=Timeout(first_byte=SHORT), max_retries=0)
    with pytest.raises(FirstByteTimeoutError, match=r"No reply began within 0\.05 seconds"):
        await client.call(GET)


@pytest.mark.anyio
async def test_idle_is_another_limit_than_first_byte(make_client: MakeClient, server: ScriptedServer) -> None:
    server.script(Reply(chunks=[b'{"a":'], stall="mid body"))
    client = make_client(timeout=Timeout(idle=SHORT, first_byte=5), max_retries=0)
    with pytest.raises(IdleTimeoutError, match=r"silent for 0\.05 seconds"):
        await client.call(GET)


@pytest.mark.anyio
async def test_connect(make_client: MakeClient) -> None:
    with ExitStack() as stack:
        listening = stack.enter_context(socket.socket())
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(3):  # nobody accepts: once the queue is full, connecting hangs
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listening.getsockname())
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        client = make_client(base_url=url, timeout=Timeout(connect=SHORT), max_retries=0)
        with pytest.raises(ConnectTimeoutError) as caught:
            await client.call(GET)
        assert not caught.value.sent


@pytest.mark.anyio
async def test_pool(make_client: MakeClient, server: ScriptedServer, flavour: str, library: str) -> None:
    small = their_client(library, flavour, connections=1)
    client = make_client(transport=small, timeout=Timeout(pool=SHORT), max_retries=0)
    server.script(Reply(chunks=[b"x"], stall="mid body"))
    held = await client.download(DOWNLOAD)
    with pytest.raises(PoolTimeoutError, match="busy") as caught:
        await client.call(GET)
    assert not caught.value.sent
    await awaited(held.close())
    await close_theirs(small)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "reply",
    [
        Reply(stall="before headers"),
        Reply(chunks=[b'{"a":'], stall="mid body"),
        Reply(chunks=[b" "] * 1000, gap=0.01),
        Reply(chunks=[b" "] * 25, gap=0.01, stall="mid body"),
        Reply(chunks=[b'{"a": 1}'], unbounded=True, stall="mid body"),
    ],
    ids=["no reply", "half a reply", "a dribble", "a dribble that dries up", "a body without a length"],
)
async def test_total(make_client: MakeClient, server: ScriptedServer, reply: Reply) -> None:
    server.script(reply)
    client = make_client(timeout=Timeout(total=0.4))
    start = time.monotonic()
    with pytest.raises(DeadlineExceededError):
        await client.call(GET)
    assert 0.39 < time.monotonic() - start < 0.6


@pytest.mark.anyio
async def test_total_bounds_a_download_too(make_client: MakeClient, server: ScriptedServer) -> None:
    server.script(Reply(chunks=[b"x"] * 1000, gap=0.01))
    client = make_client(timeout=Timeout(total=0.15))
    download = await client.download(DOWNLOAD)
    with pytest.raises(DeadlineExceededError):
        await gathered(download.iter_bytes())


@pytest.mark.anyio
async def test_a_download_that_total_cuts_is_never_taken_for_a_whole_one(
    make_client: MakeClient, server: ScriptedServer, tmp_path: Path
) -> None:
    server.script(Reply(chunks=[b"half"], unbounded=True, stall="mid body"))
    download = await make_client(timeout=Timeout(total=0.15)).download(DOWNLOAD)
    with pytest.raises(DeadlineExceededError):
        await awaited(download.write_to(tmp_path / "copy"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.anyio
async def test_total_does_not_wait_for_an_attempt_that_comes_too_late(
    make_client: MakeClient, server: ScriptedServer, virtual: VirtualTime
) -> None:
    server.script(Reply(503, headers=[("retry-after", "10")]))
    client = make_client(timeout=Timeout(total=12)).with_options(clock=virtual.clock)
    with pytest.raises(DeadlineExceededError) as caught:
        await client.call(GET)
    assert (virtual.sleeps, caught.value.attempts) == ([10.0], 2)
    assert isinstance(caught.value.__cause__, ServiceUnavailableError)


@pytest.mark.anyio
async def test_a_timeout_is_repeated_where_that_is_safe(make_client: MakeClient, server: ScriptedServer) -> None:
    server.script(Reply(stall="before headers"), Reply(body={"a": 1}))
    client = make_client(timeout=Timeout(first_byte=SHORT))
    assert await client.with_options(clock=VirtualTime().clock).call(GET) == {"a": 1}


@pytest.mark.anyio
async def test_the_nearest_setting_wins(make_client: MakeClient) -> None:
    client, eager = make_client(), make_client(timeout=3)
    for face, operation, options, expected in [
        (client, GET, None, DEFAULT_TIMEOUT),
        (client, SLOW, None, Timeout.each(700)),
        (eager, SLOW, None, Timeout.each(3)),
        (eager, SLOW, {"timeout": 2}, Timeout.each(2)),
        (eager, GET, {"timeout": None}, NO_TIMEOUT),
        (eager, GET, {"timeout": Timeout(total=9)}, Timeout(total=9)),
    ]:
        assert face.client._core.draft(operation, options).timeout == expected


def test_a_number_is_the_longest_single_wait() -> None:
    assert timeout_of(2.0, DEFAULT_TIMEOUT) == Timeout(connect=2.0, pool=2.0, first_byte=2.0, idle=2.0, total=None)
    assert Timeout.each(30).connect == 5.0


@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_a_limit_must_be_positive(seconds: float) -> None:
    with pytest.raises(ValueError, match="more than 0"):
        Timeout(idle=seconds)


def test_every_timeout_is_a_timeout_error() -> None:
    assert issubclass(APITimeoutError, TimeoutError)
