"""Workflows and their versions over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


def test_a_workflow_is_made_read_changed_and_deleted(flows: Any, step: Callable[..., Any]) -> None:
    made = flows.ok("POST", "/workflows", {"name": "One", "steps": [step("a")], "metadata": {"team": "x"}})
    assert (made["object"], made["version"], made["description"], made["agents"]) == ("workflow", 1, None, [])
    path = f"/workflows/{made['id']}"
    assert flows.ok("GET", path) == made
    changed = flows.ok("POST", path, {"description": "Better", "input_schema": {"type": "object"}})
    assert (changed["version"], changed["name"], changed["description"]) == (2, "One", "Better")
    assert "input_schema" not in flows.ok("POST", path, {"input_schema": None})
    assert flows.ok("DELETE", path) == {"id": made["id"], "object": "workflow", "deleted": True}
    assert flows.refused("GET", path)["status"] == 404


def test_each_update_makes_a_version_that_stays(flows: Any, step: Callable[..., Any]) -> None:
    workflow_id = flows.create(step("a"))
    flows.ok("POST", f"/workflows/{workflow_id}", {"steps": [step("b")]})
    page = flows.ok("GET", f"/workflows/{workflow_id}/versions")
    assert [(one["version"], one["definition"]["steps"][0]["id"]) for one in page["data"]] == [(2, "b"), (1, "a")]
    first = flows.ok("GET", f"/workflows/{workflow_id}/versions/1")
    assert first == page["data"][1]
    assert flows.refused("GET", f"/workflows/{workflow_id}/versions/3")["code"] == "not_found"


def test_an_invalid_definition_is_refused_with_every_fault(flows: Any, step: Callable[..., Any]) -> None:
    bad = {"name": 1, "steps": [step("a", depends_on=["a", "z"]), {"id": "b", "type": "wait", "config": {}}]}
    error = flows.refused("POST", "/workflows", bad)
    assert (error["status"], error["code"], error["param"]) == (422, "invalid_workflow_definition", "/name")
    assert [(fault["pointer"], fault["code"]) for fault in error["details"]] == [
        ("/name", "wrong_type"),
        ("/steps/0/depends_on/0", "cycle"),
        ("/steps/0/depends_on/1", "unknown_reference"),
        ("/steps/1/config/mode", "missing_field"),
    ]


def test_an_update_is_judged_as_the_whole_definition(flows: Any, step: Callable[..., Any]) -> None:
    workflow_id = flows.create(step("a", agents=[]), step("b", depends_on=["a"]))
    error = flows.refused("POST", f"/workflows/{workflow_id}", {"steps": [step("b", depends_on=["a"])]})
    assert [fault["pointer"] for fault in error["details"]] == ["/steps/0/depends_on/0"]
    assert flows.ok("GET", f"/workflows/{workflow_id}")["version"] == 1
    error = flows.refused("POST", f"/workflows/{workflow_id}", {"name": None})
    assert [(fault["pointer"], fault["code"]) for fault in error["details"]] == [("/name", "wrong_type")]


def test_validating_stores_nothing_and_is_no_error(flows: Any, step: Callable[..., Any]) -> None:
    good = flows.ok("POST", "/workflows/validate", {"name": "x", "steps": [step("a"), step("b", depends_on=["a"])]})
    assert (good["valid"], good["errors"], good["stages"]) == (True, [], [["a"], ["b"]])
    bad = flows.ok("POST", "/workflows/validate", {"steps": 7})
    assert (bad["valid"], [fault["pointer"] for fault in bad["errors"]]) == (False, ["/name", "/steps"])
    assert flows.ok("GET", "/workflows")["data"] == []


@pytest.mark.parametrize("body", ["[]", '"x"', "null", "7"])
def test_a_body_that_is_no_object_is_a_fault(flows: Any, body: str) -> None:
    headers = {"content-type": "application/json"}
    reply = flows.client.post("/workflows", content=body, headers=headers)
    assert reply.status_code == 422
    assert reply.json()["error"]["details"][0]["pointer"] == ""


def test_unknown_models_and_workflows_are_faults(
    flows: Any, new_flows: Callable[..., Any], step: Callable[..., Any]
) -> None:
    foreign = new_flows().create(step("a"))
    own = flows.create(step("a"))
    steps = [
        {"id": "x", "type": "sub_workflow", "config": {"workflow_id": own}},
        {"id": "y", "type": "sub_workflow", "config": {"workflow_id": foreign}},
    ]
    error = flows.refused("POST", "/workflows", {"name": "x", "steps": steps, "llm_config": {"model": "gpt-0"}})
    assert [(fault["pointer"], fault["code"]) for fault in error["details"]] == [
        ("/llm_config/model", "unknown_model"),
        ("/steps/1/config/workflow_id", "unknown_workflow"),
    ]


def test_a_workflow_that_runs_is_not_deleted(flows: Any) -> None:
    workflow_id = flows.create({"id": "ok", "type": "approval", "config": {"message": "?"}})
    execution = flows.run(workflow_id)
    assert flows.refused("DELETE", f"/workflows/{workflow_id}")["code"] == "invalid_state"
    flows.resume(execution["id"], decision="approve")
    flows.finished(execution["id"])
    flows.ok("DELETE", f"/workflows/{workflow_id}")
    assert flows.execution(execution["id"])["status"] == "completed"


def test_nothing_of_another_company_can_be_reached(new_flows: Callable[..., Any], step: Callable[..., Any]) -> None:
    owner, stranger = new_flows(), new_flows()
    workflow_id = owner.create(step("a"))
    trigger = owner.ok("POST", f"/workflows/{workflow_id}/triggers", {"type": "webhook"})
    execution = owner.run(workflow_id)
    workflow, run = f"/workflows/{workflow_id}", f"/executions/{execution['id']}"
    calls = [
        *(
            ("GET", path)
            for path in (workflow, f"{workflow}/versions", f"{workflow}/versions/1", f"{workflow}/triggers")
        ),
        *(("GET", path) for path in (f"{workflow}/triggers/{trigger['id']}", f"{workflow}/executions", run)),
        *(("GET", path) for path in (f"{run}/steps", f"{run}/events", f"{run}/events/stream")),
        *(("POST", path) for path in (workflow, f"{workflow}/executions", f"{workflow}/executions/run")),
        *(("POST", path) for path in (f"{run}/cancel", f"{run}/retry", f"{workflow}/triggers/{trigger['id']}/fire")),
        ("DELETE", workflow),
    ]
    for method, path in calls:
        error = stranger.refused(method, path, {} if method == "POST" else None)
        assert (path, error["status"], error["code"]) == (path, 404, "not_found")
    assert stranger.refused("POST", f"{run}/resume", {"decision": "approve"})["status"] == 404


def test_scopes_are_told_apart(server: Any, new_flows: Callable[..., Any], step: Callable[..., Any]) -> None:
    reader = new_flows(permissions=("workflows:read",))
    assert reader.refused("POST", "/workflows", {"name": "x", "steps": [step("a")]})["status"] == 403
    assert reader.ok("POST", "/workflows/validate", {"name": "x", "steps": [step("a")]})["valid"]
    writer = new_flows(permissions=("workflows:read", "workflows:write"))
    workflow_id = writer.create(step("a"))
    assert writer.refused("POST", f"/workflows/{workflow_id}/executions", {})["code"] == "permission_denied"
