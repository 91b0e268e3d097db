"""Steps that ask a model: one agent or several, data as answers, and tools."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Step = Callable[..., Any]


def typed(step_id: str, kind: str, config: Any, **fields: Any) -> dict[str, Any]:
    return {"id": step_id, "type": kind, "config": config, **fields}


def test_a_step_that_asks_a_model_streams_counts_and_answers(flows: Any) -> None:
    flows.script({"content": "Cats sleep a lot."})
    execution = flows.run_steps(typed("a", "ai_reasoning", {"prompt": "Tell me about {{ input }}."}), given="cats")
    assert execution["output"] == {"text": "Cats sleep a lot.", "messages": []}
    events = flows.follow(execution["id"])
    deltas = [event for event in events if event["type"] == "step.delta"]
    assert "".join(event["delta"] for event in deltas) == "Cats sleep a lot."
    assert len(deltas) > 1
    usage = flows.steps(execution["id"])["a"]["usage"]
    assert usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"] > 0
    assert execution["usage"]["total_tokens"] == usage["total_tokens"]
    assert execution["usage"]["cost"] == usage["cost"] > 0
    assert flows.tokens_used() == usage["total_tokens"]


def test_agents_speak_in_turn_and_the_last_one_answers(flows: Any) -> None:
    flows.script({"content": "A draft."}, {"content": "A better draft."})
    agents = [{"id": "writer", "role": "Writer"}, {"id": "critic", "role": "Critic", "instructions": "Be strict."}]
    execution = flows.run_steps(
        typed("a", "ai_reasoning", {"prompt": "Write."}, agents=["writer", "critic"]), agents=agents
    )
    assert execution["output"]["text"] == "A better draft."
    spoken = [event for event in flows.follow(execution["id"]) if event["type"] == "agent.message"]
    assert [(one["agent_id"], one["role"], one["text"]) for one in spoken] == [
        ("writer", "Writer", "A draft."),
        ("critic", "Critic", "A better draft."),
    ]


def test_agents_answer_in_parallel_or_debate(flows: Any) -> None:
    agents = [{"id": "a"}, {"id": "b"}]
    flows.script(*({"content": text} for text in ("one", "two")))
    parallel = typed("x", "ai_reasoning", {"prompt": "?", "strategy": "parallel"}, agents=["a", "b"])
    assert flows.run_steps(parallel, agents=agents)["output"]["text"] == "one\n\ntwo"
    flows.script(*({"content": text} for text in ("1", "2", "3", "4")))
    debate = typed("x", "ai_reasoning", {"prompt": "?", "strategy": "debate", "rounds": 2}, agents=["a", "b"])
    output = flows.run_steps(debate, agents=agents)["output"]
    assert [one["text"] for one in output["messages"]] == ["1", "2", "3", "4"]
    assert output["text"] == "4"


def test_an_output_schema_makes_the_answer_data(flows: Any) -> None:
    schema = {"type": "object", "properties": {"score": {"type": "integer"}}, "required": ["score"]}
    config = {"prompt": "Rate it.", "output_schema": schema}
    output = flows.run_steps(typed("a", "ai_reasoning", config))["output"]
    assert isinstance(output["score"], int)
    flows.script({"content": '{"score": "high"}'})
    failed = flows.run_steps(typed("a", "ai_reasoning", config))
    assert (failed["error"]["code"], failed["error"]["details"][0]["pointer"]) == ("invalid_output", "/score")
    flows.script({"content": "no JSON"})
    assert flows.run_steps(typed("a", "ai_reasoning", config))["error"]["code"] == "invalid_output"


def test_a_model_that_fails_fails_the_step(flows: Any) -> None:
    flows.script({"error": {"code": "model_overloaded", "message": "Too busy."}})
    execution = flows.run_steps(typed("a", "ai_reasoning", {"prompt": "?"}))
    assert (execution["status"], execution["error"]["code"]) == ("failed", "model_error")


def test_an_agent_calls_its_tools(flows: Any, api: Any, step: Step) -> None:
    shout = flows.create(step("a", "{{ input.word | upper }}"))
    find = {"url": api.url + "/find", "query": {"q": "{{ arguments.q }}"}}
    tools = [
        {"type": "http", "name": "find", "parameters": {"type": "object", "required": ["q"]}, "request": find},
        {"type": "workflow", "name": "shout", "workflow_id": shout},
    ]
    api.reply(200, {"found": "cats"})
    flows.script(
        {"tool_calls": [{"name": "find", "arguments": {"q": "pets"}}, {"name": "shout", "arguments": {"word": "hey"}}]},
        {"tool_calls": [{"name": "find", "arguments": {}}, {"name": "fly", "arguments": {}}]},
        {"content": "Done."},
    )
    execution = flows.run_steps(
        typed("a", "ai_reasoning", {"prompt": "?"}, agents=["x"]), agents=[{"id": "x", "tools": tools}]
    )
    assert execution["output"]["text"] == "Done."
    calls = [event for event in flows.follow(execution["id"]) if event["type"] == "agent.tool_call"]
    assert [(call["name"], call["output"]) for call in calls] == [
        ("find", {"found": "cats"}),
        ("shout", "HEY"),
        ("find", None),
        ("fly", None),
    ]
    assert calls[2]["error"] is not None
    assert [call.path for call in api.calls] == ["/find?q=pets"]
