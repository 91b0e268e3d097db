"""Handlers of executions: start, follow, steer and read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..engine import (
    EVENTS,
    EXECUTION,
    FINISHED,
    STEP,
    WORKFLOW,
    Order,
    resume,
    retry,
    shown,
    topic_of,
    workflows_of,
)
from ..kernel import Call, Handlers, Json, Problem, Sse, SseEvent, page_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

handlers = Handlers()

Object = dict[str, Any]

_DEFAULT_WAIT = 60.0


@handlers("workflows.executions.create")
async def create(call: Call) -> Json:
    return Json(shown(_begin(call)))


@handlers("workflows.executions.run")
async def run(call: Call) -> Json:
    execution = _begin(call)
    timeout = call.body.get("wait_timeout", _DEFAULT_WAIT)
    engine = workflows_of(call.platform).engine
    return Json(shown(await engine.settled(call.company.id, execution["id"], timeout)))


@handlers("workflows.executions.list")
async def list_(call: Call) -> Json:
    workflow = call.store.get(WORKFLOW, call.path["workflow_id"])
    where = {"workflow_id": workflow["id"], "status": call.query.get("status")}
    return Json(_shown_page(call.store.page(EXECUTION, call.query, where)))


@handlers("workflows.executions.retrieve")
async def retrieve(call: Call) -> Json:
    return Json(shown(_find(call)))


@handlers("workflows.executions.cancel")
async def cancel(call: Call) -> Json:
    execution = workflows_of(call.platform).engine.cancel(call.company.id, _find(call)["id"])
    return Json(shown(execution))


@handlers("workflows.executions.retry")
async def retry_(call: Call) -> Json:
    engine = workflows_of(call.platform).engine
    afresh = call.body.get("from", "failed_step") == "start"
    metadata = call.body.get("metadata")
    former, company_id = _find(call)["id"], call.company.id
    made = retry(engine, call.platform, company_id, former, metadata, afresh=afresh, key_id=call.key.id)
    return Json(shown(made))


@handlers("workflows.executions.resume")
async def resume_(call: Call) -> Json:
    engine = workflows_of(call.platform).engine
    return Json(shown(resume(engine, call.platform, call.company.id, _find(call)["id"], call.body)))


@handlers("workflows.executions.events")
async def events(call: Call) -> Sse:
    execution = _find(call)
    return Sse(_follow(call, execution["id"], _start(call)))


@handlers("workflows.executions.list_events")
async def list_events(call: Call) -> Json:
    log = call.store.read_log(EVENTS, _find(call)["id"])
    return Json(page_of([event for _, event in log], call.query))


@handlers("workflows.executions.steps.list")
async def list_steps(call: Call) -> Json:
    where = {"execution_id": _find(call)["id"], "status": call.query.get("status")}
    return Json(_shown_page(call.store.page(STEP, call.query, where)))


def _begin(call: Call) -> Object:
    workflow = call.store.get(WORKFLOW, call.path["workflow_id"])
    order = Order(
        workflow,
        call.body.get("input", {}),
        version=call.body.get("version"),
        metadata=call.body.get("metadata", {}),
        key_id=call.key.id,
    )
    return workflows_of(call.platform).engine.begin(call.company.id, order)


def _find(call: Call) -> Object:
    return call.store.get(EXECUTION, call.path["execution_id"])


def _shown_page(page: Object) -> Object:
    return {**page, "data": [shown(obj) for obj in page["data"]]}


async def _follow(call: Call, execution_id: str, after: int) -> AsyncIterator[SseEvent]:
    """The events after a sequence number, as they come, until the execution has finished: the terminal one is last."""
    topic = call.platform.topic(topic_of(execution_id))
    while True:
        found = call.store.read_log(EVENTS, execution_id, after)
        for sequence, event in found:
            after = sequence
            yield SseEvent(event, event=event["type"], id=str(sequence))
        if found:
            continue
        execution = call.store.find(EXECUTION, execution_id)
        if execution is None or execution["status"] in FINISHED:
            return
        await topic.wait()


def _start(call: Call) -> int:
    """The sequence number to go on after; the header wins."""
    last = call.headers.get("last-event-id")
    if last is None:
        return call.query.get("starting_after") or 0
    if not (last.isascii() and last.isdigit()):
        raise Problem("invalid_parameter", f"'{last}' is not the id of an event of this stream.", "Last-Event-ID")
    return int(last)
