"""Content as one's own types: lists, unions, recursive types, and objects that grow while they come."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import pytest
from aiagentplatform import ArgumentError, StreamIncompleteError
from aiagentplatform.lib import ContentDelta, OutputParseError
from aiagentplatform.lib.outputs.format import OutputFormat
from conftest import awaited, gathered
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lib.says import call, chunk, says, speaks, streams, streams_calls
from pydantic import BaseModel, Field, TypeAdapter
from scripted import ScriptedServer
from typing_extensions import TypedDict


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int = Field(description="How many are left.")


class Dog(BaseModel):
    kind: Literal["dog"]
    tricks: list[str] = []
    friend: Annotated[Cat | None, Field(description="A cat, if any.")] = None


class Node(BaseModel):
    name: str
    children: list[Node] = []


@dataclass
class Point:
    x: int
    y: int = 7
    tags: list[str] = field(default_factory=list)


class Row(TypedDict):
    cells: list[Cat]


PET: TypeAdapter[Cat | Dog] = TypeAdapter(Cat | Dog)
TAGGED: TypeAdapter[Cat | Dog] = TypeAdapter(Annotated[Cat | Dog, Field(discriminator="kind")])

VALUES: list[tuple[Any, str, Any]] = [
    (Cat, '{"kind": "cat", "lives": 9}', Cat(kind="cat", lives=9)),
    (Node, '{"name": "a", "children": [{"name": "b", "children": []}]}', Node(name="a", children=[Node(name="b")])),
    (Point, '{"x": 1, "y": 2, "tags": []}', Point(1, 2)),
    (Row, '{"cells": []}', {"cells": []}),
    (PET, '{"value": {"kind": "dog", "tricks": ["sit"], "friend": null}}', Dog(kind="dog", tricks=["sit"])),
    (TAGGED, '{"value": {"kind": "cat", "lives": 1}}', Cat(kind="cat", lives=1)),
    (list[Cat], '{"value": [{"kind": "cat", "lives": 9}]}', [Cat(kind="cat", lives=9)]),
    (int, '{"value": 5}', 5),
    (Literal["a", "b"], '{"value": "b"}', "b"),
    (TypeAdapter(Node | None), '{"value": null}', None),
    (dict[str, int], '{"value": {"a": 1}}', {"a": 1}),
]


@pytest.mark.parametrize(("target", "content", "expected"), VALUES, ids=lambda value: str(value)[:30])
def test_every_type_has_an_object_at_its_root_and_reads_what_fits_it(target: Any, content: str, expected: Any) -> None:
    output = OutputFormat(target)
    schema = output.schema
    Draft202012Validator.check_schema(schema)
    assert schema["type"] == "object"
    assert schema["required"] == list(schema["properties"])
    assert schema["additionalProperties"] is False
    assert "oneOf" not in json.dumps(schema)
    Draft202012Validator(schema).validate(json.loads(content))
    assert output.read(content) == expected
    assert output.read_part(content) == expected


def test_references_keep_their_descriptions() -> None:
    friend = OutputFormat(Dog).schema["properties"]["friend"]
    assert friend["description"] == "A cat, if any."


def test_a_type_that_says_too_little_is_not_asked_for_strictly() -> None:
    assert OutputFormat(dict[str, int]).param["json_schema"]["strict"] is False  # type: ignore[index, typeddict-item]
    assert OutputFormat(Cat).param["json_schema"]["strict"] is True  # type: ignore[index, typeddict-item]


@pytest.mark.parametrize("content", ['{"values": 5}', "5", "[]", '{"value": "x"}', ""])
def test_content_that_does_not_fit_a_wrapped_type_is_refused(content: str) -> None:
    with pytest.raises(ValueError):
        OutputFormat(int).read(content)


def test_a_type_without_a_schema_is_told() -> None:
    class Odd:
        pass

    with pytest.raises(ArgumentError, match="has no JSON Schema"):
        OutputFormat(Odd)


# ── objects that grow ────────────────────────────────────────────────────────────────────────────


def test_what_has_not_come_reads_as_none_or_as_its_default() -> None:
    cat = OutputFormat(Cat).read_part('{"kind": "cat"')
    assert isinstance(cat, Cat)
    assert (cat.kind, cat.lives) == ("cat", None)
    dog = OutputFormat(PET).read_part('{"value": {"kind": "dog", "tricks": ["si')
    assert isinstance(dog, Dog)
    assert (dog.tricks, dog.friend) == (["si"], None)
    point = OutputFormat(Point).read_part('{"ta')
    assert isinstance(point, Point)
    assert (point.x, point.y, point.tags) == (None, 7, [])
    cats = OutputFormat(list[Cat]).read_part('{"value": [{"kind": "cat", "lives": 9}, {"kin')
    assert cats is not None
    assert [cat.lives for cat in cats] == [9, None]


@pytest.mark.parametrize("text", ["", "no JSON", "[1", '{"val'])
def test_there_is_nothing_before_anything_can_be_told(text: str) -> None:
    assert OutputFormat(int).read_part(text) is None


@given(st.sampled_from(VALUES), st.data())
def test_no_beginning_of_a_content_is_an_error(value: tuple[Any, str, Any], data: st.DataObject) -> None:
    target, content, _ = value
    OutputFormat(target).read_part(content[: data.draw(st.integers(0, len(content)))])


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    for target in (Cat, Point, PET, Row):
        OutputFormat(target).read_part(text)  # type: ignore[arg-type]


# ── over the wire ────────────────────────────────────────────────────────────────────────────────


def parse(client: Any, **arguments: Any) -> Any:
    return client.chat.completions.parse(**{"model": "m", "messages": [], "response_format": Cat, **arguments})


def stream_parse(client: Any, **arguments: Any) -> Any:
    return client.chat.completions.stream_parse(**{"model": "m", "messages": [], "response_format": Cat, **arguments})


@pytest.mark.anyio
async def test_a_list_is_parsed(ours: Any, server: ScriptedServer) -> None:
    server.script(says('{"value": [{"kind": "cat", "lives": 9}]}'))
    assert (await awaited(parse(ours, response_format=list[Cat]))).parsed == [Cat(kind="cat", lives=9)]
    sent = server.requests[0].json["response_format"]["json_schema"]
    assert (sent["name"], sent["strict"], list(sent["schema"]["properties"])) == ("output", True, ["value"])


@pytest.mark.anyio
async def test_an_object_is_seen_growing(ours: Any, server: ScriptedServer) -> None:
    server.script(speaks('{"kind": "c', 'at", "li', 'ves": 9', "}"))
    stream = stream_parse(ours)
    grown = await gathered(stream.partials())
    assert [(each.kind, each.lives) for each in grown] == [("c", None), ("cat", None), ("cat", 9), ("cat", 9)]
    done = await awaited(stream.final())
    assert done.parsed == Cat(kind="cat", lives=9)
    assert done.usage.total_tokens == 15
    assert stream.partial == done.parsed
    assert server.requests[0].json["stream"] is True
    assert server.requests[0].json["response_format"]["json_schema"]["name"] == "Cat"


@pytest.mark.anyio
async def test_a_parsed_stream_gives_deltas_and_text(ours: Any, server: ScriptedServer) -> None:
    server.script(speaks('{"kind": "cat", ', '"lives": 9}'))
    found = await gathered(stream_parse(ours))
    assert [each.delta for each in found if isinstance(each, ContentDelta)] == ['{"kind": "cat", ', '"lives": 9}']
    assert await gathered(stream_parse(ours).text()) == ['{"kind": "cat", ', '"lives": 9}']


@pytest.mark.anyio
async def test_every_choice_is_parsed(ours: Any, server: ScriptedServer) -> None:
    chunks = [chunk(content=f'{{"kind": "cat", "lives": {index}}}', index=index) for index in (0, 1)]
    server.script(streams(*chunks, chunk("stop", 0), chunk("stop", 1)))
    done = await awaited(stream_parse(ours, n=2).final())
    assert [each.lives for each in done.parsed_choices] == [0, 1]


@pytest.mark.anyio
async def test_a_refusal_while_streaming_is_no_error(ours: Any, server: ScriptedServer) -> None:
    server.script(streams(chunk(refusal="I must not."), chunk("stop")))
    stream = stream_parse(ours)
    assert await gathered(stream.partials()) == []
    done = await awaited(stream.final())
    assert (done.parsed, done.refusal) == (None, "I must not.")


@pytest.mark.anyio
async def test_content_that_was_cut_off_is_an_error_at_the_end(ours: Any, server: ScriptedServer) -> None:
    server.script(streams(chunk(content='{"kind": "ca'), chunk("length")))
    stream = stream_parse(ours)
    assert [each.kind for each in await gathered(stream.partials())] == ["ca"]
    with pytest.raises(OutputParseError) as caught:
        await awaited(stream.final())
    assert caught.value.reason == "length"


@pytest.mark.anyio
async def test_models_are_tools_while_streaming_too(ours: Any, server: ScriptedServer) -> None:
    server.script(streams_calls(call("Dog", {"kind": "dog", "tricks": ["sit"], "friend": None})))
    done = await awaited(stream_parse(ours, tools=[Dog]).final())
    assert done.called == [Dog(kind="dog", tricks=["sit"])]


@pytest.mark.anyio
async def test_a_stream_that_is_left_gives_its_connection_back(ours: Any, server: ScriptedServer) -> None:
    server.script(speaks('{"kind": "c', 'at"'))
    stream = stream_parse(ours)
    if hasattr(stream, "__aenter__"):
        async with stream:
            await anext(stream)
    else:
        with stream:
            next(stream)
    assert stream.response is not None
    assert stream.response.status == 200
    with pytest.raises(StreamIncompleteError):
        await awaited(stream.final())
