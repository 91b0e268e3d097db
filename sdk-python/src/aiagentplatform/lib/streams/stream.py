"""
`deltas`: a stream of chunks read as deltas; their `texts`; and how a stream is asked for.

What a chunk means is `reader.py`'s; the connection is the stream's own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import TYPE_CHECKING, Any, overload

from ..._core.streams.stream import AsyncStream, Stream
from .deltas import ContentDelta, Delta
from .reader import DeltaReader

if TYPE_CHECKING:
    from ...types.chat_completions import ChatCompletionChunk


def streamed(body: Mapping[str, Any]) -> dict[str, Any]:
    """The body of a chat completion that is streamed. Its usage is asked for, unless the caller has said otherwise."""
    return {"stream_options": {"include_usage": True}, **body, "stream": True}


class Deltas(Iterator[Delta]):
    """The deltas of a stream. Leave the stream's own ``with`` block to give its connection back."""

    def __init__(self, stream: Stream[ChatCompletionChunk, Any]) -> None:
        self._stream = stream
        self._reader = DeltaReader()
        self._ready: deque[Delta] = deque()
        self._over = False

    def __next__(self) -> Delta:
        while not self._ready:
            if self._over:
                raise StopIteration
            chunk = next(self._stream, None)
            self._over = chunk is None
            self._ready.extend(self._reader.end() if chunk is None else self._reader.read(chunk))
        return self._ready.popleft()


class AsyncDeltas(AsyncIterator[Delta]):
    """The same of an async stream."""

    def __init__(self, stream: AsyncStream[ChatCompletionChunk, Any]) -> None:
        self._stream = stream
        self._reader = DeltaReader()
        self._ready: deque[Delta] = deque()
        self._over = False

    async def __anext__(self) -> Delta:
        while not self._ready:
            if self._over:
                raise StopAsyncIteration
            chunk = await anext(self._stream, None)
            self._over = chunk is None
            self._ready.extend(self._reader.end() if chunk is None else self._reader.read(chunk))
        return self._ready.popleft()


@overload
def deltas(stream: Stream[ChatCompletionChunk, Any]) -> Deltas: ...
@overload
def deltas(stream: AsyncStream[ChatCompletionChunk, Any]) -> AsyncDeltas: ...
def deltas(stream: Any) -> Any:
    """
    What a chat stream tells, as typed events with the whole so far: ``for delta in deltas(stream)``.

    Each is a `ContentDelta`, `RefusalDelta`, `ToolCallDelta`, `ToolCallDone`, `ChoiceDone` or `UsageDone`; its `type`
    tells which. The stream's own `text()` and `final()` work as ever.
    """
    kind: Any = AsyncDeltas if isinstance(stream, AsyncStream) else Deltas
    return kind(stream)


def texts(steps: Iterator[Any]) -> Iterator[str]:
    """The text of the first choice as it comes, out of deltas and whatever is between them."""
    for step in steps:
        if isinstance(step, ContentDelta) and step.choice == 0:
            yield step.delta


class AsyncTexts(AsyncIterator[str]):
    """The same of an async iterator. No generator, since nothing may be left for the event loop to finalise."""

    def __init__(self, steps: AsyncIterator[Any]) -> None:
        self._steps = steps

    async def __anext__(self) -> str:
        async for step in self._steps:
            if isinstance(step, ContentDelta) and step.choice == 0:
                return step.delta
        raise StopAsyncIteration
