"""Handlers of workflows. A definition is judged as a whole, by the engine; each accepted one makes a version."""

from __future__ import annotations

from typing import Any

from ..engine import TRIGGER, VERSION, WORKFLOW, CompanyOutside, workflows_of
from ..engine.definition import Findings, validate
from ..engine.expressions.kinds import is_object
from ..kernel import Call, Handlers, Json, Problem
from .workflows_triggers import new_trigger

handlers = Handlers()

Object = dict[str, Any]

_REQUIRED = ("name", "steps")
_DEFAULTS: Object = {"description": None, "triggers": [], "agents": [], "knowledge_bases": [], "metadata": {}}
_FIELDS = (
    *_REQUIRED,
    *_DEFAULTS,
    "llm_config",
    "execution_policy",
    "monitoring",
    "input_schema",
    "output_schema",
    "output",
)


@handlers("workflows.create", judges_body=True)
async def create(call: Call) -> Json:
    definition = _accepted(call, call.body)
    now = int(call.now())
    head = {"id": call.platform.ids.new("wf"), "object": "workflow", "created_at": now, "updated_at": now, "version": 1}
    workflow = _shaped(head, definition)
    with call.store.transaction():
        call.store.insert(WORKFLOW, workflow)
        _keep_version(call, workflow, definition)
        _replace_triggers(call, workflow)
    return Json(workflow)


@handlers("workflows.list")
async def list_(call: Call) -> Json:
    return Json(call.store.page(WORKFLOW, call.query))


@handlers("workflows.validate", judges_body=True)
async def validate_(call: Call) -> Json:
    findings = _findings(call, call.body)
    return Json(
        {
            "object": "workflow.validation",
            "valid": not findings.errors,
            "errors": [fault.json() for fault in findings.errors],
            "warnings": [fault.json() for fault in findings.warnings],
            "stages": [list(stage) for stage in findings.stages],
        }
    )


@handlers("workflows.retrieve")
async def retrieve(call: Call) -> Json:
    return Json(call.store.get(WORKFLOW, call.path["workflow_id"]))


@handlers("workflows.update", judges_body=True)
async def update(call: Call) -> Json:
    former = call.store.get(WORKFLOW, call.path["workflow_id"])
    if not is_object(call.body):
        raise Problem("invalid_parameter", "The body must be an object.", "")
    changes = call.body
    merged = {name: former[name] for name in _FIELDS if name in former} | changes
    removed = {name for name, value in changes.items() if value is None and name not in _REQUIRED}
    definition = _accepted(call, {name: value for name, value in merged.items() if name not in removed})
    head = {name: former[name] for name in ("id", "object", "created_at")}
    head.update(updated_at=int(call.now()), version=former["version"] + 1)
    workflow = _shaped(head, definition)
    with call.store.transaction():
        call.store.replace(WORKFLOW, workflow)
        _keep_version(call, workflow, definition)
        if workflow["triggers"] != former["triggers"]:
            _replace_triggers(call, workflow)
    return Json(workflow)


@handlers("workflows.delete")
async def delete(call: Call) -> Json:
    workflow_id = call.path["workflow_id"]
    call.store.get(WORKFLOW, workflow_id)
    workflows = workflows_of(call.platform)
    unfinished = workflows.engine.unfinished(call.company.id, workflow_id)
    if unfinished:
        message = f"The workflow has {unfinished} unfinished execution(s). Cancel them first."
        raise Problem("invalid_state", message)
    with call.store.transaction():
        call.store.delete(WORKFLOW, workflow_id)
        for kind in (VERSION, TRIGGER):
            for obj in call.store.all(kind, {"workflow_id": workflow_id}):
                call.store.delete(kind, obj["id"])
                workflows.triggers.disarm(obj["id"])
    return Json({"id": workflow_id, "object": "workflow", "deleted": True})


def _accepted(call: Call, definition: Any) -> Object:
    """The definition, if nothing is wrong with it.

    Raises:
        Problem: `invalid_workflow_definition`, with every fault.
    """
    findings = _findings(call, definition)
    if findings.errors:
        first, count = findings.errors[0], len(findings.errors)
        told = "a fault" if count == 1 else f"{count} faults"
        raise Problem(
            "invalid_workflow_definition",
            f"The definition has {told}. {first.pointer or 'The body'}: {first.message}",
            first.pointer,
            details=[fault.json() for fault in findings.errors],
        )
    accepted: Object = definition
    return {name: accepted[name] for name in _FIELDS if name in accepted}


def _findings(call: Call, definition: Any) -> Findings:
    return validate(definition, workflows_of(call.platform).shape, CompanyOutside(call.store))


def _shaped(head: Object, definition: Object) -> Object:
    """The workflow as the API shows it."""
    return {**head, **_DEFAULTS, **definition}


def _keep_version(call: Call, workflow: Object, definition: Object) -> None:
    call.store.insert(
        VERSION,
        {
            "id": call.platform.ids.new("wfv"),
            "object": "workflow.version",
            "created_at": workflow["updated_at"],
            "workflow_id": workflow["id"],
            "version": workflow["version"],
            "definition": definition,
        },
    )


def _replace_triggers(call: Call, workflow: Object) -> None:
    """Make the triggers that the definition brings, in place of those of an earlier one."""
    triggers = workflows_of(call.platform).triggers
    for former in call.store.all(TRIGGER, {"workflow_id": workflow["id"], "_of_definition": True}):
        triggers.disarm(former["id"])
        call.store.delete(TRIGGER, former["id"])
    for definition in workflow["triggers"]:
        trigger = new_trigger(call, workflow["id"], definition)
        call.store.insert(TRIGGER, {**trigger, "_of_definition": True})
        triggers.arm(call.company.id, trigger)
