"""The command line: exit statuses, what goes to which stream, and nothing half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from onespec import __version__
from onespec.cli import main

from .conftest import Workbench

GOOD = """
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths: {/pets: {get: {operationId: pets.list, responses: {"204": {description: none}}}}}
"""


def test_check_says_that_a_good_document_is_good(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(bench.write(GOOD))]) == 0
    assert "no errors" in capsys.readouterr().out


def test_a_bad_document_is_status_1_with_its_places_on_standard_error(
    bench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bench.write("openapi: 3.1.0\npaths:\n  a: {}\n")
    assert main(["check", str(path)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"{path.as_posix()}:3:3: error[wrong-type]: the path `a` does not start with `/`" in printed.err
    assert printed.err.endswith("1 error\n")


def test_faults_in_other_files_are_shown_from_where_one_stands(
    bench: Workbench, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write("paths: {/a: {get: 5}}", "api/parts/a.yaml")
    bench.write('openapi: 3.1.0\npaths: {/a: {$ref: "parts/a.yaml#/paths/~1a"}}', "api/openapi.yaml")
    monkeypatch.chdir(bench.folder)
    assert main(["check", "api/openapi.yaml"]) == 1
    assert capsys.readouterr().err.startswith("api/parts/a.yaml:1:19: error[wrong-type]")


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_file_that_cannot_be_read_is_status_1(
    bench: Workbench, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["check", str(bench.folder / name)]) == 1
    assert "error[unreadable]: cannot read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["conjure", "a.yaml"],
        ["check"],
        ["generate", "a.yaml", "--out", "x"],
        ["generate", "a.yaml", "--target", "cobol", "--out", "x"],
        ["generate", "a.yaml", "--target", "python", "--out", "x", "--package", "no-good"],
        ["generate", "a.yaml", "--target", "typescript", "--out", "x", "--package", "@No/Good"],
        ["bundle", "a.yaml", "--out", "x", "--openapi", "2.0"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: onespec" in capsys.readouterr().err


def test_ir_prints_json_that_says_everything_but_defaults(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    path = bench.write(GOOD)
    assert main(["ir", str(path)]) == 0
    api = json.loads(capsys.readouterr().out)
    (resource,) = api["root"]["children"]
    assert resource["operations"] == [
        {
            "node": "Operation",
            "id": "pets.list",
            "name": "list",
            "method": "GET",
            "path": "/pets",
            "result": {"node": "Nothing"},
        }
    ]
    assert main(["ir", str(path), "--origins"]) == 0
    assert '"origin": "openapi.yaml:4:17"' in capsys.readouterr().out


def test_bundle_writes_and_checks(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = bench.write(GOOD), bench.folder / "out" / "bundle.json"
    assert main(["bundle", str(path), "--out", str(out), "--check"]) == 1
    assert capsys.readouterr().out == "stale bundle.json\n"
    assert not out.exists()
    assert main(["bundle", str(path), "--out", str(out)]) == 0
    assert main(["bundle", str(path), "--out", str(out), "--check"]) == 0
    assert main(["bundle", str(path), "--out", str(out), "--check", "--openapi", "3.2"]) == 1
    assert [each.name for each in out.parent.iterdir()] == ["bundle.json"]


def test_generate_refuses_a_bad_document_before_it_writes(bench: Workbench) -> None:
    path, out = bench.write("openapi: 3.1.0\npaths: {a: {}}"), bench.folder / "out"
    assert main(["generate", str(path), "--target", "conformance", "--out", str(out)]) == 1
    assert not out.exists()


def test_generate_writes_checks_and_cleans_up(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = bench.write(GOOD), bench.folder / "out"
    arguments = ["generate", str(path), "--target", "conformance", "--out", str(out)]
    assert main([*arguments, "--check"]) == 1
    assert not out.exists()
    assert main(arguments) == 0
    assert main([*arguments, "--check"]) == 0
    bench.write(GOOD.replace("pets.list", "pets.all"))
    capsys.readouterr()
    assert main([*arguments, "--check"]) == 1
    printed = capsys.readouterr().out
    assert "stale" in printed
    assert "obsolete" in printed
    assert main(arguments) == 0
    assert not list(out.rglob("pets.list*"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[python", "Expected"),
        ("[rust]\n", "there is no table `[rust]`"),
        ("[python]\npakage = 'x'\n", "`[python]` has no `pakage`"),
        ("[python]\npackage = 5\n", "`package` in `[python]` is not a text"),
        ("[python.mixins]\npets = 'nothing'\n", "the mixin of `pets` is not `module:Class`"),
    ],
)
def test_a_bad_configuration_is_status_1(
    bench: Workbench, capsys: pytest.CaptureFixture[str], text: str, message: str
) -> None:
    path, config = bench.write(GOOD), bench.write(text, "onespec.toml")
    assert main(["generate", str(path), "--target", "python", "--out", str(bench.folder / "out")]) == 1
    printed = capsys.readouterr().err
    assert f"{config.as_posix()}: error[bad-config]" in printed
    assert message in printed


def test_the_module_runs_whatever_the_hash_seed_and_folder(bench: Workbench) -> None:
    path = bench.write(GOOD)
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "onespec", "ir", path.name if here else str(path)],
            cwd=bench.folder if here else Path("/"),
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for here, seed in ((True, "1"), (False, "2"), (False, "3"))
    }
    assert len(outputs) == 1


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"onespec {__version__}\n"
