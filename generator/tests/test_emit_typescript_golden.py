"""
The TypeScript package of each document in `golden/`: its text, its format and its types.

`UPDATE_GOLDEN=1 pytest tests/test_emit_typescript_golden.py` writes what is expected anew; the diff is then to be read.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from onespec.emit import Options
from onespec.emit.typescript import emit
from onespec.lower import lower
from onespec.source import load

from .typescript import SDK, run, tool

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/openapi.yaml"))
RUNTIME = re.compile(r"src/(?:core|integrations|node)/")


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, str]]:
    """The files of every case, runtime included."""
    out = tmp_path_factory.mktemp("nowhere")
    return {
        case: emit(lower(load(GOLDEN / case / "openapi.yaml")), Options(f"golden-{case}", out=out)) for case in CASES
    }


def own(files: Mapping[str, str]) -> dict[str, str]:
    """The files that are not the runtime's."""
    return {name: text for name, text in files.items() if not RUNTIME.match(name)}


@pytest.mark.parametrize("case", CASES)
def test_the_package_is_what_it_was(case: str, emitted: Mapping[str, Mapping[str, str]]) -> None:
    found = own(emitted[case])
    expected = GOLDEN / case / "typescript"
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(expected, ignore_errors=True)
        write(expected, found)
    there = {path.relative_to(expected).as_posix(): path.read_text("utf-8") for path in files_in(expected)}
    assert found == there


def test_the_packages_are_formatted_and_without_lint(emitted: Mapping[str, Mapping[str, str]], tmp_path: Path) -> None:
    tool("biome")
    for case, files in emitted.items():
        write(tmp_path / case, {name: text for name, text in own(files).items() if not name.endswith(".md")})
    shutil.copy(SDK / "biome.json", tmp_path / "biome.json")
    run(tmp_path, "biome", "check", "--error-on-warnings", ".")


@pytest.mark.parametrize("case", CASES)
def test_the_package_and_its_users_pass_the_type_checker(
    case: str, emitted: Mapping[str, Mapping[str, str]], tmp_path: Path
) -> None:
    tool("tsc")
    write(tmp_path, emitted[case])
    if (GOLDEN / case / "usage.ts").is_file():
        shutil.copy(GOLDEN / case / "usage.ts", tmp_path / "src" / "usage.ts")
    run(tmp_path, "tsc", "--noEmit", "--noUnusedLocals", "--isolatedModules")


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
