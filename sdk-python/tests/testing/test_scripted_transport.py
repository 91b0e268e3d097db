"""The scripted transport: what it replies, what it remembers, and how it tells a test that it is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aiagentplatform import (
    AIAgentPlatform,
    APIConnectionError,
    ConnectTimeoutError,
    NotFoundError,
    RateLimitError,
    StreamIncompleteError,
)
from aiagentplatform.testing import (
    AsyncScriptedTransport,
    Reply,
    ScriptedTransport,
    SentRequest,
    UnexpectedRequestError,
    UnusedReplyError,
    chat_completion,
    chat_stream,
)
from conftest import awaited

from .stage import KEY, QUESTION, Stage


@pytest.mark.anyio
async def test_replies_come_in_turn_and_requests_are_kept(flavour: str) -> None:
    stage = Stage(flavour, chat_completion("One."), {"id": "c", "choices": []}, Reply(json=chat_completion("Three.")))
    assert (await stage.ask()).choices[0].message.content == "One."
    assert (await stage.ask()).id == "c"
    assert (await stage.ask()).choices[0].message.content == "Three."
    stage.script.assert_done()
    first, *_ = stage.script.requests
    assert (first.method, first.path, first.query) == ("POST", "/v1/chat/completions", {})
    assert first.json == QUESTION
    assert first.headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in repr(first)


@pytest.mark.anyio
async def test_failures_and_error_statuses_are_retried_as_real_ones_are(flavour: str) -> None:
    stage = Stage(
        flavour, ConnectTimeoutError("no"), Reply(429, headers={"retry-after": "0"}), chat_completion("At last.")
    )
    assert (await stage.ask()).choices[0].message.content == "At last."
    assert [request.headers["x-sdk-attempt"] for request in stage.script.requests] == ["1", "2", "3"]
    stage = Stage(flavour, *[Reply(429, json={"error": {"code": "rate_limit_exceeded", "message": "Slow."}})] * 3)
    with pytest.raises(RateLimitError):
        await stage.ask()


@pytest.mark.anyio
async def test_a_failure_that_is_scripted_twice_is_raised_anew(flavour: str) -> None:
    failure = APIConnectionError("gone")
    stage = Stage(flavour, failure, failure, failure)
    with pytest.raises(APIConnectionError) as caught:
        await stage.ask()
    assert caught.value is not failure and caught.value.attempts == 3
    assert failure.attempts == 0


@pytest.mark.anyio
async def test_a_reply_that_breaks_again_and_again_breaks_anew(flavour: str) -> None:
    failure = APIConnectionError("reset")
    stage = Stage(flavour)
    stage.script.on("GET", "/models/*", Reply(body=b"{", failure=failure))
    caught: list[BaseException] = []
    for _ in range(2):
        with pytest.raises(APIConnectionError) as error:
            await awaited(stage.client.models.retrieve("m", options={"max_retries": 0}))
        caught.append(error.value)
    assert caught[0] is not caught[1] and failure not in caught


@pytest.mark.anyio
async def test_streams_and_their_breaks(flavour: str) -> None:
    whole = chat_stream("Hello world")
    stage = Stage(flavour, whole, Reply(chunks=[whole[:400]], failure=APIConnectionError("reset")))
    stream = stage.client.chat.completions.stream(**QUESTION)
    assert (await awaited(stream.final())).choices[0].message.content == "Hello world"
    stream = stage.client.chat.completions.stream(**QUESTION)
    with pytest.raises(StreamIncompleteError) as caught:
        await awaited(stream.final())
    assert str(caught.value.__cause__) == "reset"
    stage.script.assert_done()


@pytest.mark.anyio
async def test_routes_go_by_method_and_path(flavour: str) -> None:
    stage = Stage(flavour, {"object": "list", "data": [], "has_more": False})
    stage.script.on("GET", "/models/*", lambda request: {"id": request.path.rpartition("/")[2], "object": "model"})
    stage.script.on("DELETE", "/files/*", {"id": "f", "deleted": True}, Reply(404))
    models: Any = stage.client.models
    assert (await awaited(models.retrieve("a b"))).id == "a b"
    assert (await awaited(models.retrieve("a/b"))).id == "b"  # its slash is encoded: one segment
    assert (await awaited(models.retrieve("gpt-5.2"))).id == "gpt-5.2"
    await awaited(models.list())
    await awaited(stage.client.files.delete("f"))
    for _ in range(2):  # the last reply of a route stays
        with pytest.raises(NotFoundError):
            await awaited(stage.client.files.delete("f"))
    stage.script.assert_done()


@pytest.mark.anyio
async def test_uploads_are_read_whole(flavour: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"x" * 300_000)
    stage = Stage(flavour, {"id": "file_1", "object": "file"})
    await awaited(stage.client.files.upload(file=path, purpose="assistants"))
    assert b"x" * 300_000 in stage.script.requests[0].body


@pytest.mark.anyio
async def test_a_request_too_many_is_an_error_that_nothing_hides(flavour: str) -> None:
    stage = Stage(flavour, chat_completion("One."))
    await stage.ask()
    with pytest.raises(UnexpectedRequestError, match=r"no reply for POST /v1/chat/completions.*1\. POST") as caught:
        await stage.ask()
    assert isinstance(caught.value.request, SentRequest)
    assert isinstance(caught.value, AssertionError)
    assert len(stage.script.requests) == 2  # and it was not tried again


def test_replies_that_nobody_asked_for_are_told() -> None:
    script = ScriptedTransport({}, {})
    script.on("GET", "/models", {})
    with pytest.raises(UnusedReplyError, match=r"2 of the queue, GET /models\. No request came"):
        script.assert_done()
    with pytest.raises(UnusedReplyError), ScriptedTransport({}):
        pass
    with pytest.raises(ZeroDivisionError), AsyncScriptedTransport({}):
        raise ZeroDivisionError  # an error of the test itself goes first


def test_a_reply_that_is_left_open_is_told() -> None:
    script = ScriptedTransport(chat_stream("Hello world"))
    with AIAgentPlatform(api_key=KEY, transport=script) as client:
        stream = client.chat.completions.create(**QUESTION, stream=True)
        with pytest.raises(UnusedReplyError, match="left open: POST /v1/chat/completions"):
            script.assert_done()
        stream.close()
        script.assert_done()


@pytest.mark.parametrize("wrong", [None, "text", 7, ValueError("x"), RateLimitError("x")])
def test_what_cannot_be_a_reply_is_refused_at_once(wrong: Any) -> None:
    with pytest.raises(TypeError, match="give"):
        ScriptedTransport(wrong)


def test_a_route_without_a_reply_is_refused() -> None:
    with pytest.raises(TypeError, match="no reply for GET /x"):
        ScriptedTransport().on("GET", "/x")
