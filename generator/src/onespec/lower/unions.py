"""
`oneOf` and `anyOf`: which members there are, and which property tells them apart.

Reads schemas only; what a member's type is, `types` decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Tag
from ..source import Documents, Node, reference, unescape
from .all_of import Merger
from .names import words
from .shapes import alternatives, enum_values, only_null, types_of

LIKELY_TAGS = ("type", "kind", "object", "role", "event", "event_type", "action", "status", "mode", "format")
"""Property names that are tried first when the document names no discriminator."""

Tagging = tuple[str, list[tuple[Tag, ...]]]
"""The tag's wire name ("" for none) and, for each member, the values that choose it."""


def members_of(schema: Node, merger: Merger) -> list[Node]:
    """The members of a union: what `oneOf` or `anyOf` lists, apart from null and from mere constraints."""
    return [
        member
        for member in alternatives(schema)
        if isinstance(member.value, dict) and not only_null(member) and not merger.only_constrains(member)
    ]


def constants_of(members: list[Node], merger: Merger) -> list[Node] | None:
    """
    The flattened members when a union is nothing but an enum in pieces: constants, enums and at most a bare type.

    None when any member is something else.
    """
    flat = [merger.flatten(member) for member in members]
    bare = [schema for schema in flat if not enum_values(schema)]
    if len(bare) == len(flat) or any(alternatives(schema) for schema in bare):
        return None
    types = {type(node.value) for schema in flat for node in enum_values(schema)}
    if types != {str} or any(types_of(schema) != ["string"] or schema.get("format") for schema in bare):
        return flat if not bare and len(types) == 1 else None
    return flat


def tagging(schema: Node, members: list[Node], merger: Merger) -> Tagging:
    """The discriminator that the document declares, or else one that its constants imply."""
    discriminator = schema.get("discriminator")
    if discriminator is not None:
        name = discriminator.text("propertyName") if isinstance(discriminator.value, dict) else discriminator.string()
        return name, declared_tags(discriminator, name, members, merger)
    flat = [merger.flatten(member) for member in members]
    if len(flat) < 2:
        return "", [()] * len(members)
    for name in candidates(flat[0]):
        tags = [constants(member, name, merger) for member in members]
        found = [value for values in tags for value in values]
        if all(tags) and len(set(found)) == len(found):
            return name, tags
    return "", [()] * len(members)


def candidates(first: Node) -> list[str]:
    """Property names that may be the tag, likeliest first."""
    names = set(first.fields("properties")) if not alternatives(first) else set(LIKELY_TAGS)
    likely = [name for name in LIKELY_TAGS if name in names]
    return likely + sorted(names - set(likely))


def constants(member: Node, name: str, merger: Merger) -> tuple[Tag, ...]:
    """
    The constant texts of a member's required property; empty unless every value it can have is one, and no two
    alternatives have the same.
    """
    schema = merger.flatten(member)
    if not isinstance(schema.value, dict):
        return ()
    asked = (id(schema.value), name)
    if asked not in merger.constants:
        merger.constants[asked] = schema, ()  # what it has within itself
        merger.constants[asked] = schema, constants_within(schema, name, merger)
    return merger.constants[asked][1]


def constants_within(schema: Node, name: str, merger: Merger) -> tuple[Tag, ...]:
    inner = members_of(schema, merger)
    if inner:
        parts = [constants(part, name, merger) for part in inner]
        found = [value for part in parts for value in part]
        return tuple(found) if all(parts) and len(set(found)) == len(found) else ()
    if name not in [node.value for node in schema.items("required")]:
        return ()
    return tags_in(schema.fields("properties").get(name), merger)


def tags_in(property_: Node | None, merger: Merger) -> tuple[Tag, ...]:
    """The texts, or the whole numbers, of a constant or an enum."""
    if property_ is None:
        return ()
    schema = merger.flatten(property_)
    if not isinstance(schema.value, dict):
        return ()
    values = [node.value for node in enum_values(schema)]
    kind = str if any(isinstance(value, str) for value in values) else int
    found = tuple(value for value in values if type(value) is kind)
    return found if len(found) == len(values) else ()


def declared_tags(discriminator: Node, name: str, members: list[Node], merger: Merger) -> list[tuple[Tag, ...]]:
    """For each member: the mapping's values, else its own constants, else its schema's name (OpenAPI's rule)."""
    documents = merger.documents
    mapping = discriminator.fields("mapping") if isinstance(discriminator.value, dict) else {}
    mapped: dict[int, list[str]] = {}
    for value, target in sorted(mapping.items()):
        mapped.setdefault(mapped_identity(target, documents, members), []).append(value)
    tags: list[tuple[Tag, ...]] = []
    for member in members:
        target = documents.resolve(member)
        own = mapped.get(id(target.value))
        tags.append(as_written(own, member, name, merger) if own else implied_tags(member, name, merger))
    return tags


def as_written(values: list[str], member: Node, name: str, merger: Merger) -> tuple[Tag, ...]:
    """The values of a mapping, which are always text, as the tag has them: numbers, if it is one."""
    schema = merger.flatten(member)
    property_ = schema.fields("properties").get(name) if isinstance(schema.value, dict) else None
    tag = merger.flatten(property_) if property_ is not None else None
    numeric = tag is not None and isinstance(tag.value, dict) and types_of(tag) == ["integer"]
    return tuple(int(value) if numeric and value.isdecimal() else value for value in values)


def mapped_identity(target: Node, documents: Documents, members: list[Node]) -> int:
    """The identity of the schema that a value of a mapping names: by reference, or by the schema's bare name."""
    text = target.string()
    if "/" not in text and "#" not in text:
        for member in members:
            if last_word(member) == text:
                return id(documents.resolve(member).value)
    place = Node({"$ref": target}, target.file, target.offset)
    return id(documents.resolve(place).value)


def implied_tags(member: Node, name: str, merger: Merger) -> tuple[Tag, ...]:
    schema = merger.flatten(member)
    found = constants(member, name, merger) or tags_in(schema.fields("properties").get(name), merger)
    return found or ((last_word(member),) if last_word(member) else ())


def last_word(member: Node) -> str:
    """The name of the schema that a member refers to."""
    ref = reference(member)
    return unescape(str(ref.value).rpartition("/")[2]) if ref is not None else ""


def member_names(members: list[Node], tags: list[tuple[Tag, ...]]) -> Iterator[tuple[str, ...]]:
    """Words that tell each inline member from its siblings: its tag, its title, its type or its number."""
    for number, (member, values) in enumerate(zip(members, tags, strict=True), 1):
        titled = words(member.text("title")) or words(inner_name(member))
        by_tag = words(values[0]) if len(values) == 1 and isinstance(values[0], str) else ()
        by_type = ("items",) if types_of_or_none(member) == ["array"] else ()
        yield by_tag or titled or by_type or ("variant", str(number))


def inner_name(member: Node) -> str:
    """The name of the last schema that an `allOf` refers to."""
    return next((last_word(part) for part in reversed(member.items("allOf")) if last_word(part)), "")


def types_of_or_none(member: Node) -> list[str]:
    return types_of(member) if reference(member) is None else []
