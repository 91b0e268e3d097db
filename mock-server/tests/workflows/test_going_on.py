"""Executions, their waits and schedules go on when the server starts again with the same file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiagentplatform_mock import serve

Step = Callable[..., Any]
Restart = Callable[[], AbstractContextManager[Any]]

SECRET = "aap_test_a-key-of-this-test-0002"
APPROVAL: dict[str, Any] = {"id": "ok", "type": "approval", "config": {"message": "?"}}


@pytest.fixture
def restart(tmp_path: Path, flows: Any) -> Restart:
    """Starts a server with the test's file, each time the same."""
    driver = type(flows)

    @contextmanager
    def start() -> Iterator[Any]:
        with serve(data=str(tmp_path / "platform.db"), api_key=SECRET, validate_replies=True) as server:
            flows = driver(server, SECRET)
            try:
                yield flows
            finally:
                flows.close()

    return start


def types(flows: Any, execution_id: str) -> list[str]:
    return [event["type"] for event in flows.follow(execution_id)]


def test_an_approval_is_still_waited_for(restart: Restart, step: Step) -> None:
    with restart() as flows:
        workflow_id = flows.create(
            step("a", "first"), {**APPROVAL, "depends_on": ["a"]}, step("b", "{{ steps.a.output }}", depends_on=["ok"])
        )
        execution = flows.run(workflow_id)
        before = flows.follow(execution["id"], until="execution.waiting")
    with restart() as flows:
        assert flows.execution(execution["id"]) == execution
        flows.resume(execution["id"], decision="approve")
        after = flows.follow(execution["id"], headers={"Last-Event-ID": before[-1]["id"]})
        assert [event["type"] for event in after] == [
            "execution.resumed",
            "approval.decided",
            "step.completed",
            "step.started",
            "step.completed",
            "execution.completed",
        ]
        assert after[-1]["execution"]["output"] == "first"


def test_a_timer_keeps_its_moment(restart: Restart) -> None:
    with restart() as flows:
        flows.freeze()
        execution_id = flows.start(
            flows.create({"id": "w", "type": "wait", "config": {"mode": "timer", "seconds": 60}})
        )
        flows.follow(execution_id, until="execution.waiting")
        flows.advance(40)
    with restart() as flows:
        flows.advance(20)
        assert flows.finished(execution_id)["usage"]["duration"] == 60


def test_completed_iterations_are_not_run_again(restart: Restart, step: Step) -> None:
    steps = [step("x", "{{ item }}"), {**APPROVAL, "when": "index == 1", "depends_on": ["x"]}]
    config = {"mode": "for_each", "items": "input", "steps": steps, "output": "{{ steps.x.output }}"}
    with restart() as flows:
        execution = flows.run(flows.create({"id": "l", "type": "loop", "config": config}), ["a", "b", "c"])
    with restart() as flows:
        flows.resume(execution["id"], decision="approve")
        assert flows.finished(execution["id"])["output"]["items"] == ["a", "b", "c"]
        started = [event["step_path"] for event in flows.follow(execution["id"]) if event["type"] == "step.started"]
        assert started == ["l", "l/0/x", "l/1/x", "l/1/ok", "l/2/x"]


def test_a_child_is_found_again(restart: Restart) -> None:
    with restart() as flows:
        child = flows.create(APPROVAL)
        execution = flows.run(flows.create({"id": "sub", "type": "sub_workflow", "config": {"workflow_id": child}}))
    with restart() as flows:
        flows.follow(execution["id"], until=lambda event: event["type"] == "execution.waiting")
        flows.resume(execution["id"], decision="approve", comment="Yes")
        assert flows.finished(execution["id"])["output"]["comment"] == "Yes"
        assert len(flows.ok("GET", f"/workflows/{child}/executions")["data"]) == 1


def test_a_retry_goes_on_counting(restart: Restart) -> None:
    call = {"id": "c", "type": "api_call", "config": {"url": "http://127.0.0.1:9/"}}
    retry = {"max_attempts": 2, "backoff": {"initial": 100, "maximum": 100}}
    with restart() as flows:
        flows.freeze()
        execution_id = flows.start(flows.create({**call, "retry": retry}))
        flows.follow(execution_id, until="step.retrying")
    with restart() as flows:
        assert flows.finished(execution_id)["status"] == "failed"
        assert [one["number"] for one in flows.steps(execution_id)["c"]["attempts"]] == [1, 2]


def test_the_queue_is_kept(restart: Restart) -> None:
    with restart() as flows:
        workflow_id = flows.create(APPROVAL, execution_policy={"concurrency": {"max_executions": 1}})
        first, second = flows.run(workflow_id)["id"], flows.start(workflow_id)
    with restart() as flows:
        assert flows.execution(second)["status"] == "queued"
        flows.resume(first, decision="approve")
        flows.follow(second, until="execution.waiting")


def test_a_schedule_goes_on_and_makes_up_for_what_it_missed(restart: Restart, step: Step) -> None:
    with restart() as flows:
        flows.freeze()
        workflow_id = flows.create(step("a"), triggers=[{"type": "schedule", "config": {"cron": "0 * * * *"}}])
    with restart() as flows:
        flows.advance(7200)
        flows.ok("GET", "/workflows")
        assert len(flows.ok("GET", f"/workflows/{workflow_id}/executions")["data"]) == 2


def test_finished_executions_replay(restart: Restart, step: Step) -> None:
    with restart() as flows:
        execution = flows.run_steps(step("a"))
        events = flows.follow(execution["id"])
    with restart() as flows:
        assert flows.follow(execution["id"]) == events
