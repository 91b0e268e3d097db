"""
`deltas` over a stream, and `ParsedStream`: a stream of deltas whose content is an object of the caller's type.

What a chunk means is `chat_deltas.py`'s; the connection is the stream's own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from typing_extensions import Self

from ..._core.streams.stream import AsyncStream, Stream
from ..outputs.parsed import parsed
from .deltas import ContentDelta, Delta, DeltaReader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from pydantic import BaseModel

    from ..._core import ResponseInfo
    from ...types.chat_completions import ChatCompletionChunk
    from ..outputs.format import OutputFormat
    from ..outputs.parsed import ParsedChatCompletion

T = TypeVar("T")


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


class _Parsing(Generic[T]):
    """What both twins share: the content of the first choice so far, and what it is to become."""

    def __init__(self, output: OutputFormat[T], tools: Mapping[str, type[BaseModel]]) -> None:
        self._output, self._tools = output, tools
        self._last: ContentDelta | None = None

    @property
    def partial(self) -> T | None:
        """
        The content of the first choice as far as it has come; None if nothing can be told yet.

        A field that has not come yet reads as its default, or else as None, whatever its type says.
        """
        return None if self._last is None else self._output.read_part(self._last.snapshot)

    def _noted(self, delta: Delta) -> Delta:
        if isinstance(delta, ContentDelta) and delta.choice == 0:
            self._last = delta
        return delta

    def _parsed(self, completion: Any) -> ParsedChatCompletion[T]:
        return parsed(completion, self._output, self._tools)


class ParsedStream(_Parsing[T], Iterator[Delta]):
    """
    Deltas of a chat completion, and its content as an object of type `T`, growing::

        with client.chat.completions.stream_parse(..., response_format=Recipe) as stream:
            for recipe in stream.partials():
                print(recipe.name)
            recipe = stream.final().parsed
    """

    def __init__(
        self,
        stream: Stream[ChatCompletionChunk, Any],
        output: OutputFormat[T],
        tools: Mapping[str, type[BaseModel]],
    ) -> None:
        super().__init__(output, tools)
        self._stream = stream
        self._deltas = Deltas(stream)

    @property
    def response(self) -> ResponseInfo | None:
        """Status, headers and request id of the reply; None before the stream is open."""
        return self._stream.response

    def __next__(self) -> Delta:
        return self._noted(next(self._deltas))

    def partials(self) -> Iterator[T]:
        """The content of the first choice each time it has grown, from the moment that something can be told of it."""
        for delta in self:
            if delta is self._last and (partial := self.partial) is not None:
                yield partial

    def text(self) -> Iterator[str]:
        """The content of the first choice as it comes, unparsed."""
        for delta in self:
            if isinstance(delta, ContentDelta) and delta.choice == 0:
                yield delta.delta

    def final(self) -> ParsedChatCompletion[T]:
        """
        Read the stream to its end, and return the completion with its `parsed` content.

        Raises `OutputParseError` for content that is not of the type.
        """
        for _ in self:
            pass
        return self._parsed(self._stream.final())

    def close(self) -> None:
        """Give the connection back. Closing twice, or after the end, does nothing."""
        self._stream.close()

    def __enter__(self) -> Self:
        self._stream.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncParsedStream(_Parsing[T], AsyncIterator[Delta]):
    """The asynchronous twin of `ParsedStream`, for asyncio and trio."""

    def __init__(
        self,
        stream: AsyncStream[ChatCompletionChunk, Any],
        output: OutputFormat[T],
        tools: Mapping[str, type[BaseModel]],
    ) -> None:
        super().__init__(output, tools)
        self._stream = stream
        self._deltas = AsyncDeltas(stream)

    @property
    def response(self) -> ResponseInfo | None:
        """Status, headers and request id of the reply; None before the stream is open."""
        return self._stream.response

    async def __anext__(self) -> Delta:
        return self._noted(await anext(self._deltas))

    def partials(self) -> AsyncIterator[T]:
        """The content of the first choice each time it has grown, from the moment that something can be told of it."""
        return _Partials(self)

    def text(self) -> AsyncIterator[str]:
        """The content of the first choice as it comes, unparsed."""
        return _Texts(self)

    async def final(self) -> ParsedChatCompletion[T]:
        """
        Read the stream to its end, and return the completion with its `parsed` content.

        Raises `OutputParseError` for content that is not of the type.
        """
        async for _ in self:
            pass
        return self._parsed(await self._stream.final())

    async def close(self) -> None:
        """Give the connection back. Closing twice, or after the end, does nothing."""
        await self._stream.close()

    async def __aenter__(self) -> Self:
        await self._stream.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


class _Partials(AsyncIterator[T]):
    """No generator, since nothing may be left for the event loop to finalise."""

    def __init__(self, stream: AsyncParsedStream[T]) -> None:
        self._stream = stream

    async def __anext__(self) -> T:
        async for delta in self._stream:
            if isinstance(delta, ContentDelta) and delta.choice == 0 and (partial := self._stream.partial) is not None:
                return partial
        raise StopAsyncIteration


class _Texts(AsyncIterator[str]):
    def __init__(self, stream: AsyncParsedStream[Any]) -> None:
        self._stream = stream

    async def __anext__(self) -> str:
        async for delta in self._stream:
            if isinstance(delta, ContentDelta) and delta.choice == 0:
                return delta.delta
        raise StopAsyncIteration
