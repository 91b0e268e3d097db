"""
How TypeScript writes things: types, literals and comments. Pure functions.

All text that comes from a document passes through `literal` or `comment` before it reaches code. Must not know files,
templates or operations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ...ir import Any, Const, File, Json, ListOf, MapOf, Name, Nullable, Ref, Scalar, ScalarKind, Type
from ..prose import plain, wrapped
from .layout import WIDTH, Doc, braces, brackets, flat
from .names import is_identifier

SCALARS: Mapping[ScalarKind, str] = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "datetime": "string",
    "date": "string",
    "uuid": "string",
    "bytes": "string",
}
"""What JSON has: replies are not converted."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """
    How types are written in one place of one file. Entries are functions, so that spelling a name can note the import
    it needs. A `recursive` type alias must not refer to itself through `Record`.
    """

    refer: Callable[[Name], Sequence[str]]
    file: Callable[[], str]
    recursive: bool = False
    frozen: bool = False  # lists are readonly: what a caller gives is not changed


def alternatives(type: Type, dialect: Dialect) -> list[str]:
    """The members of the union that `type` is; one, mostly."""
    match type:
        case Scalar(kind):
            return [SCALARS[kind]]
        case Const(value):
            return [primitive(value)]
        case ListOf(item):
            return [array(alternatives(item, dialect), dialect.frozen)]
        case MapOf(value):
            return [record(annotation(value, dialect), dialect.recursive)]
        case Nullable(inner):
            return distinct([*alternatives(inner, dialect), "null"])
        case Ref(name):
            return list(dialect.refer(name))
        case File():
            return [dialect.file()]
        case Any():
            return ["unknown"]


def annotation(type: Type, dialect: Dialect, *more: str) -> str:
    """`type`, or one of `more`, on one line."""
    return joined([*alternatives(type, dialect), *more])


def joined(members: Iterable[str]) -> str:
    return " | ".join(distinct(members))


def distinct(members: Iterable[str]) -> list[str]:
    """Each member once, null and undefined last; `unknown` holds all others."""
    found = dict.fromkeys(members)
    if "unknown" in found:
        return ["unknown"]
    last = [each for each in ("null", "undefined") if each in found]
    return [*(each for each in found if each not in last), *last]


def array(item: Sequence[str], frozen: bool = False) -> str:
    members = distinct(item)
    plain = len(members) == 1 and "&" not in members[0] and not members[0].startswith("readonly ")
    written = f"{members[0]}[]" if plain else f"({' | '.join(members)})[]"
    return f"readonly {written}" if frozen else written


def record(value: str, recursive: bool = False) -> str:
    return f"{{ [key: string]: {value} }}" if recursive else f"Record<string, {value}>"


# ── literals ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Code:
    """Source that is no value of the document's, such as the name of a constant."""

    source: str


Plain: TypeAlias = "bool | int | float | str | Code | Sequence[Plain] | Mapping[str, Plain] | None"
"""What `literal` writes."""


def literal(value: Plain, broken: bool = False) -> Doc:
    """A value as source. An object is one property a line if it is `broken`, or too long."""
    if isinstance(value, Code):
        return value.source
    if value is None or isinstance(value, (bool, int, float, str)):
        return primitive(value)
    if isinstance(value, Mapping):
        return braces([_property(key, item) for key, item in value.items()], broken)
    return brackets([literal(item) for item in value])


def _property(key: str, value: Plain) -> Doc:
    if isinstance(value, Code) and value.source == key:
        return key
    return (f"{key_name(key)}: ", literal(value))


def primitive(value: str | int | float | bool | None) -> str:
    """Text, a number, a boolean or null."""
    if isinstance(value, str):
        return string(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    return str(value)


def _number(value: float) -> str:
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value).replace("e+", "e")


def string(text: str) -> str:
    """A string literal on one line, in the quotes that need fewer escapes. What does not print is escaped."""
    quote = '"' if text.count("'") > text.count('"') else "'"
    return quote + "".join(_character(char, quote) for char in text) + quote


_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _character(char: str, quote: str) -> str:
    if char == quote:
        return f"\\{char}"
    return _ESCAPES.get(char) or (char if char.isprintable() else _escape(ord(char)))


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\u{{{code:x}}}"


def key_name(text: str) -> str:
    """A property's name, quoted where it must be. ``__proto__`` in a literal would set the prototype."""
    if text == "__proto__":
        return "['__proto__']"
    return text if is_identifier(text) else string(text)


def property_name(text: str) -> str:
    """The same in a type."""
    return text if is_identifier(text) else string(text)


def member(object: str, text: str) -> str:
    """A property of an object."""
    return f"{object}.{text}" if is_identifier(text) else f"{object}[{string(text)}]"


def json_text(value: Json) -> str:
    """A default as a reader would write it."""
    if isinstance(value, tuple):
        pairs = [each for each in value if isinstance(each, tuple) and len(each) == 2 and isinstance(each[0], str)]
        if value and len(pairs) == len(value):
            return "{" + ", ".join(f"{json_text(key)}: {json_text(item)}" for key, item in pairs) + "}"
        return "[" + ", ".join(map(json_text, value)) + "]"
    return primitive(value)


def one_line(value: Plain) -> str:
    return flat(literal(value))


# ── comments ─────────────────────────────────────────────────────────────────────────────────────


def comment(text: str, indent: int = 0, *tags: str) -> str:
    """
    A TSDoc comment with the document's `text` and block `tags` that are TSDoc already; "" for nothing. Its lines after
    the first are indented.
    """
    width = WIDTH - indent - 3
    lines = wrapped(markdown(plain(text)), width)
    for number, tag in enumerate(tags):
        if number == 0 and lines:
            lines.append("")
        lines += wrapped(tag, width)
    if not lines:
        return ""
    body = [line.replace("*/", "*\\/") for line in lines]
    if len(body) == 1 and len(body[0]) + indent + 7 <= WIDTH:
        return f"/** {body[0]} */"
    pad = " " * indent
    return "\n".join(["/**", *(f"{pad} * {line}".rstrip() for line in body), f"{pad} */"])


def markdown(text: str) -> str:
    """Text whose signs do not read as TSDoc tags or HTML. What stands in backquotes is left alone."""
    pieces = re.split(r"(```.*?(?:```|\Z)|`[^`\n]*`)", text, flags=re.DOTALL)
    return "".join(piece if number % 2 else _outside_code(piece) for number, piece in enumerate(pieces))


def _outside_code(text: str) -> str:
    text = re.sub(r"(?<![\w.])@(?=\w)", r"\\@", text)
    text = re.sub(r"<(?=[A-Za-z/!])", r"\\<", text)
    return re.sub(r"[{}]", lambda found: f"\\{found[0]}", text)
