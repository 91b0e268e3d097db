"""All types, loaded on first use. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .expressions import Expression, Literal_, Negation, Nested, Sum
    from .expressions_params import (
        ExpressionParam,
        ExpressionsEvaluateRequestParam,
        Literal_Param,
        NegationParam,
        SumParam,
    )
    from .trees import Nest, Tree
    from .trees_params import NestParam, TreeParam

__all__: list[str] = [
    "Expression",
    "ExpressionParam",
    "ExpressionsEvaluateRequestParam",
    "Literal_",
    "Literal_Param",
    "Negation",
    "NegationParam",
    "Nest",
    "NestParam",
    "Nested",
    "Sum",
    "SumParam",
    "Tree",
    "TreeParam",
]

_MODULES: dict[str, str] = {
    "Expression": "expressions",
    "Literal_": "expressions",
    "Negation": "expressions",
    "Nested": "expressions",
    "Sum": "expressions",
    "ExpressionParam": "expressions_params",
    "ExpressionsEvaluateRequestParam": "expressions_params",
    "Literal_Param": "expressions_params",
    "NegationParam": "expressions_params",
    "SumParam": "expressions_params",
    "Nest": "trees",
    "Tree": "trees",
    "NestParam": "trees_params",
    "TreeParam": "trees_params",
}

if not TYPE_CHECKING:

    def __getattr__(name):
        from importlib import import_module

        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__():
        return __all__
