"""What the client itself does. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core import Omit, RequestOptions


LOGIN: Operation[None] = Operation("login", "POST", "/login", body="form")


class Root(Resource):
    """What the client itself does."""

    def login(self, *, user: str, scope: Sequence[str] | Omit = OMIT, options: RequestOptions | None = None) -> None:
        """Log in."""
        return self._core.call(LOGIN, options, body={"user": user, "scope": scope})


class AsyncRoot(AsyncResource):
    """What the client itself does."""

    async def login(
        self, *, user: str, scope: Sequence[str] | Omit = OMIT, options: RequestOptions | None = None
    ) -> None:
        """Log in."""
        return await self._core.call(LOGIN, options, body={"user": user, "scope": scope})
