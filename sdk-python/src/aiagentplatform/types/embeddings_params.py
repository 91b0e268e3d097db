"""What callers may pass as types of embeddings. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Sequence
from typing import TypeAlias

from typing_extensions import Required, TypedDict

from .embeddings import EmbeddingEncoding

EmbeddingInputParam: TypeAlias = str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]]
"""A text, several texts, a text as token ids, or several of these. At most 2,048 inputs."""


class EmbeddingCreateRequestParam(TypedDict, total=False):
    """What to embed, with which model, and how."""

    model: Required[str]
    """The id of an embedding model, see `GET /models`. From 1 to 128 characters."""
    input: Required[EmbeddingInputParam]
    """A text, several texts, a text as token ids, or several of these. At most 2,048 inputs."""
    dimensions: int
    """How many numbers a vector has; by default as many as the model gives. From 1 to 3072."""
    encoding_format: EmbeddingEncoding
    """
    `float` gives an array of numbers; `base64` gives the same numbers as 32-bit little-endian floats, which is
    smaller and faster to read. An open enum. Default: "float".
    """
    user: str
    """Your own id of the end user, which helps to detect abuse. At most 512 characters."""
