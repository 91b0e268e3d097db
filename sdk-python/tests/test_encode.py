"""Bodies: what JSON they become, and where they cannot become any."""

from __future__ import annotations

import dataclasses
import json
from collections import OrderedDict, deque
from datetime import date, datetime, time, timezone
from decimal import Decimal
from enum import Enum, IntEnum
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

import pytest
from aiagentplatform._core import OMIT, BodyEncodingError, Model
from aiagentplatform._core.request.json_body import encode_json
from aiagentplatform._core.request.parameters import encode_form
from hypothesis import given
from hypothesis import strategies as st


class Colour(Enum):
    RED = "red"


class Size(IntEnum):
    BIG = 3


@dataclasses.dataclass
class Point:
    x: int


class Note(Model):
    text: str
    more: str | None = None


class Array:
    def tolist(self) -> list[float]:
        return [1.0, 2.5]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("é\u2028", '"é\u2028"'),
        (None, "null"),
        ((1, 2), "[1,2]"),
        (Colour.RED, '"red"'),
        (Size.BIG, "3"),
        (UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        (datetime(2026, 1, 2, 3, tzinfo=timezone.utc), '"2026-01-02T03:00:00+00:00"'),
        (date(2026, 1, 2), '"2026-01-02"'),
        (time(1, 2), '"01:02:00"'),
        (Decimal("1.5"), "1.5"),
        (b"\x00\xff", '"AP8="'),
        (MappingProxyType({"a": 1}), '{"a":1}'),
        (OrderedDict(a=1), '{"a":1}'),
        (range(3), "[0,1,2]"),
        ((n for n in (1, 2)), "[1,2]"),
        (Point(1), '{"x":1}'),
        (Array(), "[1.0,2.5]"),
        (Note(text="x"), '{"text":"x"}'),
        ([Note(text="x", more=None)], '[{"text":"x","more":null}]'),
    ],
)
def test_json_forms(value: Any, expected: str) -> None:
    assert encode_json({"v": value}) == f'{{"v":{expected}}}'.encode()


def _ring() -> dict[str, Any]:
    ring: dict[str, Any] = {}
    ring["self"] = [ring]
    return ring


@pytest.mark.parametrize(
    ("body", "where", "reason"),
    [
        ({"messages": [{}, {"content": object()}]}, "/messages/1/content", "object has no JSON form"),
        ({"a": float("nan")}, "/a", "nan is not a JSON number"),
        ({"a": Decimal("inf")}, "/a", "inf"),
        ({"a/b~c": {1, 2}}, "/a~1b~0c", "set has no JSON form"),
        ({"a": ["ok", "\ud83d"]}, "/a/1", "lone surrogate"),
        ({"a": {"b": OMIT}}, "/a/b", "OMIT"),
        ({"a": {(1, 2): 3}}, "/a", r"\(1, 2\)"),
        ({"a": _ring()}, "/a/self/0", "contains itself"),
        (object(), "", "no JSON form"),
    ],
)
def test_what_json_cannot_hold_is_refused_by_place(body: Any, where: str, reason: str) -> None:
    with pytest.raises(BodyEncodingError, match=reason) as caught:
        encode_json(body)
    assert caught.value.where == where


def test_a_body_too_deep_to_encode_is_an_error_of_ours() -> None:
    body: Any = 1
    for _ in range(200_000):
        body = [body]
    with pytest.raises(BodyEncodingError):
        encode_json(body)
    while isinstance(body, list):  # take it apart without recursion, as its deletion would need it
        body = body.pop()


text = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda inner: st.lists(inner) | st.dictionaries(text, inner),
)


@given(JSON)
def test_json_survives(value: Any) -> None:
    assert json.loads(encode_json(value)) == value


@given(st.dictionaries(text, st.lists(text, min_size=1) | text))
def test_forms_survive(fields: dict[str, Any]) -> None:
    expected = [
        (name, item) for name, value in fields.items() for item in ([value] if isinstance(value, str) else value)
    ]
    assert parse_qsl(encode_form(fields, {}).decode(), keep_blank_values=True) == expected


def test_a_deque_is_a_list() -> None:
    assert encode_json(deque([1])) == b"[1]"
