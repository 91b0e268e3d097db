"""Triggers: when one fires, whether it starts anything, and with what input.

Schedules sleep on the company's clock; events and changes of data come through `notice`. Must not know HTTP.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from ..kernel import Problem
from .cron import following
from .engine import MAX_DEPTH, Engine, Order
from .expressions import ExpressionError, Missing, condition, expression, render, value_of
from .expressions.filters import field_of
from .expressions.kinds import is_list, is_object, section
from .outside import WORKFLOW
from .running import EXECUTION, shown

if TYPE_CHECKING:
    from ..kernel import CompanyStore, Platform

_log = logging.getLogger("aiagentplatform_mock")

Object = dict[str, Any]

TRIGGER = "workflow_trigger"
# What executions themselves write is left out: a trigger would start without an end.
WATCHED = frozenset({"file", "chat.completion", "workflow", "workflow.trigger", "webhook", "api_key"})
_SEEN = "trigger_payload"
_REMEMBERED = 86_400.0  # seconds that a payload counts as a repetition
_MOST_MISSED = 100


@dataclass(frozen=True, slots=True)
class Firing:
    """What firing came to. `reason` tells why nothing was started."""

    execution: Object | None
    reason: str | None

    def json(self, trigger_id: str) -> Object:
        """The firing as the API shows it."""
        return {
            "object": "workflow.trigger_firing",
            "trigger_id": trigger_id,
            "fired": self.reason is None,
            "reason": self.reason,
            "execution": None if self.execution is None else shown(self.execution),
        }


class Triggers:
    """The triggers of all companies."""

    def __init__(self, platform: Platform, engine: Engine) -> None:
        self._platform = platform
        self._engine = engine
        self._alarms: dict[str, asyncio.Task[Any]] = {}

    def start(self) -> None:
        """Go on with the schedules that were there when the server stopped."""
        for company in self._platform.companies.all():
            for trigger in self._platform.store_for(company.id).all(TRIGGER):
                self.arm(company.id, trigger)

    # Schedules

    def arm(self, company_id: str, trigger: Object) -> None:
        """Set a trigger's alarm, or take it away, as its state asks."""
        self.disarm(trigger["id"])
        if trigger["next_fire_at"] is not None:
            work = self._watch(company_id, trigger["id"])
            self._alarms[trigger["id"]] = self._platform.tasks.start(work, company_id=company_id)

    def disarm(self, trigger_id: str) -> None:
        """Take a trigger's alarm away."""
        alarm = self._alarms.pop(trigger_id, None)
        if alarm is not None:
            alarm.cancel()

    def next_fire_at(self, company_id: str, trigger: Object) -> int | None:
        """When a trigger fires next; `None` unless it is an enabled schedule."""
        if trigger["type"] != "schedule" or not trigger["enabled"]:
            return None
        config = trigger["config"]
        return following(config["cron"], config.get("time_zone", "UTC"), self._platform.clock.now(company_id))

    async def _watch(self, company_id: str, trigger_id: str) -> None:
        """Fire at each moment of the schedule, the missed ones included."""
        store, clock = self._platform.store_for(company_id), self._platform.clock
        while (trigger := store.find(TRIGGER, trigger_id)) is not None and trigger["next_fire_at"] is not None:
            moment: int = trigger["next_fire_at"]
            await clock.sleep_until(company_id, moment)
            config = trigger["config"]
            missed = 0
            upcoming: int | None = moment
            while upcoming is not None and upcoming <= clock.now(company_id):
                if missed < _MOST_MISSED:
                    self._fire_quietly(company_id, trigger_id, {"scheduled_at": upcoming})
                missed += 1
                upcoming = following(config["cron"], config.get("time_zone", "UTC"), upcoming)
            trigger = store.get(TRIGGER, trigger_id)
            trigger["next_fire_at"] = upcoming
            store.replace(TRIGGER, trigger)

    # What happens

    def notice_event(self, company_id: str, event: Object) -> None:
        """Fire the triggers that an event of the platform is for."""
        depth = self._depth(company_id, section(event, "data").get("object"))
        for trigger in self._enabled(company_id, "event"):
            if any(fnmatchcase(event["type"], pattern) for pattern in trigger["config"]["event_types"]):
                self._fire_quietly(company_id, trigger["id"], _public(event), depth)

    def notice_change(self, company_id: str, action: str, obj: Object) -> None:
        """Fire the triggers that a change of data is for, once the change is complete."""
        if obj.get("object") in WATCHED:
            shown_now = json.loads(json.dumps(shown(obj)))
            asyncio.get_running_loop().call_soon(self._change, company_id, action, shown_now)

    def _change(self, company_id: str, action: str, obj: Object) -> None:
        resource = obj["object"]
        for trigger in self._enabled(company_id, "data_change"):
            config = trigger["config"]
            if config["resource"] == resource and action in config.get("actions", (action,)):
                payload = {"resource": resource, "action": action, "object": obj}
                self._fire_quietly(company_id, trigger["id"], payload)

    def _enabled(self, company_id: str, kind: str) -> list[Object]:
        return self._platform.store_for(company_id).all(TRIGGER, {"type": kind, "enabled": True})

    def _depth(self, company_id: str, obj: Any) -> int:
        """How many executions led to an event: a workflow that triggers itself comes to an end."""
        if not is_object(obj):
            return 0
        name = obj.get("execution_id") if obj.get("object") == "workflow.execution_step" else obj.get("id")
        execution = self._platform.store_for(company_id).find(EXECUTION, str(name))
        return 0 if execution is None else int(execution["_depth"]) + 1

    def _fire_quietly(self, company_id: str, trigger_id: str, payload: Any, depth: int = 0) -> None:
        """Fire by itself. What goes wrong is nobody's request, so it is only logged."""
        platform = self._platform
        store = platform.store_for(company_id)
        if depth > MAX_DEPTH:
            _log.warning("Trigger %s was not fired: executions trigger each other too deeply.", trigger_id)
            return
        try:
            platform.usage.check(platform.companies.get(company_id), "workflow_executions")
            firing = self.fire(company_id, store.get(TRIGGER, trigger_id), payload, depth=depth)
            if firing.reason is None:
                platform.usage.add(company_id, "", "workflow_executions")
        except Problem as problem:
            _log.warning("Trigger %s was not fired: %s", trigger_id, problem.message)

    # Firing

    def fire(
        self,
        company_id: str,
        trigger: Object,
        payload: Any,
        *,
        given: Any = None,
        metadata: Mapping[str, str] | None = None,
        depth: int = 0,
        key_id: str = "",
    ) -> Firing:
        """Start an execution, if the trigger's filters and conditions let it.

        Args:
            company_id: Whose trigger it is.
            trigger: The trigger.
            payload: What happened.
            given: The input, in place of what the trigger makes of the payload.
            metadata: The execution's pairs.
            depth: How many executions led to this.
            key_id: The key that fires it; empty if it fires by itself.

        Raises:
            Problem: `invalid_input`, `unprocessable_request` if a text of the trigger fails on this payload, or
                `concurrency_limit_exceeded`.
        """
        store = self._platform.store_for(company_id)
        workflow = store.get(WORKFLOW, trigger["workflow_id"])
        scope = {"payload": payload, "workflow": {"id": workflow["id"], "name": workflow["name"]}}
        try:
            reason = _reason_not_to(trigger, scope)
            if reason is not None:
                return Firing(None, reason)
            fingerprint = _fingerprint(trigger, scope)
            former = self._former(store, company_id, trigger, fingerprint)
            if former is not None:
                return Firing(former, "duplicate")
            made = given if given is not None else _input(trigger, scope)
        except ExpressionError as error:
            raise Problem("unprocessable_request", f"The trigger does not suit this payload: {error}") from error
        told = {"type": trigger["type"], "trigger_id": trigger["id"], "payload": payload}
        pairs = metadata or trigger["metadata"]
        order = Order(workflow, made, metadata=pairs, trigger=told, depth=depth, key_id=key_id)
        execution = self._engine.begin(company_id, order)
        self._note(store, company_id, trigger, fingerprint, execution)
        return Firing(execution, None)

    def _former(self, store: CompanyStore, company_id: str, trigger: Object, fingerprint: str | None) -> Object | None:
        """The execution that the same payload has started before."""
        if fingerprint is None:
            return None
        seen = store.find(_SEEN, f"{trigger['id']}/{fingerprint}")
        if seen is None or seen["at"] + _REMEMBERED < self._platform.clock.now(company_id):
            return None
        return store.find(EXECUTION, seen["execution_id"])

    def _note(
        self, store: CompanyStore, company_id: str, trigger: Object, fingerprint: str | None, execution: Object
    ) -> None:
        now = self._platform.clock.now(company_id)
        store.replace(TRIGGER, {**store.get(TRIGGER, trigger["id"]), "last_fired_at": int(now)})
        if fingerprint is not None:
            seen = {"id": f"{trigger['id']}/{fingerprint}", "at": now, "execution_id": execution["id"]}
            keep = store.insert if store.find(_SEEN, str(seen["id"])) is None else store.replace
            keep(_SEEN, seen)


def _reason_not_to(trigger: Object, scope: Mapping[str, Any]) -> str | None:
    for path, wanted in trigger["filters"].items():
        found = field_of(scope["payload"], path)
        if found not in wanted if is_list(wanted) else found != wanted:
            return "filtered"
    if not all(condition(expression(source), scope) for source in trigger["conditions"]):
        return "condition_false"
    return None


def _fingerprint(trigger: Object, scope: Mapping[str, Any]) -> str | None:
    source = trigger["config"].get("deduplicate_by")
    if source is None:
        return None
    value = value_of(expression(source), scope)
    return None if isinstance(value, Missing) else json.dumps(value, sort_keys=True)


def _input(trigger: Object, scope: Mapping[str, Any]) -> Any:
    payload = scope["payload"]
    made = render(trigger["input"], scope) if trigger["input"] is not None else payload
    default = trigger["config"].get("default_input")
    if default is not None and (made is None or is_object(made)):
        return {**default, **(made or {})}
    return {} if made is None else made


def _public(event: Object) -> Object:
    return {name: value for name, value in event.items() if name != "sequence_number"}
