"""An execution's events: numbered, replayed, resumed, and followed live."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Step = Callable[..., Any]

APPROVAL: dict[str, Any] = {"id": "ok", "type": "approval", "config": {"message": "?"}}


def test_events_are_numbered_without_gaps_and_framed(flows: Any, step: Step) -> None:
    execution = flows.run_steps(step("a"), step("b"))
    events = flows.follow(execution["id"])
    assert [event["sequence_number"] for event in events] == list(range(1, len(events) + 1))
    assert events[0]["type"] == "execution.started"
    assert events[-1]["execution"] == flows.execution(execution["id"])
    reply = flows.client.get(f"/executions/{execution['id']}/events/stream")
    assert reply.headers["content-type"].startswith("text/event-stream")
    first = reply.text.split("\n\n")[0].splitlines()
    assert {"id: 1", "event: execution.started"} <= set(first)


def test_a_finished_execution_is_replayed(flows: Any, step: Step) -> None:
    execution = flows.run_steps(step("a"))
    assert flows.follow(execution["id"]) == flows.follow(execution["id"])


@pytest.mark.parametrize("way", ["header", "query", "both"])
def test_a_stream_goes_on_after_the_last_event_received(flows: Any, step: Step, way: str) -> None:
    execution = flows.run_steps(step("a"))
    headers = {"Last-Event-ID": "2"} if way != "query" else {}
    query = {"starting_after": 2} if way == "query" else {"starting_after": 1} if way == "both" else {}
    events = flows.follow(execution["id"], headers=headers, **query)
    assert [event["sequence_number"] for event in events] == [3, 4]


def test_after_the_last_event_there_is_nothing(flows: Any, step: Step) -> None:
    execution = flows.run_steps(step("a"))
    assert flows.follow(execution["id"], starting_after=4) == []
    assert flows.follow(execution["id"], headers={"Last-Event-ID": "400"}) == []


@pytest.mark.parametrize("bad", ["x", "-1", "1.5", "²"])
def test_an_id_that_is_none_is_refused(flows: Any, step: Step, bad: str) -> None:
    execution = flows.run_steps(step("a"))
    path = f"/executions/{execution['id']}/events/stream"
    reply = flows.client.get(path, headers={"Last-Event-ID": bad.encode()})
    assert (reply.status_code, reply.json()["error"]["param"]) == (400, "Last-Event-ID")


def test_a_cut_stream_is_resumed_without_loss_or_repetition(flows: Any, step: Step) -> None:
    execution = flows.run_steps(*(step(name) for name in "abcd"))
    fault = {"match": {"operation": "workflows.executions.events"}, "fault": {"kind": "cut", "after_events": 3}}
    flows.admin("/faults", fault)
    path = f"/executions/{execution['id']}/events/stream"
    cut = flows.client.get(path).text
    got = [int(line.removeprefix("id:")) for line in cut.splitlines() if line.startswith("id:")]
    assert got == [1, 2, 3]
    rest = flows.follow(execution["id"], headers={"Last-Event-ID": str(got[-1])})
    everything = got + [event["sequence_number"] for event in rest]
    assert everything == list(range(1, len(everything) + 1))
    assert rest[-1]["type"] == "execution.completed"


def test_a_stream_follows_live_and_a_reader_that_leaves_cancels_nothing(flows: Any) -> None:
    execution_id = flows.start(flows.create(APPROVAL))
    seen = flows.follow(execution_id, until="execution.waiting")
    assert flows.execution(execution_id)["status"] == "waiting"
    flows.resume(execution_id, decision="approve")
    rest = flows.follow(execution_id, headers={"Last-Event-ID": seen[-1]["id"]})
    assert rest[0]["type"] == "execution.resumed"
    assert rest[-1]["type"] == "execution.completed"


def test_events_are_listed(flows: Any, step: Step) -> None:
    execution = flows.run_steps(step("a"))
    path = f"/executions/{execution['id']}/events"
    assert flows.ok("GET", path, params={"order": "asc"})["data"] == flows.follow(execution["id"])
    page = flows.ok("GET", path, params={"limit": 2})
    assert ([event["id"] for event in page["data"]], page["has_more"]) == (["4", "3"], True)
    assert [event["id"] for event in flows.ok("GET", path, params={"after": "3"})["data"]] == ["2", "1"]


def test_steps_are_listed_by_status(flows: Any, step: Step) -> None:
    execution = flows.run_steps(step("a"), step("b", when="input.go"))
    page = flows.ok("GET", f"/executions/{execution['id']}/steps", params={"status": "skipped"})
    assert [one["step_id"] for one in page["data"]] == ["b"]
