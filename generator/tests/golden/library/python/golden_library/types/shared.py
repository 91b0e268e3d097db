"""Types of shared. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Literal, TypeAlias

from .._core.models import Model

ProblemCode: TypeAlias = Literal["unknown_book", "title_taken", "no_token"] | str


class ProblemError(Model):
    """Problem error."""

    code: ProblemCode
    message: str


class Problem(Model):
    """Problem."""

    error: ProblemError
