"""JSON Schemas that users write: are they any good, and does a value match? Never fetches a reference."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, NoReturn

import jsonschema_rs

from ...kernel.document.phrases import phrase
from ...kernel.document.schemas import pointer_of
from .faults import Fault

_MAX_FAULTS = 50


def schema_fault(schema: Any) -> str | None:
    """Why a schema is none; `None` if it is one."""
    try:
        _validator(json.dumps(schema, sort_keys=True))
    except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError, RecursionError) as error:
        return f"This is no JSON Schema: {_first_line(error)}"
    return None


def value_faults(schema: Any, value: Any, pointer: str) -> list[Fault]:
    """How a value breaks a schema; nothing if it does not, or if there is no schema."""
    if schema is None:
        return []
    validator = _validator(json.dumps(schema, sort_keys=True))
    faults: list[Fault] = []
    for error in validator.iter_errors(value):
        path: list[str | int] = list(error.instance_path)
        if isinstance(error.kind, jsonschema_rs.ValidationErrorKind.Required):
            path.append(error.kind.property)
        faults.append(Fault(pointer + pointer_of(path), error.kind.name, phrase(error)))
        if len(faults) == _MAX_FAULTS:
            break
    return faults


@lru_cache(maxsize=256)
def _validator(text: str) -> jsonschema_rs.Validator:
    # The linear-time engine: a user's pattern cannot hold the server up.
    return jsonschema_rs.Draft202012Validator(
        json.loads(text), retriever=_refuse, pattern_options=jsonschema_rs.RegexOptions()
    )


def _refuse(uri: str) -> NoReturn:
    raise ValueError(f"The reference '{uri}' leads outside the schema")


def _first_line(error: Exception) -> str:
    message = getattr(error, "message", None) or str(error)
    return str(message).strip().splitlines()[0].rstrip(".")[:300] + "."
