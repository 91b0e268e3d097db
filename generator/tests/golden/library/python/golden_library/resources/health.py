"""Health. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from .._core import RequestOptions


CHECK: Operation[str] = Operation("health.check", "GET", "/health", returns="builtins:str", auth=())


class Health(Resource):
    """Health."""

    def check(self, *, options: RequestOptions | None = None) -> str:

        return self._core.call(CHECK, options)


class AsyncHealth(AsyncResource):
    """Health."""

    async def check(self, *, options: RequestOptions | None = None) -> str:

        return await self._core.call(CHECK, options)
