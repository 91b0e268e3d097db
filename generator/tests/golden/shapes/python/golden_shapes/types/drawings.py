"""Types of drawings. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union
from uuid import UUID

from pydantic import Field

from .._core.models import Model, Unknown


class Circle(Model):
    """Circle."""

    kind: Literal["circle"]
    radius: float
    name: str | None = None


DrawingTitle: TypeAlias = str | list[str]


PolygonKind: TypeAlias = Literal["square", "triangle"]


class Polygon(Model):
    """Polygon."""

    kind: Literal["square", "triangle"]
    sides: list[float] | None = None
    """At least 3 items."""


class Group(Model):
    """Group."""

    kind: Literal["Group"]
    members: list["Shape"]


class UnknownShape(Unknown, tag="kind", known=("circle", "square", "triangle", "Group")):
    """A member of `Shape` that this version does not know."""

    if TYPE_CHECKING:
        kind: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


Shape: TypeAlias = Annotated[
    Union[Annotated[Circle | Polygon | Group, Field(discriminator="kind")], UnknownShape],
    Field(union_mode="left_to_right"),
]


DrawingColour: TypeAlias = Literal["red", "green"] | str


DrawingSize: TypeAlias = Literal[1, 2]


class Drawing(Model):
    """Drawing."""

    title: DrawingTitle
    anything: Any | None = None
    background: Shape | None = None
    colour: DrawingColour | None = None
    pairs: list[Any] | None = None
    size: DrawingSize | None = None

    if not TYPE_CHECKING:
        __pydantic_extra__: dict[str, str]


Pin: TypeAlias = str


class Ticket(Model):
    """Ticket."""

    ticket: UUID
    seal: str = Field(repr=False)
    pin: Pin | None = Field(default=None, repr=False)
    to_json_: str | None = Field(default=None, alias="to_json")


DrawingsCreateResponse: TypeAlias = Drawing | Ticket
