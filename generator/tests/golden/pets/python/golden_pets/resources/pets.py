"""Pets. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import deprecated

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.pets import Filter, Friend, Mood, Pet, PetPage, Species
    from ..types.pets_params import FilterParam, FriendParam
    from .pets_visits import AsyncPetsVisits, PetsVisits


CREATE: Operation[Pet] = Operation("pets.create", "POST", "/pets", returns="golden_pets.types.pets:Pet", body="json")
LIST: Operation[PetPage] = Operation(
    "pets.list",
    "GET",
    "/pets",
    returns="golden_pets.types.pets:PetPage",
    page=PageSpec(
        items="items",
        item="golden_pets.types.pets:Pet",
        scheme="token",
        after="page_token",
        limit="limit",
        next_field="next_page_token",
    ),
    styles={"tags": ("form", False), "filter": ("deepObject", False)},
)
RETRIEVE: Operation[Pet] = Operation("pets.retrieve", "GET", "/pets/{pet_id}", returns="golden_pets.types.pets:Pet")
DELETE: Operation[None] = Operation("pets.delete", "DELETE", "/pets/{pet_id}")


class Pets(Resource):
    """The animals."""

    @cached_property
    def visits(self) -> PetsVisits:
        """Visits."""
        from .pets_visits import PetsVisits

        return PetsVisits(self._core)

    def create(
        self,
        *,
        name: str,
        species: Species,
        friends: Sequence[FriendParam | Friend] | Omit = OMIT,
        mood: Mood | Omit = OMIT,
        owner: str | None | Omit = OMIT,
        weight: float | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Pet:
        """
        Register a pet.

        Args:
            name: What it answers to. From 1 to 40 characters.
            species: What it is.
            friends: At most 3 items.
            mood: How it feels.
            weight: In kilograms. More than 0. Default: 1.5.

        Returns:
            An animal.

        Raises:
            ConflictError: The state of the object does not allow it (409).
        """
        return self._core.call(
            CREATE,
            options,
            body={"name": name, "species": species, "friends": friends, "mood": mood, "owner": owner, "weight": weight},
        )

    def list(
        self,
        *,
        page_token: str | Omit = OMIT,
        limit: int | Omit = OMIT,
        tags: Sequence[str] | Omit = OMIT,
        filter: FilterParam | Filter | Omit = OMIT,
        x_trace: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[Pet]:
        """
        List pets.

        The newest first.

        Args:
            page_token: From the page before.
            limit: How many. From 1 to 50. Default: 10.

        Returns:
            `Pet` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
        """
        return self._core.page(
            LIST,
            options,
            query={"page_token": page_token, "limit": limit, "tags": tags, "filter": filter},
            headers={"X-Trace": x_trace},
        )

    def retrieve(self, pet_id: UUID | str, *, options: RequestOptions | None = None) -> Pet:
        """
        Fetch a pet.

        Args:
            pet_id: Which one.

        Returns:
            An animal.

        Raises:
            NotFoundError: There is no such object for this API key (404).
        """
        return self._core.call(RETRIEVE, options, path=(pet_id,))

    @deprecated("pets.delete is deprecated.")
    def delete(self, pet_id: UUID | str, *, options: RequestOptions | None = None) -> None:
        """
        Forget a pet.

        Deprecated.

        Args:
            pet_id: Which one.
        """
        return self._core.call(DELETE, options, path=(pet_id,))


class AsyncPets(AsyncResource):
    """The animals."""

    @cached_property
    def visits(self) -> AsyncPetsVisits:
        """Visits."""
        from .pets_visits import AsyncPetsVisits

        return AsyncPetsVisits(self._core)

    async def create(
        self,
        *,
        name: str,
        species: Species,
        friends: Sequence[FriendParam | Friend] | Omit = OMIT,
        mood: Mood | Omit = OMIT,
        owner: str | None | Omit = OMIT,
        weight: float | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Pet:
        """
        Register a pet.

        Args:
            name: What it answers to. From 1 to 40 characters.
            species: What it is.
            friends: At most 3 items.
            mood: How it feels.
            weight: In kilograms. More than 0. Default: 1.5.

        Returns:
            An animal.

        Raises:
            ConflictError: The state of the object does not allow it (409).
        """
        return await self._core.call(
            CREATE,
            options,
            body={"name": name, "species": species, "friends": friends, "mood": mood, "owner": owner, "weight": weight},
        )

    def list(
        self,
        *,
        page_token: str | Omit = OMIT,
        limit: int | Omit = OMIT,
        tags: Sequence[str] | Omit = OMIT,
        filter: FilterParam | Filter | Omit = OMIT,
        x_trace: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[Pet]:
        """
        List pets.

        The newest first.

        Args:
            page_token: From the page before.
            limit: How many. From 1 to 50. Default: 10.

        Returns:
            `Pet` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
        """
        return self._core.page(
            LIST,
            options,
            query={"page_token": page_token, "limit": limit, "tags": tags, "filter": filter},
            headers={"X-Trace": x_trace},
        )

    async def retrieve(self, pet_id: UUID | str, *, options: RequestOptions | None = None) -> Pet:
        """
        Fetch a pet.

        Args:
            pet_id: Which one.

        Returns:
            An animal.

        Raises:
            NotFoundError: There is no such object for this API key (404).
        """
        return await self._core.call(RETRIEVE, options, path=(pet_id,))

    @deprecated("pets.delete is deprecated.")
    async def delete(self, pet_id: UUID | str, *, options: RequestOptions | None = None) -> None:
        """
        Forget a pet.

        Deprecated.

        Args:
            pet_id: Which one.
        """
        return await self._core.call(DELETE, options, path=(pet_id,))
