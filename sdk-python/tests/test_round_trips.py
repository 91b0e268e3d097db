"""
What a reply holds, known to this version or not, goes back as it came: as a dict, as JSON, as another call's argument.
"""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import aiagentplatform.resources as resources
import aiagentplatform.types as types
import pytest
from aiagentplatform import AIAgentPlatform, Model
from aiagentplatform._core import Operation, Unknown
from aiagentplatform._core.reply.decode import decoder
from aiagentplatform._core.request.json_body import encode_json
from aiagentplatform.types import ChatCompletion, Workflow
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted import Reply, ScriptedServer
from wire_values import anything, wire_of

CASES = Path(__file__).parents[2] / "conformance" / "operations"
MODELS: list[type[Model]] = [
    each
    for each in (getattr(types, name) for name in types.__all__)
    if isinstance(each, type) and issubclass(each, Model)
]


def same(value: Any, wire: Any) -> bool:
    """Whether two values are the same JSON: 1 is 1.0 but not true, and fields stand in any order."""
    return json.dumps(_plain(value), sort_keys=True) == json.dumps(_plain(wire), sort_keys=True)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def check(model: Model, wire: Any) -> None:
    """Whichever way it leaves, it is what came."""
    assert same(model.to_dict(), wire)
    assert same(json.loads(model.to_json()), wire)
    assert same(model.model_dump(mode="json", by_alias=True, exclude_unset=True), wire)
    assert same(
        json.loads(encode_json({"argument": [model, wire, {"inside": model}]})),
        {"argument": [wire, wire, {"inside": wire}]},
    )


# ── every type of this API ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
@settings(max_examples=10)
@given(data=st.data())
def test_every_model_gives_back_what_it_was_made_from(kind: type[Model], data: st.DataObject) -> None:
    wire = data.draw(wire_of(kind))
    model = decoder(kind)(json.dumps(wire).encode(), strict=True)
    check(model, wire)
    again = kind.model_validate(model.to_dict())
    assert again == model
    assert again.model_fields_set == model.model_fields_set == set(_attributes(kind, wire))


def _attributes(kind: type[Model], wire: dict[str, Any]) -> Iterator[str]:
    names = {field.alias or name: name for name, field in kind.model_fields.items()}
    return (names.get(key, key) for key in wire)


def _operations() -> dict[str, Operation[Any]]:
    modules = [import_module(f"{resources.__name__}.{each.name}") for each in iter_modules(resources.__path__)]
    found = [each for module in modules for each in vars(module).values() if isinstance(each, Operation)]
    return {operation.id: operation for operation in found}


def _replies() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.json")):
        loaded = json.loads(path.read_text("utf-8"))
        for case in loaded["cases"]:
            body = case["reply"].get("body")
            if isinstance(body, dict):
                yield pytest.param(loaded["operation"], body, id=f"{loaded['operation']}-{case['name']}")


def _with_news(wire: Any, news: dict[str, Any]) -> Any:
    """The same JSON with further fields in each of its objects."""
    if isinstance(wire, list):
        return [_with_news(each, news) for each in wire]
    if isinstance(wire, dict) and wire.keys() != {"key"}:  # which is a map of texts
        return {**news, **{name: _with_news(each, news) for name, each in wire.items()}}
    return wire


@pytest.mark.parametrize(("operation", "body"), list(_replies()))
@settings(max_examples=5)
@given(new=anything)
def test_every_documented_reply_survives_with_fields_that_came_later(operation: str, body: Any, new: Any) -> None:
    wire = _with_news(body, {"came_later": new})
    check(decoder(_operations()[operation].returns)(json.dumps(wire).encode()), wire)


def test_there_is_a_reply_of_almost_every_operation() -> None:
    assert len({each.values[0] for each in _replies()}) > 35


# ── as another call's argument ───────────────────────────────────────────────────────────────────

STEP = {
    "id": "greet",
    "type": "data_processing",
    "config": {"operation": "template", "template": "Hi", "later": {"deep": [1.0, None, "é"]}},
    "depends_on": [],
    "condition": None,
    "priority_class": "gold",
}
NEW_STEP = {"id": "dream", "type": "dreaming", "config": {"about": ["sheep"]}, "vivid": True}


def test_steps_of_a_workflow_can_be_sent_to_another(server: ScriptedServer) -> None:
    server.script(Reply(body={"id": "wf_1", "steps": [STEP, NEW_STEP]}), Reply(body={"id": "wf_2"}))
    with AIAgentPlatform(api_key="aap_test_0123456789", base_url=server.url) as client:
        workflow = client.workflows.retrieve("wf_1")
        client.workflows.create(name="Copy", steps=[*workflow.steps, {"id": "end", "type": "approval", "config": {}}])
    sent = server.requests[1].json
    assert same(sent, {"name": "Copy", "steps": [STEP, NEW_STEP, {"id": "end", "type": "approval", "config": {}}]})
    assert isinstance(workflow.steps[1], Unknown)


def test_a_message_of_a_reply_can_be_sent_with_the_next_question(server: ScriptedServer) -> None:
    message = {"role": "assistant", "content": None, "mood": "calm", "tool_calls": [{"id": "c", "later": 1}]}
    completion = {"id": "chatcmpl_1", "choices": [{"index": 0, "message": message, "finish_reason": "later"}]}
    question = {"role": "user", "content": "Why?"}
    server.script(Reply(body=completion), Reply(body=completion))
    with AIAgentPlatform(api_key="aap_test_0123456789", base_url=server.url) as client:
        said = client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Hi"}])
        client.chat.completions.create(
            model="m", messages=[said.choices[0].message, {"role": "user", "content": "Why?"}]
        )
    assert same(server.requests[1].json["messages"], [message, question])


# ── by hand ──────────────────────────────────────────────────────────────────────────────────────


def test_absent_and_null_stay_apart() -> None:
    absent, null = decoder(Workflow)(b'{"id": "wf_1"}'), decoder(Workflow)(b'{"id": "wf_1", "description": null}')
    assert absent.description is null.description is None
    assert (absent.to_dict(), null.to_dict()) == ({"id": "wf_1"}, {"id": "wf_1", "description": None})


def test_what_is_set_later_is_sent_too() -> None:
    completion = decoder(ChatCompletion)(b'{"id": "chatcmpl_1"}')
    completion.model = "gpt-5.2"
    assert completion.to_dict() == {"id": "chatcmpl_1", "model": "gpt-5.2"}


@pytest.mark.parametrize(
    "copied",
    [
        lambda model: pickle.loads(pickle.dumps(model)),
        copy.copy,
        copy.deepcopy,
        lambda model: model.model_copy(deep=True),
    ],
)
def test_a_copy_has_all_of_it(copied: Callable[[Model], Model]) -> None:
    wire = {"id": "wf_1", "description": None, "steps": [STEP, NEW_STEP], "later": {"a": [1]}}
    model = copied(decoder(Workflow)(json.dumps(wire).encode()))
    check(model, wire)
    assert model == decoder(Workflow)(json.dumps(wire).encode())
    assert repr(model).startswith("Workflow(id='wf_1', description=None, ")


def test_json_is_one_line_or_indented() -> None:
    completion = decoder(ChatCompletion)(b'{"id": "chatcmpl_1", "new": ["\xc3\xa9"]}')
    assert completion.to_json() == '{"id":"chatcmpl_1","new":["é"]}'
    assert completion.to_json(indent=2) == '{\n  "id": "chatcmpl_1",\n  "new": [\n    "é"\n  ]\n}'


def test_a_whole_number_where_a_fraction_may_stand_is_the_same_number() -> None:
    token = decoder(types.ChatTopLogprob)(b'{"token": "a", "logprob": -1, "bytes": null}')
    assert token.to_dict() == {"token": "a", "logprob": -1, "bytes": None}
