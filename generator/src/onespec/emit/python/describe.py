"""
Docstrings: what the document says about fields, arguments, replies and errors, in Google's style.

Returns text that still has to pass through `spell.docstring`. Must not know templates or files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...ir import Default, Json, Type
from ..prose import plain, sentence
from ..prose import with_limits as facts
from ..statuses import meaning, status_error
from .spell import WIDTH, hanging, string

INDENT = 8


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument as its docstring entry needs it."""

    name: str
    doc: str
    type: Type
    default: Default | None = None
    deprecated: bool = False


def json_text(value: Json) -> str:
    """A default as a reader would write it in Python."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, tuple):
        pairs = [each for each in value if isinstance(each, tuple) and len(each) == 2 and isinstance(each[0], str)]
        if value and len(pairs) == len(value):
            return "{" + ", ".join(f"{json_text(key)}: {json_text(item)}" for key, item in pairs) + "}"
        return "[" + ", ".join(map(json_text, value)) + "]"
    return repr(value)


def method_doc(
    summary: str, doc: str, arguments: Sequence[Argument], returns: str, errors: Sequence[str], deprecated: bool
) -> str:
    """The whole text of a method's docstring."""
    parts = [sentence(summary)] if summary else []
    if doc and sentence(doc) != sentence(summary):
        parts.append(plain(doc))
    if deprecated:
        parts.append("Deprecated.")
    told = [line for each in arguments for line in _argument(each)]
    if told:
        parts.append("\n".join(["Args:", *told]))
    if returns:
        parts.append("\n".join(["Returns:", *hanging_text(returns)]))
    if errors:
        parts.append("\n".join(["Raises:", *(line for status in errors for line in _error(status))]))
    return "\n\n".join(parts)


def hanging_text(text: str) -> list[str]:
    """Text under a heading of a docstring, folded."""
    head, _, rest = text.partition(": ")
    return hanging(head, rest, 4, WIDTH - INDENT) if rest else [f"    {line}" for line in [sentence(text)]]


def _argument(each: Argument) -> list[str]:
    text = with_limits(each.doc, each.type, each.default, each.deprecated)
    return hanging(each.name, text, 4, WIDTH - INDENT) if text else []


def _error(status: str) -> list[str]:
    return hanging(status_error(status), f"{meaning(status).removesuffix('.')} ({status}).", 4, WIDTH - INDENT)


def with_limits(doc: str, type: Type, default: Default | None, deprecated: bool) -> str:
    """A description with what the value may be, its default, and whether it is deprecated."""
    return facts(doc, type, default, deprecated, json_text)
