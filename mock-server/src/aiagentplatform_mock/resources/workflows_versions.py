"""Handlers of a workflow's versions."""

from __future__ import annotations

from ..engine import VERSION, WORKFLOW
from ..kernel import Call, Handlers, Json, Problem

handlers = Handlers()


@handlers("workflows.versions.list")
async def list_(call: Call) -> Json:
    workflow = call.store.get(WORKFLOW, call.path["workflow_id"])
    return Json(call.store.page(VERSION, call.query, {"workflow_id": workflow["id"]}))


@handlers("workflows.versions.retrieve")
async def retrieve(call: Call) -> Json:
    workflow = call.store.get(WORKFLOW, call.path["workflow_id"])
    number = int(call.path["version"])
    found = call.store.all(VERSION, {"workflow_id": workflow["id"], "version": number})
    if not found:
        raise Problem("not_found", f"The workflow '{workflow['id']}' has no version {number}.")
    return Json(found[0])
