"""
`ToolRunner` and `ToolStream`, sync and async: carry the steps of a `ToolLoop` out, and give what happens on the way.

All thinking is `tool_loop.py`'s. Must not know limits, policies or the meaning of a step.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from typing_extensions import Self

from ..._core.errors import ArgumentError, SDKError
from ..streams.deltas import ContentDelta, Delta
from ..streams.stream import AsyncDeltas, Deltas
from .loop import Ask, Raised, Run, ToolLoop
from .run import ToolRun, ToolStep

if TYPE_CHECKING:
    from types import TracebackType

    from ..._core import AsyncCore, AsyncStream, Core, Operation, Stream
    from .toolbox import Runnable

E = TypeVar("E")
T = TypeVar("T")

StreamedStep: TypeAlias = ToolStep | Delta
"""What happens in a streamed run, by its `type`."""


class _RunnerState(Generic[E, T]):
    """What all of them share: the loop, its next step, and what came of it."""

    def __init__(self, loop: ToolLoop[T], operation: Operation[Any]) -> None:
        self._loop = loop
        self._operation = operation
        self._ready = loop.ready
        self._steps = loop.steps()
        self._step: Ask | Run | None = None
        self._over = False
        self._failure: Exception | None = None

    @property
    def run(self) -> ToolRun[T]:
        """The conversation as far as it has come. What you append to its `messages` goes out with the next round."""
        return self._loop.run

    def _advance(self, outcome: Any) -> None:
        """Tell the loop what came of its step, or begin."""
        try:
            self._step = self._steps.throw(outcome) if isinstance(outcome, SDKError) else self._steps.send(outcome)
        except StopIteration:
            self._step, self._over = None, True
        except Exception as failure:  # a tool's own, too
            self._step, self._over, self._failure = None, True, failure

    def _stop(self) -> None:
        self._step, self._over = None, True
        self._steps.close()


class _SyncRunner(_RunnerState[E, T], Iterator[E]):
    def __init__(self, loop: ToolLoop[T], operation: Operation[Any], core: Core) -> None:
        super().__init__(loop, operation)
        self._core = core

    def __next__(self) -> E:
        while not self._ready:
            if self._over:
                raise self._failure or StopIteration
            try:
                self._carry_out(self._step)
            except BaseException:
                self.close()  # interrupted: nobody can go on from there
                raise
        step: E = self._ready.popleft()
        return step

    def final(self) -> ToolRun[T]:
        """Run to the end, and return the whole conversation."""
        for _ in self:
            pass
        return self.run

    def close(self) -> None:
        """Stop here. `run` stays as it is."""
        self._stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _carry_out(self, step: Ask | Run | None) -> None:
        if step is None:
            self._advance(None)
        elif isinstance(step, Run):
            self._advance(self._run_all(step))
        else:
            self._ask(step)

    def _run_all(self, step: Run) -> Any:
        try:
            step.left()
        except SDKError as failure:
            return failure
        return [_result(call) for call in step.calls]

    def _ask(self, step: Ask) -> None:
        try:
            body, options = step.request()
            outcome: Any = self._core.call(self._operation, options, body=body)
        except SDKError as failure:
            outcome = failure
        self._advance(outcome)


class ToolRunner(_SyncRunner[ToolStep, T]):
    """
    A model that calls your functions until it is done. Nothing happens before it is iterated, or asked for `final`::

        runner = client.chat.completions.run_tools(model="gpt-5.2", messages=[...], tools=[weather])
        for step in runner:
            if step.type == "returned":
                print(step.name, step.result)
        print(runner.final().text)

    Whatever ends it early (`ToolLimitError`, an `APIError`, an exception of a tool with ``on_error="raise"``), `run` is
    how far it came, and ``run_tools(messages=runner.run.messages, ...)`` goes on from there.
    """


class ToolStream(_SyncRunner[StreamedStep, T]):
    """
    The same, streamed: between the steps come the deltas of what the model says, as it says it.

    Leave it through its ``with`` block, so that a connection in use is given back.
    """

    _stream: Stream[Any, Any] | None = None
    _deltas: Deltas | None = None

    def text(self) -> Iterator[str]:
        """What the model says, in all rounds, piece by piece."""
        for step in self:
            if isinstance(step, ContentDelta):
                yield step.delta

    def close(self) -> None:
        """Stop here, and give the connection back. `run` stays as it is."""
        stream, self._stream, self._deltas = self._stream, None, None
        if stream is not None:
            stream.close()
        super().close()

    def _ask(self, step: Ask) -> None:
        try:
            if self._stream is None or self._deltas is None:
                body, options = step.request()
                self._stream = self._core.stream(self._operation, options, body=_streaming(body))
                self._deltas = Deltas(self._stream)
            delta = next(self._deltas, None)
            if delta is not None:
                self._ready.append(delta)
                return
            outcome: Any = self._stream.final()
        except SDKError as failure:
            outcome = failure
        self._stream = self._deltas = None
        self._advance(outcome)


class _AsyncRunner(_RunnerState[E, T], AsyncIterator[E]):
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
                outcomes[number] = await _result_async(call)

        with move_on_after(left):
            async with create_task_group() as group:
                for number, call in enumerate(step.calls):
                    group.start_soon(run, number, call)
            return outcomes
        return None


class AsyncToolRunner(_AsyncRunner[ToolStep, T]):
    """The asynchronous twin of `ToolRunner`, for asyncio and trio. The calls of a round are run at once."""


class AsyncToolStream(_AsyncRunner[StreamedStep, T]):
    """The asynchronous twin of `ToolStream`."""

    _stream: AsyncStream[Any, Any] | None = None
    _deltas: AsyncDeltas | None = None

    def text(self) -> AsyncIterator[str]:
        """What the model says, in all rounds, piece by piece."""
        return _Texts(self)

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
                self._stream = self._core.stream(self._operation, options, body=_streaming(body))
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


class _Texts(AsyncIterator[str]):
    """No generator, since nothing may be left for the event loop to finalise."""

    def __init__(self, stream: AsyncToolStream[Any]) -> None:
        self._stream = stream

    async def __anext__(self) -> str:
        async for step in self._stream:
            if isinstance(step, ContentDelta):
                return step.delta
        raise StopAsyncIteration


def _streaming(body: dict[str, Any]) -> dict[str, Any]:
    """The body of a streamed round. Its usage is asked for, since a run adds it up."""
    return {"stream_options": {"include_usage": True}, **body, "stream": True}


def _result(call: Runnable) -> Any:
    """What a function returned, or the `Raised` that it raised."""
    try:
        result = call.run()
    except Exception as error:
        return Raised(error)
    if inspect.isawaitable(result):
        if inspect.iscoroutine(result):
            result.close()
        return Raised(ArgumentError(f"Tool {call.tool.name!r} returned something to be awaited; use the async client."))
    return result


async def _result_async(call: Runnable) -> Any:
    """The same on an event loop; a plain function runs on a worker thread, unless it shall not."""
    from anyio.to_thread import run_sync

    try:
        on_loop = call.tool.is_async or call.tool.inline
        result = call.run() if on_loop else await run_sync(call.run)
        return await result if inspect.isawaitable(result) else result
    except Exception as error:
        return Raised(error)
