"""
JSON Schemas of Python types, as strict as models can be held to: every object closed, every field required.

Must not know chat. The types are the caller's: pydantic models, dataclasses, TypedDicts, lists and unions of them.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any, TypeGuard, get_origin

from pydantic import TypeAdapter

from .._core.values.type_guards import is_dict, is_list

_NAME = re.compile(r"[^A-Za-z0-9_-]+")
_SAYS_WHAT = frozenset({"type", "anyOf", "allOf", "$ref", "enum", "const"})
_DATA = frozenset({"enum", "const", "examples", "required", "description", "title"})
"""Keywords whose value is no schema, whatever it looks like."""
_DROPPED = frozenset({"default", "discriminator"})
"""Keywords that strict schemas do not have: every field is required, and a ``const`` tells variants apart."""
_LOOSE = frozenset({"prefixItems", "patternProperties", "propertyNames", "not", "if"})
"""Keywords that models are not held to."""


def name_of(target: Any) -> str:
    """The type's name as the API accepts it: at most 64 letters, digits, ``_`` and ``-``."""
    name = target.__name__ if isinstance(target, type) and get_origin(target) is None else ""
    return _NAME.sub("_", name).strip("_")[:64] or "output"


def doc_of(target: type[Any]) -> str:
    """The type's own docstring; empty if it has none."""
    return inspect.cleandoc(target.__dict__.get("__doc__") or "")


def schema_of(target: Any) -> dict[str, Any]:
    """The JSON Schema of a type, or of a `TypeAdapter`, as pydantic writes it."""
    return adapter_of(target).json_schema()


def adapter_of(target: Any) -> TypeAdapter[Any]:
    """The adapter of a type; the same one, if that is what was given."""
    return target if _is_adapter(target) else TypeAdapter(target)


def _is_adapter(target: Any) -> TypeGuard[TypeAdapter[Any]]:
    return isinstance(target, TypeAdapter)


def strict(schema: dict[str, Any]) -> dict[str, Any]:
    """
    The schema made strict. At its root stands no reference: a recursive type is spelt out there once.

    An optional field is required too, and may be null if its type says so. ``oneOf`` becomes ``anyOf``, which is the
    same for types that exclude each other.
    """
    made: dict[str, Any] = _strict(_rooted(schema))
    return made


def can_be_strict(schema: dict[str, Any]) -> bool:
    """Whether the schema says of every value what it is: there is no dict with free keys, and nothing of any type."""
    return not any(_is_loose(each) for each in _schemas_in(schema))


def _rooted(schema: dict[str, Any]) -> dict[str, Any]:
    prefix, _, name = str(schema.get("$ref", "")).rpartition("/")
    definitions = schema.get("$defs", {})
    if prefix != "#/$defs" or name not in definitions:
        return schema
    return {**definitions[name], "$defs": definitions}


def _strict(schema: Any) -> Any:
    if is_list(schema):
        return [_strict(each) for each in schema]
    if not is_dict(schema):
        return schema
    if "$ref" in schema:  # nothing may stand beside a reference
        reference = {"$ref": schema["$ref"]}
        return {"anyOf": [reference], "description": schema["description"]} if "description" in schema else reference
    made = {_keyword(key): _value(key, value) for key, value in schema.items() if key not in _DROPPED}
    if "properties" in made:
        made["required"] = list(made["properties"])
        made["additionalProperties"] = False
    return made


def _keyword(key: str) -> str:
    return "anyOf" if key == "oneOf" else key


def _value(key: str, value: Any) -> Any:
    if key in ("properties", "$defs"):
        return {name: _strict(schema) for name, schema in value.items()}
    return value if key in _DATA else _strict(value)


def _schemas_in(schema: Any) -> Iterator[dict[str, Any]]:
    """The schema and all those within it."""
    if is_list(schema):
        for each in schema:
            yield from _schemas_in(each)
    elif is_dict(schema):
        yield schema
        for key, value in schema.items():
            if key in ("properties", "$defs"):
                for each in value.values():
                    yield from _schemas_in(each)
            elif key not in _DATA and key != "additionalProperties":
                yield from _schemas_in(value)


def _is_loose(schema: dict[str, Any]) -> bool:
    if not _SAYS_WHAT & schema.keys() or _LOOSE & schema.keys():
        return True
    return schema.get("type") == "object" and "properties" not in schema
