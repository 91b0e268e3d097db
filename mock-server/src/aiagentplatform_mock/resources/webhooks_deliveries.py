"""Handlers of the delivery log of an endpoint."""

from __future__ import annotations

from typing import Any

from ..delivery import DELIVERY, ENDPOINT, delivery_of
from ..kernel import Call, Handlers, Json, Problem

handlers = Handlers()


@handlers("webhooks.deliveries.list")
async def list_(call: Call) -> Json:
    endpoint = _endpoint(call)
    where = {
        "webhook_id": endpoint["id"],
        "status": call.query.get("status"),
        "event_id": call.query.get("event_id"),
    }
    return Json(call.store.page(DELIVERY, call.query, where))


@handlers("webhooks.deliveries.retrieve")
async def retrieve(call: Call) -> Json:
    return Json(_delivery(call))


@handlers("webhooks.deliveries.redeliver")
async def redeliver(call: Call) -> Json:
    endpoint, delivery = _endpoint(call), _delivery(call)
    if endpoint["status"] != "enabled":
        raise Problem(
            "invalid_state",
            f"The endpoint '{endpoint['id']}' is disabled. Enable it first, then redeliver.",
            "webhook_id",
        )
    deliveries = delivery_of(call.platform).deliveries
    event = deliveries.event_of(call.store, delivery)
    return Json(deliveries.start(call.store, endpoint, event, repeats=delivery["id"]))


def _endpoint(call: Call) -> dict[str, Any]:
    return call.store.get(ENDPOINT, call.path["webhook_id"])


def _delivery(call: Call) -> dict[str, Any]:
    """The delivery that the path names; one of another endpoint does not count."""
    endpoint = _endpoint(call)
    delivery = call.store.find(DELIVERY, call.path["delivery_id"])
    if delivery is None or delivery["webhook_id"] != endpoint["id"]:
        raise Problem(
            "not_found",
            f"The endpoint '{endpoint['id']}' has no delivery '{call.path['delivery_id']}'.",
            "delivery_id",
        )
    return delivery
