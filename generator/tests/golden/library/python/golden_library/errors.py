"""Errors. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from ._core import APIStatusError, AuthenticationError, ConflictError, NotFoundError


class NoTokenError(AuthenticationError):
    """401 `no_token`: The token is missing."""


class UnknownBookError(NotFoundError):
    """404 `unknown_book`: There is no such book."""


class TitleTakenError(ConflictError):
    """409 `title_taken`: There is one already."""


CODES: dict[str, type[APIStatusError]] = {
    "no_token": NoTokenError,
    "unknown_book": UnknownBookError,
    "title_taken": TitleTakenError,
}
"""The class of each documented error code."""
