"""`chat.completions.parse`: content and tool calls as one's own types."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform
from aiagentplatform.lib.json_schema import schema_of, strict
from aiagentplatform.lib.outputs.parsed import OutputParseError
from aiagentplatform.types import chat_completions_params
from conftest import Face, awaited
from pydantic import BaseModel
from scripted import Reply, ScriptedServer
from typing_extensions import TypedDict

pytestmark = pytest.mark.anyio


class City(BaseModel):
    """A place."""

    name: str
    people: int | None = None


@dataclass
class Point:
    x: int
    y: int = 0


class Row(TypedDict):
    cells: list[City]


def completion(content: str | None = None, finish: str = "stop", **message: Any) -> Reply:
    said = {"role": "assistant", "content": content, "refusal": None, **message}
    choice = {"index": 0, "message": said, "logprobs": None, "finish_reason": finish}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return Reply(
        body={
            "id": "chatcmpl_1",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "provider": "auto",
            "system_fingerprint": "fp",
            "metadata": {},
            "choices": [choice],
            "usage": usage,
        }
    )


async def parse(client: Face, server: ScriptedServer, reply: Reply, **arguments: Any) -> Any:
    server.script(reply)
    kind: Any = AIAgentPlatform if client.flavour == "sync" else AsyncAIAgentPlatform
    own = kind(api_key="aap_test_0123456789", base_url=server.url, max_retries=0)
    try:
        given = {"model": "m", "messages": [], "response_format": City, **arguments}
        return await awaited(own.chat.completions.parse(**given))
    finally:
        await awaited(own.close())


async def test_content_becomes_the_type(client: Face, server: ScriptedServer) -> None:
    completed = await parse(client, server, completion('{"name": "Bonn", "people": 3}'), temperature=0.5)
    assert completed.parsed == City(name="Bonn", people=3)
    assert completed.choices[0].message.content.startswith("{")
    assert "parsed" not in completed.model_dump()
    assert repr(completed).startswith("ParsedChatCompletion(parsed=City(name='Bonn', people=3), id='chatcmpl_1', ")
    sent = server.requests[0].json
    assert sent["temperature"] == 0.5
    assert sent["response_format"]["json_schema"]["name"] == "City"
    assert sent["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize(
    ("target", "content", "expected"),
    [(Point, '{"x": 1, "y": 2}', Point(1, 2)), (Row, '{"cells": []}', {"cells": []})],
)
async def test_dataclasses_and_dictionaries_are_types_too(
    client: Face, server: ScriptedServer, target: Any, content: str, expected: Any
) -> None:
    assert (await parse(client, server, completion(content), response_format=target)).parsed == expected


async def test_a_refusal_is_no_error(client: Face, server: ScriptedServer) -> None:
    completed = await parse(client, server, completion(refusal="I must not."))
    assert (completed.parsed, completed.refusal) == (None, "I must not.")


@pytest.mark.parametrize(
    ("content", "finish", "reason"),
    [
        ('{"name": "Bo', "length", "length"),
        (None, "length", "length"),
        ('{"na', "content_filter", "content_filter"),
        ('{"name": 5}', "stop", "invalid"),
    ],
)
async def test_content_that_does_not_fit_is_an_error_with_the_reason(
    client: Face, server: ScriptedServer, content: str | None, finish: str, reason: str
) -> None:
    with pytest.raises(OutputParseError) as caught:
        await parse(client, server, completion(content, finish))
    assert caught.value.reason == reason
    assert caught.value.completion is not None
    assert caught.value.completion.id == "chatcmpl_1"


async def test_models_are_tools(client: Face, server: ScriptedServer) -> None:
    call = {
        "id": "call_1",
        "type": "function",
        "function": {"name": "City", "arguments": '{"name": "Ulm", "people": null}'},
    }
    other = {"id": "call_2", "type": "function", "function": {"name": "other", "arguments": "{}"}}
    tools = [City, {"type": "function", "function": {"name": "other"}}]
    completed = await parse(
        client, server, completion(None, "tool_calls", tool_calls=[call, other]), tools=tools, response_format=Point
    )
    assert completed.parsed is None
    assert completed.called == [City(name="Ulm")]
    first, second = server.requests[0].json["tools"]
    assert first["function"] | {"parameters": None} == {
        "name": "City",
        "description": "A place.",
        "strict": True,
        "parameters": None,
    }
    assert second == tools[1]


async def test_schemas_are_strict_all_the_way_down() -> None:
    def objects(schema: Any) -> Any:
        if isinstance(schema, dict):
            if schema.get("type") == "object":
                yield schema
            for each in schema.values():
                yield from objects(each)

    found = list(objects(strict(schema_of(Row))))
    assert len(found) == 2
    for each in found:
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])
    assert "default" not in json.dumps(found)


async def test_the_arguments_are_those_of_create() -> None:
    from aiagentplatform.lib.chat.arguments import ChatArguments

    generated = chat_completions_params.ChatCompletionCreateRequestParam.__annotations__.keys()
    assert ChatArguments.__annotations__.keys() == generated - {"response_format", "stream", "stream_options", "tools"}
