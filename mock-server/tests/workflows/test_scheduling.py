"""When steps run: at the same time, in order, or not at all; and what a failure does to the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Step = Callable[..., Any]

BROKEN = "{{ input.nope }}"


def timer(step_id: str, seconds: float, **fields: Any) -> dict[str, Any]:
    return {"id": step_id, "type": "wait", "config": {"mode": "timer", "seconds": seconds}, **fields}


def skipped(flows: Any, execution_id: str) -> dict[str, str]:
    events = flows.follow(execution_id)
    return {event["step_path"]: event["reason"] for event in events if event["type"] == "step.skipped"}


def test_steps_without_dependencies_run_at_the_same_time(flows: Any, step: Step) -> None:
    flows.freeze()
    execution_id = flows.start(flows.create(timer("a", 60), timer("b", 60), step("c", depends_on=["a", "b"])))
    (waiting,) = list(flows.follow(execution_id, until="execution.waiting"))[-1:]
    assert [wait["step_id"] for wait in waiting["waiting_for"]] == ["a", "b"]
    flows.advance(60)
    ended = flows.finished(execution_id)
    assert (ended["status"], ended["usage"]["duration"]) == ("completed", 60)


def test_no_more_steps_work_at_once_than_the_policy_allows(flows: Any, api: Any) -> None:
    calls = [{"id": f"c{n}", "type": "api_call", "config": {"url": api.url}} for n in range(4)]
    execution = flows.run_steps(*calls, execution_policy={"concurrency": {"max_steps": 1}})
    order = [event for event in flows.follow(execution["id"]) if event["type"] in ("step.started", "step.completed")]
    assert [event["type"] for event in order] == ["step.started", "step.completed"] * 4


def test_a_waiting_step_leaves_its_place_to_others(flows: Any, step: Step) -> None:
    steps = [{"id": "ok", "type": "approval", "config": {"message": "?"}}, step("other")]
    execution = flows.run_steps(*steps, execution_policy={"concurrency": {"max_steps": 1}})
    assert flows.steps(execution["id"])["other"]["status"] == "completed"
    assert execution["status"] == "waiting"


def test_a_step_whose_condition_is_false_is_skipped(flows: Any, step: Step) -> None:
    workflow_id = flows.create(
        step("a", when="input.go"), step("b", depends_on=["a"]), step("c", depends_on=["a", "d"]), step("d")
    )
    execution = flows.run(workflow_id, {})
    assert skipped(flows, execution["id"]) == {"a": "condition_false", "b": "dependencies_skipped"}
    assert flows.steps(execution["id"])["c"]["status"] == "completed"
    assert skipped(flows, flows.run(workflow_id, {"go": True})["id"]) == {}


def test_a_condition_can_look_at_a_skipped_step(flows: Any, step: Step) -> None:
    steps = [step("a", when="input.go"), step("x"), step("b", when="steps.a.status == 'skipped'", depends_on=["x"])]
    execution = flows.run_steps(*steps)
    assert flows.steps(execution["id"])["b"]["status"] == "completed"


def test_a_failure_stops_the_others(flows: Any, step: Step) -> None:
    execution = flows.run_steps(timer("slow", 1000), step("bad", BROKEN), step("after", depends_on=["bad"]))
    assert (execution["status"], execution["error"]["step_id"]) == ("failed", "bad")
    records = flows.steps(execution["id"])
    assert {path: record["status"] for path, record in records.items()} == {"slow": "cancelled", "bad": "failed"}


def test_a_failure_can_let_the_others_finish(flows: Any, step: Step) -> None:
    steps = [
        step("bad", BROKEN),
        step("after", depends_on=["bad"]),
        step("later", depends_on=["after", "good"]),
        timer("good", 0.05),
        step("fine", depends_on=["good"]),
    ]
    execution = flows.run_steps(*steps, execution_policy={"on_failure": "continue"})
    assert execution["status"] == "failed"
    statuses = {path: record["status"] for path, record in flows.steps(execution["id"]).items()}
    assert statuses == {
        "bad": "failed",
        "after": "skipped",
        "later": "skipped",
        "good": "completed",
        "fine": "completed",
    }
    assert set(skipped(flows, execution["id"]).values()) == {"dependency_failed"}


def test_a_value_can_take_a_failed_steps_place(flows: Any, step: Step) -> None:
    fallback = {"type": "value", "value": {"why": "{{ steps.a.error.code }}"}}
    execution = flows.run_steps(step("a", BROKEN, fallback=fallback), step("b", "{{ steps.a.output.why }}"))
    assert (execution["status"], execution["output"]) == ("completed", "expression_error")
    (done,) = [e for e in flows.follow(execution["id"]) if e["type"] == "step.completed" and e["step_id"] == "a"]
    assert done["used_fallback"] is True


def test_a_step_can_take_a_failed_steps_place(flows: Any, step: Step) -> None:
    steps = [
        step("a", BROKEN, fallback={"type": "step", "step_id": "b"}),
        step("b", "{{ steps.help.output }} {{ steps.a.error.code }}"),
        step("help", "plan B after"),
        step("c", "{{ steps.a.output }}!"),
    ]
    execution = flows.run_steps(*steps)
    assert execution["output"] == "plan B after expression_error!"
    assert flows.steps(execution["id"])["b"]["status"] == "completed"


def test_a_fallback_that_nobody_needs_does_not_run(flows: Any, step: Step) -> None:
    steps = [step("a", fallback={"type": "step", "step_id": "b"}), step("b", BROKEN)]
    execution = flows.run_steps(*steps)
    assert execution["status"] == "completed"
    assert skipped(flows, execution["id"]) == {"b": "fallback_not_needed"}


def test_a_fallback_that_fails_as_well_fails_the_step(flows: Any, step: Step) -> None:
    steps = [step("a", BROKEN, fallback={"type": "step", "step_id": "b"}), step("b", BROKEN)]
    execution = flows.run_steps(*steps)
    assert (execution["status"], execution["error"]["step_id"]) == ("failed", "b")
    assert {record["status"] for record in flows.steps(execution["id"]).values()} == {"failed"}


def test_the_output_is_what_the_definition_says(flows: Any, step: Step) -> None:
    steps = [step("a", "A"), step("b", "B")]
    assert flows.run_steps(*steps)["output"] == {"a": "A", "b": "B"}
    assert flows.run_steps(*steps, output={"both": "{{ steps.a.output }}{{ steps.b.output }}"})["output"] == {
        "both": "AB"
    }
    failed = flows.run_steps(*steps, output="{{ steps.a.output.nope }}")
    assert (failed["status"], failed["error"]["code"], failed["error"]["step_id"]) == (
        "failed",
        "expression_error",
        None,
    )


def test_input_and_output_must_match_their_schemas(flows: Any, step: Step) -> None:
    schema = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}
    workflow_id = flows.create(step("a", "{{ input }}"), input_schema=schema, output_schema={"type": "string"})
    error = flows.refused("POST", f"/workflows/{workflow_id}/executions", {"input": {"n": "1"}})
    assert (error["status"], error["code"]) == (422, "invalid_input")
    assert [fault["pointer"] for fault in error["details"]] == ["/input/n"]
    missing = flows.refused("POST", f"/workflows/{workflow_id}/executions/run", {})
    assert [fault["pointer"] for fault in missing["details"]] == ["/input/n"]
    failed = flows.run(workflow_id, {"n": 1})
    assert (failed["status"], failed["error"]["code"]) == ("failed", "invalid_output")


def test_an_output_that_is_too_large_fails_its_step(flows: Any, step: Step) -> None:
    many = {
        "id": "a",
        "type": "data_processing",
        "config": {"operation": "map", "items": "input", "value": "{{ input }}"},
    }
    failed = flows.run_steps(many, given=["x" * 100] * 150)
    assert failed["error"]["code"] == "invalid_output"


def test_executions_wait_in_the_queue_or_are_refused(flows: Any) -> None:
    approval = {"id": "ok", "type": "approval", "config": {"message": "?"}}
    one = {"concurrency": {"max_executions": 1}}
    workflow_id = flows.create(approval, execution_policy=one)
    first = flows.run(workflow_id)["id"]
    second = flows.start(workflow_id)
    assert flows.execution(second)["status"] == "queued"
    flows.resume(first, decision="approve")
    flows.follow(second, until="execution.waiting")
    flows.ok(
        "POST",
        f"/workflows/{workflow_id}",
        {"execution_policy": {"concurrency": {**one["concurrency"], "on_limit": "reject"}}},
    )
    error = flows.refused("POST", f"/workflows/{workflow_id}/executions", {})
    assert (error["status"], error["code"]) == (429, "concurrency_limit_exceeded")


def test_a_plan_allows_so_many_workflows_at_once(new_flows: Callable[..., Any]) -> None:
    flows = new_flows(plan="free")
    flows.freeze()
    retry = {"max_attempts": 2, "backoff": {"initial": 100, "maximum": 100}}
    call = {"id": "c", "type": "api_call", "config": {"url": "http://127.0.0.1:9/"}, "retry": retry}
    workflow_id = flows.create(call)
    *allowed, queued = [flows.start(workflow_id) for _ in range(3)]
    for execution_id in allowed:
        flows.follow(execution_id, until="step.retrying")
    assert flows.execution(queued)["status"] == "queued"
    flows.advance(100)
    flows.follow(queued, until="step.retrying")
    assert {flows.finished(one)["status"] for one in allowed} == {"failed"}


def test_executions_go_on_with_their_version(flows: Any, step: Step) -> None:
    approval = {"id": "ok", "type": "approval", "config": {"message": "?"}}
    workflow_id = flows.create(approval, step("a", "first", depends_on=["ok"]))
    execution = flows.run(workflow_id)
    flows.ok("POST", f"/workflows/{workflow_id}", {"steps": [step("a", "second")]})
    flows.resume(execution["id"], decision="approve")
    ended = flows.finished(execution["id"])
    assert (ended["output"], ended["workflow_version"]) == ("first", 1)
    assert flows.run(workflow_id)["output"] == "second"
    assert flows.refused("POST", f"/workflows/{workflow_id}/executions", {"version": 9})["code"] == "not_found"
