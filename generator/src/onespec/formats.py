"""
Diagnostics and the account of a run: for a terminal, as JSON, as SARIF 2.1.0 (which code hosts show beside the lines).

Pure: gives text, prints nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from urllib.parse import quote

from . import __version__
from .diagnostics import CODES, Diagnostic, render
from .ir import Origin

Count: TypeAlias = Mapping[str, int]
"""How many are declared, emitted and skipped."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a run has to say. Places are relative to the working folder."""

    diagnostics: Sequence[Diagnostic] = ()
    skipped: Sequence[Diagnostic] = ()
    counts: Mapping[str, Count] = field(default_factory=dict[str, Count])

    def number(self, level: str) -> int:
        return sum(each.level == level for each in self.diagnostics)


def as_text(account: Account) -> str:
    """One paragraph a diagnostic, then how many there are."""
    lines = [render(each) for each in account.diagnostics]
    lines += [render(replace(each, level="skipped", hint="")) for each in account.skipped]
    numbers = [counted(account.number(level), level) for level in ("error", "warning") if account.number(level)]
    return "\n".join([*lines, *([", ".join(numbers)] if numbers else [])])


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count != 1 else ''}"


def as_json(account: Account) -> str:
    """Everything, in the order in which it is told."""
    found = {
        "diagnostics": [plain(each) for each in account.diagnostics],
        "skipped": [plain(each) for each in account.skipped],
        **account.counts,
    }
    return json.dumps(found, indent=2, ensure_ascii=False)


def plain(diagnostic: Diagnostic) -> dict[str, object]:
    origin = diagnostic.origin
    found: dict[str, object] = {"code": diagnostic.code, "level": diagnostic.level, "message": diagnostic.message}
    if origin.file:
        found["file"] = origin.file
    if origin.line:
        found |= {"line": origin.line, "column": origin.column}
    return found | ({"hint": diagnostic.hint} if diagnostic.hint else {})


# ── SARIF ────────────────────────────────────────────────────────────────────────────────────────

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(account: Account) -> str:
    """One run. What is skipped is a suppressed result."""
    every = [*account.diagnostics, *account.skipped]
    rules = sorted({each.code for each in every})
    results = [result(each, rules) for each in account.diagnostics]
    aside = {"level": "note", "suppressions": [{"kind": "external"}]}
    results += [result(each, rules) | aside for each in account.skipped]
    driver = {
        "name": "onespec",
        "semanticVersion": __version__,
        "rules": [{"id": code, "shortDescription": {"text": CODES[code]}} for code in rules],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def result(diagnostic: Diagnostic, rules: Sequence[str]) -> dict[str, object]:
    text = f"{diagnostic.message}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.message
    found: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rules.index(diagnostic.code),
        "level": diagnostic.level,
        "message": {"text": text},
    }
    if diagnostic.origin.file:
        found["locations"] = [{"physicalLocation": physical(diagnostic.origin)}]
    return found


def physical(origin: Origin) -> dict[str, object]:
    path = origin.file
    address = f"file://{quote(path)}" if path.startswith("/") else quote(path)
    found: dict[str, object] = {"artifactLocation": {"uri": address}}
    if origin.line:
        found["region"] = {"startLine": origin.line, "startColumn": origin.column}
    return found


FORMATS: Mapping[str, Callable[[Account], str]] = {"text": as_text, "json": as_json, "sarif": as_sarif}
