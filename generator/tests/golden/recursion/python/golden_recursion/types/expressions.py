"""Types of expressions. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field
from typing_extensions import TypeAliasType

from .._core.models import Model


class Sum(Model):
    """Sum."""

    op: Literal["sum"]
    terms: list["Expression"]
    """At least 2 items."""


class Negation(Model):
    """Negation."""

    op: Literal["negation"]
    term: "Expression"


class Literal_(Model):
    """Literal."""

    op: Literal["literal"]
    value: float


Expression: TypeAlias = Annotated[Sum | Negation | Literal_, Field(discriminator="op")]


Nested = TypeAliasType("Nested", "float | list[Nested]")
