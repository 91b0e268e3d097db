"""One step from its condition to its end: attempts, timeouts, pauses and the fallback.

What runs each type is handed in, as a table. Must not know other steps, or what depends on this one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..expressions import TooLarge, bounded
from .activity import Slot
from .failures import StepFailure
from .pauses import pause
from .work import Runner, Work

if TYPE_CHECKING:
    from .run import Run

_log = logging.getLogger("aiagentplatform_mock")

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended. `reason` tells why it was skipped."""

    status: str
    output: Any = None
    error: Object | None = None
    reason: str | None = None

    @property
    def tainted(self) -> bool:
        """Whether it failed, or was skipped because something before it failed."""
        return self.status == "failed" or self.reason == "dependency_failed"

    def seen(self) -> Object:
        """The step as expressions see it."""
        return {"status": self.status, "output": self.output, "error": self.error}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a step stands in the execution: the path around it, the iteration, the fallbacks and the runners."""

    prefix: str
    iteration: int | None
    fallbacks: Mapping[str, Object]
    runners: Mapping[str, Runner]

    def path(self, step_id: str) -> str:
        return f"{self.prefix}{step_id}"


async def run_step(run: Run, step: Object, scope: Object, spot: Spot) -> Outcome:
    """Run a step, unless a record says that it has been run."""
    path = spot.path(step["id"])
    former = run.ledger.steps.get(path)
    if former is not None and former["finished_at"] is not None:
        return Outcome(former["status"], former["output"], former["error"], former.get("_reason"))
    record = run.ledger.open(step, path, spot.iteration)
    work = Work(run, spot.runners, step, scope, path, spot.iteration, record, Slot(run.slots))
    try:
        if "when" in step and not work.holds(step["when"]):
            run.ledger.skip(step, path, spot.iteration, "condition_false")
            return Outcome("skipped", reason="condition_false")
        output = await _attempts(work)
        return _complete(work, output, used_fallback=False)
    except StepFailure as failure:
        return await _fall_back(work, failure, spot)
    except asyncio.CancelledError:
        _cancelled(work)
        raise
    finally:
        work.slot.release()


async def _attempts(work: Work) -> Any:
    """The output of the first attempt that succeeds; otherwise the failure of the last."""
    step, record = work.step, work.record
    retry: Object = step.get("retry") or work.run.policy
    limit: int = retry.get("max_attempts", 1)
    if record["started_at"] is None:
        record["started_at"] = int(work.run.ledger.now())
        record["_began"] = work.run.ledger.now()
    while True:
        number = _number(record)
        try:
            return await _attempt(work, number)
        except StepFailure as failure:
            error = failure.error(step["id"], work.path)
            work.run.failed_attempts += 1
            _end_attempt(work, error)
            work.run.watch()
            if not failure.retryable or number >= limit:
                raise
            seconds = pause(retry.get("backoff") or {}, number, failure.retry_after)
            await _pause(work, number, error, seconds)


def _number(record: Object) -> int:
    """The number of the attempt to make. One that a restart broke off goes on under its own number."""
    attempts: list[Object] = record["attempts"]
    return len(attempts) if attempts and attempts[-1]["finished_at"] is None else len(attempts) + 1


async def _attempt(work: Work, number: int) -> Any:
    ledger, record = work.run.ledger, work.record
    runner = work.runners[work.step["type"]]
    if runner.works:
        await work.slot.acquire()
    if len(record["attempts"]) < number:
        work.run.awake()
        record["attempts"].append(
            {"number": number, "started_at": int(ledger.now()), "finished_at": None, "error": None}
        )
        record["status"] = "running"
        with ledger.store.transaction():
            ledger.save_step(record)
            work.emit("step.started", step_type=work.step["type"], attempt=number)
    timeout: float | None = None if runner.minds_timeout else work.step.get("timeout")
    try:
        return bounded(await within(work.run, timeout, runner.run(work)))
    except TooLarge as error:
        raise StepFailure("invalid_output", f"The output of step '{work.step['id']}' is too large. {error}") from error
    except (StepFailure, asyncio.CancelledError):
        raise
    except Exception as error:
        _log.error("Step %s of execution %s broke.", work.path, work.run.execution["id"], exc_info=error)
        raise StepFailure("internal_error", "The server failed while it ran this step.") from error
    finally:
        work.slot.release()


async def within(run: Run, seconds: float | None, work: Coroutine[Any, Any, Any]) -> Any:
    """The result of some work, if it comes within so many seconds of the company's time.

    Raises:
        StepFailure: `timeout`.
    """
    if seconds is None:
        return await work
    task = asyncio.ensure_future(work)
    alarm = asyncio.ensure_future(run.services.platform.clock.sleep(run.company_id, seconds))
    try:
        await asyncio.wait((task, alarm), return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        raise StepFailure("timeout", f"It took longer than {seconds:g} s.")
    finally:
        alarm.cancel()
        if not task.done():
            task.cancel()
            await asyncio.wait((task,))
        if not task.cancelled():
            task.exception()


async def _pause(work: Work, number: int, error: Object, seconds: float) -> None:
    ledger = work.run.ledger
    retry_at = ledger.now() + seconds
    work.record["status"] = "retrying"
    with ledger.store.transaction():
        ledger.save_step(work.record)
        work.emit("step.retrying", attempt=number, error=error, retry_at=round(retry_at, 3))
    await ledger.platform.clock.sleep_until(ledger.company_id, retry_at)


def _end_attempt(work: Work, error: Object | None) -> None:
    attempt = work.record["attempts"][-1] if work.record["attempts"] else None
    if attempt is not None and attempt["finished_at"] is None:
        attempt["finished_at"], attempt["error"] = int(work.run.ledger.now()), error
        work.run.ledger.save_step(work.record)


async def _fall_back(work: Work, failure: StepFailure, spot: Spot) -> Outcome:
    """What takes the failed step's place, or its failure."""
    error = failure.error(work.step["id"], work.path)
    fallback: Object = work.step.get("fallback") or {}
    # What takes its place may look at what went wrong.
    work.scope["steps"][work.step["id"]] = Outcome("failed", error=error).seen()
    if fallback.get("type") == "value":
        try:
            return _complete(work, work.render(fallback["value"]), used_fallback=True)
        except StepFailure as second:
            error = second.error(work.step["id"], work.path)
    if fallback.get("type") == "step":
        other = spot.fallbacks[fallback["step_id"]]
        outcome = await run_step(work.run, other, dict(work.scope), spot)
        work.scope["steps"][other["id"]] = outcome.seen()
        if outcome.status == "completed":
            return _complete(work, outcome.output, used_fallback=True)
        error = outcome.error or error
    return _fail(work, error)


def _complete(work: Work, output: Any, *, used_fallback: bool) -> Outcome:
    ledger, record = work.run.ledger, work.record
    _end_attempt(work, None)
    _finish(work, "completed")
    record["output"] = output
    with ledger.store.transaction():
        ledger.save_step(record)
        ledger.save()
        work.emit("step.completed", output=output, usage=record["usage"], used_fallback=used_fallback)
    ledger.tell("workflow.step.completed", record)
    return Outcome("completed", output)


def _fail(work: Work, error: Object) -> Outcome:
    ledger, record = work.run.ledger, work.record
    _finish(work, "failed")
    record["error"] = error
    with ledger.store.transaction():
        ledger.save_step(record)
        ledger.save()
        work.emit("step.failed", error=error)
    return Outcome("failed", error=error)


def _cancelled(work: Work) -> None:
    """A stopped step is recorded as such; one that the server's end interrupts is left as it is, to go on later."""
    if work.run.suspended:
        return
    _end_attempt(work, None)
    _finish(work, "cancelled")
    with work.run.ledger.store.transaction():
        work.run.ledger.save_step(work.record)
        work.emit("step.cancelled")


def _finish(work: Work, status: str) -> None:
    record, now = work.record, work.run.ledger.now()
    record["status"], record["finished_at"] = status, int(now)
    record["usage"]["duration"] = round(max(0.0, now - record.get("_began", now)), 3)
