"""What callers may pass as types of drawings. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from typing_extensions import Required, TypedDict

from .drawings import Circle, Named, Numbered, Rectangle, Square, UnknownAngular, UnknownShape


class SquareParam(TypedDict, total=False):
    """Square."""

    kind: Required[Literal["square"]]
    a: Required[float]


class RectangleParam(TypedDict, total=False):
    """Rectangle."""

    kind: Required[Literal["rectangle"]]
    a: Required[float]
    b: Required[float]


AngularParam: TypeAlias = SquareParam | Square | RectangleParam | Rectangle | UnknownAngular


class CircleParam(TypedDict, total=False):
    """Circle."""

    kind: Required[Literal["circle"]]
    r: Required[float]


ColorParam: TypeAlias = str | Sequence[int]


ShapeParam: TypeAlias = CircleParam | Circle | SquareParam | Square | RectangleParam | Rectangle | UnknownShape
"""A flat figure."""


class NamedParam(TypedDict, total=False):
    """Named."""

    name: Required[str]


class NumberedParam(TypedDict, total=False):
    """Numbered."""

    number: Required[int]


LabelParam: TypeAlias = NamedParam | Named | NumberedParam | Numbered


class DrawingParam(TypedDict, total=False):
    """Drawing."""

    shapes: Required[Sequence[ShapeParam]]
    color: Required[ColorParam]
    background: Required[ColorParam | None]
    frame: AngularParam | None
    label: LabelParam
