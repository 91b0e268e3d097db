"""What a user writes, as type checkers see it."""

from __future__ import annotations

from golden_pets import AsyncPager, AsyncPetStore, NotFoundError, Page, PetStore
from golden_pets.errors import CODES, NameTakenError
from golden_pets.types import Friend, NewPetParam, Pet, Visit
from typing_extensions import assert_type


def blocking(client: PetStore) -> None:
    pets = client.pets.list(limit=5, tags=["small"], filter={"species": "cat"}, options={"timeout": 3})
    assert_type(pets, Page[Pet])
    for pet in pets:
        assert_type(pet, Pet)
        assert_type(pet.owner, str | None)
    new: NewPetParam = {"name": "Mia", "species": "cat", "friends": [{"name": "Tom"}, Friend(name="Rex")]}
    assert_type(client.pets.create(**new), Pet)
    assert_type(client.pets.create(name=new["name"], species="dog", owner=None, mood="a new mood"), Pet)
    assert_type(client.pets.visits.list("0193f0a4-7c1e-7b6a-9d5e-3f2a1b0c4d5e"), list[Visit])
    error: type[NotFoundError] = NotFoundError
    assert CODES["name_taken"] is NameTakenError, error


async def asynchronous(client: AsyncPetStore) -> None:
    pager = client.pets.list()
    assert_type(pager, AsyncPager[Pet])
    async for pet in pager:
        assert_type(pet, Pet)
    assert_type(await client.pets.create(name="Mia", species="cat"), Pet)
