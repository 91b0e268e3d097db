"""
Cancels work at each of its suspensions in turn: the first `await` that waits, the second, and so on to the last.

Knows event loops and nothing of the SDK.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator
from typing import Any

import anyio

WAYS = {
    "a task, before what it waits for": "asyncio",
    "a task, after what it waits for": "asyncio",
    "a scope": "asyncio",
    "a trio scope": "trio",
}
"""How cancellation comes, and on which kind of loop. After: the result is there, the task has not seen it yet."""


class _Watched:
    """An awaitable that tells of its suspensions, with what the event loop is asked to wait for."""

    def __init__(self, work: Any, told: Callable[[int, Any], None]) -> None:
        self._work, self._told = work, told

    def __await__(self) -> Generator[Any, Any, Any]:
        number, answer, error = 0, None, None
        while True:
            try:
                trap = self._work.send(answer) if error is None else self._work.throw(error)
            except StopIteration as done:
                return done.value
            number += 1
            self._told(number, trap)
            try:
                answer, error = (yield trap), None
            except BaseException as thrown:
                answer, error = None, thrown


async def cancelled_at(number: int, way: str, work: Callable[[], Awaitable[None]]) -> bool:
    """Run the work and cancel it at its `number`-th suspension. Whether there was one."""
    if "scope" in way:
        return await _in_a_scope(number, work)
    task: asyncio.Task[None] | None = None
    reached = False

    def told(suspension: int, trap: Any) -> None:
        nonlocal reached
        if suspension != number:
            return
        assert task is not None
        reached = True
        if "after" in way and trap is not None:
            trap.add_done_callback(lambda _: task.cancel())
        else:
            task.cancel()

    async def run() -> None:
        await _Watched(work(), told)

    task = asyncio.ensure_future(run())
    await asyncio.wait([task])
    assert task.cancelled() is reached, f"suspension {number} swallowed its cancellation"
    if not reached:
        task.result()
    return reached


async def _in_a_scope(number: int, work: Callable[[], Awaitable[None]]) -> bool:
    """A scope goes on cancelling until it is left; what is shielded may still come to its end."""
    reached = False

    def told(suspension: int, trap: Any) -> None:
        nonlocal reached
        if suspension == number:
            reached = True
            scope.cancel()

    with anyio.CancelScope() as scope:
        await _Watched(work(), told)
    return reached
