"""Advice: what each rule finds and where, how it is turned off, and when it fails a build."""

from __future__ import annotations

import json

import pytest
from onespec.cli import main
from onespec.lint import RULES, lint
from onespec.lower import lower

from .conftest import HEADER, Workbench

DOCUMENT = (
    HEADER
    + """paths:
  /a:
    get: {summary: A., responses: {"200": {content: {application/json: {schema: {type: array}}}}, default: {}}}
    post:
      operationId: a.create
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}
      responses: {}
components:
  schemas:
    A: {type: object, properties: {first_name: {}, last_name: {}, middleName: {}, id: {}, URL: {}, "@odd-key": {}}}
"""
)


def test_every_rule_finds_its_own(bench: Workbench) -> None:
    found = lint(lower(bench.load(DOCUMENT)))
    assert [(each.code, each.origin.line, each.level) for each in found] == [
        ("no-operation-id", 5, "warning"),
        ("no-pages", 5, "warning"),
        ("no-description", 6, "warning"),
        ("no-errors", 6, "warning"),
        ("mixed-case", 12, "warning"),
    ]
    assert {each.code for each in found} == set(RULES)
    assert found[-1].message == "the field `middleName` is not written in snake_case"


@pytest.mark.parametrize("code", RULES)
def test_a_rule_that_is_turned_off_finds_nothing(bench: Workbench, code: str) -> None:
    assert code not in {each.code for each in lint(lower(bench.load(DOCUMENT)), (code,))}


def test_advice_fails_only_when_it_is_to(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(bench.write(DOCUMENT))
    assert main(["lint", path]) == 0
    assert capsys.readouterr().out.endswith("5 warnings\n")
    assert main(["lint", path, "--strict", "--format", "json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["diagnostics"]) == 5
    bench.write('lint_off = ["no-pages", "no-errors", "no-description"]\n', "onespec.toml")
    assert main(["lint", path, "--strict", "--off", "mixed-case", "--off", "no-operation-id"]) == 0
    assert capsys.readouterr().out == f"{path}: no advice\n"
