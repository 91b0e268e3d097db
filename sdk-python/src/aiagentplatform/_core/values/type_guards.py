"""
Type guards: what `isinstance` finds in a value of any type, said so that type checkers follow. Imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import TypeIs


def is_mapping(value: object) -> TypeIs[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def is_dict(value: object) -> TypeIs[dict[Any, Any]]:
    return isinstance(value, dict)


def is_list(value: object) -> TypeIs[list[Any]]:
    return isinstance(value, list)


def is_sequence(value: object) -> TypeIs[list[Any] | tuple[Any, ...]]:
    """A list or a tuple; a text is none."""
    return isinstance(value, (list, tuple))


def is_bytes(value: object) -> TypeIs[bytes | bytearray | memoryview[int]]:
    return isinstance(value, (bytes, bytearray, memoryview))
