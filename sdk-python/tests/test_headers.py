"""Headers: reading them, laying them over one another, refusing what cannot be sent, hiding secrets."""

from __future__ import annotations

import pickle

import pytest
from aiagentplatform._core import OMIT, REMOVE, HeaderArgumentError, Headers, HeaderValue
from aiagentplatform._core.request.headers import merge
from aiagentplatform._core.values.headers import redacted
from hypothesis import given
from hypothesis import strategies as st


def test_names_compare_whatever_their_case_and_repeated_values_join() -> None:
    headers = Headers([(b"X-A", b"1"), (b"x-a", b"2"), ("B", "\xe9")])
    assert (headers["x-A"], headers["b"], headers.get("c")) == ("1, 2", "\xe9", None)
    assert ("X-a" in headers, 7 in headers, len(headers), list(headers)) == (True, False, 2, ["x-a", "b"])
    assert headers.pairs == [("X-A", "1"), ("x-a", "2"), ("B", "\xe9")]
    assert pickle.loads(pickle.dumps(headers)) == headers


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([], (("A", "1"), ("b", "2"))),
        ([None, {}], (("A", "1"), ("b", "2"))),
        ([{"a": "9"}], (("a", "9"), ("b", "2"))),
        ([{"a": REMOVE}], (("b", "2"),)),
        ([{"a": REMOVE}, {"A": "back"}], (("b", "2"), ("A", "back"))),
        ([{"a": OMIT}], (("A", "1"), ("b", "2"))),
        ([{"c": " x "}], (("A", "1"), ("b", "2"), ("c", "x"))),
    ],
)
def test_a_later_layer_wins(layers: list[dict[str, HeaderValue] | None], expected: object) -> None:
    assert merge((("A", "1"), ("b", "2")), *layers) == expected


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("x", "a\nb", "'x' has a line break"),
        ("x", "a\r\nevil: 1", "line break"),
        ("x", "a\0", "control character"),
        ("x", "€", "U\\+20AC"),
        ("x y", "1", "'x y' is not a header name"),
        ("", "1", "not a header name"),
        ("x:", "1", "not a header name"),
        ("x", 7, "must be text, not int"),
    ],
)
def test_what_cannot_be_sent_is_refused_by_name(name: str, value: str, message: str) -> None:
    with pytest.raises(HeaderArgumentError, match=message):
        merge((), {name: value})


@given(st.text())
def test_whatever_is_accepted_is_one_line_of_latin_1(value: str) -> None:
    try:
        ((_, sent),) = merge((), {"x": value})
    except HeaderArgumentError:
        return
    assert (
        sent.encode("latin-1").translate(None, bytes(range(9)) + bytes(range(10, 32)) + b"\x7f").decode("latin-1")
        == sent
    )
    assert sent == value.strip(" \t")


def test_secrets_are_hidden_by_name() -> None:
    shown = redacted(
        {"Authorization": "s", "X-Api-Key": "s", "Set-Cookie": "s", "x-auth-token": "s", "x-request-id": "r"}
    )
    assert [name for name, value in shown.items() if value == "***"] == [
        "Authorization",
        "X-Api-Key",
        "Set-Cookie",
        "x-auth-token",
    ]
    assert "s3cret" not in repr(Headers([("authorization", "s3cret")]))
