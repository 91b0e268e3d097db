"""Going on without: which faults a rule covers, what is left out, and that every operation is accounted for."""

from __future__ import annotations

import pytest
from onespec.diagnostics import Fault
from onespec.pipeline import Given, Understood, understand

from .conftest import HEADER, Workbench, all_operations

BAD = HEADER + (
    'paths:\n  /ok: {get: {operationId: ok, responses: {"200": {$ref: "#/components/responses/Thing"}}}}\n'
    "  /bad: {get: {operationId: bad, responses: {}, security: [{ghost: []}]}}\n"
    '  /lost: {$ref: "missing.yaml"}\n'
    "  /page:\n    get:\n      operationId: page\n      x-onespec-page: {scheme: cursor, items: data, after: nope}\n"
    '      responses: {"200": {$ref: "#/components/responses/Thing"}}\n'
    "webhooks:\n  born: {post: {operationId: born, responses: {}}}\n"
    "components:\n  responses:\n    Thing:\n      content:\n        application/json:\n          schema:\n"
    "            type: object\n            properties: {data: {type: array, items: {type: string}}, x: {type: odd}}\n"
)
RULES = (
    "unknown-scheme@/paths/~1bad",
    "unreadable@/paths/~1lost",
    "unknown-field@/paths/~1page/get",
    "unsupported@/webhooks/born",
    "wrong-type@/components/responses/Thing/content",
)


def run(bench: Workbench, *rules: str) -> Understood:
    return understand(Given(bench.write(BAD), skip=rules))


def test_what_is_skipped_is_left_out_and_counted(bench: Workbench) -> None:
    understood = run(bench, *RULES)
    assert set(all_operations(understood.api.root)) == {"ok"}
    assert [each.code for each in understood.skipped] == [
        "unknown-scheme", "unreadable", "unknown-field", "unsupported", "wrong-type",
    ]  # fmt: skip
    operations, webhooks = understood.operations, understood.webhooks
    assert (operations.declared, operations.emitted, sorted(operations.lost)) == (4, 1, ["/lost", "bad", "page"])
    assert (webhooks.declared, webhooks.emitted, webhooks.lost) == (1, 0, ["born"])
    assert understood.warnings == ()


@pytest.mark.parametrize("missing", RULES)
def test_what_is_not_named_stays_an_error(bench: Workbench, missing: str) -> None:
    with pytest.raises(Fault) as caught:
        run(bench, *(rule for rule in RULES if rule != missing))
    assert {each.code for each in caught.value.diagnostics} == {missing.partition("@")[0]}


def test_a_rule_for_an_operation_covers_a_fault_in_what_it_refers_to(bench: Workbench) -> None:
    text = HEADER + (
        'paths:\n  /a: {get: {operationId: a, parameters: [{$ref: "#/components/parameters/P"}], responses: {}}}\n'
        "  /b: {get: {operationId: b, responses: {}}}\ncomponents: {parameters: {P: {name: p, in: nowhere}}}\n"
    )
    understood = understand(Given(bench.write(text), skip=("wrong-type@/paths/~1a/get",)))
    assert (set(all_operations(understood.api.root)), understood.operations.lost) == ({"b"}, ["GET /a"])


def test_a_rule_leads_into_other_files_and_into_overlays(bench: Workbench) -> None:
    bench.write("get: {operationId: a, responses: {}, security: [{ghost: []}]}", "parts/a.yaml")
    entry = bench.write(HEADER + "paths:\n  /a: {$ref: parts/a.yaml}\n  /b: {get: {operationId: b, responses: {}}}\n")
    overlay = bench.write(
        "overlay: 1.0.0\ninfo: {}\nactions: [{target: \"$.paths['/b'].get\", update: {security: [{ghost: []}]}}]",
        "o.yaml",
    )
    rules = ("unknown-scheme@parts/a.yaml#/get", "unknown-scheme@/paths/~1b/get/security")
    understood = understand(Given(entry, (overlay,), rules))
    assert understood.operations.lost == ["a", "b"]
    assert [each.origin.file for each in understood.skipped] == ["o.yaml", "parts/a.yaml"]


def test_a_rule_of_no_use_is_a_warning(bench: Workbench) -> None:
    (warning,) = run(bench, *RULES, "syntax@/paths").warnings
    assert (warning.code, warning.level, warning.message) == ("unused-skip", "warning", "`syntax@/paths` skips nothing")


@pytest.mark.parametrize("text", ["unsupported", "nothing@/paths", "unsupported@paths", ""])
def test_what_is_no_rule_is_refused(bench: Workbench, text: str) -> None:
    (found,) = bench.faults(lambda: run(bench, text))
    assert found.code == "bad-config"


def test_two_operations_of_one_id_go_on_under_their_paths(bench: Workbench) -> None:
    text = (
        HEADER + "paths:\n  /a: {get: {operationId: x, responses: {}}}\n  /b: {get: {operationId: x, responses: {}}}\n"
    )
    understood = understand(Given(bench.write(text), skip=("duplicate-operation-id@/paths",)))
    assert set(all_operations(understood.api.root)) == {"GET /a", "GET /b"}
    assert understood.operations.lost == []
