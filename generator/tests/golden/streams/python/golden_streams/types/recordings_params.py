"""What callers may pass as types of recordings. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Sequence

from typing_extensions import Required, TypedDict

from .._core import FileInput
from .recordings import RecordingsUploadRequestTags


class RecordingsUploadRequestTagsParam(TypedDict, total=False):
    """Recordings upload request tags."""

    genre: str


class RecordingsUploadRequestParam(TypedDict, total=False):
    """Recordings upload request."""

    audio: Required[FileInput]
    """The sound."""
    notes: Sequence[FileInput]
    tags: RecordingsUploadRequestTagsParam | RecordingsUploadRequestTags
    title: str
