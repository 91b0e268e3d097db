"""Books. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import deprecated

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.books import Book, BookCreateShelf, BookList, Genre
    from ..types.books_params import BookCreateShelfParam
    from .books_covers import AsyncBooksCovers, BooksCovers


CREATE: Operation[Book] = Operation(
    "books.create", "POST", "/books", returns="golden_library.types.books:Book", body="json", idempotent=True
)
LIST: Operation[BookList] = Operation(
    "books.list",
    "GET",
    "/books",
    returns="golden_library.types.books:BookList",
    page=PageSpec(
        items="data",
        item="golden_library.types.books:Book",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
    styles={"filter": ("deepObject", True), "genre": ("form", False)},
)
RETRIEVE: Operation[Book] = Operation(
    "books.retrieve", "GET", "/books/{book_id}", returns="golden_library.types.books:Book"
)
DELETE: Operation[None] = Operation("books.delete", "DELETE", "/books/{book_id}")


class Books(Resource):
    """What stands on the shelves."""

    @cached_property
    def covers(self) -> BooksCovers:
        """Covers."""
        from .books_covers import BooksCovers

        return BooksCovers(self._core)

    def create(
        self,
        *,
        title: str,
        author: str | None | Omit = OMIT,
        genre: Genre | Omit = OMIT,
        shelf: BookCreateShelfParam | BookCreateShelf | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Book:
        """
        Add a book.

        Args:
            genre: A shelf. An open enum. Default: "fiction".

        Returns:
            A book.

        Raises:
            ConflictError: The state of the object does not allow it (409).
        """
        return self._core.call(CREATE, options, body={"title": title, "author": author, "genre": genre, "shelf": shelf})

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        filter: Mapping[str, str] | Omit = OMIT,
        genre: Sequence[Genre] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[Book]:
        """
        List books.

        Args:
            limit: From 1 to 100. Default: 20.

        Returns:
            `Book` objects, page by page, fetched as you iterate.

        Raises:
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
        """
        return self._core.page(
            LIST, options, query={"limit": limit, "after": after, "before": before, "filter": filter, "genre": genre}
        )

    def retrieve(self, book_id: str, *, options: RequestOptions | None = None) -> Book:
        """
        Args:
            book_id: The book's id.

        Returns:
            A book.

        Raises:
            NotFoundError: There is no such object for this API key (404).
        """
        return self._core.call(RETRIEVE, options, path=(book_id,))

    @deprecated("books.delete is deprecated.")
    def delete(self, book_id: str, *, options: RequestOptions | None = None) -> None:
        """
        Deprecated.

        Args:
            book_id: The book's id.
        """
        return self._core.call(DELETE, options, path=(book_id,))


class AsyncBooks(AsyncResource):
    """What stands on the shelves."""

    @cached_property
    def covers(self) -> AsyncBooksCovers:
        """Covers."""
        from .books_covers import AsyncBooksCovers

        return AsyncBooksCovers(self._core)

    async def create(
        self,
        *,
        title: str,
        author: str | None | Omit = OMIT,
        genre: Genre | Omit = OMIT,
        shelf: BookCreateShelfParam | BookCreateShelf | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Book:
        """
        Add a book.

        Args:
            genre: A shelf. An open enum. Default: "fiction".

        Returns:
            A book.

        Raises:
            ConflictError: The state of the object does not allow it (409).
        """
        return await self._core.call(
            CREATE, options, body={"title": title, "author": author, "genre": genre, "shelf": shelf}
        )

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        filter: Mapping[str, str] | Omit = OMIT,
        genre: Sequence[Genre] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[Book]:
        """
        List books.

        Args:
            limit: From 1 to 100. Default: 20.

        Returns:
            `Book` objects, page by page, fetched as you iterate.

        Raises:
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
        """
        return self._core.page(
            LIST, options, query={"limit": limit, "after": after, "before": before, "filter": filter, "genre": genre}
        )

    async def retrieve(self, book_id: str, *, options: RequestOptions | None = None) -> Book:
        """
        Args:
            book_id: The book's id.

        Returns:
            A book.

        Raises:
            NotFoundError: There is no such object for this API key (404).
        """
        return await self._core.call(RETRIEVE, options, path=(book_id,))

    @deprecated("books.delete is deprecated.")
    async def delete(self, book_id: str, *, options: RequestOptions | None = None) -> None:
        """
        Deprecated.

        Args:
            book_id: The book's id.
        """
        return await self._core.call(DELETE, options, path=(book_id,))
