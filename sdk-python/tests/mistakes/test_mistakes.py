"""What the types are good for: each mistake in `programs.py` is found where it stands, and nothing else is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PROGRAMS = HERE / "programs.py"
ROOT = HERE.parents[2]

Found = Mapping[int, set[str]]


def expected(place: int) -> Found:
    """By line, the rules after ``# expect:``: mypy's before the comma (0), pyright's after it (1)."""
    lines = PROGRAMS.read_text("utf-8").splitlines()
    marks = {number: line.partition("# expect: ")[2] for number, line in enumerate(lines, 1) if "# expect: " in line}
    return {number: set(mark.split(",")[place].split()) for number, mark in marks.items()}


def run(*command: str) -> str:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True).stdout


@pytest.mark.skipif(find_spec("mypy") is None, reason="needs mypy: the nox session `types` has it")
def test_mypy_finds_every_mistake() -> None:
    found: dict[int, set[str]] = defaultdict(set)
    for line in run("mypy", "--output=json", str(PROGRAMS)).splitlines():
        told: dict[str, Any] = json.loads(line)
        if told["severity"] == "error":
            found[told["line"]].add(told["code"])
    assert found == expected(0)


@pytest.mark.skipif(find_spec("pyright") is None, reason="needs pyright: the nox session `types` has it")
def test_pyright_finds_every_mistake() -> None:
    output = run("pyright", "--outputjson", "--pythonpath", sys.executable, str(PROGRAMS))
    found: dict[int, set[str]] = defaultdict(set)
    for told in json.loads(re.sub(r"^[^{]*", "", output))["generalDiagnostics"]:
        found[told["range"]["start"]["line"] + 1].add(told["rule"])
    assert found == expected(1)
