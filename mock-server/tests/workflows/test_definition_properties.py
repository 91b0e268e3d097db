"""Properties of the check: it never breaks, finds every cycle, and what it accepts can be planned."""

from __future__ import annotations

from collections.abc import Callable
from graphlib import CycleError, TopologicalSorter
from typing import Any

from aiagentplatform_mock.engine.definition import Findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Check = Callable[[Any], Findings]

RELAXED = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
IDS = st.sampled_from("abcdef")
TEXTS = st.sampled_from(
    [
        "x",
        "input.a",
        "{{ input.a }}",
        "{{ steps.a.output }}",
        "steps.b.status == 'x'",
        "steps.f.output",
        "((",
        "{{",
        "item",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | IDS, inner, max_size=3),
    max_leaves=10,
)


def configs(steps: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    branch = st.fixed_dictionaries({"name": IDS, "when": TEXTS, "steps": st.lists(IDS, max_size=2)})
    loops = {"mode": st.just("until"), "until": TEXTS, "steps": st.lists(steps, min_size=1, max_size=2)}
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "data_processing": st.fixed_dictionaries({"operation": st.just("template"), "template": TEXTS | JSON}),
        "decision": st.fixed_dictionaries({"branches": st.lists(branch, min_size=1, max_size=2)}),
        "loop": st.fixed_dictionaries(loops, optional={"output": TEXTS}),
        "approval": st.fixed_dictionaries({"message": TEXTS}),
        "sub_workflow": st.fixed_dictionaries({"workflow_id": st.sampled_from(["wf_1", "wf_2"])}),
        "ai_reasoning": st.fixed_dictionaries({"prompt": TEXTS}, optional={"output_schema": JSON}),
    }
    return st.sampled_from(sorted(kinds)).flatmap(lambda kind: kinds[kind].map(lambda config: (kind, config)))


def steps() -> st.SearchStrategy[Any]:
    fallback = st.fixed_dictionaries({"type": st.just("step"), "step_id": IDS}) | JSON
    fields = st.fixed_dictionaries(
        {"id": IDS},
        optional={
            "depends_on": st.lists(IDS, max_size=3),
            "when": TEXTS,
            "fallback": fallback,
            "agents": st.lists(IDS),
        },
    )
    return st.deferred(
        lambda: st.tuples(fields, configs(steps())).map(
            lambda pair: {**pair[0], "type": pair[1][0], "config": pair[1][1]}
        )
    )


DEFINITIONS = st.fixed_dictionaries(
    {"name": st.just("x"), "steps": st.lists(steps() | JSON, max_size=5)},
    optional={"agents": JSON, "triggers": JSON, "output": TEXTS | JSON, "llm_config": JSON, "monitoring": JSON},
)


@RELAXED
@given(definition=DEFINITIONS | JSON)
def test_no_definition_breaks_the_check(check: Check, definition: Any) -> None:
    findings = check(definition)
    pointers = [fault.pointer for fault in findings.errors]
    assert all(pointer == "" or pointer.startswith("/") for pointer in pointers)
    assert len(set(findings.errors)) == len(findings.errors)


@RELAXED
@given(graph=st.lists(st.lists(st.integers(0, 7), max_size=3), min_size=1, max_size=8), through=st.data())
def test_cycles_are_found_exactly_where_there_are_some(check: Check, graph: list[list[int]], through: Any) -> None:
    depends = [sorted({target for target in targets if target < len(graph)}) for targets in graph]
    listed = []
    for index, targets in enumerate(depends):
        by_text = [target for target in targets if through.draw(st.booleans())]
        text = "".join(f"{{{{ steps.s{target}.output | default('') }}}}" for target in by_text)
        others = [f"s{target}" for target in targets if target not in by_text]
        config = {"operation": "template", "template": text or "x"}
        listed.append({"id": f"s{index}", "type": "data_processing", "depends_on": others, "config": config})
    findings = check({"name": "x", "steps": listed})
    try:
        order = list(TopologicalSorter(dict(enumerate(depends))).static_order())
    except CycleError:
        assert {fault.code for fault in findings.errors} == {"cycle"}
    else:
        assert findings.errors == ()
        assert sorted(name for stage in findings.stages for name in stage) == sorted(f"s{index}" for index in order)
        assert not findings.stages or len(findings.stages[0]) >= 1


@RELAXED
@given(definition=DEFINITIONS)
def test_stages_hold_every_step_that_runs_by_itself(check: Check, definition: Any) -> None:
    findings = check(definition)
    if findings.errors:
        return
    fallbacks = {
        step["fallback"]["step_id"] for step in definition["steps"] if step.get("fallback", {}).get("type") == "step"
    }
    staged = [name for stage in findings.stages for name in stage]
    assert sorted(staged) == sorted(step["id"] for step in definition["steps"] if step["id"] not in fallbacks)
