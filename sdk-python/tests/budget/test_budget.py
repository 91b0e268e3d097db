"""
What a call, a chunk and an import may cost, in things that can be counted: function calls, modules, bytes kept.

No clock: a slow machine changes nothing here. A budget stands a little above what it costs today; who needs more raises
it in sight of everybody. How that compares with others is measured in `benchmarks/`.
"""

from __future__ import annotations

import asyncio
import gc
import json
import subprocess
import sys
import tracemalloc
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform
from aiagentplatform._core import Headers, Request
from aiagentplatform._core.request.json_body import encode_json

COMPLETION = {
    "id": "chatcmpl_1",
    "object": "chat.completion",
    "created": 1793491200,
    "model": "m",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "Blue."}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
}
CHUNK = {
    "id": "chatcmpl_1",
    "object": "chat.completion.chunk",
    "created": 1793491200,
    "model": "m",
    "choices": [{"index": 0, "delta": {"content": "word "}, "logprobs": None, "finish_reason": None}],
}
EVENT = b"data: " + json.dumps(CHUNK).encode() + b"\n\n"
QUESTION: Any = [{"role": "user", "content": "Why is the sky blue?"}]


class Canned:
    """A reply from memory, to threads and to event loops."""

    def __init__(self, chunks: int) -> None:
        self.status = 200
        self.attempts = 1
        self.headers = Headers([("content-type", "text/event-stream" if chunks else "application/json")])
        pieces = [EVENT] * chunks + [b"data: [DONE]\n\n"] if chunks else [json.dumps(COMPLETION).encode()]
        self._pieces = iter(pieces)

    def read(self) -> bytes:
        return b"".join(self._pieces)

    async def aread(self) -> bytes:
        return b"".join(self._pieces)

    def iter_raw(self) -> Iterator[bytes]:
        return self._pieces

    def aiter_raw(self) -> AsyncIterator[bytes]:
        return self

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        for piece in self._pieces:
            return piece
        raise StopAsyncIteration

    def close(self) -> None: ...
    async def aclose(self) -> None: ...


class FromMemory:
    """A transport whose cost is next to nothing, so that what is counted is ours."""

    def __init__(self) -> None:
        self.chunks = 0

    def send(self, request: Request) -> Canned:
        return Canned(self.chunks)

    def close(self) -> None: ...


class FromMemoryAsync(FromMemory):
    async def send(self, request: Request) -> Canned:  # type: ignore[override]
        return Canned(self.chunks)

    async def aclose(self) -> None: ...


def calls(work: Callable[[], object]) -> int:
    """How many Python functions it calls, resumed generators and coroutines included."""
    count = 0

    def see(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    gc.collect()
    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


class Caller:
    """The sync client over replies from memory, or, with an event loop to run it on, the async one."""

    def __init__(self, loop: asyncio.AbstractEventLoop | None = None) -> None:
        self.transport = FromMemory() if loop is None else FromMemoryAsync()
        kind: Any = AIAgentPlatform if loop is None else AsyncAIAgentPlatform
        self.client = kind(api_key="aap_test_key", transport=self.transport)
        self.loop = loop

    def call(self, messages: Any = QUESTION) -> None:
        self.transport.chunks = 0
        result = self.client.chat.completions.create(model="m", messages=messages)
        result = result if self.loop is None else self.loop.run_until_complete(result)
        assert result.choices[0].message.content == "Blue."

    def stream(self, chunks: int) -> None:
        self.transport.chunks = chunks
        stream = self.client.chat.completions.stream(model="m", messages=QUESTION)
        if self.loop is None:
            assert sum(1 for _ in stream) == chunks
        else:
            assert self.loop.run_until_complete(_length(stream)) == chunks


async def _length(stream: Any) -> int:
    return sum([1 async for _ in stream])


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Warm: everything is imported and compiled."""
    loop = asyncio.new_event_loop() if request.param == "async" else None
    caller = Caller(loop)
    for _ in range(3):
        caller.call()
        caller.stream(3)
    yield caller
    if loop is not None:
        loop.close()


def test_a_call_takes_few_function_calls(caller: Caller) -> None:
    assert 10 < calls(caller.call) <= (70 if caller.loop is None else 120)


def test_a_chunk_takes_few_function_calls(caller: Caller) -> None:
    short, long = (calls(lambda chunks=chunks: caller.stream(chunks)) for chunks in (100, 1100))
    assert 2 < (long - short) / 1000 <= 5


def test_a_long_request_takes_no_more_function_calls_than_a_short_one(caller: Caller) -> None:
    long: Any = [{"role": "user", "content": [{"type": "text", "text": f"Turn {turn}"}]} for turn in range(400)]
    assert calls(lambda: caller.call(long)) == calls(lambda: caller.call(QUESTION))


def test_a_body_of_plain_values_never_comes_to_python_code() -> None:
    body = {"messages": [{"role": "user", "content": [{"type": "text", "text": "x"}]}] * 400}
    assert calls(lambda: encode_json(body)) <= 5


def kept(work: Callable[[], object], times: int) -> int:
    """Bytes that are still there after doing it so many times more."""
    for _ in range(5):
        work()
    gc.collect()
    tracemalloc.start()
    try:
        work()
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(times):
            work()
        gc.collect()
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


def test_calls_leave_nothing_behind(caller: Caller) -> None:
    assert kept(caller.call, 300) < 5_000


def test_streams_leave_nothing_behind(caller: Caller) -> None:
    assert kept(lambda: caller.stream(300), 10) < 5_000


def test_an_open_stream_that_nobody_folds_keeps_a_bounded_number_of_events() -> None:
    caller = Caller()
    caller.stream(3)
    caller.transport.chunks = 6_000
    stream = caller.client.chat.completions.stream(model="m", messages=QUESTION)
    for _ in range(1_000):
        next(stream)
    tracemalloc.start()
    try:
        for _ in range(4_000):
            next(stream)
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] < 1_000_000
    finally:
        tracemalloc.stop()
    assert stream.final().choices[0].message.content == "word " * 6_000


def test_importing_the_package_loads_few_modules_and_nothing_heavy() -> None:
    code = (
        "import sys; before = set(sys.modules); import aiagentplatform; found = set(sys.modules) - before;"
        "print(len(found), *{name.partition('.')[0] for name in found})"
    )
    count, *packages = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert int(count) <= 40
    assert not {"httpx", "httpx2", "aiohttp", "pydantic", "pydantic_core", "anyio", "ssl", "tenacity"} & set(packages)
