"""Path and query parameters in every style, as OpenAPI's own table of examples has them."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone
from decimal import Decimal
from enum import Enum
from typing import Any
from urllib.parse import parse_qsl, unquote
from uuid import UUID

import pytest
from aiagentplatform._core import OMIT, PathArgumentError, QueryArgumentError
from aiagentplatform._core.request.parameters import encode_header, encode_path, encode_query
from hypothesis import given
from hypothesis import strategies as st

COLORS = ["blue", "black", "brown"]
RGB = {"R": 100, "G": 200, "B": 150}


class Order(Enum):
    UP = "asc"


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        ("blue", None, "color=blue"),
        ("", None, "color="),
        (None, None, ""),
        (OMIT, None, ""),
        ("a b&c=d/é+", None, "color=a%20b%26c%3Dd%2F%C3%A9%2B"),
        (True, None, "color=true"),
        (1, None, "color=1"),
        (1.5, None, "color=1.5"),
        (2.0, None, "color=2"),
        (1e20, None, "color=1e%2B20"),
        (Decimal("1.10"), None, "color=1.10"),
        (Order.UP, None, "color=asc"),
        (UUID(int=1), None, "color=00000000-0000-0000-0000-000000000001"),
        (date(2026, 1, 2), None, "color=2026-01-02"),
        (datetime(2026, 1, 2, tzinfo=timezone.utc), None, "color=2026-01-02T00%3A00%3A00%2B00%3A00"),
        (COLORS, None, "color=blue&color=black&color=brown"),
        (("a", OMIT, None, "b"), None, "color=a&color=b"),
        ([], None, ""),
        ([""], None, "color="),
        (RGB, None, "R=100&G=200&B=150"),
        (COLORS, ("form", False), "color=blue,black,brown"),
        (["a,b"], ("form", False), "color=a%2Cb"),
        (RGB, ("form", False), "color=R,100,G,200,B,150"),
        ([], ("form", False), ""),
        (COLORS, ("spaceDelimited", False), "color=blue%20black%20brown"),
        (COLORS, ("pipeDelimited", False), "color=blue%7Cblack%7Cbrown"),
        (COLORS, ("pipeDelimited", True), "color=blue&color=black&color=brown"),
        (RGB, ("deepObject", True), "color[R]=100&color[G]=200&color[B]=150"),
        ({"a": {"b": [1, 2]}, "c": None}, ("deepObject", True), "color[a][b]=1&color[a][b]=2"),
        ({"a": [1, "é"]}, ("json", False), "color=%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D"),
    ],
)
def test_query_styles(value: Any, style: tuple[str, bool] | None, expected: str) -> None:
    assert encode_query({"color": value}, {"color": style} if style else {}) == expected


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        ("blue", ("simple", False), "blue"),
        (COLORS, ("simple", False), "blue,black,brown"),
        (RGB, ("simple", False), "R,100,G,200,B,150"),
        (RGB, ("simple", True), "R=100,G=200,B=150"),
        ("blue", ("label", False), ".blue"),
        (COLORS, ("label", False), ".blue,black,brown"),
        (COLORS, ("label", True), ".blue.black.brown"),
        (RGB, ("label", True), ".R=100.G=200.B=150"),
        ("blue", ("matrix", False), ";color=blue"),
        (COLORS, ("matrix", False), ";color=blue,black,brown"),
        (COLORS, ("matrix", True), ";color=blue;color=black;color=brown"),
        (RGB, ("matrix", False), ";color=R,100,G,200,B,150"),
        (RGB, ("matrix", True), ";R=100;G=200;B=150"),
        (7, ("simple", False), "7"),
        ("a/../b", ("simple", False), "a%2F..%2Fb"),
        ("...", ("simple", False), "..."),
    ],
)
def test_path_styles(value: Any, style: tuple[str, bool], expected: str) -> None:
    assert encode_path("color", value, style) == expected


@pytest.mark.parametrize("value", ["", ".", "..", None, OMIT, [], float("nan"), object()])
def test_a_path_argument_that_would_call_another_endpoint_is_refused_by_name(value: Any) -> None:
    with pytest.raises(PathArgumentError, match="'file_id'"):
        encode_path("file_id", value)


@pytest.mark.parametrize("value", [object(), b"x", float("inf"), "\ud800", [[1]], {"a": {"b": 1}}])
def test_a_query_value_without_a_form_is_refused_by_name(value: Any) -> None:
    with pytest.raises(QueryArgumentError, match="'q'"):
        encode_query({"q": value}, {})


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        ("a b", ("simple", False), "a b"),
        ([1, 2], ("simple", False), "1,2"),
        (True, ("simple", False), "true"),
        (RGB, ("simple", True), "R=100,G=200,B=150"),
        (RGB, ("simple", False), "R,100,G,200,B,150"),
        ([1], ("json", False), "[1]"),
    ],
)
def test_header_styles(value: Any, style: tuple[str, bool], expected: str) -> None:
    assert encode_header("x", value, style) == expected


text = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.tuples(text, text), unique_by=lambda pair: pair[0]))
def test_any_text_survives_a_query(pairs: list[tuple[str, str]]) -> None:
    encoded = encode_query(dict(pairs), {})
    assert encoded.isascii()
    assert parse_qsl(encoded, keep_blank_values=True, strict_parsing=bool(encoded)) == pairs


@given(text)
def test_any_text_in_a_path_is_one_segment(value: str) -> None:
    try:
        segment = encode_path("x", value)
    except PathArgumentError:
        assert value in ("", ".", "..")
    else:
        assert unquote(segment) == value
        assert not set("/?#\\") & set(segment)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | text, lambda inner: st.lists(inner) | st.dictionaries(text, inner)
    )
)
def test_any_json_survives_the_json_style(value: Any) -> None:
    encoded = encode_query({"q": value}, {"q": ("json", False)})
    assert value is None or json.loads(dict(parse_qsl(encoded))["q"]) == value
