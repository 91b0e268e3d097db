"""What docstrings say of functions and their arguments."""

from __future__ import annotations

import pytest
from aiagentplatform.lib.tools.docstring import read_docstring
from hypothesis import given
from hypothesis import strategies as st

GOOGLE = """The weather in a city.

    Now, not later.

    Args:
        city (str): Its name,
            in English.
        days (list[int] (optional)): How many: at most 7.
        *rest: More.

    Returns:
        The weather: a text.
    """
NUMPY = """The weather in a city.

    Now, not later.

    Parameters
    ----------
    city : str
        Its name,
        in English.
    days, hours : int, optional
        How many.

    Returns
    -------
    str
        The weather.
    """
SPHINX = """The weather in a city.

    Now, not later.

    :param str city: Its name,
        in English.
    :param days: How many.
    :type days: int
    :returns: The weather.
    """


@pytest.mark.parametrize(
    ("doc", "arguments"),
    [
        (GOOGLE, {"city": "Its name, in English.", "days": "How many: at most 7.", "rest": "More."}),
        (NUMPY, {"city": "Its name, in English.", "days": "How many.", "hours": "How many."}),
        (SPHINX, {"city": "Its name, in English.", "days": "How many."}),
    ],
    ids=["google", "numpy", "sphinx"],
)
def test_each_style_is_understood(doc: str, arguments: dict[str, str]) -> None:
    read = read_docstring(doc)
    assert read.text == "The weather in a city.\n\nNow, not later."
    assert read.arguments == arguments


def test_text_after_a_section_is_description_again() -> None:
    read = read_docstring("First.\n\nArgs:\n    a: One.\n\nLast.")
    assert (read.text, read.arguments) == ("First.\n\nLast.", {"a": "One."})


@pytest.mark.parametrize("doc", [None, "", "   ", "Args:", "Parameters\n---", ":param", ":", "Args:\nnothing indented"])
def test_what_says_nothing_is_no_error(doc: str | None) -> None:
    assert read_docstring(doc).arguments == {}


@given(
    st.lists(st.sampled_from(["Args:", "Parameters", "-----", "    a: x", "  b (int): y", ":param c: z", "", "text"]))
)
def test_no_mixture_of_styles_is_an_error(lines: list[str]) -> None:
    read = read_docstring("\n".join(lines))
    assert set(read.arguments) <= {"a", "b", "c", "Args", "Parameters", "text"}


@given(st.text())
def test_no_text_is_an_error(doc: str) -> None:
    read_docstring(doc)
