"""What a JSON value is, told so that type checkers understand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether it is a JSON object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether it is a JSON array."""
    return isinstance(value, list)


def section(value: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The object in a field; an empty one if the field is absent or holds something else."""
    found = value.get(name)
    return found if is_object(found) else {}


def entries(value: Mapping[str, Any], name: str) -> list[Any]:
    """The array in a field; an empty one if the field is absent or holds something else."""
    found = value.get(name)
    return found if is_array(found) else []
