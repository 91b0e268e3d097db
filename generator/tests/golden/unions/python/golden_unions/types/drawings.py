"""Types of drawings. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, Union

from pydantic import Field

from .._core.models import Model, Unknown


class Square(Model):
    """Square."""

    kind: Literal["square"]
    a: float


class Rectangle(Model):
    """Rectangle."""

    kind: Literal["rectangle"]
    a: float
    b: float


class UnknownAngular(Unknown, tag="kind", known=("square", "rectangle")):
    """A member of `Angular` that this version does not know."""

    if TYPE_CHECKING:
        kind: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


Angular: TypeAlias = Annotated[
    Union[Annotated[Square | Rectangle, Field(discriminator="kind")], UnknownAngular], Field(union_mode="left_to_right")
]


class Circle(Model):
    """Circle."""

    kind: Literal["circle"]
    r: float


Color: TypeAlias = str | list[int]


class UnknownShape(Unknown, tag="kind", known=("circle", "square", "rectangle")):
    """A member of `Shape` that this version does not know."""

    if TYPE_CHECKING:
        kind: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


Shape: TypeAlias = Annotated[
    Union[Annotated[Circle | Square | Rectangle, Field(discriminator="kind")], UnknownShape],
    Field(union_mode="left_to_right"),
]
"""A flat figure."""


class Named(Model):
    """Named."""

    name: str


class Numbered(Model):
    """Numbered."""

    number: int


Label: TypeAlias = Named | Numbered


class Drawing(Model):
    """Drawing."""

    shapes: list[Shape]
    color: Color
    background: Color | None
    frame: Angular | None = None
    label: Label | None = None
