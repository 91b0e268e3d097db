"""
`client.workflows.executions.wait`: until an execution is completed, waits for somebody, or has failed.

When to ask and when to give up is `_core.waiting`'s; here stands what is asked for and what it means.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..._core.errors import APIStatusError, ArgumentError, SDKError

if TYPE_CHECKING:
    from ..._core import AsyncCore, Backoff, Core, RequestOptions
    from ..._core.settings.config import Config
    from ..._core.waiting.bar import Bar
    from ..._core.waiting.poll import Step
    from ...types.workflows_configs import Execution, ExecutionStatus
    from ...types.workflows_execution_steps import ExecutionStep

FINAL = frozenset({"completed", "failed", "cancelled", "timed_out"})
"""The statuses that an execution does not leave."""
OVER = frozenset({"completed", "failed", "skipped", "cancelled"})
"""The same of its steps."""
PAGE = {"limit": 100, "order": "asc"}


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


class WaitMixin:
    """Adds `wait` to the executions of the sync client."""

    if TYPE_CHECKING:
        _core: Core

    def wait(
        self,
        execution_id: str,
        *,
        until: Collection[ExecutionStatus] = ("completed",),
        timeout: float | None = None,
        poll: float | Backoff | None = None,
        raise_on_failure: bool = True,
        on_progress: Callable[[ExecutionProgress], object] | None = None,
        progress: bool = False,
        options: RequestOptions | None = None,
    ) -> Execution:
        """
        Wait until an execution is completed.

        Asks for the execution again and again, less often the longer it takes, and not before the server's Retry-After.
        To see what happens the moment it happens, follow `events` instead.

        Args:
            execution_id: The execution's id.
            until: The statuses to return at. With ``("completed", "waiting")`` an execution that waits for an approval,
                an input, a timer or an event is returned too.
            timeout: Seconds to wait in all. Default: None, as long as it takes.
            poll: Seconds between two questions, or a `Backoff`. By default from 0.5 to 10 seconds, growing.
            raise_on_failure: Whether an execution that ends in a status that is not in `until` is an error. If not, it
                is returned.
            on_progress: Is called with an `ExecutionProgress` after every question; it costs one request more each.
            progress: Whether to show a progress bar in terminals and notebooks. Elsewhere nothing is shown.
            options: Options of each question.

        Returns:
            The execution in one of the statuses of `until`, or as it ended.

        Raises:
            ExecutionFailedError: It failed, was cancelled or timed out. It has the `execution`.
            WaitTimeoutError: The time is over. It has the last `state`; the execution goes on.
            APIError: Asking failed. No connection, 429 and 5xx are waited out, up to five times in a row.
        """
        from ..._core.waiting.wait import carry_out

        watch = _Watch(self._core.config, execution_id, until, on_progress, progress, options)

        def ask(left: float | None) -> Execution:
            execution = self._core.call(watch.retrieve, watch.within(left), path=(execution_id,))
            if watch.reports:
                if watch.total is None:
                    watch.total = self._count(execution, watch.within(left))
                pager = self._core.page(watch.list_steps, watch.within(left), path=(execution_id,), query=PAGE)
                watch.reached = list(pager)
            return execution

        with watch:
            execution = carry_out(watch.steps(timeout, poll), ask, self._core.config.clock, watch.tell)
        return watch.settled(execution, raise_on_failure)

    def _count(self, execution: Execution, options: RequestOptions | None) -> int:
        from ...resources.workflows_versions import RETRIEVE

        try:
            version = self._core.call(RETRIEVE, options, path=(execution.workflow_id, execution.workflow_version))
        except APIStatusError:
            return 0  # the workflow is gone, or not for this key: no reason to stop waiting
        return len(version.definition.steps)


class AsyncWaitMixin:
    """Adds `wait` to the executions of the async client."""

    if TYPE_CHECKING:
        _core: AsyncCore

    async def wait(
        self,
        execution_id: str,
        *,
        until: Collection[ExecutionStatus] = ("completed",),
        timeout: float | None = None,
        poll: float | Backoff | None = None,
        raise_on_failure: bool = True,
        on_progress: Callable[[ExecutionProgress], object] | None = None,
        progress: bool = False,
        options: RequestOptions | None = None,
    ) -> Execution:
        """The same as `WaitMixin.wait`, asynchronously. `on_progress` may be an async function."""
        from ..._core.waiting.wait import carry_out_async

        watch = _Watch(self._core.config, execution_id, until, on_progress, progress, options)

        async def ask(left: float | None) -> Execution:
            execution = await self._core.call(watch.retrieve, watch.within(left), path=(execution_id,))
            if watch.reports:
                if watch.total is None:
                    watch.total = await self._count(execution, watch.within(left))
                pager = self._core.page(watch.list_steps, watch.within(left), path=(execution_id,), query=PAGE)
                watch.reached = [step async for step in pager]
            return execution

        with watch:
            execution = await carry_out_async(watch.steps(timeout, poll), ask, self._core.config.clock, watch.tell)
        return watch.settled(execution, raise_on_failure)

    async def _count(self, execution: Execution, options: RequestOptions | None) -> int:
        from ...resources.workflows_versions import RETRIEVE

        try:
            version = await self._core.call(RETRIEVE, options, path=(execution.workflow_id, execution.workflow_version))
        except APIStatusError:
            return 0
        return len(version.definition.steps)


class _Watch:
    """
    One wait: what its twins share. `reached` are the steps as they stand, `total` is how many there are, None before it
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

        if isinstance(until, str) or not until:
            raise ArgumentError(f"until must be a tuple or list of statuses, such as ('completed',), not {until!r}.")
        self.retrieve, self.list_steps = RETRIEVE, LIST
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
        from ..deadline import within

        return within(self._config, self._options, left)

    def steps(self, timeout: float | None, poll: float | Backoff | None) -> Generator[Step, Any, Execution]:
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
