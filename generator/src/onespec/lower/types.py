"""
Schemas → types and declarations.

A schema under a name of its own, and every inline object, enum and union, becomes a declaration; the rest are types
in place. Here it is decided what a declaration is called, and that each schema is lowered once. It knows nothing of
operations.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from ..diagnostics import Collector
from ..ir import (
    Alias,
    Any,
    Const,
    Declaration,
    File,
    ListOf,
    MapOf,
    Name,
    Nullable,
    Ref,
    Scalar,
    ScalarKind,
    Type,
    Union,
)
from ..nouns import singular
from ..source import Documents, Node, reference
from . import declarations as build
from .all_of import Merger, together
from .decisions import Decisions
from .names import Taken, words
from .shapes import ANNOTATIONS, allows_null, enum_values, limits_of, only_null, types_of
from .unions import constants_of, members_of

FORMATS: dict[str, ScalarKind] = {
    "date-time": "datetime",
    "date": "date",
    "uuid": "uuid",
    "byte": "bytes",
    "base64": "bytes",
}
SCALARS: dict[str, ScalarKind] = {"integer": "integer", "number": "number", "boolean": "boolean"}
NAMED_UNDER = ("schemas", "definitions", "$defs")


class Types:
    """All declarations of one API. It grows by being asked for the type of one schema after the other."""

    def __init__(self, documents: Documents, found: Collector) -> None:
        self.documents = documents
        self.found = found
        self.merger = Merger(documents)
        self.decisions = Decisions()
        self.sources: dict[Name, Node] = {}  # each declaration's schema
        self._declarations: dict[Name, Declaration] = {}
        self._names: dict[int, Name] = {}  # identity of a schema → its declaration's name
        self._taken = Taken()
        self._queue: deque[tuple[Name, Node]] = deque()
        self._strict_refs = documents.root.text("openapi").startswith("3.0")
        self._combined: dict[int, tuple[Node, Node]] = {}
        self._reserve()

    # ── asking ───────────────────────────────────────────────────────────────────────────────────

    def lower(self, schema: Node, context: Name) -> Type:
        """The type of a schema. `context` names what has to be declared for it. Raises `Fault`."""
        if isinstance(schema.value, bool):
            return Any()
        if reference(schema) is not None:
            return self._refer(schema, context)
        return self._inline(schema, context)

    def declarations(self) -> dict[Name, Declaration]:
        """Every declaration that the types asked for lead to. Faults go to the collector."""
        while self._queue:
            name, schema = self._queue.popleft()
            self._declarations[name] = Alias(name, Any(), origin=schema.origin)
            with self.found.catch():
                self._declarations[name] = self._declare(schema, name)
        return self._declarations

    def add(self, declaration: Union, name: Name) -> Ref:
        """Declare a union that no schema of the document states, as near to `name` as can be."""
        chosen = self.claim(name)
        self._declarations[chosen] = replace(declaration, name=chosen)
        return Ref(chosen)

    def claim(self, name: Name) -> Name:
        """A declaration name that is free, as near to `name` as can be."""
        return self._taken.claim(name or ("value",))

    # ── names ────────────────────────────────────────────────────────────────────────────────────

    def _reserve(self) -> None:
        """Give every named schema its name before anything inline can take it."""
        named: list[tuple[str, str, Node]] = []
        for file in self.documents.files.values():
            components = file.root.get("components")
            if components is not None and isinstance(components.value, dict):
                named.extend((name, file.name, node) for name, node in components.fields("schemas").items())
        for name, _, node in sorted(named, key=lambda entry: entry[:2]):
            if isinstance(node.value, dict) and reference(node) is None and id(node.value) not in self._names:
                called = self._names[id(node.value)] = self.claim(words(name))
                if called != words(name):
                    choice, why = "_".join(called), f"the schema `{name}` would be named like another"
                    self.decisions.add("name", choice, why, node.key_origin)

    def _named(self, schema: Node, name: Name) -> Ref:
        """The reference to a schema's declaration, which is built later if it is not yet."""
        if name not in self.sources:
            self.sources[name] = schema
            self._queue.append((name, schema))
        return Ref(name)

    def _hoist(self, schema: Node, context: Name) -> Ref:
        """The reference to a declaration for an inline schema."""
        identity = id(schema.value)
        if identity not in self._names:
            self._names[identity] = self.claim(context)
        return self._named(schema, self._names[identity])

    # ── references ───────────────────────────────────────────────────────────────────────────────

    def _refer(self, schema: Node, context: Name) -> Type:
        siblings = {name: node for name, node in schema.object().items() if name != "$ref"}
        structural = [name for name in siblings if name not in ANNOTATIONS and not name.startswith("x-")]
        if structural and not self._strict_refs:
            return self._inline(self._combine(schema, siblings), context)
        target = self.documents.resolve(schema)
        if not isinstance(target.value, dict):
            return self.lower(target, context)
        known = self._names.get(id(target.value))
        if known is None:
            file, pointer = self.documents.address(target) or (target.file, "")
            parts = [part for part in pointer.split("/") if part]
            if len(parts) > 1 and parts[-2] not in NAMED_UNDER:
                # A reference into the middle of something: a type in place, as it is over there.
                inside = [part for part in parts if part not in ("components", "schemas", "properties", "paths")]
                return self._nullable(self._inline(target, words(" ".join(inside)) or context), schema)
            stem = file.name.rpartition("/")[2].partition(".")[0]
            known = self._names[id(target.value)] = self.claim(words(parts[-1] if parts else stem))
        return self._nullable(self._use(target, known), schema)

    def _combine(self, schema: Node, siblings: dict[str, Node]) -> Node:
        """A `$ref` beside other keywords (allowed since 3.1) is both of them."""
        identity = id(schema.value)
        if identity not in self._combined:
            target = Node({"$ref": schema.object()["$ref"]}, schema.file, schema.offset)
            self._combined[identity] = schema, together((target, Node(siblings, schema.file, schema.offset)), schema)
        return self._combined[identity][1]

    def _use(self, target: Node, name: Name) -> Type:
        """A named schema where it is used: null stays outside of its declaration."""
        ref = self._named(target, name)
        return Nullable(ref) if not only_null(target) and allows_null(self.merger.flatten(target)) else ref

    def _nullable(self, type_: Type, schema: Node) -> Type:
        """The type, or null where the schema allows it."""
        if isinstance(type_, (Nullable, Any)) or type_ == Const(None) or not allows_null(schema):
            return type_
        return Nullable(type_)

    # ── types in place ───────────────────────────────────────────────────────────────────────────

    def _inline(self, schema: Node, context: Name) -> Type:
        if id(schema.value) in self._names:
            return self._use(schema, self._names[id(schema.value)])
        only = sole_member(schema)
        if only is not None:
            return self._nullable(self.lower(only, context), schema)
        flat = self.merger.flatten(schema)
        kind = self.kind(flat)
        type_ = self._hoist(schema, context) if kind in build.BUILDERS else self.plain(kind, flat, context)
        return self._nullable(type_, flat)

    def kind(self, schema: Node) -> str:
        """What a flattened schema is: a row of `declarations.BUILDERS`, or a type that needs no declaration."""
        if only_null(schema):
            return "null"
        members = members_of(schema, self.merger)
        if len(members) == 1:
            return "member"
        if members:
            return "enum" if constants_of(members, self.merger) else "union"
        values = enum_values(schema)
        if values:
            booleans = all(isinstance(node.value, bool) for node in values)
            return "const" if len(values) == 1 else "boolean" if booleans else "enum"
        types = types_of(schema)
        if len(types) > 1:
            return "number" if sorted(types) == ["integer", "number"] else "union"
        if types == ["object"]:
            return "model" if has_fields(schema) else "map"
        return types[0] if types else "any"

    def plain(self, kind: str, schema: Node, context: Name) -> Type:
        """The type of a flattened schema that needs no declaration."""
        match kind:
            case "null":
                return Const(None)
            case "member":
                return self.lower(members_of(schema, self.merger)[0], context)
            case "const":
                value = enum_values(schema)[0].value
                assert not isinstance(value, (dict, list))
                return Const(value)
            case "string":
                return string(schema)
            case "file":
                return File()
            case "integer" | "number" | "boolean":
                return Scalar(SCALARS[kind], limits_of(schema))
            case "array":
                return self._list(schema, context)
            case "map":
                return self._map(schema, context)
            case _:
                return Any()

    def _list(self, schema: Node, context: Name) -> Type:
        limits = limits_of(schema)
        fixed = schema.items("prefixItems")
        if fixed:
            types = [self.lower(node, (*context, str(number))) for number, node in enumerate(fixed, 1)]
            return ListOf(types[0] if all(type_ == types[0] for type_ in types) else Any(), limits)
        items = schema.get("items")
        if items is None:
            return ListOf(Any(), limits)
        one = singular(context)
        return ListOf(self.lower(items, one if one != context else (*context, "item")), limits)

    def _map(self, schema: Node, context: Name) -> Type:
        extra = schema.get("additionalProperties")
        patterns = list(schema.fields("patternProperties").values())
        if extra is None or isinstance(extra.value, bool):
            extra = patterns[0] if len(patterns) == 1 else None
        if extra is None:
            return MapOf(Any())
        one = singular(context)
        return MapOf(self.lower(extra, one if one != context else (*context, "value")))

    # ── declarations ─────────────────────────────────────────────────────────────────────────────

    def _declare(self, schema: Node, name: Name) -> Declaration:
        only = sole_member(schema)
        if only is not None:
            return build.alias(self.lower(only, name), schema, name)
        flat = self.merger.flatten(schema)
        builder = build.BUILDERS.get(self.kind(flat))
        if builder is not None:
            return builder(self, flat, name)
        return build.alias(self.plain(self.kind(flat), flat, name), flat, name)


def sole_member(schema: Node) -> Node | None:
    """The one member of an `allOf` that adds nothing but remarks (how OpenAPI 3.0 describes a reference)."""
    members = schema.items("allOf")
    rest = schema.object().keys() - ANNOTATIONS - {"allOf"}
    if len(members) != 1 or any(not name.startswith("x-") for name in rest):
        return None
    return members[0]


def has_fields(schema: Node) -> bool:
    """Whether an object has fields of its own, or is closed, rather than being a map."""
    extra = schema.get("additionalProperties")
    if schema.fields("properties") or (extra is not None and extra.value is False):
        return True
    return bool(schema.items("required")) and (extra is None or isinstance(extra.value, bool))


def string(schema: Node) -> Type:
    """A text, or what its format says it stands for."""
    format_ = schema.text("format")
    encoded = schema.text("contentEncoding")
    if format_ == "binary" or (schema.get("contentMediaType") is not None and not encoded and not format_):
        return File()
    if encoded in ("base64", "base64url"):
        return Scalar("bytes", limits_of(schema))
    return Scalar(FORMATS.get(format_, "string"), limits_of(schema))
