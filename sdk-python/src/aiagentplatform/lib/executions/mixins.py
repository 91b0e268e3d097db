"""
`client.workflows.executions.wait`: until an execution is completed, waits for somebody, or has failed.

Asks; what is asked for and what it means is `watch.py`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from ..._core.errors import APIStatusError

if TYPE_CHECKING:
    from ..._core import AsyncCore, Backoff, Core, RequestOptions
    from ...types.workflows_configs import Execution, ExecutionStatus
    from .watch import ExecutionProgress, Watch

PAGE = {"limit": 100, "order": "asc"}


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
        from .watch import Watch

        watch = Watch(self._core.config, execution_id, until, on_progress, progress, options)

        def ask(left: float | None) -> Execution:
            execution = self._core.call(watch.retrieve, watch.within(left), path=(execution_id,))
            if watch.reports:
                if watch.total is None:
                    watch.total = self._count(watch, execution, left)
                pager = self._core.page(watch.list_steps, watch.within(left), path=(execution_id,), query=PAGE)
                watch.reached = list(pager)
            return execution

        with watch:
            execution = carry_out(watch.steps(timeout, poll), ask, self._core.config.clock, watch.tell)
        return watch.settled(execution, raise_on_failure)

    def _count(self, watch: Watch, execution: Execution, left: float | None) -> int:
        path = (execution.workflow_id, execution.workflow_version)
        try:
            version = self._core.call(watch.retrieve_version, watch.within(left), path=path)
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
        from .watch import Watch

        watch = Watch(self._core.config, execution_id, until, on_progress, progress, options)

        async def ask(left: float | None) -> Execution:
            execution = await self._core.call(watch.retrieve, watch.within(left), path=(execution_id,))
            if watch.reports:
                if watch.total is None:
                    watch.total = await self._count(watch, execution, left)
                pager = self._core.page(watch.list_steps, watch.within(left), path=(execution_id,), query=PAGE)
                watch.reached = [step async for step in pager]
            return execution

        with watch:
            execution = await carry_out_async(watch.steps(timeout, poll), ask, self._core.config.clock, watch.tell)
        return watch.settled(execution, raise_on_failure)

    async def _count(self, watch: Watch, execution: Execution, left: float | None) -> int:
        path = (execution.workflow_id, execution.workflow_version)
        try:
            version = await self._core.call(watch.retrieve_version, watch.within(left), path=path)
        except APIStatusError:
            return 0
        return len(version.definition.steps)
