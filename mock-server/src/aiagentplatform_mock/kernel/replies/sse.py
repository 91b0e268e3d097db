"""Server-sent events as bytes, and the pump that keeps a stream alive with comments.

Knows the framing of the HTML standard; must not know resources or faults.
"""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from .replies import Sse, SseEvent

CONTENT_TYPE = "text/event-stream; charset=utf-8"
COMMENT = b": keep-alive\n\n"
_LINE_END = re.compile(r"\r\n|\r|\n")


def frame(event: SseEvent) -> bytes:
    """One event."""
    data = event.data if isinstance(event.data, str) else dump(event.data)
    lines = [f"id: {event.id}"] if event.id is not None else []
    if event.event is not None:
        lines.append(f"event: {event.event}")
    lines.extend(f"data: {line}" for line in _LINE_END.split(data))
    return ("\n".join(lines) + "\n\n").encode()


def error_frame(body: dict[str, Any], *, chat: bool) -> bytes:
    """The event that tells an error: OpenAI's bare envelope in chat, a typed event elsewhere."""
    if chat:
        return f"data: {dump(body)}\n\n".encode()
    return f"event: error\ndata: {dump({'type': 'error', **body})}\n\n".encode()


def dump(value: Any) -> str:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


async def frames(reply: Sse, failed: Callable[[Exception], bytes]) -> AsyncIterator[bytes]:
    """The frames of a stream, with its terminator; an error in it is told by the frame that `failed` gives."""
    try:
        async for event in reply.events:
            yield frame(event)
    except Exception as error:
        yield failed(error)
        return
    if reply.terminator is not None:
        yield f"data: {reply.terminator}\n\n".encode()


async def exhaust(feed: AsyncIterator[bytes]) -> None:
    """Read a feed that nobody hears to its end, for what it does on the way."""
    async for _ in feed:
        pass


class Pump:
    """Reads a feed ahead of the client, and says something when the feed is silent.

    Args:
        feed: The frames.
        silence: Seconds of silence after which a comment is sent.
    """

    def __init__(self, feed: AsyncIterator[bytes], *, silence: float) -> None:
        self._feed = feed
        self._silence = silence
        self._queue: asyncio.Queue[bytes | None] = asyncio.Queue()

    async def run(self) -> None:
        """Read the feed to its end. Run it as a task beside `chunks`."""
        try:
            async for chunk in self._feed:
                self._queue.put_nowait(chunk)
        finally:
            self._queue.put_nowait(None)

    def stop(self) -> None:
        """End `chunks` at once."""
        self._queue.put_nowait(None)

    async def chunks(self) -> AsyncIterator[bytes]:
        """The frames, and a comment after each silence."""
        while True:
            try:
                chunk = await asyncio.wait_for(self._queue.get(), self._silence)
            except asyncio.TimeoutError:
                yield COMMENT
                continue
            if chunk is None:
                return
            yield chunk
