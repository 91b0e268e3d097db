"""Recordings. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core import AsyncBinaryResponse, BinaryResponse, FileInput, Omit, RequestOptions
    from ..types.logs import Line
    from ..types.recordings import RecordingsUploadRequestTags
    from ..types.recordings_params import RecordingsUploadRequestTagsParam


REPLACE: Operation[None] = Operation(
    "recordings.replace", "PUT", "/recordings/{recording_id}", body="binary", content_type="audio/mpeg"
)
CONTENT: Operation[None] = Operation("recordings.content", "GET", "/recordings/{recording_id}")
UPLOAD: Operation[Line] = Operation(
    "recordings.upload",
    "POST",
    "/recordings",
    returns="golden_streams.types.logs:Line",
    body="multipart",
    file_fields=("audio", "notes"),
)


class Recordings(Resource):
    """Recordings."""

    def replace(self, recording_id: str, *, body: FileInput, options: RequestOptions | None = None) -> None:
        """
        Replace a recording.

        Args:
            body: The body of the request.
        """
        return self._core.call(REPLACE, options, path=(recording_id,), body=body)

    def content(self, recording_id: str, *, options: RequestOptions | None = None) -> BinaryResponse:
        """
        Download a recording.

        Returns:
            The content, not yet read.
        """
        return self._core.download(CONTENT, options, path=(recording_id,))

    def upload(
        self,
        *,
        audio: FileInput,
        notes: Sequence[FileInput] | Omit = OMIT,
        tags: RecordingsUploadRequestTagsParam | RecordingsUploadRequestTags | Omit = OMIT,
        title: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Line:
        """
        Upload a recording.

        Args:
            audio: The sound.
        """
        return self._core.call(UPLOAD, options, body={"audio": audio, "notes": notes, "tags": tags, "title": title})


class AsyncRecordings(AsyncResource):
    """Recordings."""

    async def replace(self, recording_id: str, *, body: FileInput, options: RequestOptions | None = None) -> None:
        """
        Replace a recording.

        Args:
            body: The body of the request.
        """
        return await self._core.call(REPLACE, options, path=(recording_id,), body=body)

    async def content(self, recording_id: str, *, options: RequestOptions | None = None) -> AsyncBinaryResponse:
        """
        Download a recording.

        Returns:
            The content, not yet read.
        """
        return await self._core.download(CONTENT, options, path=(recording_id,))

    async def upload(
        self,
        *,
        audio: FileInput,
        notes: Sequence[FileInput] | Omit = OMIT,
        tags: RecordingsUploadRequestTagsParam | RecordingsUploadRequestTags | Omit = OMIT,
        title: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Line:
        """
        Upload a recording.

        Args:
            audio: The sound.
        """
        return await self._core.call(
            UPLOAD, options, body={"audio": audio, "notes": notes, "tags": tags, "title": title}
        )
