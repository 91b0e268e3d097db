"""What callers may pass as types of expressions. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from typing_extensions import Required, TypedDict

from .expressions import Literal_, Negation, Sum


class SumParam(TypedDict, total=False):
    """Sum."""

    op: Required[Literal["sum"]]
    terms: Required[Sequence["ExpressionParam"]]
    """At least 2 items."""


class NegationParam(TypedDict, total=False):
    """Negation."""

    op: Required[Literal["negation"]]
    term: Required["ExpressionParam"]


class Literal_Param(TypedDict, total=False):
    """Literal."""

    op: Required[Literal["literal"]]
    value: Required[float]


ExpressionParam: TypeAlias = SumParam | Sum | NegationParam | Negation | Literal_Param | Literal_


class ExpressionsEvaluateRequestParam(TypedDict, total=False):
    """Expressions evaluate request."""

    expression: Required[ExpressionParam]
