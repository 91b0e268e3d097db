"""
What a run of tools is beside its I/O: its rounds, their next step, what came of it. The runners extend it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from ..._core.errors import SDKError
from ..streams.deltas import Delta
from .loop import Ask, Run, ToolLoop
from .run import ToolRun, ToolStep

if TYPE_CHECKING:
    from ..._core import Operation

T = TypeVar("T")

StreamedStep: TypeAlias = ToolStep | Delta
"""What happens in a streamed run, by its `type`."""


class RunnerState(Generic[T]):
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
