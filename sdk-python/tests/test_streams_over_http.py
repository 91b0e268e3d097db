"""Streams opened over a real socket: retries before the first event, resuming after the last, what is no stream."""

from __future__ import annotations

from typing import Any

import pytest
from aiagentplatform._core import (
    Operation,
    ResumeSpec,
    ServiceUnavailableError,
    StreamIncompleteError,
    StreamSpec,
    Timeout,
    UnexpectedContentTypeError,
)
from conftest import Face, MakeClient, VirtualTime, awaited, gathered
from scripted import Reply, ScriptedServer

pytestmark = pytest.mark.anyio

SSE = [("content-type", "text/event-stream; charset=utf-8")]
ENDED = StreamSpec("builtins:dict", terminator="[DONE]", selector="stream")
CHAT: Operation[Any] = Operation(
    "chat.create", "POST", "/chat", returns="builtins:dict", body="json", stream=ENDED, idempotent=True
)


def follow(resume: ResumeSpec) -> Operation[Any]:
    spec = StreamSpec("builtins:dict", terminal=("end",), resume=resume)
    return Operation("runs.events", "GET", "/runs/{run_id}/events", stream=spec)


def event(number: int, kind: str = "step") -> bytes:
    return b'id: %d\nevent: %b\ndata: {"type":"%b","n":%d}\n\n' % (number, kind.encode(), kind.encode(), number)


async def test_opening_is_retried_under_one_key_and_the_connection_is_kept(
    client: Face, server: ScriptedServer
) -> None:
    done = Reply(chunks=[b'data: {"a":1}\n\n', b"data: [DONE]\n\n"], headers=SSE)
    server.script(Reply(503), done)
    for _ in range(2):
        stream = client.client._core.stream(CHAT, None, body={"stream": True})
        assert await gathered(stream) == [{"a": 1}]
    assert (stream.response.status, stream.response.attempts) == (200, 1)
    assert [seen.header("idempotency-key") for seen in server.requests] == ["key-1", "key-1", "key-2"]
    assert server.connections == 1


async def test_a_stream_tells_how_many_attempts_its_opening_took(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(chunks=[b"data: [DONE]\n\n"], headers=SSE))
    stream = client.client._core.stream(CHAT, None, body={"stream": True})
    await gathered(stream)
    assert stream.response.attempts == 2


async def test_the_body_chooses_between_reply_and_stream(client: Face, server: ScriptedServer) -> None:
    core = client.client._core
    server.script(Reply(body={"whole": True}))
    assert await awaited(core.call_or_stream(CHAT, None, body={"stream": False})) == {"whole": True}
    server.script(Reply(chunks=[b"data: [DONE]\n\n"], headers=SSE))
    stream = await awaited(core.call_or_stream(CHAT, None, body={"stream": True}))
    assert len(server.requests) == 2  # it is open before the first event is asked for
    assert await gathered(stream) == []


async def test_an_error_before_the_stream_is_the_errors_own_class(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(503, {"error": {"message": "busy"}}))
    with pytest.raises(ServiceUnavailableError, match="busy"):
        await gathered(client.client._core.stream(CHAT, None, body={}))
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        (Reply(body=b"<html>hello</html>", headers=[("content-type", "text/html")]), "text/html.*hello"),
        (Reply(body={"id": "x"}), "application/json"),
        (Reply(204), "no content type"),
    ],
)
async def test_what_is_no_stream_is_an_error_that_shows_it(
    client: Face, server: ScriptedServer, reply: Reply, shown: str
) -> None:
    server.script(reply)
    with pytest.raises(UnexpectedContentTypeError, match=shown) as caught:
        await gathered(client.client._core.stream(CHAT, None, body={}))
    assert caught.value.status == reply.status
    await client.call(CHAT, {"max_retries": 0}, body={}) if reply.status == 200 and reply.body == {"id": "x"} else None
    assert server.connections == 1


@pytest.mark.parametrize(
    ("resume", "header", "target"),
    [
        (ResumeSpec(header="Last-Event-ID"), "2", "/runs/r/events?a=1"),
        (ResumeSpec(query="starting_after"), None, "/runs/r/events?a=1&starting_after=2"),
    ],
)
async def test_a_cut_stream_goes_on_after_its_last_event(
    client: Face, server: ScriptedServer, resume: ResumeSpec, header: str | None, target: str
) -> None:
    server.script(
        Reply(chunks=[event(1), event(2)], headers=SSE, reset="mid body"),
        Reply(503),
        Reply(chunks=[event(3), event(4, "end")], headers=SSE),
    )
    stream = client.client._core.stream(follow(resume), None, path=("r",), query={"a": 1})
    assert [each["n"] for each in await gathered(stream)] == [1, 2, 3, 4]
    assert server.requests[0].target == "/runs/r/events?a=1"
    assert (server.requests[-1].header("last-event-id"), server.requests[-1].target) == (header, target)


async def test_a_silent_stream_is_an_error_after_the_idle_limit(
    make_client: MakeClient, server: ScriptedServer, virtual: VirtualTime
) -> None:
    server.script(Reply(chunks=[b'data: {"a":1}\n\n'], headers=SSE, stall="mid body"))
    client = make_client(timeout=Timeout(idle=0.05)).with_options(clock=virtual.clock)
    stream = client.client._core.stream(CHAT, None, body={})
    with pytest.raises(StreamIncompleteError):
        await gathered(stream)


async def test_leaving_a_stream_early_frees_the_client(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(chunks=[b'data: {"a":1}\n\n'], headers=SSE, stall="mid body"), Reply(body={}))
    stream = client.client._core.stream(CHAT, None, body={})
    if client.flavour == "sync":
        with stream:
            assert next(stream) == {"a": 1}
    else:
        async with stream:
            assert await anext(stream) == {"a": 1}
    assert await client.call(CHAT, body={}) == {}
