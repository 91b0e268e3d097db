"""
Work that a cancelled asyncio task does not leave between two steps, but at its next real wait.

A bare ``yield`` lets the event loop turn once and waits for nothing. httpx takes its locks with one, and loses the
connection for ever if the task is cancelled right there. Must not know what the work is.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Generator
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Postponed(Generic[T]):
    """
    Awaits the work. A cancellation at a bare ``yield`` comes where the work waits next, or at its end.

    `undo` is given a result that came too late, and awaited before the cancellation goes on.
    """

    __slots__ = ("_undo", "_work")

    def __init__(
        self, work: Coroutine[Any, Any, T], undo: Callable[[T], Coroutine[Any, Any, None]] | None = None
    ) -> None:
        self._work, self._undo = work, undo

    def __await__(self) -> Generator[Any, Any, T]:
        work = self._work
        answer: Any = None
        error: BaseException | None = None
        late: BaseException | None = None
        while True:
            try:
                trap = work.send(answer) if error is None else work.throw(error)
            except StopIteration as done:
                result: T = done.value
                break
            except Exception as failure:
                if late is None:
                    raise
                raise late from failure
            if late is not None and trap is not None:
                _cancel_again(late)
                late = None
            answer = error = None
            try:
                answer = yield trap
            except BaseException as thrown:
                if trap is None and _can_wait(thrown):
                    late = thrown
                else:
                    error = thrown
        if late is None:
            return result
        if self._undo is not None:
            yield from Postponed(self._undo(result)).__await__()
        raise late


def _can_wait(error: BaseException) -> bool:
    """Whether it is a task's own cancellation. A scope of anyio's does not cancel what was not meant to be."""
    from asyncio import CancelledError

    from anyio import current_effective_deadline

    return isinstance(error, CancelledError) and current_effective_deadline() > float("-inf")


def _cancel_again(cancellation: BaseException) -> None:
    """The same request once more, not another one: `asyncio.timeout` and task groups count them."""
    from asyncio import current_task

    task: Any = current_task()
    if hasattr(task, "uncancel"):  # since Python 3.11
        task.uncancel()
    task.cancel(*cancellation.args)
