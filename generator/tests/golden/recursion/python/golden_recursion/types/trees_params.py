"""What callers may pass as types of trees. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Mapping, Sequence
from typing import Union

from typing_extensions import Required, TypedDict

from .trees import Nest, Tree


class TreeParam(TypedDict, total=False):
    """Tree."""

    children: Required[Sequence[Union["TreeParam", Tree]]]
    name: str
    nest: Union["NestParam", Nest]
    parent: Union["TreeParam", Tree, None]


class NestParam(TypedDict, total=False):
    """Nest."""

    birds: Mapping[str, Union["NestParam", Nest]]
    tree: TreeParam | Tree
