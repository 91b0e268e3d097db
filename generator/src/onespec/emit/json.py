"""The IR itself as JSON, for people and for tests. Fields that have their default value are left out."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from ..ir import Api, Origin
from . import Files, Options


NAMES = ("name", "module")
"""Fields that hold a `Name` wherever they hold a tuple."""


def emit(api: Api, options: Options) -> Files:
    """One file, ``ir.json``."""
    return {"ir.json": as_text(api)}


def as_text(api: Api, origins: bool = False) -> str:
    """The API as JSON text. With `origins`, every node says where it comes from, as ``file:line:column``."""
    return json.dumps(as_json(api, origins), indent=2, ensure_ascii=False) + "\n"


def as_json(value: Any, origins: bool = False) -> Any:
    """A node as an object tagged with ``node``; names are joined by underscores."""
    if isinstance(value, Origin):
        return f"{value.file}:{value.line}:{value.column}"
    if dataclasses.is_dataclass(value):
        shown: dict[str, Any] = {"node": type(value).__name__}
        for field in dataclasses.fields(value):
            content = getattr(value, field.name)
            if content != default(field) and (origins or field.name != "origin"):
                shown[field.name] = "_".join(content) if field.name in NAMES and isinstance(content, tuple) else as_json(content, origins)
        return shown
    if isinstance(value, tuple):
        return [as_json(element, origins) for element in value]
    return value


def default(field: dataclasses.Field[Any]) -> Any:
    """The default of a field, or the marker that says it has none."""
    return field.default
