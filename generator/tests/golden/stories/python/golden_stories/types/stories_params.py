"""What callers may pass as types of stories. Generated from the OpenAPI document by onespec; do not edit."""

from typing_extensions import Required, TypedDict


class StoriesCreateRequestParam(TypedDict, total=False):
    """Stories create request."""

    topic: Required[str]
    stream: bool
    """Default: False."""
