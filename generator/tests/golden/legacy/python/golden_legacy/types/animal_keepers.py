"""Types of animal_keepers. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Literal, Optional, TypeAlias

from pydantic import Field

from .._core.models import Model

Animal2Species: TypeAlias = Literal["", "<", "lion"] | str


class Animal2(Model):
    """Animal 2."""

    name: str
    species: Animal2Species | None
    plus: int | None = Field(default=None, alias="+")
    """Less than 9."""
    x2nd_name: str | None = Field(default=None, alias="2nd-name")
    id: str | None = Field(default=None, alias="@id")
    parent: Optional["Animal2"] = None
    """Who brought it up."""


class Animal(Model):
    """Animal."""

    name: str
    species: Animal2Species | None
    plus: int | None = Field(default=None, alias="+")
    """Less than 9."""
    x2nd_name: str | None = Field(default=None, alias="2nd-name")
    id: str | None = Field(default=None, alias="@id")
    diet: list[str] | None = None
    parent: Animal2 | None = None
    """Who brought it up."""


class AnimalKeepersListResponse(Model):
    """Animal keepers list response."""

    items: list[Animal2] | None = None
    total: int | None = None


AnimalKeepersListXZone: TypeAlias = Literal["GMT+0", "GMT-0", "UTC"] | str
