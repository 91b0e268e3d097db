"""Types of embeddings. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Literal, TypeAlias

from .._core.models import Model as _Model

EmbeddingVector: TypeAlias = list[float] | str
"""The vector, in the encoding that was asked for."""


class Embedding(_Model):
    """A text as a vector."""

    object: Literal["embedding"]
    """Always `embedding`."""
    index: int
    """The position of its input, from 0. At least 0."""
    embedding: EmbeddingVector
    """The vector, in the encoding that was asked for."""


EmbeddingInput: TypeAlias = str | list[str] | list[int] | list[list[int]]
"""A text, several texts, a text as token ids, or several of these. At most 2,048 inputs."""

EmbeddingEncoding: TypeAlias = Literal["float", "base64"] | str
"""
`float` gives an array of numbers; `base64` gives the same numbers as 32-bit little-endian floats, which is
smaller and faster to read. An open enum.
"""


class EmbeddingUsage(_Model):
    """What the embeddings cost, in tokens."""

    prompt_tokens: int
    """Tokens of the inputs. At least 0."""
    total_tokens: int
    """The same. At least 0."""


class EmbeddingResponse(_Model):
    """The embeddings."""

    object: Literal["list"]
    """Always `list`."""
    data: list[Embedding]
    """One embedding for each input, in its order."""
    model: str
    """The model that made them."""
    usage: EmbeddingUsage
    """What the embeddings cost, in tokens."""
