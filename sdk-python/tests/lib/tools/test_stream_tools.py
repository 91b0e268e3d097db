"""`chat.completions.stream_tools`: a run of tools, told as it goes."""

from __future__ import annotations

from typing import Any

import pytest
from aiagentplatform import StreamIncompleteError
from aiagentplatform.lib import ContentDelta, ModelReplied, ToolCallDone, ToolCalled, ToolLimitError, ToolReturned
from conftest import awaited, gathered
from lib.says import answers, call, chunk, speaks, streams, streams_calls
from pydantic import BaseModel
from scripted import ScriptedServer

pytestmark = pytest.mark.anyio

QUESTION: list[Any] = [{"role": "user", "content": "Weather?"}]


class Answer(BaseModel):
    text: str


def weather(city: str) -> str:
    return f"21 in {city}"


def stream(client: Any, **arguments: Any) -> Any:
    return client.chat.completions.stream_tools(**{"model": "m", "messages": QUESTION, "tools": [weather], **arguments})


async def test_deltas_come_between_the_steps(ours: Any, server: ScriptedServer) -> None:
    server.script(streams_calls(call("weather", {"city": "Ulm"})), speaks("21 ", "degrees."))
    started = stream(ours)
    found = await gathered(started)
    steps = [type(each) for each in found if isinstance(each, (ModelReplied, ToolCalled, ToolReturned))]
    assert steps == [ModelReplied, ToolCalled, ToolReturned, ModelReplied]
    whole = next(index for index, each in enumerate(found) if isinstance(each, ToolCallDone))
    assert isinstance(found[whole - 1], type(found[0]))
    assert whole < next(index for index, each in enumerate(found) if isinstance(each, ToolCalled))
    done = await awaited(started.final())
    assert (done.text, done.rounds, done.usage.total_tokens) == ("21 degrees.", 2, 30)
    first, second = (each.json for each in server.requests)
    assert first["stream"] is True
    assert first["stream_options"] == {"include_usage": True}
    assert answers(second) == [("call_1", "21 in Ulm")]
    assert second["messages"][1] == {  # though the stream did not tell the role
        "role": "assistant",
        "tool_calls": [call("weather", {"city": "Ulm"})],
    }


async def test_text_of_all_rounds_is_read_as_text(ours: Any, server: ScriptedServer) -> None:
    said = streams(
        chunk(content="Let me see. "),
        chunk(tool_calls=[{"index": 0, "id": "a", "type": "function", "function": {"name": "weather"}}]),
        chunk(tool_calls=[{"index": 0, "function": {"arguments": '{"city": "Ulm"}'}}]),
        chunk("tool_calls"),
    )
    server.script(said, speaks("21."))
    assert "".join(await gathered(stream(ours).text())) == "Let me see. 21."


async def test_the_last_reply_becomes_a_type(ours: Any, server: ScriptedServer) -> None:
    server.script(speaks('{"text": ', '"warm"}'))
    assert (await awaited(stream(ours, response_format=Answer).final())).parsed == Answer(text="warm")


async def test_limits_hold(ours: Any, server: ScriptedServer) -> None:
    server.script(streams_calls(call("weather", {"city": "Ulm"})))
    with pytest.raises(ToolLimitError) as caught:
        await awaited(stream(ours, max_rounds=2).final())
    assert caught.value.run.rounds == 2


async def test_a_connection_that_breaks_off_leaves_the_run_as_it_is(ours: Any, server: ScriptedServer) -> None:
    server.script(streams_calls(call("weather", {"city": "Ulm"})), streams(chunk(content="21"), cut=True))
    started = stream(ours)
    with pytest.raises(StreamIncompleteError):
        await awaited(started.final())
    assert (started.run.rounds, started.run.tool_calls) == (1, 1)


async def test_leaving_early_gives_the_connection_back(ours: Any, server: ScriptedServer) -> None:
    server.script(speaks("Hel", "lo"))
    started = stream(ours)
    if hasattr(started, "__aenter__"):
        async with started:
            first = await anext(started)
    else:
        with started:
            first = next(started)
    assert isinstance(first, ContentDelta)
    assert started.run.rounds == 0
    assert await gathered(started) == []  # an open stream would be a ResourceWarning, and so an error
