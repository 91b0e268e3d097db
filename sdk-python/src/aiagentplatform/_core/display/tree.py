"""
From an object to a small tree of what is shown of it, however large it is. Every look is made from such a tree.

Here alone is decided what is left out: the rest of long texts and lists, what lies too deep, and secrets. Must not know
how a tree is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple, TypeAlias, cast

from .secrecy import visible


class Limits(NamedTuple):
    """How much is shown: characters of a text, entries of a list or object, levels, and values in all."""

    text: int
    entries: int
    levels: int
    values: int


LABEL = 60
"""The longest name of a field or key, in characters."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value without parts, written as `text`. A `quoted` one is a text, of which `more` characters are left out."""

    text: str
    quoted: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class Branch:
    """An object (with a name), a list or a dictionary; `more` entries are left out, None if nobody counted."""

    name: str
    brackets: str
    entries: tuple[tuple[str, Tree], ...]
    more: int | None = 0


Tree: TypeAlias = Leaf | Branch


def grow(value: Any, limits: Limits) -> Tree:
    """The tree of an object. Never raises, whatever `repr` of a value in it does."""
    return _Growth(limits).tree(value, limits.levels)


class _Growth:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.values

    def tree(self, value: Any, levels: int) -> Tree:
        self._left -= 1
        if isinstance(value, (str, bytes)):
            return self._text(value)
        kind = type(cast("object", value))
        facts: Callable[[Any], Iterable[Any]] | None = getattr(kind, "__rich_repr__", None)
        if facts is not None:
            try:
                return self._branch(kind.__name__, "()", _named(facts(value)), None, levels)
            except Exception:  # it is not complete yet: shown from inside its own `__init__`, by a debugger
                return Leaf(f"<{kind.__name__}>")
        if isinstance(value, Mapping):
            pairs = cast("Mapping[object, Any]", value)
            return self._branch("", "{}", ((_key(key), each) for key, each in pairs.items()), len(pairs), levels)
        if isinstance(value, (list, tuple)):
            items = cast("list[Any]", value)
            return self._branch("", "[]", (("", item) for item in items), len(items), levels)
        return Leaf(_cut(_repr(value), self._limits.text))

    def _text(self, value: str | bytes) -> Leaf:
        part, more = value[: self._limits.text], max(0, len(value) - self._limits.text)
        return Leaf(part, quoted=True, more=more) if isinstance(part, str) else Leaf(repr(part), more=more)

    def _branch(
        self, name: str, brackets: str, pairs: Iterator[tuple[str, Any]], size: int | None, levels: int
    ) -> Branch:
        if levels <= 0:
            return Branch(name, brackets, (), size)
        entries: list[tuple[str, Tree]] = []
        for label, value in islice(pairs, None if brackets == "()" else self._limits.entries):
            if self._left <= 0:
                return Branch(name, brackets, tuple(entries), None if size is None else size - len(entries))
            entries.append((_cut(label, LABEL), self.tree(visible(label, value), levels - 1)))
        return Branch(name, brackets, tuple(entries), 0 if size is None else size - len(entries))


def _named(facts: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Rich's protocol: a value, or a tuple of a name, a value and the default that need not be shown."""
    for fact in facts:
        kind = type(cast("object", fact))
        name, value, *default = fact if kind is tuple and len(fact) > 1 else ("", fact)
        if default != [value]:
            yield str(name or ""), value


def _key(key: object) -> str:
    return key if isinstance(key, str) else _repr(key)


def _repr(value: object) -> str:
    try:
        return repr(value)
    except Exception:
        return f"<{type(value).__name__}>"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
