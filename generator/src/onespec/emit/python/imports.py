"""
The imports of one generated file, collected while its text is spelled.

Whoever spells a name asks for it here and uses the local name that comes back. Must not know what is imported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

THIRD_PARTY = frozenset({"pydantic", "typing_extensions"})


class Imports:
    """`taken` are names that the file defines itself: an import that clashes with one is renamed ``_Name``."""

    def __init__(self, taken: Collection[str] = ()) -> None:
        self._taken = taken
        self._modules: set[tuple[str, str]] = set()
        self._names: dict[str, dict[str, str]] = {}

    def use(self, module: str, name: str) -> str:
        """``from module import name``; returns what to write."""
        local = f"_{name}" if name in self._taken else name
        self._names.setdefault(module, {})[name] = local
        return local

    def use_all(self, module: str, names: Iterable[str]) -> None:
        """Several names of one module."""
        for name in names:
            self.use(module, name)

    def module(self, module: str, local: str) -> str:
        """``import module as local``."""
        self._modules.add((module, local))
        return local

    def __bool__(self) -> bool:
        return bool(self._modules or self._names)

    def rows(self) -> list[tuple[Place, str]]:
        """Each statement with its place among others."""
        plain = [
            ((_group(module), 0, module), f"import {module}" if module == local else f"import {module} as {local}")
            for module, local in self._modules
        ]
        named = [
            ((_group(module), 1, module), _statement(module, names.items())) for module, names in self._names.items()
        ]
        return [*plain, *named]


Place = tuple[int, int, str]


def import_lines(*collected: Imports) -> list[str]:
    """The statements as isort orders them: the standard library, others, our own, with a blank line between."""
    rows = sorted(row for each in collected for row in each.rows())
    lines: list[str] = []
    for number, (place, line) in enumerate(rows):
        if number and _section(place) != _section(rows[number - 1][0]):
            lines.append("")
        lines.append(line)
    return lines


def _section(place: Place) -> int:
    return min(place[0], 2)


def _statement(module: str, names: Iterable[tuple[str, str]]) -> str:
    ordered = sorted(names, key=lambda pair: _kind(pair[0]))
    parts = (name if name == local else f"{name} as {local}" for name, local in ordered)
    return f"from {module} import {', '.join(parts)}"


def _kind(name: str) -> tuple[int, str, str]:
    """Constants first, then classes, then the rest."""
    rank = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return (rank, name.lower(), name)


def _group(module: str) -> int:
    """Standard library 0, third party 1, then relative imports, the farthest first."""
    dots = len(module) - len(module.lstrip("."))
    if dots:
        return 9 - dots
    return 1 if module.split(".")[0] in THIRD_PARTY else 0
