"""
Pages of a list, walked lazily: by item, by page, forwards and backwards.

How a list goes on is decided in `pagination.py`; the twins `Page` and `AsyncPage` only fetch, with the function
that they are given. Must not know requests.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import Any, Generic, TypeVar

from ..display.shown import Shown
from ..operation import PageSpec
from .info import ResponseInfo
from .pagination import Direction, Fetched, Move, Walk, items_of, step

T = TypeVar("T")


class _PageData(Shown, Generic[T]):
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
    def url(self) -> str:
        """The address that this page was asked for at, with its query."""
        return self._fetched.url

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

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield "data", self.data
        yield "has_next", self.has_next


class Page(_PageData[T]):
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
        """This page, then each following (or preceding) one. Raises `APIResponseError` if they go in a circle."""
        page: Page[T] | None = self
        walk = Walk()
        while page is not None:
            walk.check(page.url)
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


class AsyncPage(_PageData[T]):
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

    def iter_pages(self, *, backwards: bool = False) -> AsyncIterator[AsyncPage[T]]:
        """This page, then each following (or preceding) one. Raises `APIResponseError` if they go in a circle."""
        return _Pages(self._itself, backwards)

    def iter_items(self, *, backwards: bool = False) -> AsyncIterator[T]:
        """The items of this page and of all that follow; backwards, from this page's last item to the list's first."""
        return _Items(_Pages(self._itself, backwards), backwards)

    def __aiter__(self) -> AsyncIterator[T]:
        return self.iter_items()

    async def _itself(self) -> AsyncPage[T]:
        return self

    async def _neighbour(self, direction: Direction) -> AsyncPage[T] | None:
        move = step(self._spec, self._fetched, direction)
        return None if move is None else await self._fetch(move)


class AsyncPager(Shown, Generic[T]):
    """
    A list that was asked for and not yet fetched.

    ``await`` it for its first page, or iterate over it (``async for``) for the items of all pages.
    """

    __slots__ = ("_first",)

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._first = first

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield "state", "not fetched: await it, or iterate with async for"

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        return self._first().__await__()

    def iter_pages(self, *, backwards: bool = False) -> AsyncIterator[AsyncPage[T]]:
        """Each page, from the first."""
        return _Pages(self._first, backwards)

    def __aiter__(self) -> AsyncIterator[T]:
        return _Items(_Pages(self._first, False), False)


class _Pages(AsyncIterator[AsyncPage[T]]):
    """Pages, one after another. No generator, since nothing may be left for the event loop to finalise."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]], backwards: bool) -> None:
        self._next: Callable[[], Awaitable[AsyncPage[T] | None]] = first
        self._backwards = backwards
        self._walk = Walk()

    async def __anext__(self) -> AsyncPage[T]:
        page = await self._next()
        if page is None:
            raise StopAsyncIteration
        self._walk.check(page.url)
        self._next = page.previous_page if self._backwards else page.next_page
        return page


class _Items(AsyncIterator[T]):
    """The items of pages, one after another."""

    def __init__(self, pages: AsyncIterator[AsyncPage[T]], backwards: bool) -> None:
        self._pages, self._backwards = pages, backwards
        self._items: Iterator[T] = iter(())

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item
            page = await anext(self._pages)
            self._items = reversed(page.data) if self._backwards else iter(page.data)
