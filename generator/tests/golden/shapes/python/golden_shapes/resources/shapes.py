"""Shapes. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from .._core import RequestOptions
    from ..types.drawings import Shape
    from ..types.drawings_params import ShapeParam


CREATE: Operation[Shape] = Operation(
    "shapes.create", "POST", "/shapes", returns="golden_shapes.types.drawings:Shape", body="json"
)


class ShapesResource(Resource):
    """Shapes."""

    def create(self, *, body: ShapeParam, options: RequestOptions | None = None) -> Shape:
        """
        Args:
            body: The body of the request.
        """
        return self._core.call(CREATE, options, body=body)


class AsyncShapesResource(AsyncResource):
    """Shapes."""

    async def create(self, *, body: ShapeParam, options: RequestOptions | None = None) -> Shape:
        """
        Args:
            body: The body of the request.
        """
        return await self._core.call(CREATE, options, body=body)
