"""Whatever a document says, the emitted Python parses, and no text of the document becomes code."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from onespec import ir
from onespec.emit import Options
from onespec.emit.python import emit, render
from onespec.emit.python.plan import plan

from .hostile import LEAK, PHASES, apis


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(apis())
def test_no_text_of_the_document_becomes_code(api: ir.Api) -> None:
    for each in plan(api, "package", "1.0", {}):
        source = render(each.template, each.context)
        assert not list(leaks(source, each.path)), source


def leaks(source: str, path: str) -> Iterator[str]:
    """Whatever is not a string literal and holds the document's text."""
    tree = ast.parse(source, path)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.STRING and LEAK in token.string:
            yield token.string
    for node in ast.walk(tree):
        names = [getattr(node, name, None) for name in ("id", "attr", "arg", "name", "asname", "module")]
        yield from (name for name in names if isinstance(name, str) and LEAK in name)


def test_a_leak_would_be_seen() -> None:
    assert list(leaks(f"x = 1  # {LEAK}\n", "x.py"))
    assert list(leaks(f"{LEAK} = 1\n", "x.py"))
    assert not list(leaks(f"x = '{LEAK}'\n", "x.py"))


def test_the_same_api_gives_the_same_text(tmp_path: Path) -> None:
    api = ir.Api("T", "1", ir.Client("Thing", "thing", "THING"), ir.Resource(()))
    first, second = (emit(api, Options(out=tmp_path)) for _ in range(2))
    assert first == second
