"""
A printer that breaks lines as the formatters of TypeScript do, so that generated files need no formatter of their own.

A document is text, a sequence of documents, a `Group` in brackets or a `Choice` of types. What fits in the width stays
on its line. Pure functions; must not know what the text means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

WIDTH = 120
STEP = 2


@dataclass(frozen=True, slots=True)
class Group:
    """
    Items between brackets: on one line, padded by `pad`, or one a line. `trailing` follows the last item when broken;
    `broken` says that it must be.
    """

    open: str
    items: tuple[Doc, ...]
    close: str
    pad: str = ""
    trailing: str = ","
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A union behind ``=`` or ``:``, the blank before it included: on one line, or one member a line."""

    members: tuple[str, ...]


Doc: TypeAlias = "str | tuple[Doc, ...] | Group | Choice"


def brackets(items: Sequence[Doc]) -> Group:
    """``[a, b]``. Several lists or objects, each of several items, stand one a line."""
    several = [isinstance(item, Group) and len(item.items) > 1 for item in items]
    return Group("[", tuple(items), "]", broken=len(items) > 1 and all(several))


def braces(items: Sequence[Doc], broken: bool = False) -> Group:
    """``{ a, b }``."""
    return Group("{", tuple(items), "}", pad=" ", broken=broken)


def parentheses(items: Sequence[Doc]) -> Group:
    """``(a, b)``."""
    return Group("(", tuple(items), ")")


def flat(doc: Doc) -> str:
    """The document on one line."""
    match doc:
        case str():
            return doc
        case tuple():
            return "".join(flat(part) for part in doc)
        case Group(open, items, close, pad):
            inside = ", ".join(flat(item) for item in items)
            return f"{open}{pad}{inside}{pad}{close}" if items else f"{open}{close}"
        case Choice(members):
            return f" {' | '.join(members)}"


def layout(doc: Doc, indent: int = 0, column: int | None = None, after: int = 0) -> str:
    """
    The document's text, from `column` of a line that is indented by `indent`, when `after` more characters must follow
    on the last line.
    """
    column = indent if column is None else column
    match doc:
        case str():
            return doc
        case tuple():
            return _sequence(doc, indent, column, after)
        case Group():
            if not _must_break(doc) and column + len(flat(doc)) + after <= WIDTH:
                return flat(doc)
            return _broken(doc, indent)
        case Choice(members):
            if len(members) == 1 or column + len(flat(doc)) + after <= WIDTH:
                return flat(doc)
            pad = " " * (indent + STEP)
            return "".join(f"\n{pad}| {member}" for member in members)


def _sequence(parts: tuple[Doc, ...], indent: int, column: int, after: int) -> str:
    text = ""
    for number, part in enumerate(parts):
        rest = _head(parts[number + 1 :], after)
        piece = layout(part, indent, column, rest)
        text += piece
        column = len(piece) - piece.rindex("\n") - 1 if "\n" in piece else column + len(piece)
    return text


def _head(parts: tuple[Doc, ...], after: int) -> int:
    """How many characters of the parts must follow on the same line: up to the first place for a break."""
    width = 0
    for part in parts:
        match part:
            case str():
                width += len(part)
            case tuple():
                width += len(flat(part))
            case Group(open):
                return width + len(open)
            case Choice():
                return width
    return width + after


def _must_break(doc: Doc) -> bool:
    match doc:
        case Group(items=items, broken=broken):
            return bool(items) and (broken or any(_must_break(item) for item in items))
        case tuple():
            return any(_must_break(part) for part in doc)
        case _:
            return False


def _broken(group: Group, indent: int) -> str:
    inner = indent + STEP
    pad = " " * inner
    lines = [group.open]
    for number, item in enumerate(group.items):
        end = "," if number < len(group.items) - 1 else group.trailing
        lines.append(f"{pad}{layout(item, inner, after=len(end))}{end}")
    lines.append(f"{' ' * indent}{group.close}")
    return "\n".join(lines)
