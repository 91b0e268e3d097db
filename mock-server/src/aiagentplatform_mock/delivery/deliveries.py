"""Deliveries: one event on its way to one endpoint, attempt by attempt, over restarts.

A pending delivery is a row with the moment of its next attempt; a task per row waits for that moment on the company's
clock. Must not know how a request is made (`sender`) or when to try again (`schedule`).
"""

from __future__ import annotations

import asyncio
import math
import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import endpoints
from .events import EVENT
from .payloads import Context, body_of, wants
from .schedule import parse_retry_after, retry_delay
from .signing import signed_headers

if TYPE_CHECKING:
    from ..kernel import CompanyStore, Platform
    from .sender import Outcome, Sender

DELIVERY = "webhook_delivery"
TEST_EVENT = "test_event"
_PENDING = "pending_delivery"

Object = dict[str, Any]


class Deliveries:
    """The deliveries of all companies.

    Args:
        platform: Stores, clocks, ids and tasks.
        sender: Makes the attempts.
        emit_disabled: Called with the company's id and the endpoint when the platform has disabled one.
        chance: Numbers from 0 to 1, for the jitter.
        wall_clock: Real time, which receivers compare signatures' timestamps with.
    """

    def __init__(
        self,
        platform: Platform,
        sender: Sender,
        emit_disabled: Callable[[str, Object], None],
        chance: Callable[[], float] = random.random,
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        self._platform = platform
        self._sender = sender
        self._emit_disabled = emit_disabled
        self._chance = chance
        self._wall_clock = wall_clock
        self._running: dict[str, asyncio.Task[None]] = {}

    def resume(self) -> None:
        """Go on with what was pending when the server stopped."""
        for company in self._platform.companies.all():
            self._resume(company.id, {})

    async def stop(self) -> None:
        """Break off what is under way: an attempt without an outcome is made again after the next start."""
        tasks = list(self._running.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def fan_out(self, company_id: str, event: Object, context: Context) -> None:
        """Start a delivery to every endpoint that wants the event."""
        store = self._platform.store_for(company_id)
        for endpoint in store.all(endpoints.ENDPOINT, {"status": "enabled"}):
            if wants(endpoint, event["type"], context):
                self.start(store, endpoint, event)

    def start(self, store: CompanyStore, endpoint: Object, event: Object, repeats: str | None = None) -> Object:
        """Start a delivery; its first attempt is due at once. Returns it.

        Args:
            store: The company's.
            endpoint: Where to.
            event: What.
            repeats: The delivery that this one repeats.
        """
        now = self._platform.clock.now(store.company_id)
        delivery = self._new(store, endpoint, event, repeats)
        delivery["next_attempt_at"] = int(now)
        with store.transaction():
            store.insert(DELIVERY, delivery)
            store.insert(_PENDING, {"id": delivery["id"], "webhook_id": endpoint["id"], "due": now})
        self._launch(store.company_id, delivery["id"])
        return delivery

    def go_on(self, company_id: str, endpoint_id: str) -> None:
        """Take up an endpoint's pending deliveries, after it was enabled again."""
        self._resume(company_id, {"webhook_id": endpoint_id})

    async def test(self, store: CompanyStore, endpoint: Object, event: Object) -> Object:
        """Make a single attempt that changes nothing about the endpoint. Returns the delivery."""
        delivery = self._new(store, endpoint, event)
        attempt, outcome = await self._attempt(store, endpoint, delivery, event)
        delivery["attempts"] = [attempt]
        delivery["status"] = "succeeded" if outcome.succeeded else "failed"
        with store.transaction():
            store.insert(TEST_EVENT, event)
            store.insert(DELIVERY, delivery)
        return delivery

    def event_of(self, store: CompanyStore, delivery: Object) -> Object:
        """The event that a delivery carries."""
        return store.find(EVENT, delivery["event_id"]) or store.get(TEST_EVENT, delivery["event_id"])

    def forget(self, store: CompanyStore, endpoint_id: str) -> None:
        """Drop an endpoint's deliveries, pending or not."""
        for kind in (_PENDING, DELIVERY):
            for row in store.all(kind, {"webhook_id": endpoint_id}):
                store.delete(kind, row["id"])

    def _resume(self, company_id: str, where: Object) -> None:
        for pending in self._platform.store_for(company_id).all(_PENDING, where):
            self._launch(company_id, pending["id"])

    def _launch(self, company_id: str, delivery_id: str) -> None:
        if delivery_id not in self._running:
            work = self._deliver(company_id, delivery_id)
            self._running[delivery_id] = self._platform.tasks.start(work, company_id=company_id)

    async def _deliver(self, company_id: str, delivery_id: str) -> None:
        store = self._platform.store_for(company_id)
        clock = self._platform.clock
        try:
            while (due := _due(store, delivery_id)) is not None:
                if due > clock.now(company_id):
                    await clock.sleep_until(company_id, due)
                else:
                    await self._try(store, delivery_id)
        finally:
            self._running.pop(delivery_id, None)

    async def _try(self, store: CompanyStore, delivery_id: str) -> None:
        delivery = store.get(DELIVERY, delivery_id)
        endpoint = store.get(endpoints.ENDPOINT, delivery["webhook_id"])
        attempt, outcome = await self._attempt(store, endpoint, delivery, self.event_of(store, delivery))
        delivery["attempts"].append(attempt)
        # Meanwhile the endpoint may have been changed or deleted.
        present = store.find(endpoints.ENDPOINT, endpoint["id"])
        if present is None:
            return
        with store.transaction():
            disabled = self._settle(store, present, delivery, outcome)
        if disabled:
            self._emit_disabled(store.company_id, present)

    def _settle(self, store: CompanyStore, endpoint: Object, delivery: Object, outcome: Outcome) -> bool:
        """Write down what came of an attempt and what follows. Whether the endpoint has just been disabled."""
        now = self._platform.clock.now(store.company_id)
        retry_after = parse_retry_after(outcome.retry_after, self._wall_clock())
        delay = None
        if not outcome.succeeded and outcome.status != 410:
            delay = retry_delay(endpoint["retry_policy"], len(delivery["attempts"]), retry_after, self._chance)
        if delay is None:
            delivery["status"] = "succeeded" if outcome.succeeded else "failed"
            delivery["next_attempt_at"] = None
            store.delete(_PENDING, delivery["id"])
        else:
            delivery["next_attempt_at"] = math.ceil(now + delay)
            store.replace(_PENDING, {"id": delivery["id"], "webhook_id": endpoint["id"], "due": now + delay})
        store.replace(DELIVERY, delivery)
        reason = endpoints.record(store, endpoint, outcome, retry_after, now)
        if reason is None or endpoint["status"] != "enabled":
            return False
        endpoints.disable(store, endpoint, reason)
        return True

    async def _attempt(
        self, store: CompanyStore, endpoint: Object, delivery: Object, event: Object
    ) -> tuple[Object, Outcome]:
        """Send the event once. Returns the attempt as the API shows it, and the outcome."""
        now = self._platform.clock.now(store.company_id)
        body = body_of(event, delivery["payload"])
        secrets = endpoints.signing_secrets(store, endpoint["id"], now)
        headers = {
            "content-type": "application/json",
            "user-agent": "AIAgentPlatform-Webhooks/1",
            **signed_headers(secrets, event["id"], int(self._wall_clock()), body),
        }
        outcome = await self._sender.send(endpoint["url"], headers, body)
        attempt = {
            "number": len(delivery["attempts"]) + 1,
            "created_at": int(now),
            "url": endpoint["url"],
            "status": "succeeded" if outcome.succeeded else "failed",
            "response_status": outcome.status,
            "response_body": outcome.body,
            "duration_ms": outcome.duration_ms,
            "error": None if outcome.succeeded else {"code": outcome.error, "message": outcome.message},
        }
        return attempt, outcome

    def _new(self, store: CompanyStore, endpoint: Object, event: Object, repeats: str | None = None) -> Object:
        return {
            "id": self._platform.ids.new("whd"),
            "object": "webhook_delivery",
            "created_at": int(self._platform.clock.now(store.company_id)),
            "webhook_id": endpoint["id"],
            "event_id": event["id"],
            "event_type": event["type"],
            "payload": endpoint["payload"],
            "status": "pending",
            "attempts": [],
            "next_attempt_at": None,
            "redelivery_of": repeats,
        }


def _due(store: CompanyStore, delivery_id: str) -> float | None:
    """When the next attempt may be made; `None` if there is none, or none while the endpoint is disabled."""
    pending = store.find(_PENDING, delivery_id)
    endpoint = None if pending is None else store.find(endpoints.ENDPOINT, pending["webhook_id"])
    if pending is None or endpoint is None or endpoint["status"] != "enabled":
        return None
    return max(float(pending["due"]), endpoint["throttled_until"] or 0.0)
