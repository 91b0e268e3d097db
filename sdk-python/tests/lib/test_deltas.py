"""What a chat stream tells as typed deltas, and what it costs not to ask for more."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aiagentplatform import StreamIncompleteError
from aiagentplatform.lib import ChoiceDone, ContentDelta, RefusalDelta, ToolCallDelta, ToolCallDone, UsageDone, deltas
from aiagentplatform.lib.streams.growing import Growing
from aiagentplatform.lib.streams.reader import DeltaReader
from aiagentplatform.types import ChatCompletionChunk
from conftest import awaited, gathered
from hypothesis import given
from hypothesis import strategies as st
from lib.says import call, chunk, speaks, streams, streams_calls
from scripted import ScriptedServer


def read(*chunks: dict[str, Any]) -> list[Any]:
    reader = DeltaReader()
    found = [delta for each in chunks for delta in reader.read(ChatCompletionChunk.model_validate(each))]
    return [*found, *reader.end()]


def test_text_comes_with_all_that_came_before_it() -> None:
    found = read(chunk(role="assistant", content=""), chunk(content="Hel"), chunk(content="lo"), chunk("stop"))
    assert [(type(each), getattr(each, "delta", "")) for each in found] == [
        (ContentDelta, "Hel"),
        (ContentDelta, "lo"),
        (ChoiceDone, ""),
    ]
    assert [found[1].snapshot, found[0].snapshot] == ["Hello", "Hel"]  # in any order
    assert (found[2].content, found[2].refusal, found[2].finish_reason) == ("Hello", None, "stop")


def test_refusals_are_told_apart_from_content() -> None:
    found = read(chunk(refusal="I must"), chunk(refusal=" not."), chunk("stop"))
    assert isinstance(found[0], RefusalDelta)
    assert (found[1].snapshot, found[2].refusal, found[2].content) == ("I must not.", "I must not.", "")


def test_choices_are_told_apart() -> None:
    found = read(chunk(content="a", index=0), chunk(content="b", index=1), chunk(content="A", index=0))
    assert [(each.choice, each.snapshot) for each in found] == [(0, "a"), (1, "b"), (0, "aA")]


def test_a_call_grows_and_is_told_when_it_is_whole() -> None:
    chunks = [
        chunk(tool_calls=[{"index": 0, "id": "a", "type": "function", "function": {"name": "f", "arguments": ""}}]),
        chunk(tool_calls=[{"index": 0, "function": {"arguments": '{"city": "U'}}]),
        chunk(tool_calls=[{"index": 0, "function": {"arguments": 'lm"}'}}]),
        chunk(tool_calls=[{"index": 1, "id": "b", "type": "function", "function": {"name": "g", "arguments": "{}"}}]),
        chunk("tool_calls"),
    ]
    found = read(*chunks)
    assert [type(each) for each in found] == [
        *[ToolCallDelta] * 3,
        ToolCallDone,
        ToolCallDelta,
        ToolCallDone,
        ChoiceDone,
    ]
    assert [each.arguments for each in found[:3]] == [None, {"city": "U"}, {"city": "Ulm"}]
    assert (found[2].id, found[2].name, found[2].index) == ("a", "f", 0)
    assert (found[3].call.id, found[3].call.function.arguments, found[3].arguments) == (
        "a",
        '{"city": "Ulm"}',
        {"city": "Ulm"},
    )
    assert found[5].call.function.name == "g"


def test_a_call_is_whole_at_the_end_of_a_stream_that_does_not_say_so() -> None:
    half = {"index": 0, "id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    assert [type(each) for each in read(chunk(tool_calls=[half]))] == [ToolCallDelta, ToolCallDone]


@given(st.lists(st.text(max_size=3)), st.data())
def test_a_growing_text_is_right_at_every_length_in_any_order(pieces: list[str], data: st.DataObject) -> None:
    growing = Growing()
    counts = [growing.add(piece) for piece in pieces]
    for count in data.draw(st.permutations(counts)):
        assert growing.upto(count) == "".join(pieces[:count])


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    ),
    st.data(),
)
def test_any_beginning_of_arguments_can_be_asked_for(value: Any, data: st.DataObject) -> None:
    text = json.dumps({"value": value})
    cut = data.draw(st.integers(0, len(text)))
    first = {"index": 0, "id": "a", "type": "function", "function": {"name": "f", "arguments": text[:cut]}}
    started = read(chunk(tool_calls=[first]))[0]
    assert started.arguments is None or "value" in started.arguments or started.arguments == {}
    rest = chunk(tool_calls=[{"index": 0, "function": {"arguments": text[cut:]}}])
    assert read(chunk(tool_calls=[first]), rest)[-1].arguments == {"value": value}


@pytest.mark.anyio
async def test_a_stream_is_read_as_deltas_and_still_gives_its_final_object(ours: Any, server: ScriptedServer) -> None:
    server.script(speaks("Hel", "lo"))
    stream = ours.chat.completions.stream(model="m", messages=[])
    found = await gathered(deltas(stream))
    assert [type(each) for each in found] == [ContentDelta, ContentDelta, ChoiceDone, UsageDone]
    assert found[-1].usage.total_tokens == 15
    assert (await awaited(stream.final())).choices[0].message.content == "Hello"


@pytest.mark.anyio
async def test_calls_are_read_from_a_stream(ours: Any, server: ScriptedServer) -> None:
    server.script(streams_calls(call("f", {"a": [1, 2]}, "x"), call("g", {}, "y")))
    found = await gathered(deltas(ours.chat.completions.stream(model="m", messages=[])))
    done = [each for each in found if isinstance(each, ToolCallDone)]
    assert [(each.call.id, each.arguments) for each in done] == [("x", {"a": [1, 2]}), ("y", {})]


@pytest.mark.anyio
async def test_a_stream_that_breaks_off_is_an_error_after_its_deltas(ours: Any, server: ScriptedServer) -> None:
    server.script(streams(chunk(content="Hel"), cut=True))
    reading = deltas(ours.chat.completions.stream(model="m", messages=[]))
    first = await anext(reading) if hasattr(reading, "__anext__") else next(reading)
    assert first.snapshot == "Hel"
    with pytest.raises(StreamIncompleteError):
        await gathered(reading)
