"""
JSON Schemas of Python types, as strict as models can be held to: every object closed, every field required.

Must not know chat. The types are the caller's: pydantic models, dataclasses, TypedDicts.
"""

from __future__ import annotations

import inspect
import re
from typing import Any

from pydantic import TypeAdapter

from .._core.values.type_guards import is_dict, is_list

_NAME = re.compile(r"[^A-Za-z0-9_-]")


def name_of(target: type[Any]) -> str:
    """The type's name as the API accepts it: at most 64 letters, digits, ``_`` and ``-``."""
    return _NAME.sub("_", target.__name__)[:64]


def doc_of(target: type[Any]) -> str:
    """The type's own docstring; empty if it has none."""
    return inspect.cleandoc(target.__dict__.get("__doc__") or "")


def strict_schema(target: type[Any]) -> dict[str, Any]:
    """The type's JSON Schema. An optional field is required too, and may be null if its type says so."""
    schema: dict[str, Any] = _strict(TypeAdapter(target).json_schema())
    return schema


def _strict(schema: Any) -> Any:
    if is_list(schema):
        return [_strict(each) for each in schema]
    if not is_dict(schema):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}  # nothing may stand beside a reference
    made = {
        key: _schemas(value) if key in ("properties", "$defs") else _nested(key, value) for key, value in schema.items()
    }
    made.pop("default", None)
    if "properties" in made:
        made["required"] = list(made["properties"])
        made["additionalProperties"] = False
    return made


def _schemas(named: dict[str, Any]) -> dict[str, Any]:
    return {name: _strict(schema) for name, schema in named.items()}


def _nested(key: str, value: Any) -> Any:
    return value if key in ("enum", "const", "examples", "required", "description", "title") else _strict(value)
