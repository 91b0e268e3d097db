"""What callers may pass as types of drawings. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

from typing_extensions import Required, TypedDict

from .drawings import Circle, DrawingColour, DrawingSize, Group, Polygon, UnknownShape


class CircleParam(TypedDict, total=False):
    """Circle."""

    kind: Required[Literal["circle"]]
    radius: Required[float]
    name: str | None


DrawingTitleParam: TypeAlias = str | Sequence[str]


class PolygonParam(TypedDict, total=False):
    """Polygon."""

    kind: Required[Literal["square", "triangle"]]
    sides: Sequence[float]
    """At least 3 items."""


class GroupParam(TypedDict, total=False):
    """Group."""

    kind: Required[Literal["Group"]]
    members: Required[Sequence["ShapeParam"]]


ShapeParam: TypeAlias = CircleParam | Circle | PolygonParam | Polygon | GroupParam | Group | UnknownShape


class DrawingParam(TypedDict, total=False):
    """Drawing."""

    title: Required[DrawingTitleParam]
    anything: Any
    background: ShapeParam | None
    colour: DrawingColour
    pairs: Sequence[Any]
    size: DrawingSize
