"""JSON values made hashable, as the IR keeps them. Knows only nodes."""

from __future__ import annotations

from ..ir import Default, Json
from ..source import Node


def freeze(node: Node) -> Json:
    """Arrays become tuples, objects tuples of pairs."""
    value = node.value
    if isinstance(value, dict):
        return tuple((key, freeze(child)) for key, child in value.items())
    if isinstance(value, list):
        return tuple(freeze(child) for child in value)
    return value


def default_of(schema: Node) -> Default | None:
    """The `default` of a schema."""
    found = schema.get("default")
    return None if found is None else Default(freeze(found))
