"""Whether an execution is doing anything, or only waits; and how many of its steps may work at once.

Everything that works holds a token. A scheduler lends its own to the steps it starts and takes it back when one has
ended, so that the count is zero exactly when nothing can go on by itself. Must not know steps.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
Wait = dict[str, Any]


class Activity:
    """The tokens of one execution, and what it waits for.

    Args:
        changed: Called when the number of tokens becomes zero or ceases to be, and when the waits change.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._tokens = 1
        self._waits: dict[str, Sequence[Wait]] = {}

    @property
    def idle(self) -> bool:
        """Whether nothing goes on by itself."""
        return self._tokens == 0

    @property
    def waits(self) -> list[Wait]:
        """What is waited for, the oldest first."""
        return [wait for waits in self._waits.values() for wait in waits]

    def spawn(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Start a task with a token of its own. `first` takes the token back."""
        self._add(1)
        return asyncio.ensure_future(work)

    async def first(self, tasks: Collection[asyncio.Task[T]]) -> set[asyncio.Task[T]]:
        """Wait until one of the tasks has ended, without the caller's token."""
        self._add(-1)
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._add(1)
        self._add(-len(done))
        return done

    async def cancel(self, tasks: Collection[asyncio.Task[Any]]) -> None:
        """Cancel tasks, wait for their end and take their tokens."""
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        for task in tasks:
            if not task.cancelled():
                task.exception()
        self._add(-len(tasks))

    def begin_wait(self, key: str, waits: Sequence[Wait]) -> None:
        """Give the token up, and say what for."""
        self._waits[key] = waits
        self._add(-1)

    def end_wait(self, key: str) -> None:
        """Take the token again."""
        self._waits.pop(key, None)
        self._add(1)

    def _add(self, tokens: int) -> None:
        self._tokens += tokens
        self._changed()


class Slot:
    """A step's right to work: one of as many as the policy allows."""

    def __init__(self, slots: asyncio.Semaphore) -> None:
        self._slots = slots
        self._held = False

    async def acquire(self) -> None:
        """Wait for the right, if it is not held."""
        if not self._held:
            await self._slots.acquire()
            self._held = True

    def release(self) -> None:
        """Give it back, if it is held."""
        if self._held:
            self._held = False
            self._slots.release()
