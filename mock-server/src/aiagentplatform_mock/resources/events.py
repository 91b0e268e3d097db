"""Handlers of events: the record and the live monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..delivery import EVENT, delivery_of
from ..kernel import Call, Handlers, Json, Problem, Sse, SseEvent

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

handlers = Handlers()


@handlers("events.list")
async def list_(call: Call) -> Json:
    query = call.query
    where = {
        "type": query.get("types") or None,
        "data.object.id": query.get("object_id"),
        "created_at >=": query.get("created_gte"),
        "created_at <": query.get("created_lt"),
    }
    return Json(call.store.page(EVENT, query, where))


@handlers("events.retrieve")
async def retrieve(call: Call) -> Json:
    return Json(call.store.get(EVENT, call.path["event_id"]))


@handlers("events.stream")
async def stream(call: Call) -> Sse:
    types = frozenset(call.query.get("types") or ())
    return Sse(_events(call, _start(call), types))


async def _events(call: Call, after: int, types: frozenset[str]) -> AsyncIterator[SseEvent]:
    async for event in delivery_of(call.platform).events.follow(call.company.id, after, types):
        yield SseEvent(event, event=event["type"], id=str(event["sequence_number"]))


def _start(call: Call) -> int:
    """The sequence number to go on after: the header's, else the query's, else the latest."""
    last_event_id = call.headers.get("last-event-id")
    if last_event_id is not None:
        if not (last_event_id.isascii() and last_event_id.isdigit()):
            raise Problem(
                "invalid_parameter", f"'{last_event_id}' is not the id of an event on this stream.", "Last-Event-ID"
            )
        return int(last_event_id)
    starting_after: int | None = call.query.get("starting_after")
    return (
        delivery_of(call.platform).events.last_sequence(call.company.id) if starting_after is None else starting_after
    )
