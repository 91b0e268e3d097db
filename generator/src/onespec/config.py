"""
``onespec.toml``: what the owner of a package chooses and the document does not say.

It stands beside the document, or where ``--config`` says. Knows the file's form and no target's meaning of it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from .diagnostics import Diagnostic, Fault, fault
from .ir import Origin

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

NAME = "onespec.toml"
KEYS: Mapping[str, type] = {"package": str, "mixins": dict}
"""The keys of each table, and their types."""

MODULES: Mapping[str, re.Pattern[str]] = {
    "python": re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*"),
    "typescript": re.compile(r"(@?[\w.-]+|\.{1,2})(/[\w.-]+)*"),
}
"""The tables of the file, one a target; how each writes the module of a mixin."""

WORDS: Mapping[type, str] = {str: "text", dict: "table"}


@dataclass(frozen=True, slots=True)
class Choices:
    """
    What is chosen for one target: `package` is empty for the document's own name; `mixins` is ``module:Class`` by
    dotted resource name.
    """

    package: str = ""
    mixins: Mapping[str, str] = field(default_factory=dict[str, str])


LISTS = ("overlays", "skip", "lint_off")
"""Keys of the file itself, each a list of texts."""


@dataclass(frozen=True, slots=True)
class Config:
    """
    The choices by target, and what is done to the document before: `overlays` are laid over it, relative to `path`; the
    faults that `skip` names are gone on without. `lint_off` are rules that give no advice.
    """

    targets: Mapping[str, Choices] = field(default_factory=dict[str, Choices])
    overlays: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    lint_off: tuple[str, ...] = ()
    path: Path | None = None

    def of(self, target: str) -> Choices:
        """The choices for a target; none were made where it has no table."""
        return self.targets.get(target, Choices())


def read_config(spec: Path, chosen: Path | None) -> Config:
    """
    The configuration for a document; an empty one where there is no file.

    Raises `unreadable` when `chosen` is not there, and `bad-config`.
    """
    path = chosen or spec.parent / NAME
    if chosen is None and not path.is_file():
        return Config()
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise fault(
            "unreadable", f"cannot read the configuration: {error.strerror or error}", Origin(path.as_posix(), 0, 0)
        ) from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise fault("bad-config", str(error), Origin(path.as_posix(), 0, 0)) from None
    return from_table(table, path)


def from_table(table: Mapping[str, object], path: Path) -> Config:
    """A checked configuration. Every unknown key is an error, so that a misspelt one is not silently without effect."""
    wrong = list(faults(table))
    found: dict[str, Choices] = {}
    for target, module in MODULES.items():
        chosen = section(table.get(target))
        mixins = section(chosen.get("mixins"))
        wrong += [
            f"the mixin of `{name}` is not `module:Class`"
            for name, value in mixins.items()
            if not is_mixin(value, module)
        ]
        found[target] = Choices(str(chosen.get("package", "")), {name: str(value) for name, value in mixins.items()})
    if wrong:
        raise Fault(*(Diagnostic("bad-config", message, Origin(path.as_posix(), 0, 0)) for message in wrong))
    overlays, skip, lint_off = (texts(table.get(name)) for name in LISTS)
    return Config(found, overlays, skip, lint_off, path)


def faults(table: Mapping[str, object]) -> Iterator[str]:
    """What is wrong with the tables, their keys and the types of the values."""
    for name, content in table.items():
        if name in LISTS:
            if not is_texts(content):
                yield f"`{name}` is not a list of texts"
            continue
        if name not in MODULES or not isinstance(content, dict):
            yield f"there is no table `[{name}]`"
            continue
        for key, value in cast("Mapping[str, object]", content).items():
            expected = KEYS.get(key)
            if expected is None:
                yield f"`[{name}]` has no `{key}`"
            elif not isinstance(value, expected):
                yield f"`{key}` in `[{name}]` is not a {WORDS[expected]}"


def is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in cast("list[object]", value))


def texts(value: object) -> tuple[str, ...]:
    """The texts of a list."""
    items = cast("list[object]", value) if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str))


def section(value: object) -> Mapping[str, object]:
    """A table within a table; an empty one for anything else."""
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def is_mixin(value: object, module: re.Pattern[str]) -> bool:
    """Whether a value has the form ``module:Class``, with a module as `module` has it."""
    if not isinstance(value, str):
        return False
    path, colon, name = value.rpartition(":")
    return bool(colon) and name.isidentifier() and module.fullmatch(path) is not None
