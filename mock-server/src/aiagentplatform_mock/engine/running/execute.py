"""An execution from its first step to its last event.

Must not know who started it; `engine` does. Nothing here reads a definition but through its plan and its output.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from ..definition import value_faults
from ..expressions import ExpressionError, TooLarge, bounded, render
from .failures import PlanFailure, StepFailure
from .ledger import shown
from .schedule import run_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .run import Run
    from .work import Runner

_log = logging.getLogger("aiagentplatform_mock")

Object = dict[str, Any]
Ending = tuple[str, Any, "Object | None"]

_DEFAULT_TIMEOUT = 86_400.0


async def execute(run: Run, runners: Mapping[str, Runner]) -> None:
    """Run an execution, or go on with it, to its end. `runners` has what runs each type of step."""
    if run.execution["status"] == "queued":
        _start(run)
    steps = asyncio.ensure_future(_steps(run, runners))
    alarms = [asyncio.ensure_future(_deadline(run)), *(asyncio.ensure_future(alarm) for alarm in _durations(run))]
    try:
        await asyncio.wait((steps, run.stopped), return_when=asyncio.FIRST_COMPLETED)
    except asyncio.CancelledError:
        run.suspended = True
        raise
    finally:
        await _drop([steps, *alarms])
    status, output, error = _ending(run, steps)
    _finish(run, status, output, error)


def _start(run: Run) -> None:
    execution, ledger = run.execution, run.ledger
    execution["status"], execution["started_at"] = "running", int(ledger.now())
    execution["_began"] = ledger.now()
    with ledger.store.transaction():
        ledger.save()
        ledger.emit("execution.started", execution=shown(execution))
    ledger.tell("workflow.started", execution)


async def _steps(run: Run, runners: Mapping[str, Runner]) -> Ending:
    scope = run.scope()
    try:
        await run_plan(run, runners, run.plan, scope)
        return "completed", _output(run, scope), None
    except PlanFailure as failure:
        return "failed", None, failure.error
    except StepFailure as failure:
        return "failed", None, failure.error(None, None)


def _output(run: Run, scope: Object) -> Any:
    """What the execution gives.

    Raises:
        StepFailure: `expression_error` or `invalid_output`.
    """
    try:
        if run.definition.get("output") is not None:
            output = bounded(render(run.definition["output"], scope))
        else:
            outputs = {name: scope["steps"][name]["output"] for name in run.plan.sinks()}
            output = bounded(next(iter(outputs.values())) if len(outputs) == 1 else outputs)
    except ExpressionError as error:
        raise StepFailure("expression_error", f"The workflow's output: {error}") from error
    except TooLarge as error:
        raise StepFailure("invalid_output", f"The workflow's output: {error}") from error
    faults = value_faults(run.definition.get("output_schema"), output, "")
    if faults:
        message = f"The output does not match the workflow's output schema: {faults[0].message}"
        raise StepFailure("invalid_output", message, details=faults)
    return output


async def _deadline(run: Run) -> None:
    timeout = float(run.policy.get("timeout", _DEFAULT_TIMEOUT))
    await run.services.platform.clock.sleep_until(run.company_id, run.execution["_began"] + timeout)
    error = StepFailure("timeout", f"The execution took longer than {timeout:g} s.").error(None, None)
    run.stop("timed_out", error)


def _durations(run: Run) -> list[Any]:
    """One alarm for each threshold of the duration."""

    async def alarm(above: float) -> None:
        moment = run.execution["_began"] + above
        await run.services.platform.clock.sleep_until(run.company_id, moment + 0.001)
        run.watch()

    return [alarm(threshold["above"]) for threshold in run.thresholds if threshold["metric"] == "duration"]


async def _drop(tasks: list[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


def _ending(run: Run, steps: asyncio.Task[Ending]) -> Ending:
    if run.stopped.done():
        status, error = run.stopped.result()
        return status, None, error
    problem = steps.exception()
    if problem is None:
        return steps.result()
    _log.error("Execution %s broke.", run.execution["id"], exc_info=problem)
    message = "The server failed while it ran this execution."
    return "failed", None, StepFailure("internal_error", message).error(None, None)


def _finish(run: Run, status: str, output: Any, error: Object | None) -> None:
    execution, ledger = run.execution, run.ledger
    now = ledger.now()
    execution.update(status=status, output=output, error=error, finished_at=int(now), waiting_for=[])
    execution["usage"]["duration"] = round(max(0.0, now - execution["_began"]), 3)
    with ledger.store.transaction():
        ledger.save()
        ledger.emit(f"execution.{status}", execution=shown(execution))
    ledger.tell("workflow.completed" if status == "completed" else "workflow.failed", execution)
