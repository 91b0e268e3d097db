"""Errors. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from ._core import APIStatusError, BadRequestError, ConflictError, NotFoundError


class InvalidError(BadRequestError):
    """400 `invalid_error`: The request makes no sense."""


class NameTakenError(ConflictError):
    """409 `name_taken`: Another pet has the name."""


CODES: dict[str, type[APIStatusError]] = {
    "invalid_error": InvalidError,
    "not_found": NotFoundError,
    "name_taken": NameTakenError,
}
"""The class of each documented error code."""
