"""Pets visits. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, Resource

if TYPE_CHECKING:
    import builtins
    import datetime as _datetime
    from uuid import UUID

    from .._core import Omit, RequestOptions
    from ..types.pets_visits import Visit


LIST: Operation[builtins.list[Visit]] = Operation(
    "pets.visits.list", "GET", "/pets/{pet_id}/visits", returns="golden_pets.types.pets_visits:PetsVisitsListResult"
)
BOOK: Operation[Visit] = Operation(
    "pets.visits.book", "POST", "/pets/{pet_id}/visits", returns="golden_pets.types.pets_visits:Visit", body="json"
)


class PetsVisits(Resource):
    """Visits."""

    def list(self, pet_id: UUID | str, *, options: RequestOptions | None = None) -> builtins.list[Visit]:
        """List a pet's visits."""
        return self._core.call(LIST, options, path=(pet_id,))

    def book(
        self, pet_id: UUID | str, *, at: _datetime.datetime | str | Omit = OMIT, options: RequestOptions | None = None
    ) -> Visit:
        """Book a visit."""
        return self._core.call(BOOK, options, path=(pet_id,), body={"at": at})


class AsyncPetsVisits(AsyncResource):
    """Visits."""

    async def list(self, pet_id: UUID | str, *, options: RequestOptions | None = None) -> builtins.list[Visit]:
        """List a pet's visits."""
        return await self._core.call(LIST, options, path=(pet_id,))

    async def book(
        self, pet_id: UUID | str, *, at: _datetime.datetime | str | Omit = OMIT, options: RequestOptions | None = None
    ) -> Visit:
        """Book a visit."""
        return await self._core.call(BOOK, options, path=(pet_id,), body={"at": at})
