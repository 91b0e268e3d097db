"""
`ToolRunner` and `ToolStream`: carry the steps of a `ToolLoop` out on the calling thread, and give what happens on the
way.

All thinking is `loop.py`'s. Must not know limits, policies or the meaning of a step.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from typing_extensions import Self

from ..._core.errors import ArgumentError, SDKError
from ..streams.stream import Deltas, streamed, texts
from .loop import Ask, Raised, Run, ToolLoop
from .run import ToolRun, ToolStep
from .state import RunnerState, StreamedStep

if TYPE_CHECKING:
    from types import TracebackType

    from ..._core import Core, Operation, Stream
    from .toolbox import Runnable

E = TypeVar("E")
T = TypeVar("T")


class _SyncRunner(RunnerState[T], Iterator[E]):
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


class ToolRunner(_SyncRunner[T, ToolStep]):
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


class ToolStream(_SyncRunner[T, StreamedStep]):
    """
    The same, streamed: between the steps come the deltas of what the model says, as it says it.

    Leave it through its ``with`` block, so that a connection in use is given back.
    """

    _stream: Stream[Any, Any] | None = None
    _deltas: Deltas | None = None

    def text(self) -> Iterator[str]:
        """What the model says, in all rounds, piece by piece."""
        return texts(self)

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
                self._stream = self._core.stream(self._operation, options, body=streamed(body))
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
