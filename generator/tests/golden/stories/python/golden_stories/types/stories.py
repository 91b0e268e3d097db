"""Types of stories. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, Union

from pydantic import Field

from .._core.models import Model, Unknown


class Chapter(Model):
    """Chapter."""

    text: str | None = None
    title: str | None = None


class StoryChapter(Model):
    """Story chapter."""

    index: int
    chapter: Chapter


class Story(Model):
    """Story."""

    id: str
    chapters: list[StoryChapter]


class StoryDone(Model):
    """Story done."""

    type: Literal["story.done"]
    number: int
    story: Story


class StoryFailed(Model):
    """Story failed."""

    type: Literal["story.failed"]
    number: int
    reason: str | None = None


class ProgressStoryWord(Model):
    """Word"""

    type: Literal["story.word"]
    number: int
    word: str


class UnknownProgress(Unknown, tag="type", known=("story.done", "story.failed", "story.word")):
    """A member of `Progress` that this version does not know."""

    if TYPE_CHECKING:
        type: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


Progress: TypeAlias = Annotated[
    Union[Annotated[StoryDone | StoryFailed | ProgressStoryWord, Field(discriminator="type")], UnknownProgress],
    Field(union_mode="left_to_right"),
]


class StoryPieceChapter(Model):
    """Story piece chapter."""

    index: int
    delta: Chapter


class StoryPiece(Model):
    """Story piece."""

    id: str
    chapters: list[StoryPieceChapter]
