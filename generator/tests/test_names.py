"""Words: how text becomes names, and how names are kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from onespec.lower.names import distinct, key, numbered, words
from onespec.nouns import singular


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chat.completions", ("chat", "completions")),
        ("HTTPResponse-2xx", ("http", "response", "2xx")),
        ("getPetById", ("get", "pet", "by", "id")),
        ("IDs", ("ids",)),
        ("userIDs", ("user", "ids")),
        ("OAuth2Token", ("oauth2", "token")),
        ("v1Beta2", ("v1", "beta2")),
        ("sha256sum", ("sha256sum",)),
        ("ABTest", ("ab", "test")),
        ("X-Request-ID", ("x", "request", "id")),
        ("naïve Café", ("naive", "cafe")),
        ("日本", ("u65e5", "u672c")),
        ("__init__", ("init",)),
        ("+-*", ()),
        ("", ()),
    ],
)
def test_text_becomes_lower_case_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@given(st.text())
def test_words_are_always_ascii_letters_and_digits(text: str) -> None:
    for word in words(text):
        assert word.isascii()
        assert word.isalnum()
        assert word == word.lower()


def test_symbols_are_spelled_only_where_names_would_clash() -> None:
    assert distinct(["GMT+0", "GMT-0", "UTC"], ("x",)) == [("gmt", "plus", "0"), ("gmt", "minus", "0"), ("utc",)]
    assert distinct(["a-b", "c"], ("x",)) == [("a", "b"), ("c",)]
    assert distinct(["", "<", ">="], ("empty",)) == [("empty",), ("less",), ("greater", "equal")]


def test_names_that_differ_only_in_case_are_numbered() -> None:
    assert distinct(["asc", "ASC", "Asc"], ("x",)) == [("asc",), ("asc", "2"), ("asc", "3")]


@given(st.lists(st.text(max_size=5), max_size=8))
def test_distinct_names_never_share_a_key(texts: list[str]) -> None:
    names = distinct(texts, ("empty",))
    assert len({key(name) for name in names}) == len(texts)
    assert all(names)


def test_a_number_never_takes_another_names_key() -> None:
    assert numbered([("a",), ("a", "2"), ("a",)]) == [("a",), ("a", "2"), ("a", "3")]


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("choices", "choice"),
        ("entries", "entry"),
        ("addresses", "address"),
        ("boxes", "box"),
        ("status", "status"),
        ("children", "child"),
        ("series", "series"),
        ("class", "class"),
    ],
)
def test_plurals_become_singular(plural: str, one: str) -> None:
    assert singular(("my", plural)) == ("my", one)
