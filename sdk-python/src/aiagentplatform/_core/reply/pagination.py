"""
How a list goes on: from a page, the way to the one after it or before it. Pure; must not know how pages are fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias
from urllib.parse import urljoin

from ..errors import APIResponseError
from ..operation import PageSpec
from ..values.omit import Omit
from ..values.type_guards import is_mapping, is_sequence
from .info import ResponseInfo

Direction: TypeAlias = Literal["next", "previous"]


@dataclass(frozen=True, slots=True)
class Move:
    """How to ask for another page: query parameters to set and to drop, or an address of its own."""

    query: Mapping[str, Any] = field(default_factory=dict[str, Any])
    drop: Sequence[str] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: the decoded reply, what is known of it, the query and the address it was asked with."""

    reply: Any
    info: ResponseInfo | None
    query: Mapping[str, Any]
    url: str


def step(spec: PageSpec, page: Fetched, direction: Direction) -> Move | None:
    """The way to the neighbouring page, None if there is none."""
    return _STEPS[spec.scheme](spec, page, direction)


def items_of(spec: PageSpec, reply: Any) -> list[Any]:
    """The items of a decoded reply; a missing or null list is empty. Without a field, the reply is the list."""
    found = value_of(reply, spec.items) if spec.items else reply
    return list(found) if is_sequence(found) else []


def _by_cursor(spec: PageSpec, page: Fetched, direction: Direction) -> Move | None:
    forwards = direction == "next"
    parameter, other = (spec.after, spec.before) if forwards else (spec.before, spec.after)
    items = items_of(spec, page.reply)
    came_forwards = not (spec.before and _given(page.query, spec.before))
    if not parameter or not items or not _goes_on(spec, page, forwards, came_forwards):
        return None
    if forwards and spec.next_field:
        cursor = value_of(page.reply, spec.next_field)
    else:
        cursor = value_of(items[-1 if forwards else 0], spec.cursor)
    if cursor is None or cursor == "":
        return None
    return _checked(page, Move({parameter: cursor}, drop=(other,) if other else ()))


def _goes_on(spec: PageSpec, page: Fetched, forwards: bool, came_forwards: bool) -> bool:
    """`more` speaks of the direction of travel. The other way there is a page if this one was asked for by a cursor."""
    if forwards == came_forwards:
        return bool(value_of(page.reply, spec.more)) if spec.more else True
    return not came_forwards or _given(page.query, spec.after)


def _by_token(spec: PageSpec, page: Fetched, direction: Direction) -> Move | None:
    token = value_of(page.reply, spec.next_field) if direction == "next" else None
    return _checked(page, Move({spec.after: token})) if token is not None and token != "" else None


def _by_number(spec: PageSpec, page: Fetched, direction: Direction) -> Move | None:
    number = _integer(page.query.get(spec.after), 1)
    if direction == "previous":
        return Move({spec.after: number - 1}) if number > 1 else None
    return Move({spec.after: number + 1}) if _is_full(spec, page) else None


def _by_offset(spec: PageSpec, page: Fetched, direction: Direction) -> Move | None:
    offset, count = _integer(page.query.get(spec.after), 0), len(items_of(spec, page.reply))
    if direction == "next":
        return Move({spec.after: offset + count}) if _is_full(spec, page) else None
    size = _integer(page.query.get(spec.limit), count) if spec.limit else count
    return Move({spec.after: max(0, offset - size)}) if offset > 0 and size else None


def _by_link(spec: PageSpec, page: Fetched, direction: Direction) -> Move | None:
    header = page.info.headers.get("link", "") if page.info else ""
    relations = ("next",) if direction == "next" else ("prev", "previous")
    target = next((url for url, names in links(header) if any(name in names for name in relations)), None)
    return _checked(page, Move(url=urljoin(page.url, target))) if target else None


_STEPS: dict[str, Callable[[PageSpec, Fetched, Direction], Move | None]] = {
    "cursor": _by_cursor,
    "token": _by_token,
    "number": _by_number,
    "offset": _by_offset,
    "link": _by_link,
}


def _checked(page: Fetched, move: Move) -> Move:
    """The move; raises `APIResponseError` if it leads to the very same page, which would never end."""
    stands = move.url == page.url if move.url else all(page.query.get(k) == v for k, v in move.query.items())
    if stands:
        where = move.url or ", ".join(f"{name}={value!r}" for name, value in move.query.items())
        raise APIResponseError(f"The list does not go on: the next page is the same page again ({where}).")
    return move


class Walk:
    """
    A way from page to page that notices when it leads in a circle, as no server means it to.

    One address is remembered, and after twice as many pages as the last time another one (Brent's algorithm): however
    long the list is, that costs nothing, and a circle ends after a few rounds at most.
    """

    __slots__ = ("_ahead", "_mark", "_stride")

    def __init__(self) -> None:
        self._mark: str | None = None
        self._ahead: int = 0
        self._stride: int = 1

    def check(self, url: str) -> None:
        """Take note of the next page on the way, by its address. Raises `APIResponseError` if it was there before."""
        if url == self._mark:
            raise APIResponseError("The list does not end: it leads back to a page that was given before.")
        self._ahead += 1
        if self._ahead == self._stride:
            self._mark, self._ahead, self._stride = url, 0, self._stride * 2


def _is_full(spec: PageSpec, page: Fetched) -> bool:
    count = len(items_of(spec, page.reply))
    if spec.more:
        return bool(value_of(page.reply, spec.more)) and count > 0
    return count >= (max(1, _integer(page.query.get(spec.limit), 1)) if spec.limit else 1)


def _given(query: Mapping[str, Any], name: str) -> bool:
    value = query.get(name)
    return value is not None and not isinstance(value, Omit)


def _integer(value: Any, default: int) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return default


def value_of(value: Any, wire: str) -> Any:
    """A field by its wire name (dots lead inside), of a model or of a dict; None if it is absent."""
    for name in wire.split(".") if wire else ():
        value = value.get(name) if is_mapping(value) else _attribute(value, name)
        if value is None:
            return None
    return value


def _attribute(model: Any, wire: str) -> Any:
    found = getattr(model, wire, None)
    if found is None:
        for name, declared in getattr(model.__class__, "model_fields", {}).items():
            if declared.alias == wire:
                return getattr(model, name, None)
    return found


def links(header: str) -> Iterator[tuple[str, list[str]]]:
    """The targets of a ``Link`` header (RFC 8288) and their relations, lower case."""
    rest = header
    while "<" in rest:
        target, _, rest = rest.partition("<")[2].partition(">")
        parameters, comma, after = _until_comma(rest)
        names = [
            name
            for parameter in parameters.split(";")
            if parameter.partition("=")[0].strip().lower() == "rel"
            for name in parameter.partition("=")[2].strip().strip('"').lower().split()
        ]
        yield target.strip(), names
        rest = after if comma else ""


def _until_comma(text: str) -> tuple[str, str, str]:
    """Split at the first comma outside quotes."""
    quoted = False
    for index, sign in enumerate(text):
        quoted ^= sign == '"'
        if sign == "," and not quoted:
            return text[:index], ",", text[index + 1 :]
    return text, "", ""
