"""What callers may pass as types of root. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Sequence

from typing_extensions import Required, TypedDict


class LoginRequestParam(TypedDict, total=False):
    """Login request."""

    user: Required[str]
    scope: Sequence[str]
