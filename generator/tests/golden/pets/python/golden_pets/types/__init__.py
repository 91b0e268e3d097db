"""All types, loaded on first use. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pets import Filter, Friend, Mood, Pet, PetPage, Species
    from .pets_params import FilterParam, FriendParam, NewPetParam
    from .pets_visits import PetsVisitsListResult, Visit
    from .pets_visits_params import PetsVisitsBookRequestParam
    from .shared import Failure, FailureCode, FailureDetail

__all__: list[str] = [
    "Failure",
    "FailureCode",
    "FailureDetail",
    "Filter",
    "FilterParam",
    "Friend",
    "FriendParam",
    "Mood",
    "NewPetParam",
    "Pet",
    "PetPage",
    "PetsVisitsBookRequestParam",
    "PetsVisitsListResult",
    "Species",
    "Visit",
]

_MODULES: dict[str, str] = {
    "Filter": "pets",
    "Friend": "pets",
    "Mood": "pets",
    "Pet": "pets",
    "PetPage": "pets",
    "Species": "pets",
    "FilterParam": "pets_params",
    "FriendParam": "pets_params",
    "NewPetParam": "pets_params",
    "PetsVisitsListResult": "pets_visits",
    "Visit": "pets_visits",
    "PetsVisitsBookRequestParam": "pets_visits_params",
    "Failure": "shared",
    "FailureCode": "shared",
    "FailureDetail": "shared",
}

if not TYPE_CHECKING:

    def __getattr__(name):
        from importlib import import_module

        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__():
        return __all__
