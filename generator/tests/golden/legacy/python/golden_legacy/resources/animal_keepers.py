"""Animal keepers. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.animal_keepers import (
        Animal,
        Animal2,
        Animal2Species,
        AnimalKeepersListResponse,
        AnimalKeepersListXZone,
    )
    from ..types.animal_keepers_params import Animal2Param


LIST: Operation[AnimalKeepersListResponse] = Operation(
    "GET /v1/animals",
    "GET",
    "/v1/animals",
    returns="golden_legacy.types.animal_keepers:AnimalKeepersListResponse",
    page=PageSpec(
        items="items", item="golden_legacy.types.animal_keepers:Animal2", scheme="offset", after="offset", limit="limit"
    ),
)
ADD_ANIMAL: Operation[None] = Operation("addAnimal", "POST", "/v1/animals", body="form", sparing=True)
GET_V1_ANIMALS_ID: Operation[Animal2] = Operation(
    "getAnimal", "GET", "/v1/animals/{id}", returns="golden_legacy.types.animal_keepers:Animal2"
)
GET_V1_ANIMALS_ID_FULL_TRUE: Operation[Animal] = Operation(
    "get_animal", "GET", "/v1/animals/{id}?full=true", returns="golden_legacy.types.animal_keepers:Animal"
)


class AnimalKeepers(Resource):
    """Animal keepers."""

    def list(
        self,
        *,
        offset: int | Omit = OMIT,
        limit: int | Omit = OMIT,
        x_zone: AnimalKeepersListXZone | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[Animal2]:
        """
        Args:
            offset: At least 0.

        Returns:
            `Animal2` objects, page by page, fetched as you iterate.
        """
        return self._core.page(LIST, options, query={"offset": offset, "limit": limit}, headers={"X-Zone": x_zone})

    def add_animal(
        self,
        *,
        name: str | Omit = OMIT,
        species: Animal2Species | None | Omit = OMIT,
        plus: int | Omit = OMIT,
        x2nd_name: str | Omit = OMIT,
        id: str | Omit = OMIT,
        parent: Animal2Param | Animal2 | None | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> None:
        """
        Args:
            plus: Less than 9.
            parent: Who brought it up.
        """
        return self._core.call(
            ADD_ANIMAL,
            options,
            body={"name": name, "species": species, "+": plus, "2nd-name": x2nd_name, "@id": id, "parent": parent},
        )

    def get_v1_animals_id(self, id: int, *, options: RequestOptions | None = None) -> Animal2:

        return self._core.call(GET_V1_ANIMALS_ID, options, path=(id,))

    def get_v1_animals_id_full_true(self, id: int, *, options: RequestOptions | None = None) -> Animal:

        return self._core.call(GET_V1_ANIMALS_ID_FULL_TRUE, options, path=(id,))


class AsyncAnimalKeepers(AsyncResource):
    """Animal keepers."""

    def list(
        self,
        *,
        offset: int | Omit = OMIT,
        limit: int | Omit = OMIT,
        x_zone: AnimalKeepersListXZone | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[Animal2]:
        """
        Args:
            offset: At least 0.

        Returns:
            `Animal2` objects, page by page, fetched as you iterate.
        """
        return self._core.page(LIST, options, query={"offset": offset, "limit": limit}, headers={"X-Zone": x_zone})

    async def add_animal(
        self,
        *,
        name: str | Omit = OMIT,
        species: Animal2Species | None | Omit = OMIT,
        plus: int | Omit = OMIT,
        x2nd_name: str | Omit = OMIT,
        id: str | Omit = OMIT,
        parent: Animal2Param | Animal2 | None | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> None:
        """
        Args:
            plus: Less than 9.
            parent: Who brought it up.
        """
        return await self._core.call(
            ADD_ANIMAL,
            options,
            body={"name": name, "species": species, "+": plus, "2nd-name": x2nd_name, "@id": id, "parent": parent},
        )

    async def get_v1_animals_id(self, id: int, *, options: RequestOptions | None = None) -> Animal2:

        return await self._core.call(GET_V1_ANIMALS_ID, options, path=(id,))

    async def get_v1_animals_id_full_true(self, id: int, *, options: RequestOptions | None = None) -> Animal:

        return await self._core.call(GET_V1_ANIMALS_ID_FULL_TRUE, options, path=(id,))
