"""Drawings. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .._core import Omit, RequestOptions
    from ..types.drawings import DrawingColour, DrawingsCreateResponse, DrawingSize
    from ..types.drawings_params import DrawingTitleParam, ShapeParam


CREATE: Operation[DrawingsCreateResponse] = Operation(
    "drawings.create",
    "POST",
    "/drawings",
    returns="golden_shapes.types.drawings:DrawingsCreateResponse",
    body="json",
    sparing=True,
)


class Drawings(Resource):
    """Drawings."""

    def create(
        self,
        *,
        title: DrawingTitleParam | Omit = OMIT,
        anything: Any | Omit = OMIT,
        background: ShapeParam | None | Omit = OMIT,
        colour: DrawingColour | Omit = OMIT,
        pairs: Sequence[Any] | Omit = OMIT,
        size: DrawingSize | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> DrawingsCreateResponse:

        return self._core.call(
            CREATE,
            options,
            body={
                "title": title,
                "anything": anything,
                "background": background,
                "colour": colour,
                "pairs": pairs,
                "size": size,
            },
        )


class AsyncDrawings(AsyncResource):
    """Drawings."""

    async def create(
        self,
        *,
        title: DrawingTitleParam | Omit = OMIT,
        anything: Any | Omit = OMIT,
        background: ShapeParam | None | Omit = OMIT,
        colour: DrawingColour | Omit = OMIT,
        pairs: Sequence[Any] | Omit = OMIT,
        size: DrawingSize | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> DrawingsCreateResponse:

        return await self._core.call(
            CREATE,
            options,
            body={
                "title": title,
                "anything": anything,
                "background": background,
                "colour": colour,
                "pairs": pairs,
                "size": size,
            },
        )
