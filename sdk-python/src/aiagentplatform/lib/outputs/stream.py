"""
`ParsedStream`: a stream of deltas whose content is an object of the caller's own type, growing.

What a delta is stands in `streams/`; what content becomes, in `format.py` and `parsed.py`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from typing_extensions import Self

from ..streams.deltas import ContentDelta, Delta
from ..streams.stream import AsyncDeltas, AsyncTexts, Deltas, texts
from .parsed import parsed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from pydantic import BaseModel

    from ..._core import AsyncStream, ResponseInfo, Stream
    from ...types.chat_completions import ChatCompletionChunk
    from .format import OutputFormat
    from .parsed import ParsedChatCompletion

T = TypeVar("T")


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
        return texts(self)

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
        return AsyncTexts(self)

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
