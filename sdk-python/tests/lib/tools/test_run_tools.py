"""`chat.completions.run_tools`: the model calls functions, round by round, until it is done or a limit is reached."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from aiagentplatform import (
    AIAgentPlatform,
    ArgumentError,
    AsyncAIAgentPlatform,
    InternalServerError,
    RequestOptions,
)
from aiagentplatform.lib import (
    ModelReplied,
    OutputParseError,
    ToolCalled,
    ToolError,
    ToolLimitError,
    ToolReturned,
    tool,
)
from aiagentplatform.types import ChatCompletionMessage
from conftest import VirtualTime, awaited, gathered
from lib.says import answers, call, says
from pydantic import BaseModel
from scripted import Reply, ScriptedServer

pytestmark = pytest.mark.anyio

QUESTION: list[Any] = [{"role": "user", "content": "Weather?"}]


def weather(city: str) -> dict[str, Any]:
    """The weather in a city."""
    return {"city": city, "celsius": 21}


def broken(city: str) -> str:
    raise RuntimeError(f"no station\nin {city}")


class Answer(BaseModel):
    """The final answer."""

    text: str


def runner(client: Any, **arguments: Any) -> Any:
    return client.chat.completions.run_tools(**{"model": "m", "messages": QUESTION, "tools": [weather], **arguments})


async def run(client: Any, **arguments: Any) -> Any:
    return await awaited(runner(client, **arguments).final())


# ── the way of a run ─────────────────────────────────────────────────────────────────────────────


async def test_the_model_is_asked_until_it_calls_nothing(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("weather", {"city": "Ulm"})), says("21 degrees."))
    steps = await gathered(started := runner(ours, temperature=0.5))
    done = await awaited(started.final())
    assert [type(step) for step in steps] == [ModelReplied, ToolCalled, ToolReturned, ModelReplied]
    assert [(step.type, step.round) for step in steps] == [
        ("replied", 1),
        ("called", 1),
        ("returned", 1),
        ("replied", 2),
    ]
    assert (steps[2].name, steps[2].result) == ("weather", {"city": "Ulm", "celsius": 21})
    assert (done.text, done.stop_reason, done.rounds, done.tool_calls) == ("21 degrees.", "stop", 2, 1)
    assert (done.usage.prompt_tokens, done.usage.completion_tokens, done.usage.total_tokens) == (20, 10, 30)
    first, second = (each.json for each in server.requests)
    assert first["tools"][0]["function"]["name"] == "weather"
    assert first["temperature"] == second["temperature"] == 0.5
    assert [each["role"] for each in second["messages"]] == ["user", "assistant", "tool"]
    assert second["messages"][1]["tool_calls"][0]["id"] == "call_1"
    assert answers(second) == [("call_1", '{"city":"Ulm","celsius":21}')]
    assert QUESTION == [{"role": "user", "content": "Weather?"}]  # the caller's list is left alone
    assert isinstance(done.messages[-1], ChatCompletionMessage)


async def test_a_run_is_shown_in_short(ours: Any, server: ScriptedServer) -> None:
    server.script(says("x" * 1000))
    shown = repr(await run(ours, messages=[{"role": "user", "content": "y" * 1000}]))
    assert shown == (
        f"ToolRun(stop_reason='stop', rounds=1, tool_calls=0, pending=0, total_tokens=15, text='{'x' * 60}…')"
    )


async def test_nothing_is_sent_before_the_runner_is_read(ours: Any, server: ScriptedServer) -> None:
    runner(ours)
    assert server.requests == []


async def test_a_finished_run_can_be_gone_on_with(ours: Any, server: ScriptedServer) -> None:
    server.script(says("Hello."), says("Bye."))
    done = await run(ours)
    again = await run(ours, messages=[*done.messages, {"role": "user", "content": "Go."}])
    assert [each["role"] for each in server.requests[1].json["messages"]] == ["user", "assistant", "user"]
    assert again.text == "Bye."


async def test_messages_that_are_added_on_the_way_go_out_with_the_next_round(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("weather", {"city": "Ulm"})), says("21."))
    started = runner(ours)
    while (await anext_(started)).type != "returned":
        pass
    started.run.messages.append({"role": "user", "content": "Be brief."})
    await awaited(started.final())
    assert server.requests[1].json["messages"][-1] == {"role": "user", "content": "Be brief."}


async def anext_(iterator: Any) -> Any:
    return await anext(iterator) if hasattr(iterator, "__anext__") else next(iterator)


async def test_several_calls_are_answered_in_their_order(ours: Any, server: ScriptedServer) -> None:
    calls = [call("weather", {"city": city}, f"call_{city}") for city in ("Ulm", "Bonn", "Kiel")]
    server.script(says(None, *calls), says("Done."))
    done = await run(ours)
    assert done.tool_calls == 3
    assert [id for id, _ in answers(server.requests[1].json)] == ["call_Ulm", "call_Bonn", "call_Kiel"]


async def test_a_forced_choice_holds_for_the_first_call_alone(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("weather", {"city": "Ulm"})), says("21."))
    await run(ours, tool_choice="required")
    assert [each.json["tool_choice"] for each in server.requests] == ["required", "auto"]


async def test_each_round_has_an_idempotency_key_of_its_own(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("weather", {"city": "Ulm"})), says("21."))
    await run(ours, options=RequestOptions(idempotency_key="order"))
    assert [each.header("idempotency-key") for each in server.requests] == ["order-1", "order-2"]


async def test_the_last_reply_becomes_a_type(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("weather", {"city": "Ulm"})), says('{"text": "warm"}'))
    done = await run(ours, response_format=Answer)
    assert done.parsed == Answer(text="warm")
    assert server.requests[0].json["response_format"]["json_schema"]["name"] == "Answer"


async def test_a_last_reply_of_another_type_is_an_error(ours: Any, server: ScriptedServer) -> None:
    server.script(says("no JSON"))
    started = runner(ours, response_format=Answer)
    with pytest.raises(OutputParseError):
        await awaited(started.final())
    assert started.run.text == "no JSON"


async def test_a_failure_of_the_platform_leaves_the_run_as_it_is(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("weather", {"city": "Ulm"})), Reply(500, {"error": {"message": "Down."}}))
    started = runner(ours)
    with pytest.raises(InternalServerError):
        await awaited(started.final())
    assert [started.run.rounds, started.run.tool_calls, started.run.stop_reason] == [1, 1, None]
    server.script(says("Up again."))
    assert (await run(ours, messages=started.run.messages)).text == "Up again."
    assert len(answers(server.requests[-1].json)) == 1


# ── calls that cannot be run ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (call("weather", {"town": "Ulm"}), "The arguments are not valid: city: Field required; town: Extra"),
        (call("weather", '{"city": "U'), "The arguments are not valid: the arguments: Invalid JSON"),
        (call("climate", {}), "There is no tool 'climate'. The tools are: weather."),
    ],
)
async def test_what_is_wrong_with_a_call_is_told_to_the_model(
    ours: Any, server: ScriptedServer, made: dict[str, Any], told: str
) -> None:
    server.script(says(None, made), says("Sorry."))
    steps = await gathered(runner(ours, on_error="raise"))
    assert answers(server.requests[1].json)[0][1].startswith(told)
    assert isinstance(steps[2].error, ArgumentError)


async def test_an_exception_is_told_without_its_traceback(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("broken", {"city": "Ulm"})), says("Sorry."))
    steps = await gathered(runner(ours, tools=[broken]))
    assert answers(server.requests[1].json) == [("call_1", "The tool failed: RuntimeError: no station in Ulm")]
    assert isinstance(steps[2].error, RuntimeError)
    assert steps[2].result is None


async def test_a_long_exception_is_told_in_short(ours: Any, server: ScriptedServer) -> None:
    def talk() -> str:
        raise ValueError("x" * 10_000)

    server.script(says(None, call("talk")), says("Sorry."))
    await run(ours, tools=[talk])
    assert len(answers(server.requests[1].json)[0][1]) < 600


async def test_an_exception_can_be_raised(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("weather", {"city": "Ulm"}, "a"), call("broken", {"city": "Ulm"}, "b")), says("21."))
    started = runner(ours, tools=[weather, broken], on_error="raise")
    with pytest.raises(RuntimeError, match="no station"):
        await awaited(started.final())
    assert [each.id for each in started.run.pending] == ["b"]
    assert started.run.messages[-1]["tool_call_id"] == "a"


async def test_a_function_of_ones_own_may_say_what_the_model_is_told(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("broken", {"city": "Ulm"})), says("Sorry."))
    await run(ours, tools=[broken], on_error=lambda error, made: f"{made.function.name}: {type(error).__name__}")
    assert answers(server.requests[1].json) == [("call_1", "broken: RuntimeError")]


@pytest.mark.parametrize("on_error", ["report", "raise"])
async def test_a_tool_may_tell_the_model_what_went_wrong(ours: Any, server: ScriptedServer, on_error: str) -> None:
    def pick(city: str) -> str:
        raise ToolError(f"{city} is not on the list.")

    server.script(says(None, call("pick", {"city": "Ulm"})), says("Sorry."))
    await run(ours, tools=[pick], on_error=on_error)
    assert answers(server.requests[1].json) == [("call_1", "Ulm is not on the list.")]


async def test_a_result_that_cannot_be_written_is_a_failure_of_the_tool(ours: Any, server: ScriptedServer) -> None:
    def odd() -> object:
        return object()

    server.script(says(None, call("odd")), says("Sorry."))
    await run(ours, tools=[odd])
    assert "cannot be written as JSON" in answers(server.requests[1].json)[0][1]


# ── tools that the caller answers ────────────────────────────────────────────────────────────────

PLAIN = {"type": "function", "function": {"name": "ask_human", "parameters": {"type": "object", "properties": {}}}}


async def test_calls_of_plain_tools_are_handed_back(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("weather", {"city": "Ulm"}, "a"), call("ask_human", {}, "b")), says("Fine."))
    done = await run(ours, tools=[weather, PLAIN])
    assert done.stop_reason == "tool_calls"
    assert [each.id for each in done.pending] == ["b"]
    assert server.requests[0].json["tools"][1] == PLAIN
    answered = [*done.messages, {"role": "tool", "tool_call_id": "b", "content": "Yes."}]
    again = await run(ours, tools=[weather, PLAIN], messages=answered)
    assert (again.text, again.stop_reason, again.pending) == ("Fine.", "stop", [])
    assert [id for id, _ in answers(server.requests[1].json)] == ["a", "b"]


async def test_models_are_tools_whose_instances_are_handed_back(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("Answer", {"txt": 1}, "a")), says(None, call("Answer", {"text": "warm"}, "b")))
    done = await run(ours, tools=[weather, Answer])
    assert answers(server.requests[1].json)[0][1].startswith("The arguments are not valid: text: Field required")
    assert done.called == [Answer(text="warm")]
    assert (done.stop_reason, [each.id for each in done.pending]) == ("tool_calls", ["b"])


async def test_calls_that_nobody_answered_are_run_first(ours: Any, server: ScriptedServer) -> None:
    server.script(says("21."))
    said = {"role": "assistant", "content": None, "tool_calls": [call("weather", {"city": "Ulm"}, "old")]}
    steps = await gathered(started := runner(ours, messages=[*QUESTION, said]))
    assert [(step.type, step.round) for step in steps] == [("called", 0), ("returned", 0), ("replied", 1)]
    assert answers(server.requests[0].json)[0][0] == "old"
    assert started.run.rounds == 1


async def test_calls_that_were_cut_off_are_not_run(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("weather", '{"city": "U'), finish="length"))
    done = await run(ours)
    assert (done.stop_reason, done.tool_calls, len(server.requests)) == ("length", 0, 1)


async def test_a_refusal_ends_the_run(ours: Any, server: ScriptedServer) -> None:
    server.script(says(refusal="I must not."))
    done = await run(ours)
    assert (done.refusal, done.text, done.stop_reason) == ("I must not.", "", "stop")


# ── limits ───────────────────────────────────────────────────────────────────────────────────────


async def test_too_many_rounds_are_an_error_that_has_the_run(ours: Any, server: ScriptedServer) -> None:
    ran: list[str] = []

    def note(text: str) -> str:
        ran.append(text)
        return "ok"

    server.script(says(None, call("note", {"text": "x"})))
    with pytest.raises(ToolLimitError, match="not done after 3 rounds") as caught:
        await run(ours, tools=[note], max_rounds=3)
    limited = caught.value
    assert (limited.limit, limited.run.rounds, len(server.requests)) == ("max_rounds", 3, 3)
    assert len(ran) == 2  # what the last round asked for was not run, since nobody would have seen it
    assert [each.id for each in limited.run.pending] == ["call_1"]
    server.script(says("At last."))
    assert (await run(ours, tools=[note], messages=limited.run.messages)).text == "At last."
    assert len(ran) == 3


async def test_too_many_calls_are_an_error_before_any_of_them_is_run(ours: Any, server: ScriptedServer) -> None:
    calls = [call("weather", {"city": city}, f"call_{city}") for city in ("Ulm", "Bonn")]
    server.script(says(None, *calls))
    with pytest.raises(ToolLimitError, match="max_tool_calls is 3") as caught:
        await run(ours, max_tool_calls=3)
    assert (caught.value.limit, caught.value.run.tool_calls, len(server.requests)) == ("max_tool_calls", 2, 2)
    server.script(says(None, *calls), says("Done."))
    assert (await run(ours, max_tool_calls=2)).tool_calls == 2  # as many as are allowed


async def test_the_deadline_ends_the_run(ours: Any, server: ScriptedServer, virtual: VirtualTime) -> None:
    def slow() -> str:
        virtual.time += 7
        return "ok"

    server.script(says(None, call("slow")))
    with pytest.raises(ToolLimitError, match="not done after 20 seconds") as caught:
        await run(ours, tools=[slow], deadline=20, max_rounds=None)
    assert (caught.value.limit, caught.value.run.tool_calls) == ("deadline", 3)


async def test_no_function_is_begun_after_the_deadline(ours: Any, server: ScriptedServer, virtual: VirtualTime) -> None:
    ran: list[str] = []

    def note() -> str:
        ran.append("ran")
        return "ok"

    server.script(says(None, call("note")))
    started = runner(ours, tools=[note], deadline=20)
    virtual.time += 100  # it has not begun yet
    while (await anext_(started)).type != "called":
        pass
    virtual.time += 21  # the caller takes its time between two steps
    with pytest.raises(ToolLimitError):
        await awaited(started.final())
    assert ran == []


async def test_a_run_that_was_stopped_can_be_pickled(ours: Any, server: ScriptedServer) -> None:
    server.script(says(None, call("weather", {"city": "Ulm"})))
    with pytest.raises(ToolLimitError) as caught:
        await run(ours, max_rounds=1)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.limit, again.run.pending) == (
        str(caught.value),
        "max_rounds",
        caught.value.run.pending,
    )


async def test_a_request_may_not_take_longer_than_the_deadline(ours: Any, server: ScriptedServer) -> None:
    server.script(Reply(stall="before headers"))
    with pytest.raises(ToolLimitError) as caught:
        real = ours.with_options(clock=type(ours._core.config.clock)())
        await run(real, deadline=0.05)
    assert (caught.value.limit, caught.value.run.rounds) == ("deadline", 0)


@pytest.mark.parametrize("limits", [{"max_rounds": 0}, {"max_tool_calls": -1}, {"deadline": 0.0}])
async def test_a_limit_that_is_none_is_told(ours: Any, limits: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match=f"{next(iter(limits))} must be"):
        runner(ours, **limits)


# ── arguments that cannot be ─────────────────────────────────────────────────────────────────────


async def test_two_tools_of_one_name_are_told(ours: Any) -> None:
    with pytest.raises(ArgumentError, match="two tools named 'weather'"):
        runner(ours, tools=[weather, tool(broken, name="weather")])


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"n": 2}, "one choice"),
        ({"on_error": "ignore"}, "on_error must be"),
        ({"tools": [5]}, "5 is no tool"),
        ({"tools": [dict]}, "'dict' does not tell its parameters"),
    ],
)
async def test_arguments_that_cannot_be_are_told(ours: Any, arguments: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ArgumentError, match=complaint):
        runner(ours, **arguments)


# ── the sync client alone ────────────────────────────────────────────────────────────────────────


def test_the_sync_client_cannot_run_async_functions(sync_ours: Any, server: ScriptedServer) -> None:
    async def later() -> str:
        return "ok"

    with pytest.raises(ArgumentError, match="'later' is an async function, which the sync client cannot run"):
        runner(sync_ours, tools=[later])

    def disguised() -> Any:
        return later()

    server.script(says(None, call("disguised")), says("Sorry."))
    runner(sync_ours, tools=[disguised]).final()
    assert "use the async client" in answers(server.requests[1].json)[0][1]


def test_interrupting_a_function_ends_the_run(sync_ours: Any, server: ScriptedServer) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    server.script(says(None, call("interrupted")))
    started = runner(sync_ours, tools=[interrupted])
    with pytest.raises(KeyboardInterrupt):
        started.final()
    assert list(started) == []
    assert len(started.run.pending) == 1


# ── against the platform ─────────────────────────────────────────────────────────────────────────


async def test_the_platforms_model_calls_the_function(theirs: Any) -> None:
    """The mock's model reads the schema and answers with the result; nothing is scripted."""
    asked = [{"role": "user", "content": 'What is the weather in "Ulm"?'}]
    done = await run(theirs, model="gpt-5.2", messages=asked)
    assert done.tool_calls == 1
    assert json.loads(done.messages[2]["content"]) == {"city": "Ulm", "celsius": 21}
    assert "21" in done.text
    assert done.usage.total_tokens == done.usage.prompt_tokens + done.usage.completion_tokens


def test_both_clients_have_the_same_names() -> None:
    sync, async_ = AIAgentPlatform(api_key="k"), AsyncAIAgentPlatform(api_key="k")
    for name in ("parse", "stream_parse", "run_tools", "stream_tools"):
        assert hasattr(sync.chat.completions, name)
        assert hasattr(async_.chat.completions, name)
