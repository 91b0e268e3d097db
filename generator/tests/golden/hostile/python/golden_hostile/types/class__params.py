"""What callers may pass as types of class_. Generated from the OpenAPI document by onespec; do not edit."""

from typing_extensions import Required, TypedDict

from .class_ import Page


class PageParam(TypedDict, total=False):
    """Page."""

    omit: str


_Any_ParamKeys = TypedDict(
    "_Any_ParamKeys",
    {
        "from": Required[str],
        "lambda": int,
        'weird key"': str,
    },
    total=False,
)


class Any_Param(_Any_ParamKeys, total=False):
    """Any."""

    options: PageParam | Page
    self: str
