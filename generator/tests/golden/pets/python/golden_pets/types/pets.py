"""Types of pets. Generated from the OpenAPI document by onespec; do not edit."""

import datetime as _datetime
from typing import Literal, TypeAlias
from uuid import UUID

from pydantic import Base64Bytes

from .._core.models import Model

Species: TypeAlias = Literal["cat", "dog"]
"""What it is."""


class Filter(Model):
    """Filter."""

    older_than: int | None = None
    species: Species | None = None
    """What it is."""


class Friend(Model):
    """Friend."""

    name: str
    since: _datetime.date | None = None


Mood: TypeAlias = Literal["happy", "sad"] | str
"""How it feels."""


class Pet(Model):
    """An animal."""

    id: UUID
    name: str
    """What it answers to. From 1 to 40 characters."""
    species: Species
    """What it is."""
    mood: Mood
    """How it feels."""
    born: _datetime.date
    weight: float
    """In kilograms. More than 0."""
    labels: dict[str, str]
    owner: str | None
    photo: Base64Bytes | None = None
    seen_at: _datetime.datetime | None = None
    """Deprecated."""


class PetPage(Model):
    """Pet page."""

    items: list[Pet]
    next_page_token: str | None = None
