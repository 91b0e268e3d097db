"""Lyrics. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from .._core import RequestOptions


READ: Operation[str] = Operation("lyrics.read", "GET", "/lyrics", returns="builtins:str")


class Lyrics(Resource):
    """Lyrics."""

    def read(self, *, options: RequestOptions | None = None) -> str:
        """Read the lyrics."""
        return self._core.call(READ, options)


class AsyncLyrics(AsyncResource):
    """Lyrics."""

    async def read(self, *, options: RequestOptions | None = None) -> str:
        """Read the lyrics."""
        return await self._core.call(READ, options)
