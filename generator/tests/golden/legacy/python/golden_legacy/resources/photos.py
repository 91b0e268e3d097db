"""Photos. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from .._core import FileInput, Omit, RequestOptions


CREATE: Operation[None] = Operation("POST /v1/photos", "POST", "/v1/photos", body="binary", content_type="image/jpeg")


class Photos(Resource):
    """Photos."""

    def create(self, *, body: FileInput | Omit = OMIT, options: RequestOptions | None = None) -> None:
        """
        Args:
            body: The body of the request.
        """
        return self._core.call(CREATE, options, body=body)


class AsyncPhotos(AsyncResource):
    """Photos."""

    async def create(self, *, body: FileInput | Omit = OMIT, options: RequestOptions | None = None) -> None:
        """
        Args:
            body: The body of the request.
        """
        return await self._core.call(CREATE, options, body=body)
