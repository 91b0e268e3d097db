"""
What a schema says, read alike from OpenAPI 3.0, 3.1 and 3.2.

The versions differ in how they write null and exclusive limits; everything above this file sees one form. It follows
no reference and builds no IR but `Limits`.
"""

from __future__ import annotations

import sys
from difflib import get_close_matches

from ..diagnostics import fault
from ..ir import Limits
from ..source import Atom, Node

TYPES = ("null", "boolean", "integer", "number", "string", "array", "object", "file")
"""The types of JSON Schema, and Swagger 2.0's for a file in a form."""

REMARKS = ("title", "description", "summary", "deprecated", "externalDocs", "xml", "$comment")
VALUES = ("default", "example", "examples", "readOnly", "writeOnly", "nullable")
ADDRESSES = ("$id", "$schema", "$anchor", "$ref", "$defs", "definitions")
ANNOTATIONS = frozenset((*REMARKS, *VALUES, *ADDRESSES))
"""Keywords that say something about a schema without changing which values it allows (null apart)."""

IMPLIED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("object", ("properties", "additionalProperties", "patternProperties", "required", "propertyNames")),
    ("array", ("items", "prefixItems", "minItems", "maxItems", "uniqueItems")),
    ("string", ("pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType")),
    ("number", ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")),
)
"""The type that is meant where none is written, by the keywords that only apply to it."""


def written_types(schema: Node) -> list[str]:
    """The `type` keyword as a list, null included; empty when it is not written. Raises `wrong-type`."""
    found = schema.get("type")
    if found is None or found.value is None:
        return []
    if isinstance(found.value, str) and found.value in TYPES:  # almost always
        return [found.value]
    nodes = found.array() if isinstance(found.value, list) else [found]
    names = ["null" if node.value is None else node.string() for node in nodes]
    for name, node in zip(names, nodes, strict=True):
        if name not in TYPES:
            hint = f"Did you mean `{near[0]}`?" if (near := get_close_matches(name, TYPES, n=1)) else ""
            raise fault("wrong-type", f"`{name}` is not a type of JSON Schema", node.origin, hint)
    return names


def types_of(schema: Node) -> list[str]:
    """The types a schema allows apart from null, written or implied; empty when any is allowed."""
    written = written_types(schema)
    if written:
        return list(dict.fromkeys(name for name in written if name != "null"))
    for name, keywords in IMPLIED:
        if any(keyword in schema.object() for keyword in keywords):
            return [name]
    return []


def only_null(schema: Node) -> bool:
    """Whether null is the one value that a schema allows."""
    if written_types(schema) == ["null"]:
        return True
    const, enum = schema.get("const"), schema.get("enum")
    if const is not None:
        return const.value is None
    return enum is not None and bool(enum.array()) and all(node.value is None for node in enum.array())


def alternatives(schema: Node) -> list[Node]:
    """The members of `oneOf`, else of `anyOf`."""
    return schema.items("oneOf") or schema.items("anyOf")


def allows_null(schema: Node) -> bool:
    """Whether a schema, as it is written, allows null beside other values."""
    if not isinstance(schema.value, dict):
        return False
    if schema.get("nullable") is not None and schema.flag("nullable"):
        return True
    if "null" in written_types(schema):
        return True
    if any(node.value is None for node in schema.items("enum")):
        return True
    return any(isinstance(member.value, dict) and only_null(member) for member in alternatives(schema))


def enum_values(schema: Node) -> list[Node]:
    """
    The values of `enum` apart from null, each once, or of `const`. Empty when the schema has neither, and for constants
    that are objects or arrays, which have no literal in any language: of them only the type is kept.
    """
    const = schema.get("const")
    nodes = [const] if const is not None else schema.items("enum")
    seen: set[tuple[type, Atom]] = set()
    kept: list[Node] = []
    for node in nodes:
        value = node.value
        if value is None:
            continue
        if isinstance(value, (dict, list)):
            return []
        if (type(value), value) not in seen:
            seen.add((type(value), value))
            kept.append(node)
    return kept


LIMITS = frozenset(
    ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "pattern", "format")
) | frozenset(("minLength", "maxLength", "minItems", "maxItems"))


def limits_of(schema: Node) -> Limits | None:
    """The constraints of a schema; None when it has none. `format` is kept unless a scalar kind says it."""
    if LIMITS.isdisjoint(schema.object()):
        return None
    minimum, maximum = finite(schema.number("minimum")), finite(schema.number("maximum"))
    minimum, above = exclusive(schema, "exclusiveMinimum", minimum)
    maximum, below = exclusive(schema, "exclusiveMaximum", maximum)
    limits = Limits(
        minimum=minimum,
        maximum=maximum,
        exclusive_minimum=above,
        exclusive_maximum=below,
        multiple_of=finite(schema.number("multipleOf")),
        min_length=count(schema, "minLength"),
        max_length=count(schema, "maxLength"),
        pattern=schema.text("pattern") or None,
        format=schema.text("format") or None,
        min_items=count(schema, "minItems"),
        max_items=count(schema, "maxItems"),
    )
    return None if limits == Limits() else limits


def exclusive(schema: Node, keyword: str, bound: float | None) -> tuple[float | None, float | None]:
    """The inclusive and the exclusive bound. In 3.0 the keyword is a boolean that makes the other bound exclusive."""
    found = schema.get(keyword)
    if found is not None and isinstance(found.value, bool):
        return (None, bound) if found.value else (bound, None)
    return bound, finite(schema.number(keyword))


def finite(number: float | None) -> float | None:
    """The number, unless it is beyond what a float can hold, and so no limit."""
    return number if number is not None and abs(number) <= sys.float_info.max else None  # false for NaN


def count(schema: Node, keyword: str) -> int | None:
    """A whole number, such as a length."""
    found = finite(schema.number(keyword))
    return None if found is None else int(found)
