"""What callers may pass as types of api_keys. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Sequence

from typing_extensions import Required, TypedDict

from .api_keys import ApiKeyMode, Permission
from .shared_params import MetadataParam


class ApiKeyCreateRequestParam(TypedDict, total=False):
    """What the new key is called and may do."""

    name: Required[str]
    """What people call the key. From 1 to 200 characters."""
    permissions: Required[Sequence[Permission]]
    """What the key may do, at most what the creating key may. From 1 to 50 items."""
    expires_at: int | None
    """When the key stops working, in Unix seconds, in the future; null, the default, if never. At least 0."""
    expires_in: int
    """The same, as seconds from now. Give one of the two. From 1 to 315360000."""
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    mode: ApiKeyMode
    """Whether the key is for live data or tests. The default is the mode of the creating key."""


class ApiKeyRotateRequestParam(TypedDict, total=False):
    """How long the former secret goes on working."""

    overlap_seconds: int
    """For how many seconds the former secret goes on working; 0 ends it at once. From 0 to 2592000. Default: 86400."""


class ApiKeyUpdateRequestParam(TypedDict, total=False):
    """The fields to change."""

    expires_at: int | None
    """When the key stops working, in Unix seconds, in the future; null if never. At least 0."""
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str
    """What people call the key. From 1 to 200 characters."""
    permissions: Sequence[Permission]
    """What the key may do from now on, at most what the calling key may. From 1 to 50 items."""
