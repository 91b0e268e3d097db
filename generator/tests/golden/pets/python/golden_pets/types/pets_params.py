"""What callers may pass as types of pets. Generated from the OpenAPI document by onespec; do not edit."""

import datetime as _datetime
from collections.abc import Sequence

from typing_extensions import Required, TypedDict

from .pets import Friend, Mood, Species


class FilterParam(TypedDict, total=False):
    """Filter."""

    older_than: int
    species: Species
    """What it is."""


class FriendParam(TypedDict, total=False):
    """Friend."""

    name: Required[str]
    since: _datetime.date | str


class NewPetParam(TypedDict, total=False):
    """A pet to register."""

    name: Required[str]
    """What it answers to. From 1 to 40 characters."""
    species: Required[Species]
    """What it is."""
    friends: Sequence[FriendParam | Friend]
    """At most 3 items."""
    mood: Mood
    """How it feels."""
    owner: str | None
    weight: float
    """In kilograms. More than 0. Default: 1.5."""
