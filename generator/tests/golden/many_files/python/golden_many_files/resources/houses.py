"""Houses. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from .._core import RequestOptions
    from ..types.houses import House


RETRIEVE: Operation[House] = Operation(
    "houses.retrieve", "GET", "/houses/{house_id}", returns="golden_many_files.types.houses:House"
)


class Houses(Resource):
    """Houses."""

    def retrieve(self, house_id: str, *, options: RequestOptions | None = None) -> House:

        return self._core.call(RETRIEVE, options, path=(house_id,))


class AsyncHouses(AsyncResource):
    """Houses."""

    async def retrieve(self, house_id: str, *, options: RequestOptions | None = None) -> House:

        return await self._core.call(RETRIEVE, options, path=(house_id,))
