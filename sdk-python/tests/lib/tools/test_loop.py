"""The rounds of a run without any I/O: what holds for every conversation, however the model and its tools behave."""

from __future__ import annotations

from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform
from aiagentplatform.lib import ToolLimitError
from aiagentplatform.lib.tools.loop import Ask, Raised, ToolLimits, ToolLoop, unanswered
from aiagentplatform.lib.tools.toolbox import Toolbox
from aiagentplatform.types import ChatCompletion
from hypothesis import given
from hypothesis import strategies as st
from lib.says import call, says

CONFIG = AIAgentPlatform(api_key="aap_test_0123456789")._core.config


def double(number: int) -> int:
    return 2 * number


def broken(number: int) -> int:
    raise RuntimeError("broken")


CALLS = st.sampled_from(
    [
        ("double", '{"number": 2}', "4"),
        ("double", '{"number": "x"}', "The arguments are not valid"),
        ("double", "{", "The arguments are not valid"),
        ("broken", '{"number": 2}', "The tool failed: RuntimeError: broken"),
        ("nowhere", "{}", "There is no tool 'nowhere'"),
    ]
)
ROUNDS = st.lists(st.lists(CALLS, min_size=1, max_size=4), max_size=4)


def replies(rounds: list[list[tuple[str, str, str]]]) -> list[ChatCompletion]:
    """What the model says: the calls of each round, and a word at the end."""
    said = [
        says(None, *(call(name, arguments, f"call_{at}_{number}") for number, (name, arguments, _) in enumerate(calls)))
        for at, calls in enumerate(rounds)
    ]
    return [ChatCompletion.model_validate(each.body) for each in [*said, says("Done.")]]


def outcome(runnable: Any) -> Any:
    try:
        return runnable.run()
    except RuntimeError as error:
        return Raised(error)


def run(messages: Any, model: list[ChatCompletion], *, concurrent: bool, max_rounds: int | None = None) -> Any:
    """The run, and the requests that it made."""
    loop: ToolLoop[None] = ToolLoop(
        {"model": "m", "messages": messages},
        Toolbox([double, broken], allow_async=False),
        ToolLimits(max_rounds, None, None),
        CONFIG,
        output=None,
        on_error="report",
        options=None,
        concurrent=concurrent,
    )
    steps = loop.steps()
    sent: list[Any] = []
    answer: Any = None
    try:
        while True:
            step = steps.send(answer)
            if isinstance(step, Ask):
                sent.append(step.request()[0]["messages"])
                answer = model.pop(0)
            else:
                answer = [outcome(runnable) for runnable in step.calls]
    except StopIteration:
        return loop, sent


@given(ROUNDS, st.booleans())
def test_every_call_is_answered_once_in_its_order_with_what_came_of_it(
    rounds: list[list[tuple[str, str, str]]], concurrent: bool
) -> None:
    loop, sent = run([{"role": "user", "content": "Hi"}], replies(rounds), concurrent=concurrent)
    said = loop.run
    assert (said.text, said.stop_reason, said.pending) == ("Done.", "stop", [])
    assert (said.rounds, said.tool_calls) == (len(rounds) + 1, sum(map(len, rounds)))
    assert said.usage.total_tokens == 15 * said.rounds
    answered = [each for each in said.messages if isinstance(each, dict) and each["role"] == "tool"]
    expected = [
        (f"call_{at}_{number}", told) for at, calls in enumerate(rounds) for number, (_, _, told) in enumerate(calls)
    ]
    assert [each["tool_call_id"] for each in answered] == [id for id, _ in expected]
    for each, (_, told) in zip(answered, expected, strict=True):
        assert each["content"].startswith(told)
    for request in sent:
        assert unanswered(request) == []  # the API refuses a call without an answer
    seen = [step.type for step in loop.ready]
    assert (seen.count("replied"), seen.count("called"), seen.count("returned")) == (
        said.rounds,
        said.tool_calls,
        said.tool_calls,
    )


@given(ROUNDS, st.integers(1, 3), st.booleans())
def test_a_run_that_is_stopped_and_taken_up_again_is_the_same_run(
    rounds: list[list[tuple[str, str, str]]], max_rounds: int, concurrent: bool
) -> None:
    question: list[Any] = [{"role": "user", "content": "Hi"}]
    whole, _ = run(question, replies(rounds), concurrent=concurrent)
    model = replies(rounds)
    said = as_far_as(question, model, concurrent, max_rounds)
    while said.stop_reason is None:
        said = as_far_as(said.messages, model, concurrent, max_rounds)
    assert said.messages == whole.run.messages


def as_far_as(messages: Any, model: list[ChatCompletion], concurrent: bool, max_rounds: int) -> Any:
    try:
        return run(messages, model, concurrent=concurrent, max_rounds=max_rounds)[0].run
    except ToolLimitError as stopped:
        return stopped.run


@pytest.mark.parametrize(
    ("messages", "open_"),
    [
        ([], []),
        ([{"role": "user", "content": "Hi"}], []),
        ([{"role": "assistant", "content": "Hi"}], []),
        ([{"role": "assistant", "tool_calls": [call("a", id="1"), call("b", id="2")]}], ["1", "2"]),
        (
            [
                {"role": "assistant", "tool_calls": [call("a", id="1"), call("b", id="2")]},
                {"role": "tool", "tool_call_id": "1", "content": ""},
            ],
            ["2"],
        ),
        (
            [
                {"role": "assistant", "tool_calls": [call("a", id="1")]},
                {"role": "tool", "tool_call_id": "1", "content": ""},
                {"role": "assistant", "content": "Done.", "tool_calls": None},
            ],
            [],
        ),
    ],
)
def test_open_calls_are_those_of_the_last_reply_without_an_answer(messages: Any, open_: list[str]) -> None:
    assert [each.id for each in unanswered(messages)] == open_
