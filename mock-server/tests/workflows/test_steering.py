"""Cancelling, resuming, retrying and waiting for executions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Step = Callable[..., Any]

APPROVAL: dict[str, Any] = {"id": "ok", "type": "approval", "config": {"message": "?"}}


def test_an_execution_is_started_at_once_and_followed(flows: Any, step: Step) -> None:
    workflow_id = flows.create(step("a"))
    body = {"input": {"x": 1}, "metadata": {"team": "ops"}}
    execution = flows.ok("POST", f"/workflows/{workflow_id}/executions", body)
    assert (execution["status"], execution["input"], execution["metadata"]) == ("queued", {"x": 1}, {"team": "ops"})
    assert execution["trigger"] == {"type": "api_call", "trigger_id": None}
    assert flows.finished(execution["id"])["status"] == "completed"


def test_running_stops_waiting_when_the_time_is_up(flows: Any) -> None:
    workflow_id = flows.create({"id": "w", "type": "wait", "config": {"mode": "timer", "seconds": 1000}})
    assert flows.run(workflow_id, wait_timeout=0.05)["status"] == "waiting"
    assert flows.run(workflow_id, wait_timeout=0)["status"] in ("queued", "running", "waiting")


def test_cancelling_stops_an_execution_and_may_be_repeated(flows: Any) -> None:
    execution_id = flows.run(flows.create(APPROVAL))["id"]
    path = f"/executions/{execution_id}/cancel"
    assert flows.ok("POST", path)["status"] in ("cancelling", "cancelled")
    assert flows.finished(execution_id)["status"] == "cancelled"
    assert flows.ok("POST", path)["status"] == "cancelled"
    types = [event["type"] for event in flows.follow(execution_id)]
    assert types[-3:] == ["execution.cancelling", "step.cancelled", "execution.cancelled"]
    assert flows.steps(execution_id)["ok"]["status"] == "cancelled"


def test_a_queued_execution_is_cancelled(flows: Any) -> None:
    workflow_id = flows.create(APPROVAL, execution_policy={"concurrency": {"max_executions": 1}})
    flows.run(workflow_id)
    queued = flows.start(workflow_id)
    assert flows.ok("POST", f"/executions/{queued}/cancel")["status"] == "cancelled"
    assert [event["type"] for event in flows.follow(queued)] == ["execution.cancelling", "execution.cancelled"]


def test_a_finished_execution_cannot_be_cancelled(flows: Any, step: Step) -> None:
    execution = flows.run_steps(step("a"))
    error = flows.refused("POST", f"/executions/{execution['id']}/cancel")
    assert (error["status"], error["code"]) == (409, "invalid_state")


def test_cancelling_reaches_the_children(flows: Any) -> None:
    child = flows.create(APPROVAL)
    parent = flows.run(flows.create({"id": "sub", "type": "sub_workflow", "config": {"workflow_id": child}}))
    flows.ok("POST", f"/executions/{parent['id']}/cancel")
    flows.finished(parent["id"])
    (inner,) = flows.ok("GET", f"/workflows/{child}/executions")["data"]
    assert flows.finished(inner["id"])["status"] == "cancelled"


def test_resuming_what_does_not_wait_is_refused(flows: Any, step: Step) -> None:
    done = flows.run_steps(step("a"))
    path = f"/executions/{done['id']}/resume"
    assert flows.refused("POST", path, {"decision": "approve"})["code"] == "invalid_state"
    assert flows.refused("POST", path, {"decision": "perhaps"})["code"] == "invalid_parameter"
    waiting = flows.run_steps(APPROVAL)
    error = flows.refused("POST", f"/executions/{waiting['id']}/resume", {"decision": "approve", "step": "other"})
    assert (error["code"], error["param"]) == ("invalid_state", "/step")


def test_one_of_several_approvals_is_named(flows: Any) -> None:
    execution = flows.run_steps(APPROVAL, {**APPROVAL, "id": "too"})
    path = f"/executions/{execution['id']}/resume"
    assert flows.refused("POST", path, {"decision": "approve"})["code"] == "invalid_parameter"
    flows.resume(execution["id"], decision="approve", step="too")
    flows.follow(execution["id"], until=lambda e: e["type"] == "step.completed" and e["step_id"] == "too")
    flows.resume(execution["id"], decision="approve")
    assert flows.finished(execution["id"])["status"] == "completed"


def test_a_retry_takes_over_what_was_completed(flows: Any, api: Any, step: Step) -> None:
    steps = [step("a", "{{ input }}"), {"id": "b", "type": "api_call", "config": {"url": api.url}, "depends_on": ["a"]}]
    workflow_id = flows.create(*steps, step("c", "{{ steps.a.output }}{{ steps.b.output.body.n }}"))
    api.reply(500)
    failed = flows.run(workflow_id, "x", metadata={"team": "ops"})
    api.reply(200, {"n": 1})
    again = flows.ok("POST", f"/executions/{failed['id']}/retry", {})
    assert (again["retry_of"], again["metadata"], again["trigger"]["type"]) == (failed["id"], {"team": "ops"}, "retry")
    ended = flows.finished(again["id"])
    assert (ended["status"], ended["output"]) == ("completed", "x1")
    started = [event["step_id"] for event in flows.follow(again["id"]) if event["type"] == "step.started"]
    assert started == ["b", "c"]
    assert flows.steps(again["id"])["a"]["output"] == "x"
    assert flows.execution(failed["id"])["status"] == "failed"


def test_a_retry_can_start_anew(flows: Any, step: Step) -> None:
    failed = flows.run_steps(step("a"), step("b", "{{ input.nope }}", depends_on=["a"]))
    again = flows.ok("POST", f"/executions/{failed['id']}/retry", {"from": "start", "metadata": {"try": "2"}})
    assert again["metadata"] == {"try": "2"}
    started = [event["step_id"] for event in flows.follow(again["id"]) if event["type"] == "step.started"]
    assert started == ["a", "b"]


def test_a_retry_goes_on_within_a_loop(flows: Any, api: Any) -> None:
    call = {"id": "c", "type": "api_call", "config": {"url": api.url + "/{{ item }}"}}
    loop = {"id": "l", "type": "loop", "config": {"mode": "for_each", "items": "input", "steps": [call]}}
    for status in (200, 500):
        api.reply(status, {})
    failed = flows.run_steps(loop, given=[1, 2])
    again = flows.ok("POST", f"/executions/{failed['id']}/retry", {})
    assert flows.finished(again["id"])["output"]["count"] == 2
    assert [call.path for call in api.calls] == ["/1", "/2", "/2"]


def test_only_what_failed_can_be_retried(flows: Any, step: Step) -> None:
    done = flows.run_steps(step("a"))
    assert flows.refused("POST", f"/executions/{done['id']}/retry", {})["code"] == "invalid_state"


@pytest.mark.parametrize("status", ["waiting", "completed"])
def test_executions_are_listed_by_status(flows: Any, step: Step, status: str) -> None:
    workflow_id = flows.create({**APPROVAL, "when": "input.ask"})
    by_status = {"waiting": flows.run(workflow_id, {"ask": True})["id"], "completed": flows.run(workflow_id)["id"]}
    page = flows.ok("GET", f"/workflows/{workflow_id}/executions", params={"status": status})
    assert [one["id"] for one in page["data"]] == [by_status[status]]


def test_executions_are_paged_in_both_directions(flows: Any, step: Step) -> None:
    workflow_id = flows.create(step("a"))
    ids = [flows.run(workflow_id)["id"] for _ in range(3)]
    path = f"/workflows/{workflow_id}/executions"
    first = flows.ok("GET", path, params={"limit": 2})
    assert ([one["id"] for one in first["data"]], first["has_more"]) == ([ids[2], ids[1]], True)
    second = flows.ok("GET", path, params={"limit": 2, "after": first["last_id"]})
    assert ([one["id"] for one in second["data"]], second["has_more"]) == ([ids[0]], False)
    back = flows.ok("GET", path, params={"before": ids[0], "limit": 1})
    assert [one["id"] for one in back["data"]] == [ids[1]]


def test_the_monthly_quota_counts(new_flows: Callable[..., Any], step: Step) -> None:
    flows = new_flows(plan="free", requests_per_minute=10_000)
    workflow_id = flows.create(step("a"))
    for _ in range(100):
        flows.start(workflow_id)
    error = flows.refused("POST", f"/workflows/{workflow_id}/executions", {})
    assert (error["status"], error["code"], error["quota"]["name"]) == (402, "quota_exceeded", "workflow_executions")


def test_a_reset_forgets_everything_and_stops_what_runs(flows: Any, step: Step) -> None:
    execution_id = flows.run(flows.create(APPROVAL))["id"]
    flows.admin("/reset")
    assert flows.refused("GET", f"/executions/{execution_id}")["status"] == 404
    assert flows.run_steps(step("a"))["status"] == "completed"
