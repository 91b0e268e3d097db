"""
JSON pointers (RFC 6901) into decoded values: models, dictionaries and lists. Imports nothing that decodes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..values.type_guards import is_dict, is_sequence


def text_reader(pointer: str) -> Callable[[Any], str]:
    """A function from a value to the text at `pointer` in it; empty text where there is none."""
    names = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]

    def read(value: Any) -> str:
        for name in names:
            value = member(value, name)
        return value if isinstance(value, str) else ""

    return read


def member(value: Any, name: str) -> Any:
    """A field of a model or a dictionary, or an element of a list; None if there is none."""
    if is_dict(value):
        return value.get(name)
    if is_sequence(value):
        return value[int(name)] if name.isdecimal() and int(name) < len(value) else None
    return getattr(value, name, None)
