"""Types of recordings. Generated from the OpenAPI document by onespec; do not edit."""

from .._core.models import Model


class RecordingsUploadRequestTags(Model):
    """Recordings upload request tags."""

    genre: str | None = None
