"""Drawings. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core import Omit, RequestOptions
    from ..types.drawings import Drawing
    from ..types.drawings_params import AngularParam, ColorParam, LabelParam, ShapeParam


CREATE: Operation[Drawing] = Operation(
    "drawings.create", "POST", "/drawings", returns="golden_unions.types.drawings:Drawing", body="json"
)


class Drawings(Resource):
    """Drawings."""

    def create(
        self,
        *,
        shapes: Sequence[ShapeParam],
        color: ColorParam,
        background: ColorParam | None,
        frame: AngularParam | None | Omit = OMIT,
        label: LabelParam | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Drawing:
        """Draw."""
        return self._core.call(
            CREATE,
            options,
            body={"shapes": shapes, "color": color, "background": background, "frame": frame, "label": label},
        )


class AsyncDrawings(AsyncResource):
    """Drawings."""

    async def create(
        self,
        *,
        shapes: Sequence[ShapeParam],
        color: ColorParam,
        background: ColorParam | None,
        frame: AngularParam | None | Omit = OMIT,
        label: LabelParam | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Drawing:
        """Draw."""
        return await self._core.call(
            CREATE,
            options,
            body={"shapes": shapes, "color": color, "background": background, "frame": frame, "label": label},
        )
