"""Retries, pauses, timeouts and thresholds, on a clock that the tests move."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from aiagentplatform_mock.engine.running.pauses import pause

Step = Callable[..., Any]


@pytest.mark.parametrize(
    ("backoff", "pauses"),
    [
        ({}, [1, 2, 4, 8]),
        ({"initial": 2, "maximum": 10}, [2, 4, 8, 10]),
        ({"type": "linear", "initial": 3}, [3, 6, 9, 12]),
        ({"type": "fixed", "initial": 5}, [5, 5, 5, 5]),
    ],
)
def test_pauses_grow_as_the_policy_says(backoff: Any, pauses: list[float]) -> None:
    assert [pause(backoff, failed) for failed in (1, 2, 3, 4)] == pauses
    assert pause(backoff, 2000) <= 6000
    assert pause(backoff, 1, retry_after=30) == 30


def call(url: str, **fields: Any) -> dict[str, Any]:
    return {"id": "call", "type": "api_call", "config": {"url": url}, **fields}


def test_a_failing_step_is_tried_again_after_its_pauses(flows: Any, api: Any) -> None:
    flows.freeze()
    for status in (503, 500, 200):
        api.reply(status, {})
    retry = {"max_attempts": 3, "backoff": {"type": "exponential", "initial": 10, "maximum": 60}}
    execution_id = flows.start(flows.create(call(api.url, retry=retry)))
    start = flows.follow(execution_id, until="execution.started")[-1]["created_at"]
    for attempt, total in ((1, 10), (2, 30)):
        (event,) = flows.follow(
            execution_id, until=lambda e, n=attempt: e["type"] == "step.retrying" and e["attempt"] == n
        )[-1:]
        assert (event["error"]["code"], int(event["retry_at"]) - start) == ("http_error", total)
        flows.advance(10 * attempt)
    ended = flows.finished(execution_id)
    assert (ended["status"], ended["usage"]["duration"]) == ("completed", 30)
    attempts = flows.steps(execution_id)["call"]["attempts"]
    assert [(one["number"], one["error"] and one["error"]["code"]) for one in attempts] == [
        (1, "http_error"),
        (2, "http_error"),
        (3, None),
    ]


def test_a_retry_after_is_honoured(flows: Any, api: Any) -> None:
    flows.freeze()
    api.reply(429, {}, **{"retry-after": "120"})
    execution_id = flows.start(flows.create(call(api.url, retry={"max_attempts": 2})))
    events = flows.follow(execution_id, until="step.retrying")
    assert events[-1]["retry_at"] - events[0]["created_at"] == pytest.approx(120, abs=1)
    flows.advance(121)
    assert flows.finished(execution_id)["status"] == "completed"


def test_the_policys_attempts_count_for_steps_without_their_own(flows: Any, api: Any) -> None:
    for _ in range(3):
        api.reply(500)
    policy = {"max_attempts": 2, "backoff": {"initial": 0}}
    assert flows.run_steps(call(api.url), execution_policy=policy)["status"] == "failed"
    assert len(api.calls) == 2


def test_what_cannot_get_better_is_not_tried_again(flows: Any, api: Any, step: Step) -> None:
    api.reply(404)
    assert flows.run_steps(call(api.url, retry={"max_attempts": 5}))["status"] == "failed"
    assert len(api.calls) == 1
    failed = flows.run_steps(step("a", "{{ input.nope }}", retry={"max_attempts": 5}))
    assert len(flows.steps(failed["id"])["a"]["attempts"]) == 1


def test_a_step_that_takes_too_long_fails(flows: Any) -> None:
    flows.freeze()
    flows.script({"content": "Slowly.", "delay": 100})
    steps = {"id": "a", "type": "ai_reasoning", "timeout": 30, "config": {"prompt": "?"}}
    execution_id = flows.start(flows.create(steps))
    flows.follow(execution_id, until="step.started")
    flows.advance(31)
    ended = flows.finished(execution_id)
    assert (ended["status"], ended["error"]["code"], ended["error"]["step_id"]) == ("failed", "timeout", "a")


def test_an_execution_that_takes_too_long_times_out(flows: Any) -> None:
    flows.freeze()
    wait = {"id": "w", "type": "wait", "config": {"mode": "timer", "seconds": 100}}
    execution_id = flows.start(flows.create(wait, execution_policy={"timeout": 60}))
    flows.follow(execution_id, until="execution.waiting")
    flows.advance(61)
    events = flows.follow(execution_id)
    assert [event["type"] for event in events][-2:] == ["step.cancelled", "execution.timed_out"]
    ended = events[-1]["execution"]
    assert (ended["status"], ended["error"]["code"], ended["waiting_for"]) == ("timed_out", "timeout", [])
    assert "workflow.failed" in [event["type"] for event in flows.ok("GET", "/events")["data"]]


@pytest.mark.parametrize(
    ("on_timeout", "status", "approved"),
    [("fail", "failed", None), ("approve", "completed", True), ("reject", "completed", False)],
)
def test_an_approval_that_nobody_decides_ends(flows: Any, on_timeout: str, status: str, approved: bool | None) -> None:
    flows.freeze()
    config = {"message": "?", "on_timeout": on_timeout, "on_reject": "continue"}
    execution = flows.run_steps({"id": "ok", "type": "approval", "timeout": 3600, "config": config})
    assert execution["waiting_for"][0]["until"] is not None
    flows.advance(3601)
    ended = flows.finished(execution["id"])
    assert ended["status"] == status
    assert (ended["output"] or {}).get("approved") is approved
    (decided,) = [event for event in flows.follow(execution["id"]) if event["type"] == "approval.decided"]
    assert decided["decision"] == "expired"


def test_a_threshold_is_told_once(flows: Any, step: Step) -> None:
    flows.freeze()
    monitoring = {"thresholds": [{"metric": "tokens", "above": 0}, {"metric": "duration", "above": 50}]}
    ask = {"id": "a", "type": "ai_reasoning", "config": {"prompt": "?"}}
    again = {**ask, "id": "b", "depends_on": ["w"]}
    wait = {"id": "w", "type": "wait", "config": {"mode": "timer", "seconds": 60}}
    execution_id = flows.start(flows.create(ask, wait, again, monitoring=monitoring))
    flows.follow(execution_id, until="execution.waiting")
    flows.advance(61)
    told = [event["metric"] for event in flows.follow(execution_id) if event["type"] == "threshold.exceeded"]
    assert sorted(told) == ["duration", "tokens"]


def test_a_threshold_can_fail_the_execution(flows: Any) -> None:
    ask = {"id": "a", "type": "ai_reasoning", "config": {"prompt": "?"}}
    monitoring = {"thresholds": [{"metric": "cost", "above": 0, "action": "fail"}]}
    failed = flows.run_steps(ask, monitoring=monitoring)
    assert (failed["status"], failed["error"]["code"]) == ("failed", "threshold_exceeded")


def test_monitoring_chooses_the_platforms_events(flows: Any, step: Step) -> None:
    flows.run_steps(step("a"), monitoring={"events": ["workflow.completed"]})
    assert [event["type"] for event in flows.ok("GET", "/events")["data"]] == ["workflow.completed"]
    flows.run_steps(step("a"))
    types = [event["type"] for event in flows.ok("GET", "/events", params={"order": "asc"})["data"]]
    assert types[1:] == ["workflow.started", "workflow.step.completed", "workflow.completed"]


def test_a_loop_that_takes_too_long_is_stopped_and_the_rest_goes_on(flows: Any) -> None:
    flows.freeze()
    wait = {"id": "w", "type": "wait", "config": {"mode": "timer", "seconds": 1000}}
    config = {"mode": "for_each", "items": "[1, 2, 3]", "concurrency": 2, "steps": [wait]}
    loop = {"id": "l", "type": "loop", "config": config, "timeout": 30, "fallback": {"type": "value", "value": "none"}}
    approval = {"id": "ok", "type": "approval", "config": {"message": "{{ steps.l.output }}"}}
    execution_id = flows.start(flows.create(loop, approval))
    flows.follow(execution_id, until="execution.waiting")
    flows.advance(31)
    waiting = flows.follow(execution_id, until=lambda e: e["type"] == "approval.required")
    assert waiting[-1]["message"] == "none"
    (again,) = flows.follow(
        execution_id, until=lambda e: e["type"] == "execution.waiting", starting_after=waiting[-1]["sequence_number"]
    )[-1:]
    assert [one["step_id"] for one in again["waiting_for"]] == ["ok"]
    assert {path: step["status"] for path, step in flows.steps(execution_id).items()} == {
        "l": "completed",
        "l/0/w": "cancelled",
        "l/1/w": "cancelled",
        "ok": "waiting",
    }
