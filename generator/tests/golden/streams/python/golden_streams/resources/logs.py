"""Logs. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import AsyncResource, Operation, Resource, StreamSpec

if TYPE_CHECKING:
    from .._core import AsyncStream, RequestOptions, Stream
    from ..types.logs import Line


FOLLOW: Operation[None] = Operation(
    "logs.follow", "GET", "/logs", stream=StreamSpec(event="golden_streams.types.logs:Line", framing="jsonl")
)


class Logs(Resource):
    """Logs."""

    def follow(self, *, options: RequestOptions | None = None) -> Stream[Line, None]:
        """
        Follow the log.

        Returns:
            The events as they arrive; read them in a `with` block.
        """
        return self._core.stream(FOLLOW, options)


class AsyncLogs(AsyncResource):
    """Logs."""

    def follow(self, *, options: RequestOptions | None = None) -> AsyncStream[Line, None]:
        """
        Follow the log.

        Returns:
            The events as they arrive; read them in an `async with` block.
        """
        return self._core.stream(FOLLOW, options)
