"""Whatever a document says, the emitted TypeScript parses, and no text of the document becomes code."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from onespec import ir
from onespec.emit import Options
from onespec.emit.typescript import emit, render
from onespec.emit.typescript.plan import plan

from .hostile import LEAK, PHASES, apis
from .typescript import code, run, tool


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(apis())
def test_no_text_of_the_document_becomes_code(api: ir.Api) -> None:
    for each in plan(api, "package", "1.0", {}):
        source = render(each.template, each.context)
        assert leaks(source) == []
        assert hidden(source) == []


PROPERTY = re.compile(rf"(?<![\w$])[\w$]*{LEAK}[\w$]*(?=\??:)|(?<=\.)[\w$]*{LEAK}[\w$]*")
"""The document's text as the name of a property, which it may be where it is an identifier as a whole."""


def leaks(source: str) -> list[str]:
    """Whatever is not a string or a comment and holds the document's text."""
    found = (PROPERTY.sub("", text) for text in code(source))
    return [text for text in found if LEAK in text.lower() or not text.isascii()]


def hidden(source: str) -> list[str]:
    """Characters that do not print, or turn what follows around."""
    return [char for char in source if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


@pytest.mark.parametrize("leak", [f"const x = {LEAK};", "/* */ */ x = 1", "'\n'", "`a`", "x = 'a\\'", "/* open"])
def test_a_leak_would_be_seen(leak: str) -> None:
    with contextlib.suppress(ValueError):
        assert leaks(leak) or "*/" in "".join(code(leak))


def test_the_parser_of_typescript_takes_it_all(tmp_path: Path) -> None:
    tool("esbuild")
    count = 0

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES, database=None)
    @given(apis())
    def draw(api: ir.Api) -> None:
        nonlocal count
        count += 1
        for each in plan(api, "package", "1.0", {}):
            path = tmp_path / str(count) / each.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(render(each.template, each.context), "utf-8")

    draw()
    files = [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*.ts"))]
    run(tmp_path, "esbuild", *files, "--outdir=out", "--log-level=error")


def test_the_same_api_gives_the_same_text(tmp_path: Path) -> None:
    api = ir.Api("T", "1", ir.Client("Thing", "thing", "THING"), ir.Resource(()))
    first, second = (emit(api, Options(out=tmp_path)) for _ in range(2))
    assert first == second
