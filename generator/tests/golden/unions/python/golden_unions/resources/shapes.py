"""Shapes. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from .._core import RequestOptions
    from ..types.drawings import Shape
    from ..types.drawings_params import ShapeParam


REPLACE: Operation[Shape] = Operation(
    "shapes.replace", "PUT", "/shapes/{id}", returns="golden_unions.types.drawings:Shape", body="json"
)


class ShapesResource(Resource):
    """Shapes."""

    def replace(self, id: str, *, body: ShapeParam, options: RequestOptions | None = None) -> Shape:
        """
        Replace a shape.

        Args:
            body: The body of the request.

        Returns:
            A flat figure.
        """
        return self._core.call(REPLACE, options, path=(id,), body=body)


class AsyncShapesResource(AsyncResource):
    """Shapes."""

    async def replace(self, id: str, *, body: ShapeParam, options: RequestOptions | None = None) -> Shape:
        """
        Replace a shape.

        Args:
            body: The body of the request.

        Returns:
            A flat figure.
        """
        return await self._core.call(REPLACE, options, path=(id,), body=body)
