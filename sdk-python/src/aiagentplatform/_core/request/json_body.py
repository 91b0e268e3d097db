"""
JSON bodies, as bytes. Pure; forms are `parameters.py`'s, files `multipart.py`'s.

JSON is written in one pass by the C encoder. What it does not know (models, moments, UUIDs …) comes to `_default`; only
when that fails too is the body walked, to name the value at fault.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from ..errors import BodyEncodingError
from ..values.omit import Omit
from ..values.type_guards import is_dict, is_sequence


def encode_json(body: object) -> bytes:
    """Compact UTF-8 JSON. Raises `BodyEncodingError` naming the place of a value that JSON cannot hold."""
    try:
        return _ENCODER.encode(body).encode()
    except BodyEncodingError as fault:
        raise _located_error(body, fault.message) from None
    except (TypeError, ValueError, RecursionError) as fault:
        raise _located_error(body, str(fault)) from None


def _default(value: Any) -> Any:
    for kind, spell in _SPELLINGS:
        if isinstance(value, kind):
            return spell(value)
    for method, arguments in _DUMPS:
        dump = getattr(value, method, None)
        if callable(dump):
            return dump(**arguments)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    raise BodyEncodingError(f"a value of type {type(value).__name__} has no JSON form")


def _omitted(value: Omit) -> Any:
    raise BodyEncodingError("OMIT stands inside a value; leave the key out instead")


_SPELLINGS: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (Omit, _omitted),
    (Enum, lambda value: value.value),
    ((datetime, date, time), lambda value: value.isoformat()),
    (UUID, str),
    (Decimal, float),
    ((bytes, bytearray, memoryview), lambda value: base64.b64encode(value).decode("ascii")),
    (Mapping, dict),
    (Sequence, list),
    (Iterator, list),
)
_DUMPS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("model_dump", {"mode": "json", "by_alias": True, "exclude_unset": True, "warnings": False}),
    ("tolist", {}),
)
_ENCODER = json.JSONEncoder(
    separators=(",", ":"),
    ensure_ascii=False,
    allow_nan=False,
    check_circular=False,  # a sixth of the cost; what contains itself is too deep, and the walk below says why
    default=_default,
)


# ── naming the culprit ───────────────────────────────────────────────────────────────────────────


def _located_error(body: object, reason: str) -> BodyEncodingError:
    where, better = _first_fault(body) or ("", reason)
    return BodyEncodingError(f"The body cannot be encoded as JSON at {where or '/'}: {better}.", where=where)


@dataclasses.dataclass(slots=True)
class _Place:
    """A value of the body, and how to come to it: a chain, since a pointer for each would cost too much."""

    value: Any
    step: str
    above: _Place | None
    left: bool = False

    def pointer(self) -> str:
        steps: list[str] = []
        place = self
        while place.above is not None:
            steps.append(place.step.replace("~", "~0").replace("/", "~1"))
            place = place.above
        return "".join(f"/{step}" for step in reversed(steps))


def _first_fault(body: object) -> tuple[str, str] | None:
    """The JSON pointer of the first value at fault, and why. Walks without recursion, since bodies can be deep."""
    waiting, inside = [_Place(body, "", None)], set[int]()
    while waiting:
        place = waiting.pop()
        if place.left:
            inside.discard(id(place.value))
            continue
        reason, plain = _examined(place.value, inside)
        if reason:
            return place.pointer(), reason
        inside.add(id(place.value))
        place.left = True
        waiting.append(place)
        waiting += [_Place(child, step, place) for step, child in reversed(_children(plain))]
    return None


def _examined(value: Any, inside: set[int]) -> tuple[str | None, Any]:
    """Why the value cannot be encoded, or None, and what it is in terms of JSON."""
    if _is_json(value):
        return ("it contains itself" if id(value) in inside and _has_children(value) else _fault(value)), value
    try:
        plain: Any = _default(value)
    except BodyEncodingError as fault:
        return fault.message, None
    except Exception as fault:
        return str(fault) or type(fault).__name__, None
    return _fault(plain), plain


def _fault(value: Any) -> str | None:
    if isinstance(value, float) and not math.isfinite(value):
        return f"{value!r} is not a JSON number"
    if isinstance(value, str):
        return None if _encodable(value) else "the text has a lone surrogate, which is not a character"
    if is_dict(value):
        odd = next((key for key in value if not isinstance(key, (str, int, float, bool, type(None)))), None)
        return f"{odd!r} is not a key of a JSON object" if odd is not None else None
    return None


def _is_json(value: object) -> bool:
    return value is None or isinstance(value, (dict, list, tuple, str, int, float))


def _has_children(value: object) -> bool:
    return isinstance(value, (dict, list, tuple))


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _children(plain: Any) -> list[tuple[str, Any]]:
    if is_dict(plain):
        return [(str(key), child) for key, child in plain.items()]
    if is_sequence(plain):
        return [(str(index), child) for index, child in enumerate(plain)]
    return []
