"""What kind of JSON value something is, in a way that type checkers follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether the value is a JSON object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether the value is a JSON array."""
    return isinstance(value, list)


def is_number(value: Any) -> TypeGuard[int | float]:
    """Whether the value is a JSON number; a boolean is none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def section(value: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The object in a field; an empty one if it is absent or null."""
    found: dict[str, Any] | None = value.get(name)
    return {} if found is None else found


def entries(value: Mapping[str, Any], name: str) -> list[Any]:
    """The array in a field; an empty one if it is absent or null."""
    found: list[Any] | None = value.get(name)
    return [] if found is None else found


def kind_of(value: Any) -> str:
    """What the value is, for messages."""
    for kind, name in _KINDS:
        if isinstance(value, kind):
            return name
    return "null" if value is None else "nothing"


# Booleans are integers to Python, so they come first.
_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "a boolean"),
    (int, "a number"),
    (float, "a number"),
    (str, "a text"),
    (list, "a list"),
    (dict, "an object"),
)
