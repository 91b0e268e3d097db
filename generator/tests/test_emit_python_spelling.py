"""How the Python target writes names, literals, types and docstrings: pure functions, and hostile text."""

from __future__ import annotations

import ast
import inspect
import keyword
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from onespec.emit.names import pascal, snake
from onespec.emit.prose import first_sentence, plain, sentence
from onespec.emit.python.names import Scope, constant, module_name
from onespec.emit.python.spell import Plain, docstring, literal, string

texts = st.text() | st.text(alphabet="\"'\\\n\r\t{}%#\u202e\u2028\0 ab", max_size=30)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts
values: st.SearchStrategy[Plain] = st.recursive(
    scalars, lambda inner: st.lists(inner).map(tuple) | st.dictionaries(texts, inner), max_leaves=8
)


@given(texts)
def test_a_string_literal_evaluates_to_its_text_and_stays_on_one_line(text: str) -> None:
    written = string(text)
    assert ast.literal_eval(written) == text
    assert written.isprintable()


@given(values)
def test_a_literal_evaluates_to_its_value(value: Plain) -> None:
    assert ast.literal_eval(literal(value)) == value


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_floats_without_a_literal_are_still_written(value: float) -> None:
    assert repr(eval(literal(value))) == repr(value)


@given(texts, st.sampled_from([0, 4, 8]))
def test_a_docstring_is_one_literal_that_says_what_the_text_says(text: str, indent: int) -> None:
    written = docstring(text, indent)
    if not written:
        assert not plain(text)
        return
    pad = " " * indent
    (statement,) = ast.parse(inspect.cleandoc(f"{pad}{written}") if not indent else f"if 1:\n{pad}{written}").body
    value = statement if isinstance(statement, ast.Expr) else statement.body[0]  # type: ignore[attr-defined]
    assert isinstance(value, ast.Expr)
    assert isinstance(value.value, ast.Constant)
    assert inspect.cleandoc(str(value.value.value)).split() == plain(text).split()


def test_long_lines_of_a_docstring_are_folded_and_code_is_left_alone() -> None:
    long = "word " * 40
    folded = docstring(f"{long}\n\n- {long}\n\n```\n{long}\n```")
    lines = folded.splitlines()
    assert lines[0] == '"""'
    assert [line for line in lines if len(line) > 120] == [long.rstrip()]
    assert any(line.startswith("  word") for line in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ends here", "Ends here."), ("Really?", "Really?"), ("two\nlines", "two lines."), ("", "")],
)
def test_a_sentence_is_one_line_with_a_full_stop(text: str, expected: str) -> None:
    assert sentence(text) == expected


def test_the_first_sentence_ends_before_the_next_capital() -> None:
    assert first_sentence("A file, e.g. an image. It is kept.\n\nMore.") == "A file, e.g. an image."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (("chat", "completion"), ("chat_completion", "ChatCompletion", "CHAT_COMPLETION")),
        (("2fa",), ("x2fa", "X2fa", "X2FA")),
        (("a-b", "ü c"), ("a_b_c", "ABC", "A_B_C")),
        (("",), ("x", "X", "X")),
        ((), ("x", "X", "X")),
    ],
)
def test_names_become_identifiers(name: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    assert (snake(name), pascal(name), constant(name)) == expected


@given(st.lists(st.text()).map(tuple))
def test_any_name_becomes_an_identifier(name: tuple[str, ...]) -> None:
    for written in (snake(name), pascal(name), constant(name), module_name(name)):
        assert written.isidentifier()
        assert written.isascii()
        assert not written.startswith("_")
    assert not keyword.iskeyword(module_name(name))


@given(st.lists(st.sampled_from(["a", "a_", "class", "list"]), max_size=8))
def test_a_scope_gives_each_name_once_and_no_keyword(wishes: list[str]) -> None:
    scope = Scope({"list"})
    given_out = [scope.claim(wish) for wish in wishes]
    assert len(set(given_out)) == len(given_out)
    assert not {"class", "list"} & set(given_out)


def test_a_scope_prefers_the_second_wish_to_a_number() -> None:
    scope = Scope({"name"})
    assert scope.claim("name", "body_name") == "body_name"
    assert scope.claim("name", "body_name") == "name_"
    assert scope.claim("name", "body_name") == "name_2"


def test_mappings_keep_their_order() -> None:
    value: Mapping[str, Plain] = {"b": 1, "a": (2,)}
    assert literal(value) == '{"b": 1, "a": (2,)}'
