"""Types of houses. Generated from the OpenAPI document by onespec; do not edit."""

import datetime as _datetime
from typing import Literal, Optional, TypeAlias

from .._core.models import Model
from .shared import Address


class Card(Model):
    """A file that is one schema."""

    born: _datetime.date | None = None
    number: str | None = None


class Person(Model):
    """Person."""

    name: str
    card: Card | None = None
    """A file that is one schema."""
    partner: Optional["Person"] = None


HouseHeating: TypeAlias = Literal["wood", "gas"] | str


class House(Model):
    """House."""

    address: Address
    owner: Person
    heating: HouseHeating | None = None
