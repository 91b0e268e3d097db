"""All types, loaded on first use. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .books import Book, BookCreateShelf, BookCreateShelfPlace, BookList, Genre
    from .books_covers_params import BooksCoversUploadRequestParam
    from .books_params import BookCreateParam, BookCreateShelfParam
    from .shared import Problem, ProblemCode, ProblemError

__all__: list[str] = [
    "Book",
    "BookCreateParam",
    "BookCreateShelf",
    "BookCreateShelfParam",
    "BookCreateShelfPlace",
    "BookList",
    "BooksCoversUploadRequestParam",
    "Genre",
    "Problem",
    "ProblemCode",
    "ProblemError",
]

_MODULES: dict[str, str] = {
    "Book": "books",
    "BookCreateShelf": "books",
    "BookCreateShelfPlace": "books",
    "BookList": "books",
    "Genre": "books",
    "BooksCoversUploadRequestParam": "books_covers_params",
    "BookCreateParam": "books_params",
    "BookCreateShelfParam": "books_params",
    "Problem": "shared",
    "ProblemCode": "shared",
    "ProblemError": "shared",
}

if not TYPE_CHECKING:

    def __getattr__(name):
        from importlib import import_module

        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__():
        return __all__
