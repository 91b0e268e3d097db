"""All types, loaded on first use. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .houses import Card, House, HouseHeating, Person
    from .people import PeopleListPage
    from .shared import Address

__all__: list[str] = [
    "Address",
    "Card",
    "House",
    "HouseHeating",
    "PeopleListPage",
    "Person",
]

_MODULES: dict[str, str] = {
    "Card": "houses",
    "House": "houses",
    "HouseHeating": "houses",
    "Person": "houses",
    "PeopleListPage": "people",
    "Address": "shared",
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
