"""All types, loaded on first use. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .animal_keepers import Animal, Animal2, Animal2Species, AnimalKeepersListResponse, AnimalKeepersListXZone
    from .animal_keepers_params import Animal2Param

__all__: list[str] = [
    "Animal",
    "Animal2",
    "Animal2Param",
    "Animal2Species",
    "AnimalKeepersListResponse",
    "AnimalKeepersListXZone",
]

_MODULES: dict[str, str] = {
    "Animal": "animal_keepers",
    "Animal2": "animal_keepers",
    "Animal2Species": "animal_keepers",
    "AnimalKeepersListResponse": "animal_keepers",
    "AnimalKeepersListXZone": "animal_keepers",
    "Animal2Param": "animal_keepers_params",
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
