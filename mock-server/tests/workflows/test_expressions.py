"""The language of expressions: what it means, and what it refuses."""

from __future__ import annotations

import contextlib
import string
from typing import Any

import pytest
from aiagentplatform_mock.engine.expressions import (
    ExpressionError,
    ExpressionSyntaxError,
    Missing,
    Name,
    condition,
    expression,
    query,
    render,
    search,
    template,
    value_of,
)
from hypothesis import given
from hypothesis import strategies as st

SCOPE: dict[str, Any] = {
    "input": {
        "score": 0.7,
        "tags": ["a", "b"],
        "nothing": None,
        "name": "Ada",
        "order": {"lines": [{"n": 2}, {"n": 3}]},
    },
    "steps": {"fetch": {"output": {"ok": True, "title": "Cats"}, "status": "completed"}},
}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("input.score > 0.5 and steps.fetch.output.ok", True),
        ("input['name']", "Ada"),
        ("input.tags[-1]", "b"),
        ("input.tags[:1]", ["a"]),
        ("input.tags | length", 2),
        ("input.tags | join(', ')", "a, b"),
        ("input.order.lines | map('n') | sum", 5),
        ("input.order.lines | sum('n')", 5),
        ("'a' in input.tags and 'z' not in input.tags", True),
        ("1 + 2 * 3 - 4 / 2", 5.0),
        ("7 // 2 ~ '-' ~ 7 % 2", "3-1"),
        ("'yes' if input.score >= 0.7 else 'no'", "yes"),
        ("not input.nothing", True),
        ("input.nothing is none and input.name is string", True),
        ("input.missing is defined", False),
        ("input.missing | default('none')", "none"),
        ("input.missing.deeper == null", True),
        ("input.missing > 1 or input.missing < 1", False),
        ("{'a': [1, 2]}", {"a": [1, 2]}),
        ("1 < 2 < 3", True),
        ("True == 1", False),
        ("-input.score", -0.7),
        ("input.name | upper | replace('D', '-')", "A-A"),
        ("input.tags | tojson | fromjson == input.tags", True),
        ("[3, 1, 2] | sort | first", 1),
        ("6 is divisibleby(3) and 'a' is in(input.tags) and 3 is odd", True),
        ("true and not none", True),
    ],
)
def test_an_expression_has_a_value(source: str, value: Any) -> None:
    assert value_of(expression(source), SCOPE | {"null": None}) == value


def test_something_missing_stays_missing_and_is_false() -> None:
    assert value_of(expression("input.a.b.c"), SCOPE) == Missing("input.a.b.c")
    assert condition(expression("input.a.b.c"), SCOPE) is False


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("input.", "Expected"),
        ("", "Expected"),
        ("a b", "Expected"),
        ("open('/etc/passwd')", "Calls are not allowed"),
        ("input.items()", "Calls are not allowed"),
        ("2 ** 9", "`**` is not allowed"),
        ("{{ input }}", "Expected"),
        ("a }} {{ b", "without `{{` and `}}`"),
        ("input | eval", "There is no filter 'eval'"),
        ("input | join(*input)", "plain arguments only"),
        ("input is divisibleby(by=2)", "plain arguments only"),
        ("input is callable", "There is no test 'callable'"),
        ("(" * 500 + "1" + ")" * 500, "nested too deeply"),
        ("x" * 5000, "at most 4,096 characters"),
        ("a\x00b", "U+0000"),
    ],
)
def test_what_is_no_expression_is_refused(source: str, told: str) -> None:
    with pytest.raises(ExpressionSyntaxError) as caught:
        expression(source)
    assert told in str(caught.value)


@pytest.mark.parametrize("source", ["''.__class__", "input.__class__.__mro__", "steps.fetch.__dict__", "input['keys']"])
def test_attributes_of_python_objects_are_not_there(source: str) -> None:
    assert isinstance(value_of(expression(source), SCOPE), Missing)


@pytest.mark.parametrize(
    "source",
    [
        "'a' * 1000000",
        "input.name + 1",
        "1 / 0",
        "input.tags > 1",
        "input.missing | upper",
        "input.score | join",
        "1e308 * 1e308",
        "'x' | replace('', 'y')",
        "input.tags[::0]",
    ],
)
def test_what_operators_do_not_take_is_an_error_that_quotes_the_expression(source: str) -> None:
    with pytest.raises(ExpressionError, match="In: `"):
        value_of(expression(source), SCOPE)


def test_results_are_bounded() -> None:
    scope = {"input": "x" * 600_000}
    for source in ("input ~ input", "input | replace('x', 'yy')", "[input, input] | join"):
        with pytest.raises(ExpressionError, match="larger than 1 MiB"):
            value_of(expression(source), scope)


def test_the_names_of_an_expression_are_told() -> None:
    names = expression("steps.fetch.output ~ steps['other'].status ~ item").names
    assert names == (Name("steps", "fetch"), Name("steps", "other"), Name("item"))
    assert template("{{ a }} and {{ b.c }}").names == (Name("a"), Name("b", "c"))


def test_a_template_alone_keeps_its_value_and_within_text_becomes_text() -> None:
    value = {"tags": "{{ input.tags }}", "text": "Tags: {{ input.tags }}!", "n": 3}
    assert render(value, SCOPE) == {"tags": ["a", "b"], "text": 'Tags: ["a", "b"]!', "n": 3}


def test_only_double_braces_are_special_in_a_template() -> None:
    assert render("{% if %} {# note #} { a }", SCOPE) == "{% if %} {# note #} { a }"


def test_something_missing_in_a_template_is_an_error_that_names_it() -> None:
    with pytest.raises(ExpressionError, match=r"There is no `input\.titel`"):
        render("Title: {{ input.titel }}", SCOPE)


def test_a_query_searches() -> None:
    assert search("order.lines[?n > `2`].n | [0]", SCOPE["input"]) == 3
    with pytest.raises(ExpressionSyntaxError, match="no JMESPath query"):
        query("a[")
    with pytest.raises(ExpressionError, match="The query failed"):
        search("abs(name)", SCOPE["input"])


@pytest.mark.parametrize(
    "source",
    ["|".join(["[@,@][]"] * 100), "|".join(["[@,@]"] * 100), "|".join(["[@,@]"] * 60) + "|to_string(@)"],
)
def test_a_query_that_grows_without_end_is_stopped(source: str) -> None:
    with pytest.raises(ExpressionError, match=r"too much work|larger than"):
        search(source, [1])


def test_a_query_that_joins_too_much_is_stopped() -> None:
    many = ",".join(["@"] * 1000)
    with pytest.raises(ExpressionError, match="larger than 1 MiB"):
        search(f"join('', [{many}])", "x" * 100_000)


@given(st.text(alphabet=string.printable, max_size=60))
def test_any_text_is_an_expression_or_refused_and_never_breaks(source: str) -> None:
    try:
        parsed = expression(source)
    except ExpressionSyntaxError:
        return
    with contextlib.suppress(ExpressionError):
        value_of(parsed, SCOPE)


_NAMES = ["input", ".score", ".tags", "[0]", "'a'", "1", "0.5", "(", ")", ",", "[", "]"]
_OPERATORS = ["+", "-", "*", "/", "%", "~", " and ", " or ", " not ", " in ", "==", "<", " if ", " else "]
_FILTERS = ["|length", "|join('x')", "|default(1)", "|sort", " is defined"]
TOKENS = st.sampled_from(_NAMES + _OPERATORS + _FILTERS)


@given(st.lists(TOKENS, max_size=12).map("".join))
def test_any_row_of_tokens_is_an_expression_or_refused(source: str) -> None:
    with contextlib.suppress(ExpressionSyntaxError, ExpressionError):
        value_of(expression(source), SCOPE)
