"""What starts a workflow by itself: webhooks, schedules, events, calls and changes of data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest
from aiagentplatform_mock.engine.cron import following

Step = Callable[..., Any]


def add(flows: Any, workflow_id: str, kind: str, **fields: Any) -> str:
    """A path of a new trigger."""
    trigger = flows.ok("POST", f"/workflows/{workflow_id}/triggers", {"type": kind, **fields})
    return f"/workflows/{workflow_id}/triggers/{trigger['id']}"


def runs(flows: Any, workflow_id: str) -> list[Any]:
    """The workflow's executions, oldest first."""
    found: list[Any] = flows.ok("GET", f"/workflows/{workflow_id}/executions", params={"order": "asc"})["data"]
    return found


def settle(flows: Any) -> None:
    """Let the server do what it has been told; a request comes after it."""
    flows.ok("GET", "/workflows")


def moment(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc).timestamp()


@pytest.mark.parametrize(
    ("cron", "zone", "after", "next_one"),
    [
        ("0 9 * * 1-5", "UTC", "2026-11-20 09:00", "2026-11-23 09:00"),
        ("0 9 * * *", "Europe/Berlin", "2026-11-20 07:59", "2026-11-20 08:00"),
        ("0 9 * * *", "Europe/Berlin", "2026-07-20 06:59", "2026-07-20 07:00"),
        ("*/15 * * * *", "UTC", "2026-11-20 09:01", "2026-11-20 09:15"),
    ],
)
def test_a_schedule_is_read_in_its_time_zone(cron: str, zone: str, after: str, next_one: str) -> None:
    assert following(cron, zone, moment(after)) == moment(next_one)


def test_a_day_that_never_comes_fires_never() -> None:
    assert following("0 0 30 2 *", "UTC", moment("2026-11-20 09:00")) is None


def test_a_trigger_is_made_read_changed_and_deleted(flows: Any, step: Step) -> None:
    workflow_id = flows.create(step("a"))
    path = add(flows, workflow_id, "webhook", name="Orders", conditions=["payload.total > 1"])
    trigger = flows.ok("GET", path)
    assert (trigger["type"], trigger["enabled"], trigger["config"], trigger["next_fire_at"]) == (
        "webhook",
        True,
        {},
        None,
    )
    changed = flows.ok("POST", path, {"enabled": False, "conditions": []})
    assert (changed["enabled"], changed["conditions"], changed["name"]) == (False, [], "Orders")
    assert flows.ok("GET", f"/workflows/{workflow_id}/triggers")["data"] == [changed]
    assert flows.refused("POST", f"{path}/fire", {})["code"] == "invalid_state"
    assert flows.ok("DELETE", path)["deleted"] is True
    assert flows.refused("GET", path)["code"] == "not_found"


@pytest.mark.parametrize(
    ("trigger", "pointer", "code"),
    [
        ({"type": "schedule", "config": {"cron": "x"}}, "/config/cron", "bad_cron"),
        ({"type": "schedule"}, "/config", "missing_field"),
        ({"type": "webhook", "conditions": ["payload."]}, "/conditions/0", "bad_expression"),
        ({"type": "webhook", "input": {"a": ["{{ input }}"]}}, "/input/a/0", "unknown_reference"),
        ({"type": "sundial"}, "/type", "invalid_value"),
    ],
)
def test_a_bad_trigger_is_refused_with_its_pointer(
    flows: Any, step: Step, trigger: Any, pointer: str, code: str
) -> None:
    error = flows.refused("POST", f"/workflows/{flows.create(step('a'))}/triggers", trigger)
    assert (error["status"], error["code"]) == (422, "invalid_workflow_definition")
    assert [(fault["pointer"], fault["code"]) for fault in error["details"]] == [(pointer, code)]


def test_an_update_is_judged_and_keeps_the_type(flows: Any, step: Step) -> None:
    path = add(flows, flows.create(step("a")), "schedule", config={"cron": "0 9 * * *"})
    assert flows.refused("POST", path, {"config": {"cron": "x"}})["details"][0]["pointer"] == "/config/cron"
    assert flows.refused("POST", path, {"type": "webhook"})["details"][0]["pointer"] == "/type"


def test_firing_starts_the_workflow_with_what_the_trigger_makes_of_the_payload(flows: Any, step: Step) -> None:
    workflow_id = flows.create(step("a", "{{ input.order }}"))
    path = add(flows, workflow_id, "webhook", input={"order": "{{ payload.id }}"}, metadata={"from": "shop"})
    firing = flows.ok("POST", f"{path}/fire", {"payload": {"id": 17}})
    assert (firing["fired"], firing["reason"]) == (True, None)
    execution = flows.finished(firing["execution"]["id"])
    assert (execution["output"], execution["metadata"]) == (17, {"from": "shop"})
    assert execution["trigger"] == {"type": "webhook", "trigger_id": firing["trigger_id"], "payload": {"id": 17}}
    direct = flows.ok("POST", f"{path}/fire", {"input": {"order": 3}})
    assert flows.finished(direct["execution"]["id"])["output"] == 3
    assert flows.ok("GET", path)["last_fired_at"] is not None


def test_filters_and_conditions_hold_a_trigger_back(flows: Any, step: Step) -> None:
    filters = {"kind": ["new", "late"], "customer.country": "DE"}
    path = add(flows, flows.create(step("a")), "webhook", filters=filters, conditions=["payload.total > 100"])
    good = {"kind": "new", "customer": {"country": "DE"}, "total": 101}
    for payload, reason in (
        (good, None),
        ({**good, "kind": "old"}, "filtered"),
        ({**good, "customer": {}}, "filtered"),
        ({**good, "total": 100}, "condition_false"),
        (None, "filtered"),
    ):
        firing = flows.ok("POST", f"{path}/fire", {"payload": payload})
        assert (firing["fired"], firing["reason"], firing["execution"] is None) == (not reason, reason, bool(reason))


def test_the_same_payload_starts_nothing_twice(flows: Any, step: Step) -> None:
    workflow_id = flows.create(step("a"))
    path = add(flows, workflow_id, "webhook", config={"deduplicate_by": "payload.id"})
    first = flows.ok("POST", f"{path}/fire", {"payload": {"id": 1}})
    again = flows.ok("POST", f"{path}/fire", {"payload": {"id": 1, "other": True}})
    assert (again["fired"], again["reason"], again["execution"]["id"]) == (False, "duplicate", first["execution"]["id"])
    assert flows.ok("POST", f"{path}/fire", {"payload": {"id": 2}})["fired"]
    flows.advance(90_000)
    assert flows.ok("POST", f"{path}/fire", {"payload": {"id": 1}})["fired"]
    assert len(runs(flows, workflow_id)) == 3


def test_a_payload_that_does_not_suit_is_told(flows: Any, step: Step) -> None:
    path = add(flows, flows.create(step("a")), "webhook", input="{{ payload.id }}")
    error = flows.refused("POST", f"{path}/fire", {"payload": {}})
    assert (error["status"], error["code"]) == (422, "unprocessable_request")
    schema = {"type": "object", "required": ["x"]}
    path = add(flows, flows.create(step("a"), input_schema=schema), "webhook")
    assert flows.refused("POST", f"{path}/fire", {"payload": {}})["code"] == "invalid_input"


def test_a_call_has_default_input(flows: Any, step: Step) -> None:
    workflow_id = flows.create(step("a", "{{ input.language }}-{{ input.text }}"))
    path = add(flows, workflow_id, "api_call", config={"default_input": {"language": "en", "text": "none"}})
    firing = flows.ok("POST", f"{path}/fire", {"payload": {"text": "hi"}})
    assert flows.finished(firing["execution"]["id"])["output"] == "en-hi"


def test_a_schedule_fires_on_the_clock(flows: Any, step: Step) -> None:
    flows.freeze()
    flows.admin("/clock", {"set": moment("2026-11-20 08:59:30")})
    workflow_id = flows.create(step("a", "{{ input.scheduled_at }}"))
    path = add(flows, workflow_id, "schedule", config={"cron": "0 * * * *"})
    assert flows.ok("GET", path)["next_fire_at"] == moment("2026-11-20 09:00")
    for hours in (1, 2):
        flows.advance(3600 * hours)
        settle(flows)
    assert [run["input"]["scheduled_at"] for run in runs(flows, workflow_id)] == [
        moment(f"2026-11-20 {hour}:00") for hour in ("09", "10", "11")
    ]
    flows.ok("POST", path, {"enabled": False})
    assert flows.ok("GET", path)["next_fire_at"] is None
    flows.advance(7200)
    settle(flows)
    assert len(runs(flows, workflow_id)) == 3


def test_an_event_starts_a_workflow(flows: Any, step: Step) -> None:
    workflow_id = flows.create(step("a", "{{ input.data.object.name }}"))
    add(flows, workflow_id, "event", config={"event_types": ["api_key.*"]}, filters={"data.object.name": "mine"})
    for name in ("other", "mine"):
        flows.ok("POST", "/api_keys", {"name": name, "permissions": ["files:read"]})
    (run,) = runs(flows, workflow_id)
    assert flows.finished(run["id"])["output"] == "mine"
    assert run["trigger"]["type"] == "event"


def test_a_workflow_that_triggers_itself_comes_to_an_end(flows: Any, step: Step) -> None:
    workflow_id = flows.create(step("a"))
    add(flows, workflow_id, "event", config={"event_types": ["workflow.completed"]})
    flows.run(workflow_id)
    for index in range(6):
        flows.finished(runs(flows, workflow_id)[index]["id"])
    settle(flows)
    assert len(runs(flows, workflow_id)) == 6


def test_a_change_of_data_starts_a_workflow(flows: Any, step: Step) -> None:
    workflow_id = flows.create(step("a", "{{ input.action }} {{ input.object.filename }}"))
    add(flows, workflow_id, "data_change", config={"resource": "file", "actions": ["created"]})
    upload = flows.client.post("/files", files={"file": ("a.txt", b"x")}, data={"purpose": "user_data"})
    assert upload.is_success, upload.text
    flows.ok("DELETE", f"/files/{upload.json()['id']}")
    settle(flows)
    (run,) = runs(flows, workflow_id)
    assert flows.finished(run["id"])["output"] == "created a.txt"


def test_a_definition_brings_its_triggers(flows: Any, step: Step) -> None:
    hourly = {"type": "schedule", "config": {"cron": "0 * * * *"}}
    workflow_id = flows.create(step("a"), triggers=[hourly, {"type": "webhook"}])
    own = add(flows, workflow_id, "api_call")
    path = f"/workflows/{workflow_id}/triggers"
    assert sorted(one["type"] for one in flows.ok("GET", path)["data"]) == ["api_call", "schedule", "webhook"]
    flows.ok("POST", f"/workflows/{workflow_id}", {"triggers": [{"type": "webhook"}]})
    assert sorted(one["type"] for one in flows.ok("GET", path)["data"]) == ["api_call", "webhook"]
    assert flows.ok("GET", own)["type"] == "api_call"
    flows.ok("DELETE", f"/workflows/{workflow_id}")
    assert flows.refused("GET", own)["status"] == 404
