"""What callers may pass as types of animal_keepers. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Union

from typing_extensions import Required, TypedDict

from .animal_keepers import Animal2, Animal2Species

_Animal2ParamKeys = TypedDict(
    "_Animal2ParamKeys",
    {
        "+": int,
        "2nd-name": str,
        "@id": str,
    },
    total=False,
)


class Animal2Param(_Animal2ParamKeys, total=False):
    """Animal 2."""

    name: Required[str]
    species: Required[Animal2Species | None]
    parent: Union["Animal2Param", Animal2, None]
    """Who brought it up."""
