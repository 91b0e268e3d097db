"""Cursor pages: what `limit`, `after`, `before` and `order` mean, and the envelope of a list.

Knows no table; a source gives rows on either side of a cursor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ..problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEFAULT_LIMIT = 20


class Source(Protocol):
    """Where a page's objects come from, in order of creation."""

    def position(self, cursor: str) -> int | None:
        """Where the object with that id stands, also if it has been deleted; `None` if it never existed."""
        ...

    def slice(self, *, beyond: int | None, ascending: bool, limit: int) -> list[dict[str, Any]]:
        """Up to `limit` objects beyond a position, in the given direction."""
        ...


@dataclass(frozen=True, slots=True)
class InMemory:
    """A source over a list of objects that have an `id`, in order of creation."""

    items: Sequence[dict[str, Any]]

    def position(self, cursor: str) -> int | None:
        return next((index for index, item in enumerate(self.items) if item["id"] == cursor), None)

    def slice(self, *, beyond: int | None, ascending: bool, limit: int) -> list[dict[str, Any]]:
        if ascending:
            start = 0 if beyond is None else beyond + 1
            return list(self.items[start : start + limit])
        end = len(self.items) if beyond is None else beyond
        return list(reversed(self.items[max(0, end - limit) : end]))


def page_of(items: Sequence[dict[str, Any]], query: Mapping[str, Any]) -> dict[str, Any]:
    """The page that a query asks for of a list in order of creation; see `page_from`."""
    return page_from(InMemory(items), query)


def page_from(rows: Source, query: Mapping[str, Any]) -> dict[str, Any]:
    """The list envelope that a query asks for.

    Args:
        rows: Where the objects come from.
        query: The call's query: `limit`, `after`, `before` and `order`, each optional.

    Raises:
        Problem: `invalid_cursor`, or `invalid_parameter` if both `after` and `before` are given.
    """
    limit = int(query.get("limit") or DEFAULT_LIMIT)
    after, before = query.get("after"), query.get("before")
    if after is not None and before is not None:
        raise Problem("invalid_parameter", "Give either 'after' or 'before', not both.", "before")
    ascending = query.get("order") == "asc"
    beyond = _position(rows, "after", after) if before is None else _position(rows, "before", before)
    # `before` walks against the order from its cursor; the page is then turned round.
    found = rows.slice(beyond=beyond, ascending=ascending != (before is not None), limit=limit + 1)
    data = found[:limit]
    if before is not None:
        data.reverse()
    return envelope(data, has_more=len(found) > limit)


def envelope(data: list[dict[str, Any]], *, has_more: bool = False) -> dict[str, Any]:
    """The reply of a list operation."""
    return {
        "object": "list",
        "data": data,
        "first_id": data[0]["id"] if data else None,
        "last_id": data[-1]["id"] if data else None,
        "has_more": has_more,
    }


def _position(rows: Source, name: str, cursor: str | None) -> int | None:
    if cursor is None:
        return None
    position = rows.position(cursor)
    if position is None:
        raise Problem("invalid_cursor", f"'{cursor}' is not the id of an object in this list.", name)
    return position
