"""Types of answers. Generated from the OpenAPI document by onespec; do not edit."""

from .._core.models import Model


class Message(Model):
    """Message."""

    content: str


class Choice(Model):
    """Choice."""

    index: int
    message: Message


class Answer(Model):
    """A whole answer."""

    id: str
    choices: list[Choice]


class Delta(Model):
    """Delta."""

    content: str | None = None


class ChunkChoice(Model):
    """Chunk choice."""

    index: int
    delta: Delta


class AnswerChunk(Model):
    """Answer chunk."""

    id: str
    choices: list[ChunkChoice]
