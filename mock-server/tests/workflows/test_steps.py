"""What each type of step does."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Step = Callable[..., Any]


def typed(step_id: str, kind: str, config: Any, **fields: Any) -> dict[str, Any]:
    return {"id": step_id, "type": kind, "config": config, **fields}


@pytest.mark.parametrize(
    ("config", "given", "output"),
    [
        (
            {"operation": "map", "items": "input", "value": {"n": "{{ item }}", "at": "{{ index }}"}},
            [5],
            [{"n": 5, "at": 0}],
        ),
        ({"operation": "filter", "items": "input", "where": "item > 1 or index == 0"}, [0, 1, 2], [0, 2]),
        ({"operation": "reduce", "items": "input", "initial": 0, "value": "{{ accumulator + item }}"}, [1, 2, 3], 6),
        ({"operation": "reduce", "items": "input", "value": "{{ item }}"}, [], None),
        ({"operation": "template", "template": "Hello {{ input.name }}"}, {"name": "Ada"}, "Hello Ada"),
        ({"operation": "query", "query": "[?ok].name"}, [{"ok": True, "name": "a"}, {"ok": False}], ["a"]),
        ({"operation": "query", "query": "b", "source": "input.a"}, {"a": {"b": 1}}, 1),
    ],
)
def test_data_is_processed(flows: Any, config: Any, given: Any, output: Any) -> None:
    execution = flows.run_steps(typed("a", "data_processing", config), given=given)
    assert (execution["status"], execution["output"]) == ("completed", output)


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ({"operation": "map", "items": "input.xs", "value": "x"}, "There is no `input.xs`"),
        ({"operation": "map", "items": "input.n", "value": "x"}, "does not give a list"),
        ({"operation": "template", "template": "{{ input.nope }}"}, "There is no `input.nope`"),
        ({"operation": "query", "query": "abs(n)", "source": "input"}, None),
        ({"operation": "query", "query": "length(n)", "source": "input"}, "The query failed"),
    ],
)
def test_data_that_does_not_suit_fails_the_step(flows: Any, config: Any, told: str | None) -> None:
    execution = flows.run_steps(typed("a", "data_processing", config), given={"n": 7})
    if told is None:
        assert execution["output"] == 7
    else:
        assert (execution["status"], execution["error"]["code"]) == ("failed", "expression_error")
        assert told in execution["error"]["message"]
        assert execution["error"]["step_path"] == "a"


def test_an_api_is_called(flows: Any, api: Any) -> None:
    api.reply(201, {"id": 7}, **{"x-extra": "yes"})
    config = {
        "method": "POST",
        "url": api.url + "/tickets/{{ input.kind }}",
        "headers": {"X-Team": "{{ input.team }}"},
        "query": {"q": "a b"},
        "body": {"title": "{{ input.title }}", "tags": "{{ input.tags }}"},
    }
    given = {"kind": "bug", "team": "ops", "title": "Broken", "tags": ["x"]}
    execution = flows.run_steps(typed("a", "api_call", config), given=given)
    output = execution["output"]
    assert (output["status"], output["body"], output["headers"]["x-extra"]) == (201, {"id": 7}, "yes")
    (call,) = api.calls
    assert (call.method, call.path.replace("+", "%20"), call.headers["x-team"]) == (
        "POST",
        "/tickets/bug?q=a%20b",
        "ops",
    )
    assert json.loads(call.body) == {"title": "Broken", "tags": ["x"]}
    assert call.headers["host"] == api.url.removeprefix("http://")


def test_statuses_that_are_not_accepted_fail_the_step(flows: Any, api: Any) -> None:
    api.reply(404)
    failed = flows.run_steps(typed("a", "api_call", {"url": api.url + "/x?secret=1"}))
    assert (failed["error"]["code"], failed["status"]) == ("http_error", "failed")
    assert "replied 404" in failed["error"]["message"]
    assert "secret" not in failed["error"]["message"]
    api.reply(404, b"gone")
    assert (
        flows.run_steps(typed("a", "api_call", {"url": api.url, "accepted_statuses": [404]}))["output"]["body"]
        == "gone"
    )


def test_a_redirect_is_not_followed_and_a_huge_reply_not_read(flows: Any, api: Any) -> None:
    api.reply(302, None, location=api.url + "/elsewhere")
    assert flows.run_steps(typed("a", "api_call", {"url": api.url}))["error"]["code"] == "http_error"
    api.reply(200, b"x" * 1_200_000)
    assert flows.run_steps(typed("a", "api_call", {"url": api.url}))["error"]["code"] == "invalid_output"
    assert len(api.calls) == 2


@pytest.mark.parametrize("url", ["ftp://example.com/", "http://", "{{ input }}", "http://user:secret@127.0.0.1/"])
def test_what_is_no_address_is_not_allowed(flows: Any, url: str) -> None:
    failed = flows.run_steps(typed("a", "api_call", {"url": url}), given="file:///etc/passwd")
    assert failed["error"]["code"] == "url_not_allowed"


def test_nobody_at_the_address_is_a_connection_error(flows: Any) -> None:
    failed = flows.run_steps(typed("a", "api_call", {"url": "http://127.0.0.1:9/"}))
    assert failed["error"]["code"] == "connection_error"


def test_a_decision_takes_the_first_branch_that_holds(flows: Any, step: Step) -> None:
    branches = [
        {"name": "small", "when": "input < 10", "steps": ["s"]},
        {"name": "middle", "when": "input < 100", "steps": ["m"]},
    ]
    steps = [
        typed("d", "decision", {"branches": branches, "default": ["l"]}),
        *(step(name) for name in "sml"),
        step("after_s", depends_on=["s"]),
        step("join", depends_on=["s", "m", "l"]),
    ]
    workflow_id = flows.create(*steps)
    for given, branch, taken in ((5, "small", "s"), (50, "middle", "m"), (500, None, "l")):
        execution = flows.run(workflow_id, given)
        records = flows.steps(execution["id"])
        assert records["d"]["output"] == {"branch": branch}
        assert {name for name in "sml" if records[name]["status"] == "completed"} == {taken}
        assert records["join"]["status"] == "completed"
        assert records["after_s"]["status"] == ("completed" if taken == "s" else "skipped")
        skips = {
            event["step_id"]: event["reason"]
            for event in flows.follow(execution["id"])
            if event["type"] == "step.skipped"
        }
        assert {skips[name] for name in "sml" if name != taken} == {"branch_not_taken"}
        if taken != "s":
            assert skips["after_s"] == "dependencies_skipped"


def test_a_loop_keeps_each_iterations_output(flows: Any, step: Step) -> None:
    config = {"mode": "for_each", "items": "input", "steps": [step("x", "{{ item }}:{{ previous | default('-') }}")]}
    execution = flows.run_steps(typed("l", "loop", config), given=["a", "b"])
    assert execution["output"] == {"items": ["a:-", "b:a:-"], "count": 2, "stopped_by": "exhausted"}
    records = flows.steps(execution["id"])
    assert {path: record["iteration"] for path, record in records.items()} == {"l": None, "l/0/x": 0, "l/1/x": 1}


def test_a_loop_has_an_output_of_its_own_and_runs_together(flows: Any, step: Step) -> None:
    inner = [step("x", "{{ item }}"), step("y", "{{ steps.x.output * steps.outer.output }}")]
    config = {
        "mode": "for_each",
        "items": "input",
        "steps": inner,
        "concurrency": 3,
        "output": {"n": "{{ steps.y.output }}"},
    }
    execution = flows.run_steps(step("outer", "{{ 10 }}"), typed("l", "loop", config), given=[1, 2, 3, 4])
    assert execution["output"]["items"] == [{"n": 10}, {"n": 20}, {"n": 30}, {"n": 40}]


def test_a_loop_goes_on_until_its_condition_holds(flows: Any, step: Step) -> None:
    config = {
        "mode": "until",
        "until": "steps.x.output >= 3",
        "steps": [step("x", "{{ (previous | default(0)) + 1 }}")],
    }
    execution = flows.run_steps(typed("l", "loop", config))
    assert execution["output"] == {"items": [1, 2, 3], "count": 3, "stopped_by": "until"}


def test_loops_are_bounded(flows: Any, step: Step) -> None:
    until = {"mode": "until", "until": "index > 5", "max_iterations": 3, "steps": [step("x")]}
    failed = flows.run_steps(typed("l", "loop", until))
    assert failed["error"]["code"] == "loop_limit_exceeded"
    stopped = flows.run_steps(typed("l", "loop", {**until, "on_limit": "stop"}))
    assert (stopped["output"]["count"], stopped["output"]["stopped_by"]) == (3, "max_iterations")
    each = {"mode": "for_each", "items": "input", "max_iterations": 2, "steps": [step("x")]}
    assert flows.run_steps(typed("l", "loop", each), given=[1, 2, 3])["error"]["code"] == "loop_limit_exceeded"


def test_loops_nest_and_tell_which_step_failed(flows: Any, step: Step) -> None:
    inner = {
        "mode": "for_each",
        "items": "item",
        "steps": [step("x", "{{ 12 / item }}")],
        "output": "{{ steps.x.output }}",
    }
    outer = {"mode": "for_each", "items": "input", "steps": [typed("i", "loop", inner)]}
    workflow_id = flows.create(typed("o", "loop", outer))
    assert flows.run(workflow_id, [[1, 2], [3]])["output"]["items"][0]["items"] == [12.0, 6.0]
    failed = flows.run(workflow_id, [[1], [2, 0]])
    assert failed["error"]["step_path"] == "o/1/i/1/x"


def test_an_approval_waits_for_somebody(flows: Any, step: Step) -> None:
    approval = typed("ok", "approval", {"message": "Publish {{ input }}?", "approvers": ["ed@example.com"]})
    workflow_id = flows.create(approval, step("after", "{{ steps.ok.output.comment }}"))
    waiting = flows.run(workflow_id, "it")
    assert waiting["status"] == "waiting"
    (wait,) = waiting["waiting_for"]
    assert (wait["reason"], wait["step_path"], wait["message"]) == ("approval", "ok", "Publish it?")
    flows.resume(waiting["id"], decision="approve", comment="Go")
    assert flows.finished(waiting["id"])["output"] == "Go"
    types = [event["type"] for event in flows.follow(waiting["id"])]
    order = ("approval.required", "execution.waiting", "execution.resumed", "approval.decided", "execution.completed")
    assert [kind for kind in types if kind in order] == list(order)


def test_a_rejection_fails_or_is_an_answer(flows: Any) -> None:
    for on_reject in ("fail", "continue"):
        workflow_id = flows.create(typed("ok", "approval", {"message": "?", "on_reject": on_reject}))
        execution_id = flows.run(workflow_id)["id"]
        flows.resume(execution_id, decision="reject", comment="No")
        ended = flows.finished(execution_id)
        if on_reject == "fail":
            assert ended["error"]["code"] == "approval_rejected"
        else:
            assert ended["output"] == {"approved": False, "comment": "No", "input": None}


def test_an_approval_can_ask_for_input(flows: Any) -> None:
    schema = {"type": "object", "properties": {"price": {"type": "number"}}, "required": ["price"]}
    workflow_id = flows.create(typed("ask", "approval", {"message": "Price?", "input_schema": schema}))
    execution = flows.run(workflow_id)
    assert execution["waiting_for"][0]["reason"] == "input"
    path = f"/executions/{execution['id']}/resume"
    error = flows.refused("POST", path, {"decision": "approve", "input": {}})
    assert (error["status"], error["code"], error["details"][0]["pointer"]) == (422, "invalid_input", "/input/price")
    flows.resume(execution["id"], decision="approve", input={"price": 3})
    assert flows.finished(execution["id"])["output"]["input"] == {"price": 3}


def test_a_step_waits_for_an_event(flows: Any) -> None:
    config = {"mode": "event", "event_type": "api_key.created", "where": "event.data.object.name == input.name"}
    execution_id = flows.start(flows.create(typed("w", "wait", config)), {"name": "mine"})
    flows.follow(execution_id, until="execution.waiting")
    for name in ("other", "mine"):
        flows.ok("POST", "/api_keys", {"name": name, "permissions": ["files:read"]})
    output = flows.finished(execution_id)["output"]
    assert output["event"]["data"]["object"]["name"] == "mine"


def test_a_workflow_runs_another_one(flows: Any, step: Step) -> None:
    child = flows.create(step("a", "{{ input.n * 2 }}"))
    run = typed("sub", "sub_workflow", {"workflow_id": child, "input": {"n": "{{ input.n + 1 }}"}})
    execution = flows.run_steps(run, given={"n": 4})
    assert execution["output"] == 10
    (inner,) = flows.ok("GET", f"/workflows/{child}/executions")["data"]
    assert inner["parent"] == {"execution_id": execution["id"], "step_path": "sub"}
    assert inner["trigger"]["type"] == "sub_workflow"


def test_a_child_that_fails_fails_the_step(flows: Any, step: Step) -> None:
    child = flows.create(step("a", "{{ input.nope }}"))
    failed = flows.run_steps(typed("sub", "sub_workflow", {"workflow_id": child}))
    assert failed["error"]["code"] == "sub_workflow_failed"
    assert "There is no `input.nope`" in failed["error"]["message"]


def test_a_childs_approval_is_decided_through_its_parent(flows: Any) -> None:
    child = flows.create(typed("ok", "approval", {"message": "?"}))
    execution = flows.run(flows.create(typed("sub", "sub_workflow", {"workflow_id": child})))
    assert [wait["step_path"] for wait in execution["waiting_for"]] == ["sub/ok"]
    flows.resume(execution["id"], decision="approve", step="sub/ok")
    assert flows.finished(execution["id"])["output"]["approved"] is True


def test_workflows_that_run_each_other_come_to_an_end(flows: Any, step: Step) -> None:
    workflow_id = flows.create(step("a"))
    flows.ok(
        "POST", f"/workflows/{workflow_id}", {"steps": [typed("me", "sub_workflow", {"workflow_id": workflow_id})]}
    )
    failed = flows.run(workflow_id)
    assert failed["error"]["code"] == "sub_workflow_failed"
    assert "at most 5 levels deep" in failed["error"]["message"]
    assert len(flows.ok("GET", f"/workflows/{workflow_id}/executions")["data"]) == 6
