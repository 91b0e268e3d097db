"""
`AsyncToolRunner` and `AsyncToolStream`: the twins of `runner.py` for asyncio and trio, where calls are run at once.

All thinking is `loop.py`'s. Must not know limits, policies or the meaning of a step.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any, TypeVar

from typing_extensions import Self

from ..._core.errors import ArgumentError, SDKError
from ..streams.stream import AsyncDeltas, AsyncTexts, streamed
from .loop import Ask, Raised, Run, ToolLoop
from .run import ToolRun, ToolStep
from .state import RunnerState, StreamedStep

if TYPE_CHECKING:
    from types import TracebackType

    from ..._core import AsyncCore, AsyncStream, Operation
    from .toolbox import Runnable

E = TypeVar("E")
T = TypeVar("T")


class _AsyncRunner(RunnerState[T], AsyncIterator[E]):
    def __init__(self, loop: ToolLoop[T], operation: Operation[Any], core: AsyncCore, max_concurrency: int) -> None:
        if not max_concurrency >= 1:
            raise ArgumentError(f"max_concurrency must be at least 1, not {max_concurrency!r}.")
        super().__init__(loop, operation)
        self._core = core
        self._max_concurrency = max_concurrency

    async def __anext__(self) -> E:
        while not self._ready:
            if self._over:
                raise self._failure or StopAsyncIteration
            try:
                await self._carry_out(self._step)
            except BaseException:
                await self.close()  # cancelled: nobody can go on from there
                raise
        step: E = self._ready.popleft()
        return step

    async def final(self) -> ToolRun[T]:
        """Run to the end, and return the whole conversation."""
        async for _ in self:
            pass
        return self.run

    async def close(self) -> None:
        """Stop here. `run` stays as it is."""
        self._stop()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _carry_out(self, step: Ask | Run | None) -> None:
        if step is None:
            self._advance(None)
        elif isinstance(step, Run):
            self._advance(await self._run_all(step))
        else:
            await self._ask(step)

    async def _ask(self, step: Ask) -> None:
        try:
            body, options = step.request()
            outcome: Any = await self._core.call(self._operation, options, body=body)
        except SDKError as failure:
            outcome = failure
        self._advance(outcome)

    async def _run_all(self, step: Run) -> Any:
        """What came of the calls, in their order; None if there was not time enough. No task outlives this."""
        from anyio import Semaphore, create_task_group, move_on_after

        try:
            left = step.left()
        except SDKError as failure:
            return failure
        outcomes: list[Any] = [None] * len(step.calls)
        turns = Semaphore(self._max_concurrency)

        async def run(number: int, call: Runnable) -> None:
            async with turns:
                outcomes[number] = await _result(call)

        with move_on_after(left):
            async with create_task_group() as group:
                for number, call in enumerate(step.calls):
                    group.start_soon(run, number, call)
            return outcomes
        return None


class AsyncToolRunner(_AsyncRunner[T, ToolStep]):
    """The asynchronous twin of `ToolRunner`, for asyncio and trio. The calls of a round are run at once."""


class AsyncToolStream(_AsyncRunner[T, StreamedStep]):
    """The asynchronous twin of `ToolStream`."""

    _stream: AsyncStream[Any, Any] | None = None
    _deltas: AsyncDeltas | None = None

    def text(self) -> AsyncIterator[str]:
        """What the model says, in all rounds, piece by piece."""
        return AsyncTexts(self)

    async def close(self) -> None:
        """Stop here, and give the connection back. `run` stays as it is."""
        stream, self._stream, self._deltas = self._stream, None, None
        if stream is not None:
            await stream.close()
        await super().close()

    async def _ask(self, step: Ask) -> None:
        try:
            if self._stream is None or self._deltas is None:
                body, options = step.request()
                self._stream = self._core.stream(self._operation, options, body=streamed(body))
                self._deltas = AsyncDeltas(self._stream)
            delta = await anext(self._deltas, None)
            if delta is not None:
                self._ready.append(delta)
                return
            outcome: Any = await self._stream.final()
        except SDKError as failure:
            outcome = failure
        self._stream = self._deltas = None
        self._advance(outcome)


async def _result(call: Runnable) -> Any:
    """
    What a function returned, or the `Raised` that it raised. A plain one runs on a worker thread, unless it shall not.
    """
    from anyio.to_thread import run_sync

    try:
        on_loop = call.tool.is_async or call.tool.inline
        result = call.run() if on_loop else await run_sync(call.run)
        return await result if inspect.isawaitable(result) else result
    except Exception as error:
        return Raised(error)
