"""The event bus: what happened is kept, shown to live streams, handed to subscribers and sent to webhooks.

Must not know who emits, nor what a delivery is.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from .payloads import Context, context_of

if TYPE_CHECKING:
    from ..kernel import Platform

EVENT = "event"
_LOG = "events"

Object = dict[str, Any]
Listener: TypeAlias = Callable[[str, Object], None]
"""Called with the company's id and the event, right after the event was kept."""

Deliver: TypeAlias = Callable[[str, Object, Context], None]
"""Sends an event to webhooks; also told what it is about."""


class Events:
    """The events of all companies.

    Attributes:
        deliver: Sends events to webhooks.
    """

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self.deliver: Deliver | None = None
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Have a function called with every event from now on."""
        self._listeners.append(listener)

    def emit(
        self,
        company_id: str,
        type: str,
        object: Mapping[str, Any],
        previous: Mapping[str, Any] | None = None,
        context: Mapping[str, Any] | None = None,
    ) -> Object:
        """Keep an event and tell everybody. Returns it.

        Args:
            company_id: Where it happened.
            type: One of the document's event types.
            object: What it is about, as the API shows it.
            previous: The former values of the fields that it changed.
            context: `workflow_id`, `agent_id` (or `agent_ids`) and `metadata`, where `object` does not have them.
        """
        store = self._platform.store_for(company_id)
        event = self.envelope(company_id, type, object, previous)
        with store.transaction():
            event["sequence_number"] = store.log(EVENT, _LOG, {"id": event["id"]})
            store.insert(EVENT, event)
        self._platform.topic(_topic(company_id)).notify()
        if self.deliver is not None:
            self.deliver(company_id, event, context_of(object, context))
        for listener in self._listeners:
            listener(company_id, event)
        return event

    def envelope(
        self, company_id: str, type: str, object: Mapping[str, Any], previous: Mapping[str, Any] | None = None
    ) -> Object:
        """An event that is not kept."""
        data: Object = {"object": dict(object)}
        if previous is not None:
            data["previous"] = dict(previous)
        return {
            "id": self._platform.ids.new("evt"),
            "object": "event",
            "type": type,
            "created_at": int(self._platform.clock.now(company_id)),
            "company_id": company_id,
            "api_version": self._platform.document.version,
            "data": data,
        }

    def last_sequence(self, company_id: str) -> int:
        """The sequence number of the company's latest event; 0 if there is none."""
        return int(self._platform.store_for(company_id).log_length(EVENT, _LOG))

    async def follow(self, company_id: str, after: int, types: Collection[str] = ()) -> AsyncIterator[Object]:
        """The company's events after a sequence number, of some types or all, for ever."""
        store = self._platform.store_for(company_id)
        topic = self._platform.topic(_topic(company_id))
        while True:
            for sequence, reference in store.read_log(EVENT, _LOG, after):
                after = sequence
                event = store.find(EVENT, reference["id"])
                if event is not None and (not types or event["type"] in types):
                    yield event
            if self.last_sequence(company_id) <= after:
                await topic.wait()


def _topic(company_id: str) -> str:
    return f"events:{company_id}"
