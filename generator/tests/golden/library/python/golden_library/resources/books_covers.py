"""Books covers. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from .._core import AsyncBinaryResponse, BinaryResponse, FileInput, Omit, RequestOptions
    from ..types.books import Book


DOWNLOAD: Operation[None] = Operation("books.covers.download", "GET", "/books/{book_id}/cover")
UPLOAD: Operation[Book] = Operation(
    "books.covers.upload",
    "PUT",
    "/books/{book_id}/cover",
    returns="golden_library.types.books:Book",
    body="multipart",
    file_fields=("image",),
)


class BooksCovers(Resource):
    """Covers."""

    def download(self, book_id: str, *, options: RequestOptions | None = None) -> BinaryResponse:
        """
        Returns:
            The content, not yet read.
        """
        return self._core.download(DOWNLOAD, options, path=(book_id,))

    def upload(
        self, book_id: str, *, image: FileInput, caption: str | Omit = OMIT, options: RequestOptions | None = None
    ) -> Book:
        """
        Args:
            image: A PNG.

        Returns:
            A book.
        """
        return self._core.call(UPLOAD, options, path=(book_id,), body={"image": image, "caption": caption})


class AsyncBooksCovers(AsyncResource):
    """Covers."""

    async def download(self, book_id: str, *, options: RequestOptions | None = None) -> AsyncBinaryResponse:
        """
        Returns:
            The content, not yet read.
        """
        return await self._core.download(DOWNLOAD, options, path=(book_id,))

    async def upload(
        self, book_id: str, *, image: FileInput, caption: str | Omit = OMIT, options: RequestOptions | None = None
    ) -> Book:
        """
        Args:
            image: A PNG.

        Returns:
            A book.
        """
        return await self._core.call(UPLOAD, options, path=(book_id,), body={"image": image, "caption": caption})
