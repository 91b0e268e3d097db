"""One execution while it runs: what its steps share. Holds things and answers for the execution's status."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from .activity import Activity
from .failures import StepFailure
from .ledger import Ledger

if TYPE_CHECKING:
    from ...delivery.addresses import Addresses
    from ...kernel import Platform
    from ..definition import Plan

Object = dict[str, Any]


class Host(Protocol):
    """What runs executions, as an execution sees it."""

    def start_child(self, parent: Run, step_path: str, config: Mapping[str, Any], given: Any) -> str:
        """Start it. Returns the execution's id.

        Raises:
            StepFailure: It cannot be started.
        """
        ...

    def cancel_child(self, company_id: str, execution_id: str) -> None:
        """Cancel it, if it has not finished."""
        ...

    def freed(self, company_id: str) -> None:
        """Told when an execution of the company has begun to wait: another one may run."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """What steps reach outside through."""

    platform: Platform
    addresses: Addresses
    host: Host


@dataclass(slots=True)
class Approval:
    """A decision that a step waits for."""

    step_id: str
    schema: Any
    decided: asyncio.Future[Object]


@dataclass(slots=True)
class AwaitedEvent:
    """An event that a step waits for."""

    event_type: str
    where: str | None
    scope: Mapping[str, Any]
    arrived: asyncio.Future[Object]


class Run:
    """An execution that runs.

    Attributes:
        stopped: Set when the execution shall end before its steps do: the status to end with, and the error.
        suspended: Whether the server goes down: everything is dropped as it is, to go on later.
        approvals: The decisions that are waited for, by the step's path.
        events: The events that are waited for.
        children: The executions that steps have started, by the step's path.
        back: Set once an execution that waited when the server stopped is back at its waits.
    """

    def __init__(self, services: Services, ledger: Ledger, definition: Object, plan: Plan) -> None:
        self.services = services
        self.ledger = ledger
        self.definition = definition
        self.plan = plan
        self.policy: Object = definition.get("execution_policy") or {}
        concurrency: Object = self.policy.get("concurrency") or {}
        self.slots = asyncio.Semaphore(concurrency.get("max_steps", 10))
        self.activity = Activity(self._changed)
        self.stopped: asyncio.Future[tuple[str, Object | None]] = asyncio.get_running_loop().create_future()
        self.suspended = False
        self.approvals: dict[str, Approval] = {}
        self.events: list[AwaitedEvent] = []
        self.children: dict[str, str] = {}
        self.failed_attempts = 0
        # An execution that waited when the server stopped gets back to its waits without telling so.
        self._returning = ledger.execution["status"] == "waiting"
        self.back = asyncio.Event()
        if not self._returning:
            self.back.set()

    @property
    def execution(self) -> Object:
        return self.ledger.execution

    @property
    def company_id(self) -> str:
        return self.ledger.company_id

    def stop(self, status: str, error: Object | None = None) -> None:
        """End the execution with a status as soon as its steps have been stopped."""
        if not self.stopped.done():
            self.stopped.set_result((status, error))

    def scope(self) -> Object:
        """What the outermost expressions see."""
        execution = self.execution
        return {
            "input": execution["input"],
            "steps": {},
            "execution": {"id": execution["id"], "created_at": execution["created_at"]},
            "workflow": {
                "id": execution["workflow_id"],
                "version": execution["workflow_version"],
                "name": self.definition["name"],
            },
            "trigger": execution["trigger"],
        }

    def awake(self) -> None:
        """Something goes on: an attempt begins, or a wait is over."""
        if self._returning:
            self._returning = False
            self.back.set()
            self._changed()

    def watch(self) -> None:
        """Compare the figures so far with the thresholds of `monitoring`."""
        usage = self.execution["usage"]
        figures = {
            "tokens": usage["total_tokens"],
            "cost": usage["cost"],
            "failed_attempts": self.failed_attempts,
            "duration": round(self.ledger.now() - (self.execution["started_at"] or 0), 3),
        }
        for index, threshold in enumerate(self.thresholds):
            value, above = figures[threshold["metric"]], threshold["above"]
            told: list[int] = self.execution["_thresholds"]
            if value > above and index not in told:
                told.append(index)
                self.ledger.save()
                self.ledger.emit("threshold.exceeded", metric=threshold["metric"], above=above, value=value)
                if threshold.get("action") == "fail":
                    message = f"The {threshold['metric'].replace('_', ' ')} of {value:g} is above {above:g}."
                    self.stop("failed", StepFailure("threshold_exceeded", message).error(None, None))

    @property
    def thresholds(self) -> list[Object]:
        """The thresholds of `monitoring`."""
        monitoring: Object = self.definition.get("monitoring") or {}
        thresholds: list[Object] = monitoring.get("thresholds", [])
        return thresholds

    def _changed(self) -> None:
        """Bring status and waits up to date with the activity."""
        execution = self.execution
        if self.suspended or self.stopped.done() or execution["status"] not in ("running", "waiting"):
            return
        if self._returning and not self.activity.idle:
            return
        self._returning = False
        self.back.set()
        waits = self.activity.waits
        status = "waiting" if self.activity.idle and waits else "running"
        if status == execution["status"] and (waits == execution["waiting_for"] or not self.activity.idle):
            if waits != execution["waiting_for"]:
                execution["waiting_for"] = waits
                self.ledger.save()
            return
        former, execution["status"], execution["waiting_for"] = execution["status"], status, waits
        self.ledger.save()
        if status == "waiting":
            self.ledger.emit("execution.waiting", waiting_for=waits)
            self.services.host.freed(self.company_id)
        elif former == "waiting":
            self.ledger.emit("execution.resumed")
