"""Types of files. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Literal, TypeAlias

from pydantic import Field

from .._core.models import Model as _Model
from .shared import Timestamp

FilePurpose: TypeAlias = (
    Literal["assistants", "batch", "evals", "fine-tune", "knowledge_base", "user_data", "vision"] | str
)
"""
What a file is for: images for `vision`, documents for `knowledge_base`, `assistants` and `user_data` for
use in chats, `batch`, `fine-tune` and `evals` as in OpenAI's API. An open enum.
"""

FileStatus: TypeAlias = Literal["uploaded", "processed", "error"] | str
"""Whether a file is ready for use. An open enum."""


class File(_Model):
    """An uploaded file."""

    id: str
    """Identifies the file."""
    object: Literal["file"]
    """Always `file`."""
    bytes_: int = Field(alias="bytes")
    """Its size, in bytes. At least 0."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    filename: str
    """Its name."""
    purpose: FilePurpose
    """
    What a file is for: images for `vision`, documents for `knowledge_base`, `assistants` and `user_data` for
    use in chats, `batch`, `fine-tune` and `evals` as in OpenAI's API. An open enum.
    """
    status: FileStatus
    """Whether a file is ready for use. An open enum."""
    content_type: str
    """The media type that it was uploaded with."""


class FileList(_Model):
    """A page of files."""

    object: Literal["list"]
    """Always `list`."""
    data: list[File]
    """The files."""
    first_id: str | None
    """The id of the first one; null when there is none."""
    last_id: str | None
    """The id of the last one; null when there is none."""
    has_more: bool
    """Whether more follow in the direction of paging."""
