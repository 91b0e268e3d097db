"""
A reply whose body is all there: what a middleware returns that answers by itself, or that has read what it passes on.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import Any

from ..values.headers import Headers
from ..values.type_guards import is_mapping


class WholeResponse:
    """
    A `Response`, and an `AsyncResponse`, that needs no connection.

    Args:
        status: the HTTP status.
        headers: a mapping, or pairs.
        body: the bytes, with no content coding.
    """

    __slots__ = ("attempts", "body", "headers", "status")

    def __init__(
        self, status: int, headers: Mapping[str, str] | Iterable[tuple[str, str]] = (), body: bytes = b""
    ) -> None:
        self.status = status
        pairs: Any = headers.items() if is_mapping(headers) else headers
        self.headers = headers if isinstance(headers, Headers) else Headers(list(pairs))
        self.body = body

    def read(self) -> bytes:
        return self.body

    def iter_raw(self) -> Iterator[bytes]:
        if self.body:
            yield self.body

    def close(self) -> None:
        """Nothing is open."""

    async def aread(self) -> bytes:
        return self.body

    def aiter_raw(self) -> AsyncIterator[bytes]:
        return _Once(self.body)

    async def aclose(self) -> None:
        """Nothing is open."""

    def __repr__(self) -> str:
        return f"WholeResponse(status={self.status}, {len(self.body)} bytes)"


class _Once(AsyncIterator[bytes]):
    """One piece. No generator, since nothing may be left for the event loop to finalise."""

    def __init__(self, piece: bytes) -> None:
        self._piece = piece

    async def __anext__(self) -> bytes:
        piece, self._piece = self._piece, b""
        if not piece:
            raise StopAsyncIteration
        return piece
