"""The engine: starts executions, keeps them within their limits, and goes on with them after a restart.

Must not know HTTP or how a step runs; `running` does. `steering` cancels, resumes and retries.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..delivery import delivery_of
from ..kernel import Problem
from .definition import plan_of, value_faults
from .expressions import ExpressionError, condition, expression
from .expressions.kinds import section
from .outside import VERSION, WORKFLOW
from .running import EXECUTION, FINISHED, Ledger, Run, Services, StepFailure, execute, shown
from .running.ledger import no_usage, topic_of
from .steps import RUNNERS

if TYPE_CHECKING:
    from ..kernel import Platform

Object = dict[str, Any]

MAX_DEPTH = 5
PLATFORM_EVENTS = (
    "workflow.started",
    "workflow.completed",
    "workflow.failed",
    "workflow.step.completed",
    "workflow.approval_required",
)
_RETURN_SECONDS = 5.0
_UNFINISHED = ("queued", "running", "waiting", "cancelling")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to run, and why.

    Attributes:
        given: The input.
        version: Which version; `None` for the current one.
        metadata: The execution's own pairs.
        trigger: What started it.
        parent: The step that started it.
        retry_of: The execution that it retries.
        depth: How many executions led to it.
        key_id: The API key that its tokens are counted under; empty if none asked for it.
    """

    workflow: Object
    given: Any
    version: int | None = None
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])
    trigger: Mapping[str, Any] = field(default_factory=lambda: {"type": "api_call", "trigger_id": None})
    parent: Object | None = None
    retry_of: str | None = None
    depth: int = 0
    key_id: str = ""


class Engine:
    """All executions of all companies."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._runs: dict[str, Run] = {}
        self._queues: dict[str, dict[str, Object]] = {}

    async def start(self) -> None:
        """Go on with what was under way when the server stopped."""
        for company in self._platform.companies.all():
            store = self._platform.store_for(company.id)
            for execution in store.all(EXECUTION, {"status": list(_UNFINISHED)}):
                self.release(company.id, execution)
        # Whoever finds an execution waiting may decide at once what it waits for.
        returning = [asyncio.ensure_future(run.back.wait()) for run in self._runs.values()]
        if returning:
            _, late = await asyncio.wait(returning, timeout=_RETURN_SECONDS)
            for task in late:
                task.cancel()

    def forget(self, company_id: str) -> None:
        """Drop a company's runs, whose tasks have been cancelled, and its queue."""
        self._queues.pop(company_id, None)
        self._runs = {name: run for name, run in self._runs.items() if run.company_id != company_id}

    def run_of(self, execution_id: str) -> Run | None:
        """The execution, if it runs at present."""
        return self._runs.get(execution_id)

    # Starting

    def begin(self, company_id: str, order: Order) -> Object:
        """Start an execution. It runs as soon as the limits let it.

        Raises:
            Problem: `not_found`, `invalid_input` or `concurrency_limit_exceeded`.
        """
        execution = self.prepare(company_id, order)
        self.release(company_id, execution)
        return execution

    def prepare(self, company_id: str, order: Order) -> Object:
        """Keep a new execution, in the queue. Raises as `begin` does."""
        workflow = order.workflow
        version = order.version or workflow["version"]
        definition = self.definition(company_id, workflow["id"], version)
        faults = value_faults(definition.get("input_schema"), order.given, "/input")
        if faults:
            message = f"The input does not match the workflow's input schema: {faults[0].message}"
            details = [fault.json() for fault in faults]
            raise Problem("invalid_input", message, faults[0].pointer, details=details)
        if order.parent is None and _rejects(definition) and not self._free(company_id, workflow["id"], definition):
            message = f"As many executions of '{workflow['name']}' run as its policy allows."
            raise Problem("concurrency_limit_exceeded", message, headers={"Retry-After": "1"})
        monitoring = section(definition, "monitoring")
        execution: Object = {
            "id": self._platform.ids.new("exec"),
            "object": "workflow.execution",
            "created_at": int(self._platform.clock.now(company_id)),
            "workflow_id": workflow["id"],
            "workflow_version": version,
            "status": "queued",
            "waiting_for": [],
            "input": order.given,
            "output": None,
            "error": None,
            "trigger": dict(order.trigger),
            "parent": order.parent,
            "retry_of": order.retry_of,
            "started_at": None,
            "finished_at": None,
            "usage": no_usage(),
            "metadata": dict(order.metadata),
            "_depth": order.depth,
            "_key": order.key_id,
            "_events": list(monitoring.get("events", PLATFORM_EVENTS)),
            "_thresholds": [],
        }
        return self._platform.store_for(company_id).insert(EXECUTION, execution)

    def release(self, company_id: str, execution: Object) -> None:
        """Let an execution run. One that has begun, or that another one waits for, passes the queue."""
        if execution["parent"] is not None or execution["status"] != "queued":
            self._launch(company_id, execution)
        else:
            self._queues.setdefault(company_id, {})[execution["id"]] = execution
            self._drain(company_id)

    def definition(self, company_id: str, workflow_id: str, version: int) -> Object:
        """The definition of a version.

        Raises:
            Problem: `not_found`.
        """
        where = {"workflow_id": workflow_id, "version": version}
        found = self._platform.store_for(company_id).all(VERSION, where)
        if not found:
            raise Problem("not_found", f"The workflow '{workflow_id}' has no version {version}.", "/version")
        definition: Object = found[0]["definition"]
        return definition

    def unfinished(self, company_id: str, workflow_id: str) -> int:
        """How many executions of a workflow have not finished."""
        where = {"workflow_id": workflow_id, "status": list(_UNFINISHED)}
        return self._platform.store_for(company_id).count(EXECUTION, where)

    # Limits

    def _drain(self, company_id: str) -> None:
        """Start what is in the queue, the oldest first, as far as the limits let it."""
        queue = self._queues.get(company_id, {})
        for execution in list(queue.values()):
            definition = self.definition(company_id, execution["workflow_id"], execution["workflow_version"])
            if self._free(company_id, execution["workflow_id"], definition):
                del queue[execution["id"]]
                self._launch(company_id, execution)

    def _free(self, company_id: str, workflow_id: str, definition: Object) -> bool:
        """Whether one more execution may run. Those that wait for somebody are no burden to the plan."""
        runs = [run for run in self._runs.values() if run.company_id == company_id and run.execution["parent"] is None]
        busy = sum(run.execution["status"] != "waiting" for run in runs)
        if busy >= self._platform.companies.get(company_id).plan.concurrent_workflows:
            return False
        limit: int | None = section(section(definition, "execution_policy"), "concurrency").get("max_executions")
        return limit is None or sum(run.execution["workflow_id"] == workflow_id for run in runs) < limit

    def _launch(self, company_id: str, execution: Object) -> None:
        platform = self._platform
        definition = self.definition(company_id, execution["workflow_id"], execution["workflow_version"])
        services = Services(platform, delivery_of(platform).addresses, self)
        run = Run(services, Ledger(platform, company_id, execution), definition, plan_of(definition["steps"]))
        self._runs[execution["id"]] = run
        if execution["status"] == "cancelling":
            run.stop("cancelled")
        platform.tasks.start(self._drive(run), company_id=company_id)

    async def _drive(self, run: Run) -> None:
        try:
            await execute(run, RUNNERS)
        finally:
            self._runs.pop(run.execution["id"], None)
            run.back.set()
        self._drain(run.company_id)

    # What others tell the engine

    def notice(self, company_id: str, event: Object) -> None:
        """Hand an event of the platform to the steps that wait for it."""
        for run in [run for run in self._runs.values() if run.company_id == company_id]:
            for awaited in run.events:
                if awaited.event_type != event["type"] or awaited.arrived.done():
                    continue
                if _suits(awaited.where, {**awaited.scope, "event": event}):
                    awaited.arrived.set_result(event)

    def freed(self, company_id: str) -> None:
        """An execution has begun to wait. The queue is looked at once the present step is done."""
        asyncio.get_running_loop().call_soon(self._drain, company_id)

    def start_child(self, parent: Run, step_path: str, config: Mapping[str, Any], given: Any) -> str:
        """Run a workflow as part of a step. Returns the execution's id.

        Raises:
            StepFailure: It is gone, its input does not match, or it is too deep.
        """
        depth: int = parent.execution["_depth"] + 1
        if depth > MAX_DEPTH:
            message = f"Workflows run each other at most {MAX_DEPTH} levels deep."
            raise StepFailure("recursion_limit_exceeded", message, retryable=False)
        store = parent.ledger.store
        workflow = store.find(WORKFLOW, config["workflow_id"])
        if workflow is None:
            message = f"The workflow '{config['workflow_id']}' is gone."
            raise StepFailure("sub_workflow_failed", message, retryable=False)
        order = Order(
            workflow,
            given,
            config.get("version"),
            parent.execution["metadata"],
            {"type": "sub_workflow", "trigger_id": None},
            {"execution_id": parent.execution["id"], "step_path": step_path},
            depth=depth,
            key_id=parent.execution.get("_key", ""),
        )
        try:
            return str(self.begin(parent.company_id, order)["id"])
        except Problem as problem:
            code = "invalid_input" if problem.code == "invalid_input" else "sub_workflow_failed"
            raise StepFailure(code, problem.message, retryable=False) from problem

    def cancel_child(self, company_id: str, execution_id: str) -> None:
        """Cancel an execution, if it has not finished."""
        self.cancel(company_id, execution_id, strict=False)

    def cancel(self, company_id: str, execution_id: str, *, strict: bool = True) -> Object:
        """Ask an execution to stop. Asking again changes nothing. Returns it.

        Raises:
            Problem: `not_found`; or `invalid_state` if it has finished otherwise and `strict` is set.
        """
        store = self._platform.store_for(company_id)
        run = self._runs.get(execution_id)
        execution = store.get(EXECUTION, execution_id)
        if execution["status"] in ("cancelling", "cancelled"):
            return execution
        if execution["status"] in FINISHED:
            if strict:
                raise Problem("invalid_state", f"Execution '{execution_id}' has {_ended(execution['status'])}.")
            return execution
        if run is None:
            self._queues.get(company_id, {}).pop(execution_id, None)
            return self._cancel_queued(Ledger(self._platform, company_id, execution))
        run.execution["status"] = "cancelling"
        run.ledger.save()
        run.ledger.emit("execution.cancelling")
        run.stop("cancelled")
        return run.execution

    def _cancel_queued(self, ledger: Ledger) -> Object:
        execution = ledger.execution
        execution.update(status="cancelled", finished_at=int(ledger.now()))
        with ledger.store.transaction():
            ledger.save()
            ledger.emit("execution.cancelling")
            ledger.emit("execution.cancelled", execution=shown(execution))
        ledger.tell("workflow.failed", execution)
        return execution

    async def settled(self, company_id: str, execution_id: str, timeout: float) -> Object:
        """The execution once it has finished or waits for somebody, or after so many seconds of real time."""
        store = self._platform.store_for(company_id)
        topic = self._platform.topic(topic_of(execution_id))

        async def settle() -> None:
            while not _at_rest(store.get(EXECUTION, execution_id)):
                await topic.wait()

        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(settle(), timeout)
        return store.get(EXECUTION, execution_id)


def _rejects(definition: Object) -> bool:
    return section(section(definition, "execution_policy"), "concurrency").get("on_limit") == "reject"


def _at_rest(execution: Object) -> bool:
    if execution["status"] == "waiting":
        return any(wait["reason"] in ("approval", "input") for wait in execution["waiting_for"])
    return execution["status"] in FINISHED


def _suits(where: str | None, scope: Mapping[str, Any]) -> bool:
    try:
        return where is None or condition(expression(where), scope)
    except ExpressionError:
        return False


def _ended(status: str) -> str:
    return "timed out" if status == "timed_out" else f"{status} already"
