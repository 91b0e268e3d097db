"""
Events described with what carries them: objects of `event`, `data`, `id` and `retry`, as OpenAPI 3.2 writes server-sent
events, and many documents before it.

What a client wants is what stands in `data`. Works on nodes; must not know what becomes of them.
"""

from __future__ import annotations

from ..source import Node
from .all_of import Merger
from .shapes import alternatives, enum_values, types_of

CARRIED = ("data", "event")


def opened(schema: Node, merger: Merger) -> tuple[list[Node], str] | None:
    """
    What the `data` of each kind of event is, and the text that ends the stream where one kind is nothing but that
    text. None when the schema is not one of envelopes.
    """
    contents: list[Node] = []
    terminator = ""
    for envelope in leaves(schema, merger):
        data = data_of(envelope, merger)
        if data is None:
            return None
        flat = merger.flatten(data)
        constants = [node.value for node in enum_values(flat)] if isinstance(flat.value, dict) else []
        if len(constants) == 1 and isinstance(constants[0], str):
            terminator = constants[0]
        elif content_of(flat) is not None or types_of(flat) != ["string"]:
            contents.append(content_of(flat) or data)
    return (contents, terminator) if contents else None


def leaves(schema: Node, merger: Merger) -> list[Node]:
    """The flattened alternatives of a schema, those within alternatives included, each once."""
    found: list[Node] = []
    seen: set[int] = set()
    pending = [schema]
    while pending:
        flat = merger.flatten(pending.pop(0))
        if id(flat.value) in seen:
            continue
        seen.add(id(flat.value))
        inner = alternatives(flat) if isinstance(flat.value, dict) else []
        pending[:0] = inner
        found.extend([] if inner else [flat])
    return found


def data_of(envelope: Node, merger: Merger) -> Node | None:
    """The schema of `data`, if this is an object that carries it: with the event's name, or as encoded content."""
    properties = envelope.fields("properties") if isinstance(envelope.value, dict) else {}
    data, event = properties.get("data"), properties.get("event")
    required = {node.string() for node in envelope.items("required")} if properties else set[str]()
    if data is None or "data" not in required or not required <= {"data", "event", "id", "retry"}:
        return None
    if content_of(merger.flatten(data)) is not None:
        return data
    named = merger.flatten(event) if event is not None and "event" in required else None
    return data if named is not None and is_text(named) else None


def content_of(data: Node) -> Node | None:
    """The schema of what is encoded in a text."""
    return data.get("contentSchema") if isinstance(data.value, dict) else None


def is_text(schema: Node) -> bool:
    return (
        isinstance(schema.value, dict)
        and all(isinstance(node.value, str) for node in enum_values(schema))
        and (types_of(schema) == ["string"] or bool(enum_values(schema)))
    )
