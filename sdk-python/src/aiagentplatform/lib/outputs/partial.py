"""
From JSON that has come in part to a value of the type it will be: what is there is decoded, what is not reads as None.

Must not know text or streams.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from ..._core.reply.lenient import repair
from ..._core.values.type_guards import is_dict


def part(adapter: TypeAdapter[Any], value: Any) -> Any:
    """`value` as the adapter's type, as far as it goes. Never raises."""
    try:
        return adapter.validate_python(value)
    except (ValidationError, RecursionError):
        target = getattr(adapter, "_type", None)  # the only place where pydantic keeps it
        if is_dataclass(target) and isinstance(target, type) and is_dict(value):
            return _dataclass(target, value)
        return repair(target, value)


def _dataclass(target: type[Any], data: Mapping[str, Any]) -> Any:
    """An instance that was not initialised: its fields are set one by one."""
    hints = get_type_hints(target, include_extras=True)
    made = object.__new__(target)
    for field in fields(target):
        if field.name in data:
            value = repair(hints[field.name], data[field.name])
        elif field.default_factory is not MISSING:
            value = field.default_factory()
        else:
            value = None if field.default is MISSING else field.default
        object.__setattr__(made, field.name, value)
    return made
