"""What a handler returns: JSON, bytes, or a stream of events. Data only.

Must not know HTTP framing, faults or the document.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Json:
    """A JSON reply. `status` defaults to the operation's documented success status. A `confidential` reply holds a
    secret that is shown once: it is kept for replays in memory only, never in the data file."""

    body: Any
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Bytes:
    """A binary reply, such as a file's content."""

    data: bytes
    content_type: str = "application/octet-stream"
    filename: str | None = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class SseEvent:
    """One server-sent event: `data` is written as JSON, or as it is if it is a string."""

    data: Any
    event: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Sse:
    """A stream of events. `terminator` is the data of the last event, such as `[DONE]`.

    A `Problem` raised by `events` is told inside the stream and ends it.
    """

    events: AsyncIterator[SseEvent]
    terminator: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


Reply: TypeAlias = "Json | Bytes | Sse"
