"""TypeScript as its tests need it: its tools, if they are installed, and its source taken apart."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

SDK = Path(__file__).parents[2] / "sdk-js"
TOOLS = SDK / "node_modules" / ".bin"


def tool(name: str) -> Path:
    """A program that `npm ci` in sdk-js installs; without it, the test is skipped and says so."""
    if shutil.which("node") is None or not (TOOLS / name).exists():
        pytest.skip(f"{name} is not installed: run `npm ci` in sdk-js (Node.js 20 or newer)")
    return TOOLS / name


def run(folder: Path, name: str, *arguments: str) -> None:
    """Run a tool in a folder; it must find nothing wrong."""
    result = subprocess.run([tool(name), *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 0, (result.stdout + result.stderr)[:20_000]


TOKEN = re.compile(
    r"""
    (?P<comment>/\*(?:[^*]|\*(?!/))*\*/)
    | (?P<string>'(?:[^'\\\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029])*')
    | (?P<double>"(?:[^"\\\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029])*")
    | (?P<code>[^'"/`\\]+)
    """,
    re.VERBOSE,
)
"""Generated files have no line comments, template literals, regular expressions or divisions."""


def code(source: str) -> Iterator[str]:
    """What is neither comment nor string. Raises ValueError where the source is no such thing."""
    at = 0
    while at < len(source):
        found = TOKEN.match(source, at)
        if found is None:
            raise ValueError(f"neither code, comment nor string: {source[at : at + 80]!r}")
        if found["code"] is not None:
            yield found["code"]
        at = found.end()
