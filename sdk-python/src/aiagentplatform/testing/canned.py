"""
An open reply that is all there already: in its pieces, and broken after them if it is to be. For threads and for event
loops; no generator is left for a loop to finalise. Knows neither scripts nor cassettes.
"""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Iterator, Sequence

from .._core.errors import APIConnectionError
from .._core.values.headers import Headers


class CannedResponse:
    """A `Response` and an `AsyncResponse`. `left` tells whether it was read to its end or closed."""

    def __init__(
        self, status: int, headers: Headers, pieces: Sequence[bytes], failure: APIConnectionError | None = None
    ) -> None:
        self.status = status
        self.headers = headers
        self.left = False
        self._pieces, self._failure = pieces, failure
        self._rest = iter(pieces)

    def iter_raw(self) -> Iterator[bytes]:
        try:
            yield from self._pieces
            if self._failure is not None:
                raise copy.copy(self._failure)
        finally:
            self.left = True

    def read(self) -> bytes:
        return b"".join(self.iter_raw())

    def close(self) -> None:
        self.left = True

    def aiter_raw(self) -> AsyncIterator[bytes]:
        self._rest = iter(self._pieces)
        return self

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        for piece in self._rest:
            return piece
        self.left = True
        if self._failure is not None:
            raise copy.copy(self._failure)
        raise StopAsyncIteration

    async def aread(self) -> bytes:
        return self.read()

    async def aclose(self) -> None:
        self.close()
