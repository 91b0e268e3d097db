"""Folding events into a final object: the same however many are folded at a time, as raw JSON and as models."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from aiagentplatform._core.models import Model
from aiagentplatform._core.operation import LastSpec, MergeSpec
from aiagentplatform._core.streams.accumulate import accumulator_for
from hypothesis import given
from hypothesis import strategies as st

RAW = MergeSpec(type="builtins:dict", items="choices", index="index", delta="delta", into="message")

texts = st.text("ab", max_size=2)
calls = st.fixed_dictionaries(
    {"index": st.integers(0, 1)}, optional={"id": texts, "function": st.fixed_dictionaries({"arguments": texts})}
)
deltas = st.fixed_dictionaries(
    {},
    optional={
        "content": st.none() | texts,
        "role": st.none() | st.just("assistant"),
        "tool_calls": st.none() | st.lists(calls, max_size=2),
        "notes": st.lists(st.integers(0, 3) | st.just({"note": "n"}), max_size=2),
        "part": st.none() | st.fixed_dictionaries({"text": texts}),
        "odd": texts | st.integers(0, 3) | st.lists(calls, max_size=1),
    },
)
items = st.fixed_dictionaries(
    {"delta": st.none() | deltas},
    optional={
        "index": st.integers(0, 2) | st.just("x") | st.just([1]),
        "finish_reason": st.none() | st.just("stop"),
        "logprobs": st.none() | st.fixed_dictionaries({"content": st.lists(st.integers(0, 3), max_size=2)}),
    },
)
events = st.fixed_dictionaries(
    {},
    optional={
        "id": texts,
        "usage": st.none() | st.fixed_dictionaries({"tokens": st.integers(0, 9)}),
        "choices": st.none() | st.lists(items, max_size=3) | st.just("nonsense"),
    },
)


class Delta(Model):
    content: str | None = None
    role: str | None = None


class Choice(Model):
    index: int
    delta: Delta
    finish_reason: str | None = None


class Event(Model):
    id: str
    choices: list[Choice]
    usage: dict[str, int] | None = None


def folded(batches: list[list[Any]], spec: MergeSpec | LastSpec = RAW) -> Any:
    accumulator = accumulator_for(spec)
    assert accumulator is not None
    for batch in batches:
        accumulator.add(batch)
    return accumulator.result()


def batches_of(events: list[Any], sizes: list[int]) -> list[list[Any]]:
    found, rest = [], list(events)
    for size in sizes:
        found.append(rest[:size])
        rest = rest[size:]
    return [*found, rest]


@given(st.lists(events, max_size=6), st.lists(st.integers(0, 3), max_size=4))
def test_events_fold_alike_one_by_one_and_many_at_a_time(events: list[Any], sizes: list[int]) -> None:
    before = copy.deepcopy(events)
    assert folded(batches_of(events, sizes)) == folded([[event] for event in events])
    assert events == before


@given(st.lists(st.tuples(st.integers(0, 1), texts, st.booleans()), max_size=6), st.integers(0, 6))
def test_models_fold_as_their_json_does(pieces: list[tuple[int, str, bool]], cut: int) -> None:
    raw: list[dict[str, Any]] = [
        {
            "id": "c",
            "choices": [{"index": index, "delta": {"content": text, **({"later": text} if unknown else {})}}],
            **({"new": index} if unknown else {}),
        }
        for index, text, unknown in pieces
    ]
    models = [Event.model_validate(each) for each in raw]
    assert folded([models[:cut], models[cut:]]) == folded([raw])


def test_an_empty_list_between_indexed_ones_takes_nothing_away() -> None:
    lists: list[Any] = [[{"index": 0, "arguments": "a"}], [], [{"index": 0, "arguments": "b"}]]
    batch = [{"choices": [{"index": 0, "delta": {"tool_calls": each}}]} for each in lists]
    assert folded([batch])["choices"] == [{"index": 0, "message": {"tool_calls": [{"arguments": "ab"}]}}]


def test_null_alone_is_no_final_object() -> None:
    assert folded([[{"usage": None}]]) is None


@pytest.mark.parametrize("sizes", [[], [1], [2, 1]])
def test_the_last_event_with_the_field_gives_the_final_object(sizes: list[int]) -> None:
    events = [{"thing": 1}, {"thing": 2}, {"other": 3}, {"thing": None}]
    assert folded(batches_of(events, sizes), LastSpec(type="builtins:dict", field="thing")) == 2
