"""
Streams of records, JSON Lines and RFC 7464 JSON text sequences, decoded like server-sent events, in any chunking.

Knows nothing of HTTP or any API and does no I/O.
"""

from __future__ import annotations

from typing import Protocol

from ..operation import Framing
from .sse import ServerSentEvent, SSEDecoder


class Decoder(Protocol):
    """From chunks of bytes to events. `SSEDecoder` describes the members."""

    last_event_id: str
    retry: int | None

    def plain(self, chunk: bytes) -> bytes | None: ...
    def feed(self, chunk: bytes) -> list[ServerSentEvent]: ...
    def end(self) -> list[ServerSentEvent]: ...


class RecordDecoder:
    """Records that each end with LF, with an optional RS before them. The last one may lack its LF."""

    __slots__ = ("_tail", "last_event_id", "retry")

    def __init__(self, last_event_id: str = "") -> None:
        self.last_event_id = last_event_id
        self.retry: int | None = None
        self._tail: list[bytes] = []

    def plain(self, chunk: bytes) -> bytes | None:
        """None: each chunk is to be fed, which costs little more."""
        return None

    def feed(self, chunk: bytes) -> list[ServerSentEvent]:
        """The records that this chunk completes. Blank ones are none."""
        *lines, rest = chunk.split(b"\n")
        if lines:
            lines[0] = b"".join((*self._tail, lines[0]))
            self._tail.clear()
        if rest:
            self._tail.append(rest)
        return [ServerSentEvent(record) for line in lines if (record := line.strip(b"\x1e\r\t "))]

    def end(self) -> list[ServerSentEvent]:
        """The record that the end of the reply completes."""
        return self.feed(b"\n")


MEDIA_TYPES: dict[Framing, tuple[str, ...]] = {
    "sse": ("text/event-stream",),
    "jsonl": ("application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/ndjson"),
    "json-seq": ("application/json-seq",),
}
"""The content types under which a stream may arrive."""


def decoder_for(framing: Framing, last_event_id: str = "") -> Decoder:
    """A fresh decoder, which knows the id of the last event of an earlier connection."""
    return SSEDecoder(last_event_id) if framing == "sse" else RecordDecoder(last_event_id)
