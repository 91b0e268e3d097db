"""Reports of errors show the variables of every frame (pytest, IPython, error trackers): the key is in none of ours."""

from __future__ import annotations

from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest
from aiagentplatform._core import APIError, Operation, SDKError, StreamSpec
from conftest import Face, MakeClient, gathered
from scripted import Reply, ScriptedServer

pytestmark = pytest.mark.anyio

KEY = "acme_key_0123456789"
CREATE: Operation[Any] = Operation("things.create", "POST", "/things", returns="builtins:dict", body="json")
STREAM: Operation[Any] = Operation("things.follow", "GET", "/things", stream=StreamSpec(event="builtins:dict"))


def frames(error: BaseException | None) -> Iterator[FrameType]:
    """Ours, of the error and of all that led to it."""
    while error is not None:
        trace = error.__traceback__
        while trace is not None:
            if "aiagentplatform/_core" in trace.tb_frame.f_code.co_filename.replace("\\", "/"):
                yield trace.tb_frame
            trace = trace.tb_next
        error = error.__cause__ or error.__context__


def check(error: BaseException) -> None:
    found = list(frames(error))
    assert len(found) > 3
    for frame in found:
        for name, value in frame.f_locals.items():
            assert KEY not in repr(value), f"{frame.f_code.co_name}: {name}"


@pytest.mark.parametrize("reply", [Reply(status=401, body={"error": {"message": "No."}}), Reply(status=200, body=b"{")])
async def test_no_variable_shows_the_key_when_a_call_fails(client: Face, server: ScriptedServer, reply: Reply) -> None:
    server.script(reply)
    with pytest.raises(APIError) as caught:
        await client.call(CREATE, body={"name": "n"})
    check(caught.value)
    assert KEY in str(server.requests[0].headers)


async def test_no_variable_shows_the_key_when_there_is_no_server(make_client: MakeClient) -> None:
    client = make_client(base_url="http://127.0.0.1:9/v1", max_retries=0)
    with pytest.raises(APIError) as caught:
        await client.call(CREATE, body={"name": "n"})
    check(caught.value)


async def test_no_variable_shows_the_key_when_a_stream_breaks(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(headers=[("content-type", "text/event-stream")], chunks=[b"data: {\n\n"]))
    with pytest.raises(SDKError) as caught:
        await gathered(client.client._core.stream(STREAM))
    check(caught.value)
