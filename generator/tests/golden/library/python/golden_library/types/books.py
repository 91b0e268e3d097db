"""Types of books. Generated from the OpenAPI document by onespec; do not edit."""

import datetime as _datetime
from typing import Literal, Optional, TypeAlias

from pydantic import Field

from .._core.models import Model

Genre: TypeAlias = Literal["fiction", "science", "science-fiction", "50+"] | str
"""A shelf. An open enum."""


class Book(Model):
    """A book."""

    id: str
    title: str
    """From 1 to 200 characters."""
    genre: Genre
    """A shelf. An open enum."""
    created_at: _datetime.datetime
    author: str | None
    """Null where nobody knows."""
    class_: str | None = Field(default=None, alias="class")
    """A reserved word in many languages."""
    labels: dict[str, str] | None = None
    price: float | None = None
    """More than 0."""
    sequel: Optional["Book"] = None
    """A book."""


BookCreateShelfPlace: TypeAlias = Literal[1, 2, 3] | int


class BookCreateShelf(Model):
    """Book create shelf."""

    row: int
    place: BookCreateShelfPlace | None = None


class BookList(Model):
    """Book list."""

    data: list[Book]
    has_more: bool
