"""
`allOf` → one schema that says the same: the members' properties together, their alternatives multiplied out.

Works on positioned nodes and gives positioned nodes back; builds no IR. Members that contradict each other are an
error at the place of the contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from ..diagnostics import Fault, fault
from ..ir import Tag
from ..source import Documents, Node, plain
from .shapes import ANNOTATIONS, allows_null, alternatives, enum_values, only_null, types_of, written_types

MAX_ALTERNATIVES = 100
"""Alternatives of one schema after several `oneOf`s are multiplied out."""

MAX_DEPTH = 100
"""Schemas that are open at a time: each `allOf` within the one before."""

Keywords = dict[str, Node]


class Merger:
    """Flattens schemas and remembers each result, so that one schema keeps one identity."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self._merged: dict[int, tuple[Node, Node]] = {}  # identity → (the schema, kept alive; the result)
        self._open: set[int] = set()
        self.constants: dict[tuple[int, str], tuple[Node, tuple[Tag, ...]]] = {}  # kept for `unions`, by schema and tag

    def flatten(self, schema: Node) -> Node:
        """The schema without a `$ref` or an `allOf` at its top. Raises `circular-ref`, `conflicting-all-of`…"""
        schema = self.documents.resolve(schema)
        if not isinstance(schema.value, dict) or not is_composed(schema):
            return schema
        identity = id(schema.value)
        if identity in self._merged:
            return self._merged[identity][1]
        if identity in self._open:
            raise fault("circular-ref", "this `allOf` contains itself", schema.origin)
        if len(self._open) >= MAX_DEPTH:
            raise fault("unsupported", f"more than {MAX_DEPTH} schemas are composed of each other", schema.origin)
        self._open.add(identity)
        try:
            result = self.merge(schema)
        finally:
            self._open.discard(identity)
        self._merged[identity] = schema, result
        return result

    def merge(self, schema: Node) -> Node:
        own = Node({key: node for key, node in schema.object().items() if key != "allOf"}, schema.file, schema.offset)
        members = [self.flatten(member) for member in schema.items("allOf")]
        parts = [part for part in (*members, own) if isinstance(part.value, dict)]
        keywords: Keywords = {key: node for key, node in own.object().items() if key in ANNOTATIONS}
        groups: list[list[Node]] = []
        for part in parts:
            group = [
                member for member in alternatives(part) if not self.only_constrains(member) and not is_null(member)
            ]
            if group:
                groups.append(group)
        merge_types(keywords, parts, schema)
        merge_enums(keywords, parts, schema)
        merge_objects(keywords, parts, schema)
        for part in parts:
            for key, node in part.object().items():
                if key not in HANDLED and key not in ANNOTATIONS:
                    keywords[key] = node
        inherit_description(keywords, members)
        result = Node(keywords, schema.file, schema.offset, schema.key_offset)
        return self.distribute(result, groups) if groups else result

    def distribute(self, rest: Node, groups: list[list[Node]]) -> Node:
        """``rest and (a or b)`` → ``(rest and a) or (rest and b)``, without what contradicts itself."""
        count = 1
        for group in groups:
            count *= len(group)
        if count > MAX_ALTERNATIVES:
            raise fault(
                "unsupported", f"this schema has {count} alternatives, more than {MAX_ALTERNATIVES}", rest.origin
            )
        fields = rest.object()
        structure = {key: node for key, node in fields.items() if key not in ANNOTATIONS and key != "discriminator"}
        objects = types_of(rest) in ([], ["object"])
        if structure.keys() <= {"type"} and objects:
            structure = {}
        members: list[Node] = []
        for chosen in product(*groups):
            parts = [Node(dict(structure), rest.file, rest.offset), *chosen] if structure else list(chosen)
            member = parts[0] if len(parts) == 1 else together(parts, chosen[-1])
            if (objects and "enum" not in structure) or self.is_possible(member):
                members.append(member)
        if not members:
            raise fault("conflicting-all-of", "every alternative contradicts the rest of this schema", rest.origin)
        kept = {key: node for key, node in fields.items() if key in ANNOTATIONS or key == "discriminator"}
        if len(members) == 1:
            only = {key: node for key, node in self.flatten(members[0]).object().items() if key not in kept}
            return Node({**only, **kept}, rest.file, rest.offset, rest.key_offset)
        kept["oneOf"] = Node(list(members), rest.file, rest.offset)
        return Node(kept, rest.file, rest.offset, rest.key_offset)

    def is_possible(self, member: Node) -> bool:
        """Whether an alternative contradicts itself. Asked for constants and scalars, which end soon."""
        try:
            self.flatten(member)
        except Fault as found:
            if any(each.code != "conflicting-all-of" for each in found.diagnostics):
                raise
            return False
        return True

    def only_constrains(self, member: Node) -> bool:
        """Whether an alternative merely says which fields are needed, and so makes no type of its own."""
        if not isinstance(member.value, dict) or "$ref" in member.value:
            return False
        keys = member.object().keys() - ANNOTATIONS
        if not any(has_substance(node) for node in member.fields("properties").values()):
            keys = keys - {"properties"}
        return bool(keys & {"required", "not"}) and keys <= CONSTRAINTS


COMPOSED = ("allOf", "oneOf", "anyOf", "discriminator")
MERGED = ("type", "enum", "const", "properties", "required", "additionalProperties")
HANDLED = frozenset((*COMPOSED, *MERGED))
"""Keywords whose merging is more than the last one's winning."""

CONSTRAINTS = frozenset(("required", "not", "minProperties", "maxProperties", "type"))
"""All that a schema has which says of an object no more than which fields it must have."""


def is_composed(schema: Node) -> bool:
    """Whether a schema is anything but plain: has an `allOf`, or alternatives beside a structure of its own."""
    fields = schema.object()
    if "allOf" in fields:
        return True
    return ("oneOf" in fields or "anyOf" in fields) and bool(
        fields.keys() & {"properties", "required", "additionalProperties", "items"}
        or ("oneOf" in fields and "anyOf" in fields)
    )


def is_null(member: Node) -> bool:
    return isinstance(member.value, dict) and only_null(member)


def has_substance(schema: Node) -> bool:
    return isinstance(schema.value, dict) and bool(schema.value.keys() - ANNOTATIONS)


def together(parts: Iterable[Node], place: Node) -> Node:
    """A schema that is all of `parts`, standing at `place`."""
    members = Node(list(parts), place.file, place.offset)
    return Node({"allOf": members}, place.file, place.offset, place.key_offset)


def merge_types(into: Keywords, parts: list[Node], schema: Node) -> None:
    """The types that every part allows. Null is allowed when the schema itself says so, or every part does."""
    allowed: list[str] | None = None
    for part in parts:
        types = types_of(part) if written_types(part) else []
        if not types:
            continue
        if allowed is None:
            allowed = types
            continue
        both = [name for name in types if name in allowed or (name == "integer" and "number" in allowed)]
        both += [name for name in allowed if name == "integer" and "number" in types and name not in both]
        if not both and (allowed or types):
            message = f"no value is both {' or '.join(allowed)} and {' or '.join(types)}"
            raise fault("conflicting-all-of", message, (part.get("type") or schema).origin)
        allowed = both
    if allowed:
        names = [Node(name, schema.file, schema.offset) for name in allowed]
        into["type"] = names[0] if len(names) == 1 else Node(list(names), schema.file, schema.offset)
    own = parts[-1] if parts else schema
    nullable = allows_null(own) or (len(parts) > 1 and all(allows_null(part) for part in parts[:-1]))
    into.pop("nullable", None)
    if nullable:
        into["nullable"] = Node(True, schema.file, schema.offset)


def merge_enums(into: Keywords, parts: list[Node], schema: Node) -> None:
    """The values that every part lists."""
    kept: list[Node] | None = None
    for part in parts:
        values = enum_values(part)
        if not values:
            continue
        if kept is not None:
            allowed = [node.value for node in kept]
            values = [node for node in values if node.value in allowed]
            if not values:
                place = part.get("const") or part.get("enum") or schema
                raise fault(
                    "conflicting-all-of", "the members allow different constants, so no value fits", place.origin
                )
        kept = values
    if kept:
        into["enum"] = Node(list(kept), schema.file, schema.offset)


def merge_objects(into: Keywords, parts: list[Node], schema: Node) -> None:
    """All properties; one that several parts describe is all of them."""
    properties: Keywords = {}
    required: dict[str, Node] = {}
    for part in parts:
        for name, node in part.fields("properties").items():
            earlier = properties.get(name)
            properties[name] = node if earlier is None else both_properties(earlier, node)
        for entry in part.items("required"):
            required.setdefault(entry.string(), entry)
        extra = part.get("additionalProperties")
        if extra is not None and ("additionalProperties" not in into or isinstance(extra.value, dict)):
            into["additionalProperties"] = extra
    if properties:
        into["properties"] = Node(properties, schema.file, schema.offset)
    if required:
        into["required"] = Node(list(required.values()), schema.file, schema.offset)


def both_properties(first: Node, second: Node) -> Node:
    """A property that two parts describe."""
    if first.value is second.value or plain(first) == plain(second):
        return first
    if not has_substance(second) and "$ref" not in second.object():
        return first
    if not has_substance(first) and "$ref" not in first.object():
        return second
    return together((first, second), second)


def inherit_description(into: Keywords, members: list[Node]) -> None:
    """A schema without a description of its own takes the one of its last member."""
    if "description" not in into and members and members[-1].get("description") is not None:
        into["description"] = members[-1].object()["description"]
