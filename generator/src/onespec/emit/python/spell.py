"""
How Python writes things: types, literals and docstrings. Pure functions.

All text that comes from a document passes through `literal` or `docstring` before it reaches code. Must not know
files, templates or operations.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ...ir import Any, Const, File, ListOf, MapOf, Name, Nullable, Ref, Scalar, ScalarKind, Type
from ..prose import plain, sentence, wrapped

WIDTH = 120


@dataclass(frozen=True, slots=True)
class Dialect:
    """
    How types are written in one place of one file.

    Each entry is a function, so that spelling a name can note the import it needs. `ref` gives the alternatives that
    a declaration stands for (an input is a dictionary or a model); a quoted alternative is a forward reference.
    """

    ref: Callable[[Name], Sequence[str]]
    scalars: Mapping[ScalarKind, Callable[[], Sequence[str]]]
    sequence: Callable[[], str]
    mapping: Callable[[], str]
    literal: Callable[[], str]
    anything: Callable[[], str]
    file: Callable[[], str]
    union: Callable[[], str]
    optional: Callable[[], str]


def alternatives(type: Type, dialect: Dialect) -> list[str]:
    """The members of the union that `type` is; one, mostly."""
    match type:
        case Scalar(kind):
            return list(dialect.scalars[kind]())
        case Const(value):
            return [literal_type([value], dialect.literal)]
        case ListOf(item):
            return [f"{dialect.sequence()}[{annotation(item, dialect)}]"]
        case MapOf(value):
            return [f"{dialect.mapping()}[{dialect.scalars['string']()[0]}, {annotation(value, dialect)}]"]
        case Nullable(inner):
            return [*alternatives(inner, dialect), "None"]
        case Ref(name):
            return list(dialect.ref(name))
        case File():
            return [dialect.file()]
        case Any():
            return [dialect.anything()]


def annotation(type: Type, dialect: Dialect, *more: str) -> str:
    """`type`, or one of `more`, as one annotation."""
    return join([*alternatives(type, dialect), *more], dialect)


def join(members: Sequence[str], dialect: Dialect) -> str:
    """``A | B``. A quoted name has no ``|`` at run time, so a union with one is spelled ``Union``."""
    distinct = list(dict.fromkeys(members))
    if not any(member.startswith('"') for member in distinct):
        return " | ".join(distinct)
    if "None" in distinct and len(distinct) == 2:
        return f"{dialect.optional()}[{distinct[0]}]"
    return f"{dialect.union()}[{', '.join(distinct)}]" if len(distinct) > 1 else distinct[0]


def literal_type(values: Sequence[str | int | float | bool | None], literal_name: Callable[[], str]) -> str:
    """Exactly these values. Python has no literal type of a float, so that is just ``float``."""
    if any(isinstance(value, float) for value in values):
        return "float"
    if all(value is None for value in values):
        return "None"
    return f"{literal_name()}[{', '.join(literal(value) for value in values)}]"


# ── literals ─────────────────────────────────────────────────────────────────────────────────────


Plain: TypeAlias = "bool | int | float | str | tuple[Plain, ...] | Mapping[str, Plain] | None"
"""What `literal` writes."""


def literal(value: Plain) -> str:
    """A value as Python source: text, numbers, booleans, None, and tuples and dictionaries of them."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, float) and value != value:
        return 'float("nan")'
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return f'float("{value}")'
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{literal(key)}: {literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, tuple):
        inside = ", ".join(literal(item) for item in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return repr(value)


def string(text: str) -> str:
    """A double-quoted string literal on one line. Whatever does not print, or turns text around, is escaped."""
    escaped = "".join(_STRING_ESCAPES.get(char) or (char if char.isprintable() else _escape(char)) for char in text)
    return f'"{escaped}"'


_STRING_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


# ── docstrings ───────────────────────────────────────────────────────────────────────────────────


def docstring(text: str, indent: int = 0) -> str:
    """
    `text` as a docstring whose lines after the first are indented by `indent` spaces; "" for no text.

    The value of the literal, cleaned as `inspect.cleandoc` does, is the text again, but for trailing blanks and long
    lines, which are wrapped.
    """
    lines = wrapped(plain(text), WIDTH - indent - 3)
    if not lines:
        return ""
    body = [_inside_docstring(line) for line in lines]
    pad = " " * indent
    if len(body) == 1 and len(body[0]) + indent + 6 <= WIDTH:
        return f'"""{_guard_end(body[0])}"""'
    return "\n".join(['"""', *(f"{pad}{line}" if line else "" for line in body), f'{pad}"""'])


def hanging(head: str, text: str, indent: int, width: int) -> list[str]:
    """``head: text`` folded, continuation lines indented: an entry of a docstring's ``Args:``."""
    flat = sentence(text)
    line = f"{head}: {flat}" if flat else f"{head}:"
    return textwrap.wrap(
        line,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 4),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _inside_docstring(line: str) -> str:
    return line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def _guard_end(line: str) -> str:
    """A quote at the end would join the closing ones, unless it is escaped already."""
    found = re.search(r'(\\*)"\Z', line)
    return f'{line[:-1]}\\"' if found and len(found[1]) % 2 == 0 else line
