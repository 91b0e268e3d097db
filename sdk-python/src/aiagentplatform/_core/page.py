"""
Pages of a list, walked lazily: by item, by page, forwards and backwards.

How a list goes on is decided by pure functions (`step`); the twins `Page` and `AsyncPage` only fetch, with the function
that they are given. Must not know requests.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeAlias, TypeVar
from urllib.parse import urljoin

from .errors import APIResponseError
from .narrow import is_mapping, is_sequence
from .omit import Omit
from .operation import PageSpec
from .reply import ResponseInfo

T = TypeVar("T")
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


# ── how a list goes on ───────────────────────────────────────────────────────────────────────────


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
    number = _whole(page.query.get(spec.after), 1)
    if direction == "previous":
        return Move({spec.after: number - 1}) if number > 1 else None
    return Move({spec.after: number + 1}) if _is_full(spec, page) else None


def _by_offset(spec: PageSpec, page: Fetched, direction: Direction) -> Move | None:
    offset, count = _whole(page.query.get(spec.after), 0), len(items_of(spec, page.reply))
    if direction == "next":
        return Move({spec.after: offset + count}) if _is_full(spec, page) else None
    size = _whole(page.query.get(spec.limit), count) if spec.limit else count
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
        raise APIResponseError(f"The list does not go on: the next page is the same page again ({move}).")
    return move


def _is_full(spec: PageSpec, page: Fetched) -> bool:
    count = len(items_of(spec, page.reply))
    if spec.more:
        return bool(value_of(page.reply, spec.more)) and count > 0
    return count >= (max(1, _whole(page.query.get(spec.limit), 1)) if spec.limit else 1)


def _given(query: Mapping[str, Any], name: str) -> bool:
    value = query.get(name)
    return value is not None and not isinstance(value, Omit)


def _whole(value: Any, default: int) -> int:
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


# ── what a page is, for both twins ───────────────────────────────────────────────────────────────


class _Held(Generic[T]):
    """One page. `data` has its items, `reply` the whole decoded reply."""

    def __init__(self, spec: PageSpec, fetched: Fetched) -> None:
        self._spec = spec
        self._fetched = fetched
        self._response = fetched.info
        self.data: list[T] = items_of(spec, fetched.reply)

    @property
    def reply(self) -> Any:
        """The whole decoded reply, with what stands beside the items."""
        return self._fetched.reply

    @property
    def response(self) -> ResponseInfo | None:
        """Status, headers, request id and attempts of this page's reply."""
        return self._response

    @property
    def has_next(self) -> bool:
        """Whether another page follows."""
        return step(self._spec, self._fetched, "next") is not None

    @property
    def has_previous(self) -> bool:
        """Whether a page is known to precede this one."""
        return step(self._spec, self._fetched, "previous") is not None

    def __len__(self) -> int:
        return len(self.data)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.data)} items, has_next={self.has_next})"


class Page(_Held[T]):
    """
    One page of a list, and the way to all others.

    Iterating over it gives its items and then those of all following pages, fetching each when it is needed.
    """

    def __init__(self, spec: PageSpec, fetched: Fetched, fetch: Callable[[Move], Page[T]]) -> None:
        super().__init__(spec, fetched)
        self._fetch = fetch

    def next_page(self) -> Page[T] | None:
        """Fetch the following page; None if this is the last."""
        return self._neighbour("next")

    def previous_page(self) -> Page[T] | None:
        """Fetch the preceding page; None if this is the first."""
        return self._neighbour("previous")

    def iter_pages(self, *, backwards: bool = False) -> Iterator[Page[T]]:
        """This page, then each following (or preceding) one."""
        page: Page[T] | None = self
        while page is not None:
            yield page
            page = page._neighbour("previous" if backwards else "next")

    def iter_items(self, *, backwards: bool = False) -> Iterator[T]:
        """The items of this page and of all that follow; backwards, from this page's last item to the list's first."""
        for page in self.iter_pages(backwards=backwards):
            yield from reversed(page.data) if backwards else page.data

    def __iter__(self) -> Iterator[T]:
        return self.iter_items()

    def _neighbour(self, direction: Direction) -> Page[T] | None:
        move = step(self._spec, self._fetched, direction)
        return None if move is None else self._fetch(move)


class AsyncPage(_Held[T]):
    """The asynchronous twin of `Page`."""

    def __init__(self, spec: PageSpec, fetched: Fetched, fetch: Callable[[Move], Awaitable[AsyncPage[T]]]) -> None:
        super().__init__(spec, fetched)
        self._fetch = fetch

    async def next_page(self) -> AsyncPage[T] | None:
        """Fetch the following page; None if this is the last."""
        return await self._neighbour("next")

    async def previous_page(self) -> AsyncPage[T] | None:
        """Fetch the preceding page; None if this is the first."""
        return await self._neighbour("previous")

    async def iter_pages(self, *, backwards: bool = False) -> AsyncIterator[AsyncPage[T]]:
        """This page, then each following (or preceding) one."""
        page: AsyncPage[T] | None = self
        while page is not None:
            yield page
            page = await page._neighbour("previous" if backwards else "next")

    async def iter_items(self, *, backwards: bool = False) -> AsyncIterator[T]:
        """The items of this page and of all that follow; backwards, from this page's last item to the list's first."""
        async for page in self.iter_pages(backwards=backwards):
            for item in reversed(page.data) if backwards else page.data:
                yield item

    def __aiter__(self) -> AsyncIterator[T]:
        return self.iter_items()

    async def _neighbour(self, direction: Direction) -> AsyncPage[T] | None:
        move = step(self._spec, self._fetched, direction)
        return None if move is None else await self._fetch(move)


class AsyncPager(Generic[T]):
    """
    A list that was asked for and not yet fetched.

    ``await`` it for its first page, or iterate over it (``async for``) for the items of all pages.
    """

    __slots__ = ("_first",)

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._first = first

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        return self._first().__await__()

    async def iter_pages(self, *, backwards: bool = False) -> AsyncIterator[AsyncPage[T]]:
        """Each page, from the first."""
        async for page in (await self._first()).iter_pages(backwards=backwards):
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        async for item in (await self._first()).iter_items():
            yield item
