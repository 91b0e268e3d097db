"""Handlers of triggers."""

from __future__ import annotations

from typing import Any

from ..engine import TRIGGER, WORKFLOW, shown, workflows_of
from ..engine.definition import Fault, validate_trigger
from ..engine.expressions.kinds import is_object
from ..kernel import Call, Handlers, Json, Problem

handlers = Handlers()

Object = dict[str, Any]

_UPDATABLE = ("name", "config", "conditions", "filters", "input", "enabled", "metadata")


@handlers("workflows.triggers.create", judges_body=True)
async def create(call: Call) -> Json:
    workflow = call.store.get(WORKFLOW, call.path["workflow_id"])
    _check(call, call.body)
    trigger = call.store.insert(TRIGGER, new_trigger(call, workflow["id"], call.body))
    workflows_of(call.platform).triggers.arm(call.company.id, trigger)
    return Json(trigger)


@handlers("workflows.triggers.list")
async def list_(call: Call) -> Json:
    workflow = call.store.get(WORKFLOW, call.path["workflow_id"])
    page = call.store.page(TRIGGER, call.query, {"workflow_id": workflow["id"]})
    return Json({**page, "data": [shown(trigger) for trigger in page["data"]]})


@handlers("workflows.triggers.retrieve")
async def retrieve(call: Call) -> Json:
    return Json(shown(_find(call)))


@handlers("workflows.triggers.update", judges_body=True)
async def update(call: Call) -> Json:
    former = _find(call)
    if not is_object(call.body):
        raise Problem("invalid_parameter", "The body must be an object.", "")
    changes = call.body
    if changes.get("type", former["type"]) != former["type"]:
        raise _invalid([Fault("/type", "invalid_value", f"The type stays '{former['type']}'; make another trigger.")])
    merged = {**former, **{name: changes[name] for name in _UPDATABLE if name in changes}}
    kept = {name: merged[name] for name in ("type", *_UPDATABLE) if merged[name] is not None or name in changes}
    _check(call, kept)
    trigger = {**merged, **_settled(kept)}
    triggers = workflows_of(call.platform).triggers
    trigger["next_fire_at"] = triggers.next_fire_at(call.company.id, trigger)
    call.store.replace(TRIGGER, trigger)
    triggers.arm(call.company.id, trigger)
    return Json(shown(trigger))


@handlers("workflows.triggers.delete")
async def delete(call: Call) -> Json:
    trigger = _find(call)
    call.store.delete(TRIGGER, trigger["id"])
    workflows_of(call.platform).triggers.disarm(trigger["id"])
    return Json({"id": trigger["id"], "object": "workflow.trigger", "deleted": True})


@handlers("workflows.triggers.fire")
async def fire(call: Call) -> Json:
    trigger = _find(call)
    if not trigger["enabled"]:
        raise Problem("invalid_state", f"The trigger '{trigger['id']}' is disabled.")
    firing = workflows_of(call.platform).triggers.fire(
        call.company.id,
        trigger,
        call.body.get("payload"),
        given=call.body.get("input"),
        metadata=call.body.get("metadata"),
        key_id=call.key.id,
    )
    return Json(firing.json(trigger["id"]))


def new_trigger(call: Call, workflow_id: str, definition: Object) -> Object:
    """The trigger that a checked definition makes."""
    trigger: Object = {
        "id": call.platform.ids.new("trg"),
        "object": "workflow.trigger",
        "created_at": int(call.now()),
        "workflow_id": workflow_id,
        "type": definition["type"],
        **_settled(definition),
        "last_fired_at": None,
    }
    trigger["next_fire_at"] = workflows_of(call.platform).triggers.next_fire_at(call.company.id, trigger)
    return trigger


def _settled(definition: Object) -> Object:
    """The fields that a trigger always has."""
    return {
        "name": definition.get("name"),
        "config": definition.get("config", {}),
        "conditions": definition.get("conditions", []),
        "filters": definition.get("filters", {}),
        "input": definition.get("input"),
        "enabled": definition.get("enabled", True),
        "metadata": definition.get("metadata", {}),
    }


def _find(call: Call) -> Object:
    trigger = call.store.get(TRIGGER, call.path["trigger_id"])
    if trigger["workflow_id"] != call.path["workflow_id"]:
        raise Problem("not_found", f"There is no workflow trigger '{trigger['id']}' in this workflow.")
    return trigger


def _check(call: Call, definition: Any) -> None:
    faults = validate_trigger(definition, workflows_of(call.platform).shape)
    if faults:
        raise _invalid(list(faults))


def _invalid(faults: list[Fault]) -> Problem:
    first = faults[0]
    return Problem(
        "invalid_workflow_definition",
        f"The trigger is not valid. {first.pointer or 'The body'}: {first.message}",
        first.pointer,
        details=[fault.json() for fault in faults],
    )
