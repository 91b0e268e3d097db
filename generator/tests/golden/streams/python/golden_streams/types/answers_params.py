"""What callers may pass as types of answers. Generated from the OpenAPI document by onespec; do not edit."""

from typing_extensions import Required, TypedDict


class QuestionParam(TypedDict, total=False):
    """Question."""

    text: Required[str]
    """What to answer."""
    stream: bool | None
    """Default: False."""
