"""Lists that end: a page after the first one is empty, and says that no other follows.

So a client that iterates sees one page of examples and stops, whatever the scheme. Must not know operations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ...kernel.shapes import is_array, is_object

_CURSOR = re.compile(
    r"(starting_?)?after(_?id)?|(page_?|next_?|start_?)?(cursor|marker|token)|page_?(key|token)|next(_?page)?"
    r"|continuation(_?token)?|last_?id|since_?id",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"page(_?(number|no|num|index))?|offset|skip|start(_?(index|at))?|from", re.IGNORECASE)
_FIRST_PAGE = {"page": 1}
_MORE = re.compile(r"(has|is)?_?(more|next|truncated)(_?(results|items|pages?|data))?", re.IGNORECASE)
_NEXT = re.compile(
    r"(next|after)(_?(page|cursor|token|url|uri|link|marker|offset|id)s?(_?token)?)?|(end_?)?cursor|page_?token",
    re.IGNORECASE,
)


def goes_on(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether a query asks for a page after the first."""
    for name, value in pairs:
        if _CURSOR.fullmatch(name) and value:
            return True
        number = _NUMBER.fullmatch(name)
        if number is not None and value.isdecimal():
            return int(value) > _FIRST_PAGE.get(name.lower().partition("_")[0][:4], 0)
    return False


def last_page(value: Any, right: Callable[[Any], bool]) -> Any:
    """The page that ends the list; the value itself if that is no page, or none may be empty."""
    if is_array(value):
        return [] if right([]) else value
    if not is_object(value):
        return value
    lists = [name for name, member in value.items() if is_array(member)]
    if len(lists) != 1:
        return value
    for page in _endings(value, lists[0]):
        if right(page):
            return page
    return value


def _endings(value: dict[str, Any], items: str) -> Iterator[dict[str, Any]]:
    """The page without items and with no way on, as it may be written; the plainest first."""
    ended: dict[str, Any] = {
        **value, items: [], **{name: False for name, each in value.items() if each is True and _MORE.fullmatch(name)}
    }  # fmt: skip
    ways = [name for name in ended if _NEXT.fullmatch(name) and ended[name] is not None and name != items]
    if not ways:
        yield ended
        return
    yield {**ended, **dict.fromkeys(ways)}
    yield {name: member for name, member in ended.items() if name not in ways}
    yield {**ended, **dict.fromkeys(ways, "")}
    yield ended
