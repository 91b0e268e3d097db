"""
Diagnostics: what is wrong with a document, where, and what to do about it.

Every fault that a document can have is a row of `CODES`. Nothing here reads a document or prints.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from .ir import NOWHERE, Origin

CODES: dict[str, str] = {
    "unreadable": "A file is missing, is a folder, or cannot be opened.",
    "encoding": "A file is not UTF-8 text.",
    "syntax": "A file is not valid YAML or JSON.",
    "duplicate-key": "An object names one key twice, so one of the two values would be lost.",
    "not-openapi": "The document has no `openapi` field.",
    "unsupported-version": "The document is written in a version of the specification that is not read.",
    "wrong-type": "A value has another JSON type than the specification asks for.",
    "missing-field": "A field that the specification requires is absent.",
    "bad-ref": "A `$ref` is not a reference: it is no text, or its JSON pointer is malformed.",
    "dangling-ref": "A `$ref` points to nothing.",
    "circular-ref": "A chain of `$ref`s returns to its start without reaching a value.",
    "remote-ref": "A `$ref` points to another host. Documents are read from files alone.",
    "duplicate-operation-id": "Two operations have one `operationId`.",
    "name-clash": "Two things would have one name in the generated code.",
    "path-parameter": "The path's template and the declared path parameters differ.",
    "duplicate-parameter": "An operation declares one parameter twice.",
    "unknown-field": "An extension or a pagination scheme names a field or parameter that does not exist.",
    "unknown-scheme": "A security requirement names a scheme that is not declared.",
    "bad-extension": "An `x-onespec-…` extension has an unknown key or an impossible value.",
    "conflicting-all-of": "The members of an `allOf` contradict each other.",
    "unsupported": "A construct that cannot be generated yet.",
    "bad-config": "The configuration file is not valid TOML or has an unknown key.",
    "name-taken": "A generated file would overwrite a file that was not generated.",
    "format-failed": "The formatter of the target language failed on what was generated.",
    "bad-overlay": "An overlay is not one: no `overlay` version, no `actions`, or an action without an effect.",
    "bad-target": "An action of an overlay has a `target` or `copy` that is no JSONPath expression (RFC 9535).",
    "overlay-mismatch": "An action of an overlay would merge values of different kinds, or copy from several places.",
    "unmatched-target": "An action of an overlay matches nothing in the document.",
    "unused-skip": "A fault that is to be skipped does not occur.",
    "no-operation-id": "An operation has no `operationId`, so that its method is named after its path.",
    "no-pages": "An operation replies a whole list, which will not end well when it grows.",
    "no-description": "An operation has neither `summary` nor `description`.",
    "no-errors": "An operation documents no failure.",
    "mixed-case": "A field is written in another case than most fields are.",
}

Level = Literal["error", "warning", "note", "skipped"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """
    One fault. `code` is a key of `CODES`; `hint` says the way out, where one is known; `within` is where the operation
    stands that cannot be generated because of it, when that is another place.
    """

    code: str
    message: str
    origin: Origin = NOWHERE
    hint: str = ""
    level: Level = "error"
    within: Origin = NOWHERE

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"undocumented diagnostic code {self.code!r}")


class Fault(Exception):
    """Carries one or more diagnostics to whoever collects them."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics


def fault(code: str, message: str, origin: Origin = NOWHERE, hint: str = "") -> Fault:
    """The exception for one diagnostic."""
    return Fault(Diagnostic(code, message, origin, hint))


IsSkipped: TypeAlias = Callable[[Diagnostic], bool]
"""Whether somebody has said that a fault is to be gone on without."""


def never(_: Diagnostic) -> bool:
    return False


@dataclass(slots=True)
class Caught:
    """Whether something was caught."""

    fault: bool = False


class Collector:
    """Gathers diagnostics, so that one run reports every fault."""

    def __init__(self, is_skipped: IsSkipped = never) -> None:
        self._found: dict[Diagnostic, None] = {}
        self._is_skipped = is_skipped

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep each diagnostic once."""
        self._found.update(dict.fromkeys(diagnostics))

    @contextmanager
    def catch(self, within: Origin = NOWHERE) -> Generator[Caught]:
        """
        Turn a `Fault` raised inside into entries; what is raised otherwise passes. `within` is the place of what is
        lost by it.
        """
        caught = Caught()
        try:
            yield caught
        except Fault as found:
            caught.fault = True
            self.add(replace(each, within=within) if within.line else each for each in found.diagnostics)

    def raise_if_any(self) -> tuple[Diagnostic, ...]:
        """
        Raise one `Fault` with everything gathered, in the order of files and lines; return what is skipped when that
        is all.
        """
        skipped = {each for each in self._found if self._is_skipped(each)}
        if left := [each for each in self._found if each not in skipped]:
            raise Fault(*in_order(dict.fromkeys(replace(each, within=NOWHERE) for each in left)))
        return tuple(in_order(skipped))


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, line, column, then code and message."""
    return sorted(diagnostics, key=lambda d: (d.origin.file, d.origin.line, d.origin.column, d.code, d.message))


def render(diagnostic: Diagnostic, folder: str = "") -> str:
    """
    One diagnostic for a terminal: ``file:line:column: error[code]: message`` and the hint below it.

    `folder` is put before the file's name, which is relative to the entry document.
    """
    origin = diagnostic.origin
    place = f"{folder}{origin.file}" if origin.file else ""
    if origin.line:
        place += f":{origin.line}:{origin.column}"
    text = f"{place}: " if place else ""
    text += f"{diagnostic.level}[{diagnostic.code}]: {diagnostic.message}"
    return text + (f"\n  hint: {diagnostic.hint}" if diagnostic.hint else "")
