"""The IR itself as JSON, for people and for tests. Fields that have their default value are left out."""

from __future__ import annotations

import dataclasses
import json
from typing import Any, cast

from ..ir import Api, Name, Origin
from . import Files, Options

NAMES = ("name", "module")
"""Fields that hold a `Name` wherever they hold a tuple."""


def emit(api: Api, options: Options) -> Files:
    """One file, ``ir.json``."""
    return {"ir.json": as_text(api)}


def as_text(api: Api, origins: bool = False) -> str:
    """The API as JSON text. With `origins`, every node says where it comes from, as ``file:line:column``."""
    return json.dumps(as_json(api, origins), indent=2, ensure_ascii=False) + "\n"


def as_json(value: object, origins: bool = False) -> Any:
    """A node as an object tagged with ``node``; names are joined by underscores."""
    if isinstance(value, Origin):
        return f"{value.file}:{value.line}:{value.column}"
    if isinstance(value, tuple):
        elements = cast("tuple[object, ...]", value)
        return [as_json(element, origins) for element in elements]
    if not dataclasses.is_dataclass(value):
        return value
    shown: dict[str, Any] = {"node": type(value).__name__}
    for field in dataclasses.fields(value):
        content: object = getattr(value, field.name)
        if content == field.default or (field.name == "origin" and not origins):
            continue
        if field.name in NAMES and isinstance(content, tuple):
            shown[field.name] = "_".join(cast("Name", content))
        else:
            shown[field.name] = as_json(content, origins)
    return shown
