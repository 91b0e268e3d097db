"""Stories. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .._core import OMIT, AsyncResource, LastSpec, MergeSpec, Operation, Resource, ResumeSpec, StreamSpec

if TYPE_CHECKING:
    from typing import Literal

    from .._core import AsyncStream, Omit, RequestOptions, Stream
    from ..types.stories import Progress, Story, StoryPiece


CREATE: Operation[Story] = Operation(
    "stories.create",
    "POST",
    "/stories",
    returns="golden_stories.types.stories:Story",
    body="json",
    stream=StreamSpec(
        event="golden_stories.types.stories:StoryPiece",
        terminator="[DONE]",
        selector="stream",
        text="/chapters/0/delta/text",
        accumulate=MergeSpec(
            type="golden_stories.types.stories:Story", items="chapters", index="index", delta="delta", into="chapter"
        ),
    ),
)
EXPORT: Operation[None] = Operation(
    "stories.export",
    "GET",
    "/stories/export",
    stream=StreamSpec(event="golden_stories.types.stories:Story", framing="jsonl"),
)
PROGRESS: Operation[None] = Operation(
    "stories.progress",
    "GET",
    "/stories/{story_id}/progress",
    stream=StreamSpec(
        event="golden_stories.types.stories:Progress",
        terminal=("story.done", "story.failed"),
        resume=ResumeSpec(header="Last-Event-ID", query="starting_after", sequence="number"),
        accumulate=LastSpec(type="golden_stories.types.stories:Story", field="story"),
    ),
)


class Stories(Resource):
    """Stories."""

    @overload
    def create(
        self, *, topic: str, stream: Literal[False] | Omit = OMIT, options: RequestOptions | None = None
    ) -> Story: ...

    @overload
    def create(
        self, *, topic: str, stream: Literal[True], options: RequestOptions | None = None
    ) -> Stream[StoryPiece, Story]: ...

    @overload
    def create(
        self, *, topic: str, stream: bool, options: RequestOptions | None = None
    ) -> Story | Stream[StoryPiece, Story]: ...

    def create(
        self, *, topic: str, stream: bool | Omit = OMIT, options: RequestOptions | None = None
    ) -> Story | Stream[StoryPiece, Story]:
        """
        Args:
            stream: Default: False.

        Returns:
            The reply or, with `stream=True`, the events as they arrive.
        """
        _reply: Story | Stream[StoryPiece, Story] = self._core.call_or_stream(
            CREATE, options, body={"topic": topic, "stream": stream}
        )
        return _reply

    def stream(self, *, topic: str, options: RequestOptions | None = None) -> Stream[StoryPiece, Story]:
        """
        Returns:
            The events as they arrive; read them in a `with` block. `final()` gives the whole.
        """
        return self._core.stream(CREATE, options, body={"topic": topic, "stream": True})

    def export(self, *, options: RequestOptions | None = None) -> Stream[Story, None]:
        """
        Returns:
            The events as they arrive; read them in a `with` block.
        """
        return self._core.stream(EXPORT, options)

    def progress(
        self,
        story_id: str,
        *,
        starting_after: int | Omit = OMIT,
        last_event_id: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Stream[Progress, Story]:
        """
        Returns:
            The events as they arrive; read them in a `with` block. `final()` gives the whole.
        """
        return self._core.stream(
            PROGRESS,
            options,
            path=(story_id,),
            query={"starting_after": starting_after},
            headers={"Last-Event-ID": last_event_id},
        )


class AsyncStories(AsyncResource):
    """Stories."""

    @overload
    async def create(
        self, *, topic: str, stream: Literal[False] | Omit = OMIT, options: RequestOptions | None = None
    ) -> Story: ...

    @overload
    async def create(
        self, *, topic: str, stream: Literal[True], options: RequestOptions | None = None
    ) -> AsyncStream[StoryPiece, Story]: ...

    @overload
    async def create(
        self, *, topic: str, stream: bool, options: RequestOptions | None = None
    ) -> Story | AsyncStream[StoryPiece, Story]: ...

    async def create(
        self, *, topic: str, stream: bool | Omit = OMIT, options: RequestOptions | None = None
    ) -> Story | AsyncStream[StoryPiece, Story]:
        """
        Args:
            stream: Default: False.

        Returns:
            The reply or, with `stream=True`, the events as they arrive.
        """
        _reply: Story | AsyncStream[StoryPiece, Story] = await self._core.call_or_stream(
            CREATE, options, body={"topic": topic, "stream": stream}
        )
        return _reply

    def stream(self, *, topic: str, options: RequestOptions | None = None) -> AsyncStream[StoryPiece, Story]:
        """
        Returns:
            The events as they arrive; read them in an `async with` block. `final()` gives the whole.
        """
        return self._core.stream(CREATE, options, body={"topic": topic, "stream": True})

    def export(self, *, options: RequestOptions | None = None) -> AsyncStream[Story, None]:
        """
        Returns:
            The events as they arrive; read them in an `async with` block.
        """
        return self._core.stream(EXPORT, options)

    def progress(
        self,
        story_id: str,
        *,
        starting_after: int | Omit = OMIT,
        last_event_id: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncStream[Progress, Story]:
        """
        Returns:
            The events as they arrive; read them in an `async with` block. `final()` gives the whole.
        """
        return self._core.stream(
            PROGRESS,
            options,
            path=(story_id,),
            query={"starting_after": starting_after},
            headers={"Last-Event-ID": last_event_id},
        )
