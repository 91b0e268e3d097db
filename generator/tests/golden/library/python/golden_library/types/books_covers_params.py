"""What callers may pass as types of books_covers. Generated from the OpenAPI document by onespec; do not edit."""

from typing_extensions import Required, TypedDict

from .._core import FileInput


class BooksCoversUploadRequestParam(TypedDict, total=False):
    """Books covers upload request."""

    image: Required[FileInput]
    """A PNG."""
    caption: str
