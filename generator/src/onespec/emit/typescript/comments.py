"""
The comments of types and fields: what the document says of them, what values may be, and what a text holds.

Must not know operations or files.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...ir import Declaration, Default, Enum, Field, Json, Nullable, Scalar, ScalarKind, Type
from ..prose import sentence
from ..prose import with_limits as facts
from .spell import comment, json_text

WIRE_FORMS: Mapping[ScalarKind, str] = {
    "datetime": "A date and time as RFC 3339 writes it.",
    "date": "A date, as `2026-01-31`.",
    "uuid": "A UUID.",
    "bytes": "Bytes in base64.",
}
"""What is text on the wire stays text; the comment says what it holds."""


def with_facts(doc: str, type: Type, default: Default | None = None) -> str:
    """A description with what the value may be and its default."""
    return facts(with_form(doc, type), type, default, False, _default_text)


def _default_text(value: Json) -> str:
    text = json_text(value)
    return text if "`" in text else f"`{text}`"


def with_form(doc: str, type: Type) -> str:
    """A description with what a text holds."""
    inner = type.inner if isinstance(type, Nullable) else type
    form = WIRE_FORMS.get(inner.kind, "") if isinstance(inner, Scalar) else ""
    text = doc.rstrip()
    if form and text and text[-1] not in ".!?:`":
        text += "."
    return " ".join(filter(None, (text, form)))


def field_doc(each: Field, indent: int = 2) -> str:
    """The comment of a property."""
    return noted(with_facts(each.doc, each.type, each.default), each.deprecated, indent)


def doc_text(declaration: Declaration) -> str:
    """What the document says of a declaration, or its name in words."""
    return declaration.doc or sentence(" ".join(declaration.name).capitalize())


def declaration_doc(declaration: Declaration) -> str:
    """The comment of a type."""
    return noted(doc_text(declaration), declaration.deprecated)


def enum_doc(enum: Enum) -> str:
    """The comment of an enum, with what is said of its values."""
    told = [f"- `{json_text(each.value)}`: {sentence(each.doc)}" for each in enum.values if each.doc]
    text = doc_text(enum)
    return noted("\n\n".join(filter(None, (text, "\n".join(told)))), enum.deprecated)


def noted(text: str, deprecated: bool, indent: int = 0) -> str:
    """A comment, with the tag that strikes a deprecated name through."""
    return comment(text, indent, *(["@deprecated"] if deprecated else []))
