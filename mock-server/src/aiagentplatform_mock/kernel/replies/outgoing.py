"""A reply as it goes to the wire: status, headers, and a body or a feed of chunks. Data only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Outgoing:
    """A reply. With a `feed` the body is what the feed gives, one event a chunk."""

    status: int
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    feed: AsyncIterator[bytes] | None = None
    chat: bool = False
    drain: bool = False
    confidential: bool = False
