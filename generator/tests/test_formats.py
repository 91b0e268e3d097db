"""What machines are told: JSON, and SARIF 2.1.0 as code hosts read it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from onespec.cli import main

from .conftest import HEADER, Workbench

BAD = HEADER + (
    "paths:\n  /a b: {get: {operationId: a, responses: {}, security: [{ghost: []}]}}\n"
    "  /b: {get: {operationId: b, responses: {}, security: [{ghost: []}]}}\n"
    "  /c: {get: {operationId: c, responses: {}}}\n"
)


def told(bench: Workbench, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    capsys.readouterr()
    status = main(["check", str(bench.write(BAD, "my api/openapi.yaml")), *arguments])
    printed = capsys.readouterr()
    assert printed.err == ""
    return status, json.loads(printed.out)


def test_json_tells_every_diagnostic(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    status, found = told(bench, capsys, "--format", "json", "--skip", "unknown-scheme@/paths/~1b")
    assert status == 1
    assert found["diagnostics"] == [
        {
            "code": "unknown-scheme",
            "level": "error",
            "message": "the security scheme `ghost` is not declared",
            "file": (bench.folder / "my api" / "openapi.yaml").as_posix(),
            "line": 4,
            "column": 59,
            "hint": "Declare it in `components.securitySchemes`.",
        }
    ]


def test_json_tells_what_is_skipped_and_counts(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    status, found = told(bench, capsys, "--format", "json", "--skip", "unknown-scheme@/paths", "--skip", "syntax@")
    assert status == 0
    assert [each["line"] for each in found["skipped"]] == [4, 5]
    assert [each["code"] for each in found["diagnostics"]] == ["unused-skip"]
    assert found["operations"] == {"declared": 3, "emitted": 1, "skipped": 2}


@pytest.mark.parametrize("skip", [(), ("--skip", "unknown-scheme@/paths")])
def test_sarif_has_the_shape_of_its_schema(
    bench: Workbench, capsys: pytest.CaptureFixture[str], skip: tuple[str, ...]
) -> None:
    status, found = told(bench, capsys, "--format", "sarif", *skip)
    assert status == (0 if skip else 1)
    assert found["version"] == "2.1.0"
    assert found["$schema"].endswith("sarif-2.1.0.json")
    (run,) = found["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "onespec"
    assert [rule["id"] for rule in driver["rules"]] == ["unknown-scheme"]
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    assert len(run["results"]) == 2
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == ("note" if skip else "error")
        assert result["message"]["text"].startswith("the security scheme `ghost` is not declared")
        assert result.get("suppressions") == ([{"kind": "external"}] if skip else None)
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert "my%20api/openapi.yaml" in place["artifactLocation"]["uri"]
        assert place["region"]["startLine"] in (4, 5)
        assert place["region"]["startColumn"] >= 1


def test_sarif_of_a_good_document_has_no_results(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(bench.write(HEADER)), "--format", "sarif"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"] == []


def test_people_are_told_what_is_skipped_and_the_count(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    path = bench.write(BAD)
    assert main(["check", str(path), "--skip", "unknown-scheme@/paths"]) == 0
    printed = capsys.readouterr()
    assert (
        f"{path.as_posix()}:5:57: skipped[unknown-scheme]: the security scheme `ghost` is not declared" in printed.err
    )
    assert printed.out.startswith("operations: 3 declared = 1 emitted + 2 skipped\n")
