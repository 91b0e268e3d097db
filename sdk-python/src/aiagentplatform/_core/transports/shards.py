"""
Several small pools of httpx's in place of a large one, for event loops.

Before each request a pool looks at every connection that it has, and asks the system about each idle one. With a
hundred requests at once that is most of what they cost; with sixteen it is little. The first pool that has room is
taken, so that few requests at once stay on few connections, and a pool that was not needed for a while is closed. Must
not know requests.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

SIZE = 16
"""How many connections a pool may have."""


class Shard:
    """A pool, the number of requests that are under way in it, and when the last one was over."""

    __slots__ = ("busy", "pool", "size", "used")

    def __init__(self, pool: Any, size: int) -> None:
        self.pool, self.size = pool, size
        self.busy = 0
        self.used = time.monotonic()


class Shards:
    """
    An asynchronous transport as httpx understands it, over as many pools as are needed.

    Args:
        make: makes a pool of at most so many connections, of which so many may be idle.
        connections: how many there may be in all; None for any number.
        kept: how many of them may be idle.
        expiry: after how many seconds without a request a pool is closed; None for never. The first one stays.
    """

    def __init__(
        self, make: Callable[[int, int], Any], connections: int | None, kept: int, expiry: float | None
    ) -> None:
        self._make, self._connections, self._kept, self._expiry = make, connections, kept, expiry
        self._shards: list[Shard] = []

    async def handle_async_request(self, request: Any) -> Any:
        """Send a request through the first pool that has room; where none has, wait in the one with the least to do."""
        shard = self._with_room() or self._another() or min(self._shards, key=lambda each: each.busy)
        shard.busy += 1
        try:
            response = await shard.pool.handle_async_request(request)
        except BaseException:
            self._over(shard)
            raise
        self._close_with(response.stream, shard)
        if len(self._shards) > 1:
            await self._drop_unused()
        return response

    async def aclose(self) -> None:
        shards, self._shards = self._shards, []
        for shard in shards:
            await shard.pool.aclose()

    def _with_room(self) -> Shard | None:
        return next((shard for shard in self._shards if shard.busy < shard.size), None)

    def _another(self) -> Shard | None:
        """One more pool, unless all connections are given away."""
        before = SIZE * len(self._shards)
        size = SIZE if self._connections is None else min(SIZE, self._connections - before)
        if size <= 0:
            return None
        self._shards.append(Shard(self._make(size, min(size, max(0, self._kept - before))), size))
        return self._shards[-1]

    def _close_with(self, stream: Any, shard: Shard) -> None:
        """Count the request as over when its reply is closed."""
        close = stream.aclose

        async def aclose() -> None:
            if stream.aclose is aclose:
                stream.aclose = close
                self._over(shard)
            await close()

        stream.aclose = aclose

    @staticmethod
    def _over(shard: Shard) -> None:
        shard.busy -= 1
        shard.used = time.monotonic()

    async def _drop_unused(self) -> None:
        """Close the last pool if nothing was asked of it for as long as an idle connection is kept."""
        last = self._shards[-1]
        if last.busy or self._expiry is None or time.monotonic() - last.used < self._expiry:
            return
        from anyio import CancelScope

        self._shards.pop()
        with CancelScope(shield=True):
            await last.pool.aclose()
