"""Reads the body of a request, with a limit. Must not know what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .wire import Receive

# A body that is a little too big is read to its end, so that the client sees the reply and not a broken pipe.
_DRAINED_BYTES = 64_000_000


class ClientGone(Exception):
    """The client closed the connection before its request was complete."""


async def read_body(receive: Receive, headers: Mapping[str, str], limit: int) -> bytes:
    """The request's body.

    Raises:
        Problem: `payload_too_large`.
        ClientGone: The request was not completed.
    """
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared) > limit + _DRAINED_BYTES:
        raise _too_large(limit)
    chunks: list[bytes] = []
    size = 0
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size > limit + _DRAINED_BYTES:
            raise _too_large(limit)
        if size <= limit:
            chunks.append(chunk)
        more = message.get("more_body", False)
    if size > limit:
        raise _too_large(limit)
    return b"".join(chunks)


def _too_large(limit: int) -> Problem:
    return Problem("payload_too_large", f"The body is larger than {limit} bytes.", headers={"connection": "close"})
