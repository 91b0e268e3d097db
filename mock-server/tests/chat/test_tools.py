"""Tool calls: when the model makes them, which, and with what arguments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Tenant


def tool(name: str, description: str = "", **properties: Any) -> dict[str, Any]:
    schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    return {"type": "function", "function": {"name": name, "description": description, "parameters": schema}}


WEATHER = tool(
    "get_weather",
    "The current weather of a city.",
    city={"type": "string"},
    unit={"type": "string", "enum": ["celsius", "fahrenheit"]},
)
ORDERS = tool("find_orders", "Looks up what a customer bought.", customer={"type": "string"})
FINAL = tool("final_result", "The final response.", answer={"type": "string"})


def calls(tenant: Tenant, text: str | list[Any], **fields: Any) -> list[tuple[str, dict[str, Any]]]:
    wanted: dict[str, Any] = {"tools": [WEATHER, ORDERS], **fields}
    choice = tenant.chat(text, **wanted)["choices"][0]
    made = choice["message"].get("tool_calls", [])
    assert choice["finish_reason"] == ("tool_calls" if made else "stop")
    return [(call["function"]["name"], json.loads(call["function"]["arguments"])) for call in made]


def test_a_tool_is_called_when_the_question_asks_for_what_it_does(tenant: Tenant) -> None:
    assert calls(tenant, "What is the weather in Paris, in fahrenheit?") == [
        ("get_weather", {"city": "Paris", "unit": "fahrenheit"})
    ]


@pytest.mark.parametrize("text", ["Use get_weather for Oslo", "Please get weather for Oslo"])
def test_a_tool_is_called_when_its_name_is_mentioned(tenant: Tenant, text: str) -> None:
    assert [name for name, _ in calls(tenant, text)] == ["get_weather"]


def test_a_description_is_enough(tenant: Tenant) -> None:
    assert calls(tenant, "Which things has customer Ada Lovelace bought?") == [
        ("find_orders", {"customer": "Ada Lovelace"})
    ]


def test_other_questions_are_answered_in_words(tenant: Tenant) -> None:
    assert calls(tenant, "Tell me a joke about ducks") == []


def test_several_tools_are_called_in_one_reply(tenant: Tenant) -> None:
    text = "How is the weather in Rome, and which orders has Ada placed?"
    assert {name for name, _ in calls(tenant, text)} == {"get_weather", "find_orders"}


def test_one_tool_is_called_once_for_each_name(tenant: Tenant) -> None:
    found = calls(tenant, "What is the weather in Paris and in London?")
    assert [arguments["city"] for _, arguments in found] == ["Paris", "London"]


def test_without_parallel_calls_there_is_one(tenant: Tenant) -> None:
    text = "How is the weather in Rome, and which orders has Ada placed?"
    assert len(calls(tenant, text, parallel_tool_calls=False)) == 1
    assert len(calls(tenant, "What is the weather in Paris and in London?", parallel_tool_calls=False)) == 1


def test_none_forbids_calls(tenant: Tenant) -> None:
    assert calls(tenant, "What is the weather in Paris?", tool_choice="none") == []


def test_required_makes_a_call_though_none_fits(tenant: Tenant) -> None:
    assert len(calls(tenant, "Tell me a joke about ducks", tool_choice="required")) == 1


def test_a_named_function_is_called(tenant: Tenant) -> None:
    choice = {"type": "function", "function": {"name": "find_orders"}}
    assert [name for name, _ in calls(tenant, "How is the weather?", tool_choice=choice)] == ["find_orders"]


def test_a_function_that_is_not_there_cannot_be_named(tenant: Tenant) -> None:
    choice = {"type": "function", "function": {"name": "nowhere"}}
    body = {
        "model": "gpt-5.2",
        "messages": [{"role": "user", "content": "Hi"}],
        "tools": [WEATHER],
        "tool_choice": choice,
    }
    assert tenant.refused("POST", "/chat/completions", body)["param"] == "/tool_choice"


def results(text: str, name: str, result: str) -> list[dict[str, Any]]:
    call = {"id": "call_1", "type": "function", "function": {"name": name, "arguments": "{}"}}
    return [
        {"role": "user", "content": text},
        {"role": "assistant", "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "call_1", "content": result},
    ]


def test_after_the_result_the_model_answers(tenant: Tenant) -> None:
    assert calls(tenant, results("What is the weather in Paris?", "get_weather", "21 degrees")) == []


def test_required_moves_on_to_a_tool_that_takes_the_answer(tenant: Tenant) -> None:
    messages = results("What is the weather in Paris?", "get_weather", "21 degrees")
    assert [name for name, _ in calls(tenant, messages, tools=[WEATHER, FINAL], tool_choice="required")] == [
        "final_result"
    ]


def test_a_function_without_parameters_gets_an_empty_object(tenant: Tenant) -> None:
    bare = {"type": "function", "function": {"name": "ping"}}
    assert calls(tenant, "ping", tools=[bare]) == [("ping", {})]


def test_parameters_that_are_no_schema_are_refused(tenant: Tenant) -> None:
    broken = {"type": "function", "function": {"name": "ping", "parameters": {"type": "nonsense"}}}
    body = {"model": "gpt-5.2", "messages": [{"role": "user", "content": "ping"}], "tools": [broken]}
    assert tenant.refused("POST", "/chat/completions", body)["param"] == "/tools/0/function/parameters"


def test_a_streamed_call_comes_in_pieces(tenant: Tenant) -> None:
    text = "What is the weather in Paris and in London?"
    chunks = tenant.chunks(text, tools=[WEATHER])
    pieces = [
        piece for chunk in chunks for choice in chunk["choices"] for piece in choice["delta"].get("tool_calls", [])
    ]
    assert chunks[-1]["choices"][0]["finish_reason"] == "tool_calls"
    for index, city in enumerate(["Paris", "London"]):
        mine = [piece for piece in pieces if piece["index"] == index]
        assert mine[0]["id"]
        assert mine[0]["type"] == "function"
        assert mine[0]["function"]["name"] == "get_weather"
        assert len(mine) > 2
        assert json.loads("".join(piece["function"]["arguments"] for piece in mine))["city"] == city


def test_the_token_limit_cuts_the_arguments(tenant: Tenant) -> None:
    choice = tenant.chat("What is the weather in Paris?", tools=[WEATHER], max_tokens=4)["choices"][0]
    assert choice["finish_reason"] == "length"
    with pytest.raises(json.JSONDecodeError):
        json.loads(choice["message"]["tool_calls"][0]["function"]["arguments"])
