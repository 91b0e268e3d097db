"""Background tasks and wake-ups: what runs beside requests, and how live streams learn that something is new."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")

_log = logging.getLogger("aiagentplatform_mock")


class Tasks:
    """The tasks that the server has under way. All are cancelled when it stops."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[Any], str | None] = {}

    def start(self, work: Coroutine[Any, Any, T], *, company_id: str | None = None) -> asyncio.Task[T]:
        """Run a coroutine in the background; an exception in it is logged. A company's reset cancels its tasks."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks[task] = company_id
        task.add_done_callback(self._finished)
        return task

    async def cancel(self, company_id: str | None = None) -> None:
        """Cancel a company's tasks, or all, and wait until they have ended."""
        doomed = [
            task
            for task, owner in self._tasks.items()
            if (company_id is None or owner == company_id) and task is not asyncio.current_task()
        ]
        for task in doomed:
            task.cancel()
        await asyncio.gather(*doomed, return_exceptions=True)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.pop(task, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("A background task failed.", exc_info=error)


class Topic:
    """Wakes whoever waits for news. The news itself is in the store."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def notify(self) -> None:
        """Wake all that wait now."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def wait(self) -> None:
        """Wait for the next notification. Read the store first: nothing can slip in between without an await."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)


class Topics:
    """Topics by name, made on first use and forgotten when nobody holds them."""

    def __init__(self) -> None:
        self._topics: WeakValueDictionary[str, Topic] = WeakValueDictionary()

    def __call__(self, name: str) -> Topic:
        return self._topics.setdefault(name, Topic())
