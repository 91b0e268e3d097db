"""What callers may pass as types of books. Generated from the OpenAPI document by onespec; do not edit."""

from typing_extensions import Required, TypedDict

from .books import BookCreateShelf, BookCreateShelfPlace, Genre


class BookCreateShelfParam(TypedDict, total=False):
    """Book create shelf."""

    row: Required[int]
    place: BookCreateShelfPlace


class BookCreateParam(TypedDict, total=False):
    """Book create."""

    title: Required[str]
    author: str | None
    genre: Genre
    """A shelf. An open enum. Default: "fiction"."""
    shelf: BookCreateShelfParam | BookCreateShelf
