"""What is wrong with a definition is told, every fault with its JSON pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from aiagentplatform_mock.engine.definition import Findings
from aiagentplatform_mock.kernel.document import load

Check = Callable[[Any], Findings]
Object = dict[str, Any]


def t(step_id: str, text: Any = "x", **fields: Any) -> Object:
    config = {"operation": "template", "template": text}
    return {"id": step_id, "type": "data_processing", "config": config, **fields}


def typed(step_id: str, kind: str, **config: Any) -> Object:
    return {"id": step_id, "type": kind, "config": config}


def loop(step_id: str, *steps: Object, **config: Any) -> Object:
    return typed(step_id, "loop", mode="until", until="index > 1", steps=list(steps), **config)


def flow(*steps: Any, **fields: Any) -> Object:
    return {"name": "Test", "steps": list(steps), **fields}


def branching(target: str) -> Object:
    return typed("d", "decision", branches=[{"name": "one", "when": "input.a", "steps": [target]}])


DEEP = t("deep")
for level in range(7):
    DEEP = loop(f"loop_{level}", DEEP)

FAULTS: list[tuple[str, Any, list[tuple[str, str]]]] = [
    ("not an object", [], [("", "wrong_type")]),
    ("nothing in it", {}, [("/name", "missing_field"), ("/steps", "missing_field")]),
    ("no steps", flow(), [("/steps", "invalid_value")]),
    ("a name of the wrong type", {**flow(t("a")), "name": 1}, [("/name", "wrong_type")]),
    ("a step that is no object", flow("a"), [("/steps/0", "wrong_type")]),
    ("a step without a type", flow({"id": "a", "config": {}}), [("/steps/0/type", "missing_field")]),
    ("an unknown type", flow(typed("a", "magic")), [("/steps/0/type", "invalid_value")]),
    ("a bad id", flow(t("A b")), [("/steps/0/id", "invalid_value")]),
    ("a step without its prompt", flow(typed("a", "ai_reasoning")), [("/steps/0/config/prompt", "missing_field")]),
    (
        "an unknown operation",
        flow(typed("a", "data_processing", operation="sort")),
        [("/steps/0/config/operation", "invalid_value")],
    ),
    ("a loop without a mode", flow(typed("a", "loop", steps=[t("b")])), [("/steps/0/config/mode", "missing_field")]),
    (
        "a fault within a loop",
        flow(loop("a", {"id": "b", "type": "wait", "config": {"mode": "timer", "seconds": "1"}})),
        [("/steps/0/config/steps/0/config/seconds", "wrong_type")],
    ),
    ("two steps with one id", flow(t("a"), t("a")), [("/steps/1/id", "duplicate_id")]),
    ("an id that a loop's step has", flow(t("a"), loop("b", t("a"))), [("/steps/1/config/steps/0/id", "duplicate_id")]),
    ("a dependency on nothing", flow(t("a", depends_on=["z"])), [("/steps/0/depends_on/0", "unknown_reference")]),
    (
        "a dependency into a loop",
        flow(loop("a", t("b")), t("c", depends_on=["b"])),
        [("/steps/1/depends_on/0", "unknown_reference")],
    ),
    (
        "a dependency out of a loop",
        flow(t("a"), loop("b", t("c", depends_on=["a"]))),
        [("/steps/1/config/steps/0/depends_on/0", "unknown_reference")],
    ),
    ("a step that depends on itself", flow(t("a", depends_on=["a"])), [("/steps/0/depends_on/0", "cycle")]),
    (
        "a cycle",
        flow(t("a", depends_on=["c"]), t("b", depends_on=["a"]), t("c", depends_on=["b"])),
        [("/steps/1/depends_on/0", "cycle")],
    ),
    (
        "two cycles",
        flow(t("a", depends_on=["b"]), t("b", depends_on=["a"]), t("c", depends_on=["c"])),
        [("/steps/1/depends_on/0", "cycle"), ("/steps/2/depends_on/0", "cycle")],
    ),
    (
        "a cycle through a template",
        flow(t("a", "{{ steps.b.output }}"), t("b", depends_on=["a"])),
        [("/steps/1/depends_on/0", "cycle")],
    ),
    (
        "a template about itself",
        flow(t("a", ["ok", "{{ steps.a.output }}"])),
        [("/steps/0/config/template/1", "cycle")],
    ),
    (
        "a cycle through a decision",
        flow(branching("a"), {**t("a")}, t("b"), {**branching("b"), "id": "e", "depends_on": ["a"]}, t("c"))
        | {"steps": [branching("a") | {"depends_on": ["a"]}, t("a")]},
        [("/steps/0/config/branches/0/steps/0", "cycle")],
    ),
    (
        "a cycle within a loop",
        flow(loop("l", t("a", depends_on=["b"]), t("b", depends_on=["a"]))),
        [("/steps/0/config/steps/1/depends_on/0", "cycle")],
    ),
    (
        "a loop's step that needs what needs the loop",
        flow(loop("l", t("a", "{{ steps.b.output }}")), t("b", depends_on=["l"])),
        [("/steps/1/depends_on/0", "cycle")],
    ),
    (
        "a fallback on itself",
        flow(t("a", fallback={"type": "step", "step_id": "a"})),
        [("/steps/0/fallback/step_id", "cycle")],
    ),
    (
        "fallbacks on each other",
        flow(t("a", fallback={"type": "step", "step_id": "b"}), t("b", fallback={"type": "step", "step_id": "a"})),
        [("/steps/0/fallback/step_id", "cycle"), ("/steps/1/fallback/step_id", "cycle")],
    ),
    (
        "a fallback on nothing",
        flow(t("a", fallback={"type": "step", "step_id": "z"})),
        [("/steps/0/fallback/step_id", "unknown_reference")],
    ),
    ("a branch to nothing", flow(branching("z")), [("/steps/0/config/branches/0/steps/0", "unknown_reference")]),
    (
        "a branch to a fallback",
        flow(branching("b"), t("a", fallback={"type": "step", "step_id": "b"}), t("b")),
        [("/steps/0/config/branches/0/steps/0", "invalid_value")],
    ),
    (
        "a decision as a fallback",
        flow(t("a", fallback={"type": "step", "step_id": "d"}), branching("b"), t("b")),
        [("/steps/0/fallback/step_id", "invalid_value")],
    ),
    ("a bad condition", flow(t("a", when="input.x >")), [("/steps/0/when", "bad_expression")]),
    ("a call in a condition", flow(t("a", when="exit()")), [("/steps/0/when", "bad_expression")]),
    (
        "a bad branch condition",
        flow(typed("d", "decision", branches=[{"name": "a", "when": "((", "steps": []}])),
        [("/steps/0/config/branches/0/when", "bad_expression")],
    ),
    (
        "a bad template",
        flow(t("a", {"deep": ["ok", "{{ 1 + }}"]})),
        [("/steps/0/config/template/deep/1", "bad_template")],
    ),
    ("a bad url", flow(typed("a", "api_call", url="http://{{ }}/")), [("/steps/0/config/url", "bad_template")]),
    (
        "a bad query",
        flow(typed("a", "data_processing", operation="query", query="a[")),
        [("/steps/0/config/query", "bad_query")],
    ),
    ("a name that is not there", flow(t("a", "{{ outputs.b }}")), [("/steps/0/config/template", "unknown_reference")]),
    ("item outside a loop", flow(t("a", "{{ item }}")), [("/steps/0/config/template", "unknown_reference")]),
    (
        "a reference to nothing",
        flow(t("a", "{{ steps.z.output }}")),
        [("/steps/0/config/template", "unknown_reference")],
    ),
    (
        "a reference into a loop",
        flow(loop("l", t("a")), t("b", "{{ steps.a.output }}")),
        [("/steps/1/config/template", "unknown_reference")],
    ),
    ("all steps at once", flow(t("a", "{{ steps }}")), [("/steps/0/config/template", "bad_template")]),
    ("an output of nothing", flow(t("a"), output="{{ steps.z.output }}"), [("/output", "unknown_reference")]),
    ("an unknown agent", flow(t("a", agents=["x"])), [("/steps/0/agents/0", "unknown_agent")]),
    ("two agents with one id", flow(t("a"), agents=[{"id": "x"}, {"id": "x"}]), [("/agents/1/id", "duplicate_id")]),
    (
        "an agent's unknown model",
        flow(t("a"), agents=[{"id": "x", "model": "m"}]),
        [("/agents/0/model", "unknown_model")],
    ),
    ("the workflow's unknown model", flow(t("a"), llm_config={"model": "m"}), [("/llm_config/model", "unknown_model")]),
    (
        "a step's unknown model",
        flow(typed("a", "ai_reasoning", prompt="?", llm_config={"model": "m"})),
        [("/steps/0/config/llm_config/model", "unknown_model")],
    ),
    (
        "an unknown workflow",
        flow(typed("a", "sub_workflow", workflow_id="wf_2")),
        [("/steps/0/config/workflow_id", "unknown_workflow")],
    ),
    (
        "an unknown version",
        flow(typed("a", "sub_workflow", workflow_id="wf_1", version=2)),
        [("/steps/0/config/workflow_id", "unknown_workflow")],
    ),
    (
        "a tool's unknown workflow",
        flow(t("a"), agents=[{"id": "x", "tools": [{"type": "workflow", "name": "t", "workflow_id": "wf_2"}]}]),
        [("/agents/0/tools/0/workflow_id", "unknown_workflow")],
    ),
    ("a bad schema", flow(t("a"), input_schema={"type": "text"}), [("/input_schema", "bad_schema")]),
    (
        "a schema that leads outside",
        flow(t("a"), output_schema={"$ref": "http://example.com/s.json"}),
        [("/output_schema", "bad_schema")],
    ),
    (
        "a bad cron",
        flow(t("a"), triggers=[{"type": "schedule", "config": {"cron": "61 * * * *"}}]),
        [("/triggers/0/config/cron", "bad_cron")],
    ),
    (
        "a cron with seconds",
        flow(t("a"), triggers=[{"type": "schedule", "config": {"cron": "0 * * * * *"}}]),
        [("/triggers/0/config/cron", "bad_cron")],
    ),
    (
        "a bad time zone",
        flow(t("a"), triggers=[{"type": "schedule", "config": {"cron": "0 * * * *", "time_zone": "Mars/Base"}}]),
        [("/triggers/0/config/time_zone", "bad_time_zone")],
    ),
    (
        "a bad trigger condition",
        flow(t("a"), triggers=[{"type": "webhook", "conditions": ["payload.x >"]}]),
        [("/triggers/0/conditions/0", "bad_expression")],
    ),
    (
        "a trigger that looks at input",
        flow(t("a"), triggers=[{"type": "webhook", "conditions": ["input.x"]}]),
        [("/triggers/0/conditions/0", "unknown_reference")],
    ),
    ("an unknown kind of trigger", flow(t("a"), triggers=[{"type": "moon"}]), [("/triggers/0/type", "invalid_value")]),
    ("loops nested too deeply", flow(DEEP), [("/steps/0" + "/config/steps/0" * 5, "invalid_value")]),
]


@pytest.mark.parametrize(("definition", "faults"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_is_told_with_its_pointer(check: Check, definition: Any, faults: list[tuple[str, str]]) -> None:
    findings = check(definition)
    assert [(fault.pointer, fault.code) for fault in findings.errors] == faults
    assert all(fault.message.endswith(".") for fault in findings.errors)
    assert findings.stages == ()


def test_every_fault_is_told_at_once(check: Check) -> None:
    definition = flow(
        t("a", when="((", depends_on=["nope"]),
        {"id": "b", "type": "wait", "config": {"mode": "timer"}},
        t("c", "{{ steps.b.output }}", agents=["ghost"], depends_on=["c"]),
        name=7,
        llm_config={"model": "m"},
    )
    assert [(fault.pointer, fault.code) for fault in check(definition).errors] == [
        ("/llm_config/model", "unknown_model"),
        ("/name", "wrong_type"),
        ("/steps/0/depends_on/0", "unknown_reference"),
        ("/steps/0/when", "bad_expression"),
        ("/steps/1/config/seconds", "missing_field"),
        ("/steps/2/agents/0", "unknown_agent"),
        ("/steps/2/depends_on/0", "cycle"),
    ]


def test_the_documents_own_examples_are_right(check: Check) -> None:
    schemas = load().root["components"]["schemas"]
    for definition in schemas["WorkflowDefinition"]["examples"]:
        assert check(definition).errors == ()
    for name in schemas["WorkflowStep"]["oneOf"]:
        for step in schemas[name["$ref"].rpartition("/")[2]]["examples"]:
            codes = {fault.code for fault in check(flow(step)).errors}
            assert codes <= {"unknown_reference", "unknown_agent", "unknown_workflow"}


def test_a_near_miss_is_suggested(check: Check) -> None:
    (fault,) = check(flow(t("fetch"), t("b", depends_on=["fetsh"]))).errors
    assert "did you mean 'fetch'?" in fault.message


def test_a_right_definition_shows_its_stages(check: Check) -> None:
    steps = [t("c", "{{ steps.a.output }} {{ steps.b.output }}"), t("a"), t("b", depends_on=["a"])]
    assert check(flow(*steps)).stages == (("a",), ("b",), ("c",))


def test_a_fallback_runs_in_its_owners_place(check: Check) -> None:
    steps = [t("a", fallback={"type": "step", "step_id": "b"}), t("b", "{{ steps.a.error }}"), t("c", depends_on=["b"])]
    assert check(flow(*steps)).stages == (("a",), ("c",))


def test_a_loop_depends_on_what_its_steps_look_at(check: Check) -> None:
    assert check(flow(loop("l", t("x", "{{ steps.a.output }}")), t("a"))).stages == (("a",), ("l",))


def test_an_agent_that_nobody_names_is_a_warning(check: Check) -> None:
    findings = check(flow(t("a"), agents=[{"id": "x"}]))
    assert findings.errors == ()
    assert [(fault.pointer, fault.code) for fault in findings.warnings] == [("/agents/0", "unused_agent")]


def test_a_definition_that_is_nested_without_end_is_refused(check: Check) -> None:
    value: Any = "x"
    for _ in range(400):
        value = [value]
    assert [fault.code for fault in check(flow(t("a", value))).errors] == ["invalid_value"]
