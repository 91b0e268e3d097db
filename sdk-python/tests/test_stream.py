"""Streams over a real socket: connections given back, early exits, interruptions, resuming."""

from __future__ import annotations

import gc
import json
import math
import warnings
from typing import Any

import anyio
import pytest
from aiagentplatform._core import (
    AsyncStream,
    IdleTimeoutError,
    MergeSpec,
    NotFoundError,
    Operation,
    ResumeSpec,
    ServiceUnavailableError,
    Stream,
    StreamDecodeError,
    StreamIncompleteError,
    StreamSpec,
    Timeout,
    response_of,
)
from aiagentplatform._core.streams import stream as stream_module
from conftest import Face, MakeClient, VirtualTime, awaited, gathered
from scripted import Reply, ScriptedServer

pytestmark = [
    pytest.mark.anyio,
    # Both libraries leave generators of their own behind when a reply is closed in the middle; trio warns of them.
    pytest.mark.filterwarnings("ignore:Async generator 'httpx:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:Async generator 'httpcore:ResourceWarning"),
]

SSE = [("content-type", "text/event-stream"), ("x-request-id", "req_7")]
MERGE = MergeSpec(type="builtins:dict", items="choices", index="index", delta="delta", into="message")
CHAT: Operation[Any] = Operation(
    "things.stream",
    "POST",
    "/things",
    body="json",
    idempotent=True,
    stream=StreamSpec(
        "builtins:dict", terminator="[DONE]", selector="stream", accumulate=MERGE, text="/choices/0/delta/text"
    ),
)
FOLLOW: Operation[Any] = Operation(
    "things.events",
    "GET",
    "/events",
    stream=StreamSpec("builtins:dict", terminal=("done",), resume=ResumeSpec(header="Last-Event-ID", sequence="n")),
)


def chunk(text: str) -> bytes:
    return b"data: " + json.dumps({"choices": [{"index": 0, "delta": {"text": text}}]}).encode() + b"\n\n"


def numbered(n: int, kind: str = "step") -> bytes:
    return f'id: {n}\nevent: {kind}\ndata: {{"type": "{kind}", "n": {n}}}\n\n'.encode()


DONE = b"data: [DONE]\n\n"


def stream_of(client: Face, operation: Operation[Any] = CHAT, options: Any = None) -> Any:
    body = {"stream": True} if operation is CHAT else None
    return client.client._core.stream(operation, options, body=body)


async def opened(stream: Any) -> Any:
    return await awaited(stream.__enter__() if isinstance(stream, Stream) else stream.__aenter__())


async def following(stream: Any) -> Any:
    return await anext(stream) if isinstance(stream, AsyncStream) else next(stream)


async def test_events_text_and_final(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(headers=SSE, chunks=[chunk("a"), chunk("") + chunk("b"), DONE]))
    assert await gathered(stream_of(client).text()) == ["a", "b"]
    stream = stream_of(client)
    assert len(await gathered(stream)) == 3
    assert await awaited(stream.final()) == {"choices": [{"index": 0, "message": {"text": "ab"}}]}
    assert stream.response.request_id == "req_7"
    assert response_of(stream) is stream.response


async def test_a_finished_stream_gives_its_connection_back(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(headers=SSE, chunks=[chunk("a"), DONE]))
    for _ in range(3):
        async for _ in aiter_of(stream_of(client)):
            pass
    assert [seen.connection for seen in server.requests] == [1, 1, 1]


async def aiter_of(stream: Any) -> Any:
    if isinstance(stream, AsyncStream):
        async for event in stream:
            yield event
    else:
        for event in stream:
            yield event


async def test_a_reply_that_goes_on_after_the_end_is_given_up(
    client: Face, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_module, "DRAIN_SECONDS", 0.1)
    server.script(Reply(headers=SSE, chunks=[chunk("a"), DONE], stall="mid body"))
    assert len(await gathered(stream_of(client))) == 1
    server.script(Reply(body={}))
    await client.call(Operation("", "GET", "/after", returns="builtins:dict"))
    assert [seen.connection for seen in server.requests] == [1, 2]


async def test_leaving_in_the_middle_closes_the_connection(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(headers=SSE, chunks=[chunk("a")], stall="mid body"), Reply(body={}))
    stream = await opened(stream_of(client))
    await following(stream)
    await awaited(stream.close())
    await client.call(Operation("", "GET", "/after", returns="builtins:dict"))
    assert [seen.connection for seen in server.requests] == [1, 2]
    with pytest.raises(StreamIncompleteError, match="closed") as caught:
        await awaited(stream.final())
    assert caught.value.partial == {"choices": [{"index": 0, "message": {"text": "a"}}]}


async def test_nothing_is_sent_before_a_stream_is_read(client: Face, server: ScriptedServer) -> None:
    stream = stream_of(client)
    assert stream.response is None
    await awaited(stream.close())
    assert server.requests == []
    assert await gathered(stream) == []


async def test_entering_opens_the_stream_and_raises_what_opening_does(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(404, body={"error": {"message": "no"}}))
    with pytest.raises(NotFoundError):
        await opened(stream_of(client))


async def test_call_or_stream_gives_an_open_stream(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(headers=SSE, chunks=[chunk("a"), DONE]))
    stream = await awaited(client.client._core.call_or_stream(CHAT, None, body={"stream": True}))
    assert stream.response.status == 200
    assert len(await gathered(stream)) == 1


async def test_a_broken_stream_raises_again_and_keeps_what_came(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(headers=SSE, chunks=[chunk("a")], reset="mid body"))
    stream = stream_of(client)
    for _ in range(2):
        with pytest.raises(StreamIncompleteError) as caught:
            await awaited(stream.final())
        assert caught.value.partial["choices"][0]["message"] == {"text": "a"}
        assert caught.value.request_id == "req_7"
        assert caught.value.__cause__ is not None
    assert len(caught.value.events) == 1


async def test_silence_is_an_idle_timeout(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(headers=SSE, chunks=[chunk("a")], stall="mid body"))
    stream = stream_of(client, options={"timeout": Timeout(idle=0.1)})
    with pytest.raises(IdleTimeoutError) as caught:
        await awaited(stream.final())
    assert isinstance(caught.value, StreamIncompleteError)


async def test_resuming_over_real_connections(client: Face, server: ScriptedServer, virtual: VirtualTime) -> None:
    server.script(
        Reply(headers=SSE, chunks=[numbered(1), numbered(2), numbered(3)[:20]], reset="mid body"),
        Reply(headers=SSE, chunks=[numbered(2), numbered(3)], close=True),
        Reply(503, body={}),
        Reply(headers=SSE, chunks=[numbered(4, "done")]),
    )
    stream = stream_of(client, FOLLOW)
    assert [event["n"] for event in await gathered(stream)] == [1, 2, 3, 4]
    assert [seen.header("last-event-id") for seen in server.requests] == [None, "2", "3", "3"]
    assert stream.last_event_id == "4"
    assert virtual.sleeps == [0.5, 0.5, 0.5]


async def test_last_event_id_is_that_of_the_last_event_given(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(headers=SSE, chunks=[numbered(1) + numbered(2) + numbered(3, "done")]))
    stream = stream_of(client, FOLLOW)
    await following(stream)
    assert stream.last_event_id == "1"
    await awaited(stream.close())


async def test_a_malformed_event_is_shown(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(headers=SSE, chunks=[b"data: {nope\n\n"]))
    with pytest.raises(StreamDecodeError, match="not JSON") as caught:
        await gathered(stream_of(client))
    assert caught.value.data == "{nope"


async def test_strict_holds_for_events(make_client: MakeClient, server: ScriptedServer) -> None:
    server.script(Reply(headers=SSE, chunks=[b'data: {"id": 5}\n\n', DONE]))
    typed: Operation[Any] = Operation(
        "", "GET", "/x", stream=StreamSpec("aiagentplatform.types.files:File", terminator="[DONE]")
    )
    (lenient,) = await gathered(make_client().client._core.stream(typed, None))
    assert (lenient.id, lenient.filename) == (5, None)
    with pytest.raises(StreamDecodeError, match="not a valid File"):
        await gathered(make_client(strict=True).client._core.stream(typed, None))


async def test_cancelling_a_read_leaves_the_client_usable(client: Face, server: ScriptedServer) -> None:
    if client.flavour == "sync":
        return
    server.script(Reply(headers=SSE, chunks=[chunk("a")], stall="mid body"), Reply(body={"ok": True}))
    with anyio.move_on_after(0.1) as scope:
        async with stream_of(client) as stream:
            async for _ in stream:
                pass
    assert scope.cancelled_caught
    assert await client.call(Operation("", "GET", "/after", returns="builtins:dict")) == {"ok": True}


async def test_an_interrupt_in_a_read_closes_the_stream(client: Face, server: ScriptedServer) -> None:
    if client.flavour != "sync":
        return
    server.script(Reply(headers=SSE, chunks=[chunk("a"), DONE]))
    stream = await opened(stream_of(client))

    def interrupted() -> Any:
        raise KeyboardInterrupt
        yield

    stream._chunks = interrupted()
    with pytest.raises(KeyboardInterrupt):
        next(stream)
    assert stream._reply is None
    assert list(stream) == []


async def test_a_forgotten_stream_warns(client: Face, server: ScriptedServer) -> None:
    if client.flavour == "trio":
        return  # trio warns of the transport's own generators first
    server.script(Reply(headers=SSE, chunks=[chunk("a"), chunk("b"), DONE]))
    stream: Any = await opened(stream_of(client))
    await following(stream)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        del stream
        gc.collect()
    assert any("stream was not read" in str(each.message) for each in caught)


async def test_an_error_event_closes_the_stream(client: Face, server: ScriptedServer) -> None:
    server.script(
        Reply(
            headers=SSE,
            chunks=[chunk("a"), b'data: {"error": {"type": "overloaded_error", "message": "m"}}\n\n'],
            stall="mid body",
        )
    )
    stream = stream_of(client)
    with pytest.raises(ServiceUnavailableError) as caught:
        await gathered(stream)
    assert (caught.value.request_id, caught.value.status, caught.value.message) == ("req_7", 200, "m")
    assert stream._reply is None


@pytest.mark.parametrize("count", [3000])
async def test_a_long_stream_keeps_only_its_text(client: Face, server: ScriptedServer, count: int) -> None:
    if client.flavour == "trio":
        return
    server.script(Reply(headers=SSE, chunks=[chunk("ab") * 100] * (count // 100) + [DONE]))
    stream = stream_of(client)
    final = await awaited(stream.final())
    assert final["choices"][0]["message"]["text"] == "ab" * count
    pieces = stream._follow.accumulator._items[0][1]._texts["text"]
    assert len(pieces) <= math.ceil(count / 1024) + 1024


async def test_what_is_partial_is_what_was_given(client: Face, server: ScriptedServer) -> None:
    """Though more has arrived: who stops in the middle has seen all of it."""
    server.script(Reply(chunks=[chunk("a") + chunk("b") + chunk("c"), b"data: [DONE]\n\n"], headers=SSE))
    stream = client.client._core.stream(CHAT, body={})
    seen = ""
    while (
        event := await awaited(anext(stream, None) if hasattr(stream, "__anext__") else next(stream, None))
    ) is not None:
        seen += event["choices"][0]["delta"]["text"]
        assert stream.partial["choices"][0]["message"]["text"] == seen
    assert seen == "abc"
    assert (await awaited(stream.final()))["choices"][0]["message"]["text"] == "abc"
