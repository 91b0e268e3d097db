"""Types of shared. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Literal, TypeAlias

from .._core.models import Model

FailureCode: TypeAlias = Literal["not_found", "name_taken", "invalid_error"] | str


class FailureDetail(Model):
    """Failure detail."""

    code: FailureCode
    message: str


class Failure(Model):
    """Failure."""

    error: FailureDetail
