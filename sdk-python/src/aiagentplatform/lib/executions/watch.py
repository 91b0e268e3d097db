"""
One wait for an execution: what is to be asked for, what the answers mean, and how far it has come. Asks nobody itself.

When to ask and when to give up is `_core.waiting`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..._core.errors import ArgumentError, SDKError

if TYPE_CHECKING:
    from ..._core import Backoff, RequestOptions
    from ..._core.settings.config import Config
    from ..._core.waiting.bar import Bar
    from ..._core.waiting.poll import Step
    from ...types.workflows_configs import Execution, ExecutionStatus
    from ...types.workflows_execution_steps import ExecutionStep

FINAL = frozenset({"completed", "failed", "cancelled", "timed_out"})
"""The statuses that an execution does not leave."""
OVER = frozenset({"completed", "failed", "skipped", "cancelled"})
"""The same of its steps."""


class ExecutionFailedError(SDKError):
    """The execution that was waited for has failed, was cancelled or ran out of time. It is in `execution`."""

    execution: Execution


@dataclass(frozen=True, slots=True)
class ExecutionProgress:
    """How far an execution has come. Steps within loops are not counted, only the loop itself."""

    execution: Execution
    """The execution as it stands."""
    done: int
    """How many of its steps are over: completed, failed, skipped or cancelled."""
    total: int
    """How many steps it has; 0 if that cannot be found out."""
    current: tuple[str, ...]
    """The ids of the steps that run, wait or are retried just now."""
    elapsed: float
    """Seconds since the waiting began."""

    @property
    def status(self) -> ExecutionStatus:
        """The execution's status."""
        return self.execution.status


class Watch:
    """
    What the twins of `wait` share. `reached` are the steps as they stand, `total` is how many there are, None before it
    was asked for.
    """

    def __init__(
        self,
        config: Config,
        execution_id: str,
        until: Collection[str],
        on_progress: Callable[[ExecutionProgress], object] | None,
        progress: bool,
        options: RequestOptions | None,
    ) -> None:
        from ...resources.workflows_executions import RETRIEVE
        from ...resources.workflows_executions_steps import LIST
        from ...resources.workflows_versions import RETRIEVE as RETRIEVE_VERSION

        if isinstance(until, str) or not until:
            raise ArgumentError(f"until must be a tuple or list of statuses, such as ('completed',), not {until!r}.")
        self.retrieve, self.list_steps, self.retrieve_version = RETRIEVE, LIST, RETRIEVE_VERSION
        self.reached: list[ExecutionStep] = []
        self.total: int | None = None
        self._config, self._until, self._options = config, frozenset(until), options
        self._on_progress = on_progress
        self._bar = _bar(execution_id) if progress else None
        self._started = config.clock.now()

    @property
    def reports(self) -> bool:
        """Whether anybody wants to know how far it is."""
        return self._on_progress is not None or self._bar is not None

    def within(self, left: float | None) -> RequestOptions | None:
        """The options of a question that may take so many seconds."""
        from ..deadline import within

        return within(self._config, self._options, left)

    def steps(self, timeout: float | None, poll: float | Backoff | None) -> Generator[Step, Any, Execution]:
        """When to ask, and when to give up."""
        from ..._core.waiting.poll import poll_steps

        return poll_steps(self._done, self._config.clock, timeout=timeout, backoff=poll)

    def _done(self, execution: Execution) -> bool:
        return execution.status in FINAL or execution.status in self._until

    def tell(self, execution: Execution) -> object:
        """Tell those who want to know. What the caller's function returns is handed on, since it may be awaitable."""
        if not self.reports:
            return None
        outermost = [step for step in self.reached if step.step_path == step.step_id]
        progress = ExecutionProgress(
            execution=execution,
            done=sum(step.status in OVER for step in outermost),
            total=self.total or 0,
            current=tuple(step.step_id for step in outermost if step.status not in OVER),
            elapsed=self._config.clock.now() - self._started,
        )
        if self._bar is not None:
            self._bar.show(progress.done, progress.total, _said(progress))
        return self._on_progress(progress) if self._on_progress is not None else None

    def settled(self, execution: Execution, raise_on_failure: bool) -> Execution:
        """The execution. Raises `ExecutionFailedError` if it did not end as it should."""
        if execution.status in self._until or not raise_on_failure:
            return execution
        reason = f": {execution.error.code}: {execution.error.message}" if execution.error else ""
        raise ExecutionFailedError(f"Execution {execution.id} is {execution.status}{reason}", execution=execution)

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()


def _bar(execution_id: str) -> Bar:
    from ..._core.waiting.bar import bar_for

    return bar_for(execution_id)


def _said(progress: ExecutionProgress) -> str:
    current = f" ({', '.join(progress.current)})" if progress.current else ""
    return f"{progress.status}{current} {progress.elapsed:.0f} s"
