"""
Flattened schemas → models, enums and unions, each under a name that `types` chose.

One builder a shape, in one table. It asks `types` for the types of the parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..ir import (
    Access,
    Alias,
    Any,
    Declaration,
    Enum,
    EnumValue,
    Field,
    Model,
    Name,
    ScalarKind,
    Tag,
    Type,
    Union,
    Variant,
)
from ..source import Node
from .names import distinct
from .shapes import enum_values, types_of
from .unions import constants_of, member_names, members_of, tagging
from .values import default_of

if TYPE_CHECKING:
    from .types import Types

CLOSED = "x-onespec-closed"
"""On a schema: the enum or union lists every value there will ever be."""


def model(types: Types, schema: Node, name: Name) -> Declaration:
    """An object. Required fields come first, in the order of `required`; the others follow by name."""
    properties = schema.fields("properties")
    required = list(dict.fromkeys(node.string() for node in schema.items("required")))
    wires = required + sorted(properties.keys() - set(required))
    wires = [wire for wire in wires if wire in required or properties[wire].value is not False]
    fields: list[Field] = []
    for wire, words_ in zip(wires, distinct(wires, ("field",)), strict=True):
        node = properties.get(wire)
        if node is None:  # required, and described nowhere
            fields.append(Field(words_, wire, Any(), True, origin=schema.origin))
            continue
        with types.found.catch():
            fields.append(field(types, node, name, words_, wire, wire in required))
    extra = schema.get("additionalProperties")
    return Model(
        name,
        tuple(fields),
        doc=doc(schema),
        extra=Any() if extra is None else None if extra.value is False else types.lower(extra, (*name, "extra")),
        deprecated=schema.flag("deprecated"),
        origin=schema.key_origin,
    )


def field(types: Types, node: Node, owner: Name, name: Name, wire: str, required: bool) -> Field:
    """One property. What the property does not say of itself, the schema it refers to says."""
    target = types.documents.resolve(node) if isinstance(node.value, dict) else node
    return Field(
        name,
        wire,
        types.lower(node, (*owner, *name)),
        required,
        doc=doc(node) or doc(target),
        default=default_of(node) or default_of(target),
        access=access(node, target),
        deprecated=flag(node, "deprecated") or flag(target, "deprecated"),
        origin=node.key_origin,
    )


def access(*schemas: Node) -> Access:
    """Whether a property is only read or only written."""
    if any(flag(schema, "readOnly") for schema in schemas):
        return "read"
    return "write" if any(flag(schema, "writeOnly") for schema in schemas) else "both"


def flag(schema: Node, keyword: str) -> bool:
    return isinstance(schema.value, dict) and schema.flag(keyword)


def doc(schema: Node) -> str:
    """The description, or else the title."""
    if not isinstance(schema.value, dict):
        return ""
    return (schema.text("description") or schema.text("title")).strip()


def enum(types: Types, schema: Node, name: Name) -> Declaration:
    """A set of constants: an `enum`, or alternatives that are constants."""
    pieces = constants_of(members_of(schema, types.merger), types.merger) or [schema]
    rows: dict[tuple[type, object], Row] = {}
    for piece in pieces:
        for row in enum_rows(piece, alone=piece is not schema):
            rows.setdefault((type(row[0]), row[0]), row)
    names = distinct([title or str(value) for value, title, _ in rows.values()], ("empty",))
    kinds = {type(value) for value, _, _ in rows.values()}
    return Enum(
        name,
        tuple(EnumValue(words_, value, text) for words_, (value, _, text) in zip(names, rows.values(), strict=True)),
        kind=KINDS[kinds.pop()] if len(kinds) == 1 else "string" if str in kinds else "number",
        doc=doc(schema),
        open=not schema.flag(CLOSED) and len({type(value) for value, _, _ in rows.values()}) == 1,
        deprecated=schema.flag("deprecated"),
        origin=schema.key_origin,
    )


Constant = str | int | float | bool
Row = tuple[Constant, str, str]
"""A value, the name that the document gives it (numbers alone need one), and what it says of it."""

KINDS: dict[type, ScalarKind] = {bool: "boolean", int: "integer", float: "number", str: "string"}


def enum_rows(piece: Node, alone: bool) -> Iterator[Row]:
    """The values of one `enum` or `const`; one that stands alone is described by its schema."""
    nodes = enum_values(piece)
    titles = [node.string() for node in piece.items("x-enum-varnames")]
    docs = [node.string() for node in piece.items("x-enum-descriptions")]
    if alone and len(nodes) == 1:
        titles, docs = [piece.text("title")], [piece.text("description")]
    for number, node in enumerate(nodes):
        value = node.value
        assert isinstance(value, (str, int, float))
        title = titles[number] if number < len(titles) and not isinstance(value, str) else ""
        yield value, title, docs[number].strip() if number < len(docs) else ""


def union(types: Types, schema: Node, name: Name) -> Declaration:
    """Alternatives, told apart by a tag where there is one. Alternatives of one type are that type."""
    members = members_of(schema, types.merger)
    if not members:
        members = [one_type(schema, kind) for kind in types_of(schema)]
    tag, tags = tagging(schema, members, types.merger)
    variants: dict[Type, tuple[Tag, ...]] = {}
    for member, values, suffix in zip(members, tags, member_names(members, tags), strict=True):
        own = suffix if suffix[: len(name)] == name else (*name, *suffix)
        type_ = types.lower(member, own)
        variants[type_] = (*variants.get(type_, ()), *values)
    if len(variants) == 1:
        return alias(next(iter(variants)), schema, name)
    return Union(
        name,
        tuple(Variant(type_, values) for type_, values in variants.items()),
        tag=tag,
        doc=doc(schema),
        open=bool(tag) and not schema.flag(CLOSED),
        deprecated=schema.flag("deprecated"),
        origin=schema.key_origin,
    )


def one_type(schema: Node, kind: str) -> Node:
    """One alternative of a schema that lists several types."""
    keywords = {
        key: node for key, node in schema.object().items() if key not in ("type", "title", "description", "nullable")
    }
    keywords["type"] = Node(kind, schema.file, schema.offset)
    return Node(keywords, schema.file, schema.offset)


def alias(target: Type, schema: Node, name: Name) -> Declaration:
    """A name for a type that is none of the other declarations."""
    return Alias(name, target, doc=doc(schema), deprecated=schema.flag("deprecated"), origin=schema.key_origin)


Builder = Callable[["Types", Node, Name], Declaration]

BUILDERS: dict[str, Builder] = {"model": model, "enum": enum, "union": union}
"""By what `Types.kind` says of a schema."""
