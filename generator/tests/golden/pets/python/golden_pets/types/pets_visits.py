"""Types of pets_visits. Generated from the OpenAPI document by onespec; do not edit."""

import datetime as _datetime
from typing import TYPE_CHECKING, TypeAlias

from .._core.models import Model


class Visit(Model):
    """Visit."""

    at: _datetime.datetime
    cost: float | None = None

    if not TYPE_CHECKING:
        __pydantic_extra__: dict[str, int]


PetsVisitsListResult: TypeAlias = list[Visit]
"""What `pets.visits.list` replies with."""
