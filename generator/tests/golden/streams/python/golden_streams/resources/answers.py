"""Answers. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .._core import OMIT, AsyncResource, MergeSpec, Operation, Resource, StreamSpec

if TYPE_CHECKING:
    from typing import Literal

    from .._core import AsyncStream, Omit, RequestOptions, Stream
    from ..types.answers import Answer, AnswerChunk


CREATE: Operation[Answer] = Operation(
    "answers.create",
    "POST",
    "/answers",
    returns="golden_streams.types.answers:Answer",
    body="json",
    stream=StreamSpec(
        event="golden_streams.types.answers:AnswerChunk",
        terminator="[DONE]",
        selector="stream",
        text="/choices/0/delta/content",
        accumulate=MergeSpec(
            type="golden_streams.types.answers:Answer", items="choices", index="index", delta="delta", into="message"
        ),
    ),
)


class Answers(Resource):
    """Answers."""

    @overload
    def create(
        self, *, text: str, stream: Literal[False] | None | Omit = OMIT, options: RequestOptions | None = None
    ) -> Answer: ...

    @overload
    def create(
        self, *, text: str, stream: Literal[True], options: RequestOptions | None = None
    ) -> Stream[AnswerChunk, Answer]: ...

    @overload
    def create(
        self, *, text: str, stream: bool, options: RequestOptions | None = None
    ) -> Answer | Stream[AnswerChunk, Answer]: ...

    def create(
        self, *, text: str, stream: bool | None | Omit = OMIT, options: RequestOptions | None = None
    ) -> Answer | Stream[AnswerChunk, Answer]:
        """
        Answer.

        Args:
            text: What to answer.
            stream: Default: False.

        Returns:
            The reply or, with `stream=True`, the events as they arrive.
        """
        _reply: Answer | Stream[AnswerChunk, Answer] = self._core.call_or_stream(
            CREATE, options, body={"text": text, "stream": stream}
        )
        return _reply

    def stream(self, *, text: str, options: RequestOptions | None = None) -> Stream[AnswerChunk, Answer]:
        """
        Answer.

        Args:
            text: What to answer.

        Returns:
            The events as they arrive; read them in a `with` block. `final()` gives the whole.
        """
        return self._core.stream(CREATE, options, body={"text": text, "stream": True})


class AsyncAnswers(AsyncResource):
    """Answers."""

    @overload
    async def create(
        self, *, text: str, stream: Literal[False] | None | Omit = OMIT, options: RequestOptions | None = None
    ) -> Answer: ...

    @overload
    async def create(
        self, *, text: str, stream: Literal[True], options: RequestOptions | None = None
    ) -> AsyncStream[AnswerChunk, Answer]: ...

    @overload
    async def create(
        self, *, text: str, stream: bool, options: RequestOptions | None = None
    ) -> Answer | AsyncStream[AnswerChunk, Answer]: ...

    async def create(
        self, *, text: str, stream: bool | None | Omit = OMIT, options: RequestOptions | None = None
    ) -> Answer | AsyncStream[AnswerChunk, Answer]:
        """
        Answer.

        Args:
            text: What to answer.
            stream: Default: False.

        Returns:
            The reply or, with `stream=True`, the events as they arrive.
        """
        _reply: Answer | AsyncStream[AnswerChunk, Answer] = await self._core.call_or_stream(
            CREATE, options, body={"text": text, "stream": stream}
        )
        return _reply

    def stream(self, *, text: str, options: RequestOptions | None = None) -> AsyncStream[AnswerChunk, Answer]:
        """
        Answer.

        Args:
            text: What to answer.

        Returns:
            The events as they arrive; read them in an `async with` block. `final()` gives the whole.
        """
        return self._core.stream(CREATE, options, body={"text": text, "stream": True})
