"""
The imports of one generated file, collected while its text is spelled.

Whoever spells a name asks for it here and uses the local name that comes back. Must not know what is imported.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from .layout import braces, layout


class Imports:
    """`taken` are names that the file defines itself: an import that clashes with one is renamed ``CoreName``."""

    def __init__(self, taken: Collection[str] = ()) -> None:
        self._taken = taken
        self._names: dict[tuple[str, bool], dict[str, str]] = {}

    def type(self, module: str, name: str) -> str:
        """``import type { name } from module``; returns what to write."""
        return self._use(module, name, True)

    def value(self, module: str, name: str) -> str:
        """``import { name } from module``."""
        return self._use(module, name, False)

    def _use(self, module: str, name: str, is_type: bool) -> str:
        local = f"Core{name}" if name in self._taken else name
        self._names.setdefault((module, is_type), {})[name] = local
        return local

    def lines(self) -> list[str]:
        """The statements in order: distant modules first, of one module its types first."""
        found: list[str] = []
        for (module, is_type), names in sorted(
            self._names.items(), key=lambda each: (path_order(each[0][0]), not each[0][1])
        ):
            both = self._names.get((module, not is_type), {}) if is_type else {}
            names = {name: local for name, local in names.items() if name not in both}
            if names:
                found.append(statement("import", module, names, is_type))
        return found


def statement(verb: str, module: str, names: Mapping[str, str], is_type: bool) -> str:
    """``import`` or ``export`` of names, by their local names."""
    ordered = sorted(names.items(), key=lambda pair: natural(pair[0]))
    inside = braces([name if name == local else f"{name} as {local}" for name, local in ordered])
    return layout((f"{verb} type " if is_type else f"{verb} ", inside, f" from '{module}';"))


def export(module: str, names: Iterable[str], is_type: bool) -> str:
    return statement("export", module, {name: name for name in names}, is_type)


def path_order(module: str) -> tuple[int, tuple[tuple[int, int, str, bool], ...]]:
    """Parent folders before this one, then the natural order of the paths."""
    return (0 if module.startswith("../") else 1, natural(module.removesuffix(".js")))


PUNCTUATION = "/_-"


def natural(text: str) -> tuple[tuple[int, int, str, bool], ...]:
    """Numbers by value, letters without case, and of the same letter the upper case first."""
    return tuple(_rank(part) for part in re.findall(r"[0-9]+|[^0-9]", text))


def _rank(part: str) -> tuple[int, int, str, bool]:
    if part in PUNCTUATION:
        return (0, PUNCTUATION.index(part), "", False)
    return (1, int(part), "", False) if part.isdigit() else (2, 0, part.lower(), part.islower())
