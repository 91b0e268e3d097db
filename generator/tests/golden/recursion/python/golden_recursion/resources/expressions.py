"""Expressions. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from .._core import RequestOptions
    from ..types.expressions import Nested
    from ..types.expressions_params import ExpressionParam


EVALUATE: Operation[Nested] = Operation(
    "expressions.evaluate", "POST", "/expressions", returns="golden_recursion.types.expressions:Nested", body="json"
)


class Expressions(Resource):
    """Expressions."""

    def evaluate(self, *, expression: ExpressionParam, options: RequestOptions | None = None) -> Nested:
        """Evaluate."""
        return self._core.call(EVALUATE, options, body={"expression": expression})


class AsyncExpressions(AsyncResource):
    """Expressions."""

    async def evaluate(self, *, expression: ExpressionParam, options: RequestOptions | None = None) -> Nested:
        """Evaluate."""
        return await self._core.call(EVALUATE, options, body={"expression": expression})
