"""
A request's body as aiohttp takes it: sent piece by piece, once more for a redirect, and given up where the server takes
nothing of it. Must not know what it is.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import cache
from typing import Any

from .aiohttp_client import library
from .interface import Upload
from .trouble import timed_out, unrepeatable

PIECE = 64 * 1024
"""A longer body is sent in pieces of this size, so that a server which takes nothing of it is noticed."""


class _Upload:
    """Our half of a payload of aiohttp's: a body that goes out piece by piece. `failure` is why it did not."""

    _autoclose = True

    def __init__(self, content: bytes | Upload, idle: float | None) -> None:
        super().__init__(content, content_type="application/octet-stream")  # type: ignore[call-arg]
        self._content = content
        self._idle = idle
        self._sent = False
        self.failure: Exception | None = None

    @property
    def size(self) -> int | None:
        content = self._content
        return len(content) if isinstance(content, bytes) else content.size

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        raise TypeError("An upload cannot be shown as text.")

    async def write(self, writer: Any) -> None:
        await self.write_with_length(writer, None)

    async def write_with_length(self, writer: Any, content_length: int | None) -> None:
        content = self._content
        if self._sent and not isinstance(content, bytes) and not content.replayable:
            self.failure = unrepeatable()
            raise self.failure
        self._sent = True
        if isinstance(content, bytes):
            for start in range(0, len(content), PIECE):
                await self._send(writer, content[start : start + PIECE])
        else:
            pieces = aiter(content)
            while (piece := await self._read(pieces)) is not None:
                await self._send(writer, piece)

    async def _read(self, pieces: AsyncIterator[bytes]) -> bytes | None:
        try:
            return await anext(pieces, None)
        except Exception as fault:
            self.failure = fault
            raise

    async def _send(self, writer: Any, piece: bytes) -> None:
        from anyio import move_on_after

        with move_on_after(self._idle) as limit:
            await writer.write(piece)
        if limit.cancelled_caught:
            self.failure = timed_out("upload", self._idle)
            raise self.failure


@cache
def payload_class() -> Any:
    """The payload: made with a body, and the seconds that the server may take nothing of it."""
    return type("Upload", (_Upload, library().Payload), {})
