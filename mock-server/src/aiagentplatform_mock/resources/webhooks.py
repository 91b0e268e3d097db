"""Handlers of webhook endpoints. What happens to deliveries is `delivery`'s business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..delivery import ENDPOINT, UrlNotAllowed, delivery_of, endpoints
from ..delivery.samples import sample_object
from ..delivery.schedule import DEFAULT_POLICY
from ..delivery.signing import SECRET_BYTES, key_of, secret_from
from ..kernel import Call, Handlers, Json, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

handlers = Handlers()

_CHANGEABLE = ("url", "description", "events", "payload", "filters", "metadata")


@handlers("webhooks.create")
async def create(call: Call) -> Json:
    body = call.body
    await _check_url(call, body["url"])
    secret = _secret(call)
    endpoint: dict[str, Any] = {
        "id": call.platform.ids.new("whk"),
        "object": "webhook_endpoint",
        "created_at": int(call.now()),
        "url": body["url"],
        "description": body.get("description"),
        "events": _selection(body["events"]),
        "payload": body.get("payload", "full"),
        "status": "enabled",
        "disabled_reason": None,
        "retry_policy": _policy(body.get("retry_policy"), DEFAULT_POLICY),
        "filters": body.get("filters", {}),
        "previous_secret_expires_at": None,
        "throttled_until": None,
        "metadata": body.get("metadata", {}),
    }
    with call.store.transaction():
        call.store.insert(ENDPOINT, endpoint)
        endpoints.open_state(call.store, endpoint["id"], secret)
    return Json({**endpoints.shown(endpoint, call.now()), "secret": secret}, confidential=True)


@handlers("webhooks.list")
async def list_(call: Call) -> Json:
    page = call.store.page(ENDPOINT, call.query, {"status": call.query.get("status")})
    page["data"] = [endpoints.shown(endpoint, call.now()) for endpoint in page["data"]]
    return Json(page)


@handlers("webhooks.retrieve")
async def retrieve(call: Call) -> Json:
    return Json(endpoints.shown(_endpoint(call), call.now()))


@handlers("webhooks.update")
async def update(call: Call) -> Json:
    endpoint = _endpoint(call)
    body = dict(call.body)
    if "url" in body:
        await _check_url(call, body["url"])
        endpoint = _endpoint(call)
    if "events" in body:
        body["events"] = _selection(body["events"])
    endpoint.update({name: body[name] for name in _CHANGEABLE if name in body})
    if "retry_policy" in body:
        endpoint["retry_policy"] = _policy(body["retry_policy"], endpoint["retry_policy"])
    call.store.replace(ENDPOINT, endpoint)
    status = body.get("status", endpoint["status"])
    if status == "disabled" and endpoint["status"] == "enabled":
        endpoints.disable(call.store, endpoint, "manual")
    elif status == "enabled" and endpoint["status"] == "disabled":
        endpoints.enable(call.store, endpoint)
        delivery_of(call.platform).deliveries.go_on(call.company.id, endpoint["id"])
    return Json(endpoints.shown(endpoint, call.now()))


@handlers("webhooks.delete")
async def delete(call: Call) -> Json:
    endpoint = _endpoint(call)
    with call.store.transaction():
        delivery_of(call.platform).deliveries.forget(call.store, endpoint["id"])
        endpoints.close_state(call.store, endpoint["id"])
        call.store.delete(ENDPOINT, endpoint["id"])
    return Json({"id": endpoint["id"], "object": "webhook_endpoint", "deleted": True})


@handlers("webhooks.rotate_secret")
async def rotate_secret(call: Call) -> Json:
    endpoint = _endpoint(call)
    secret = _secret(call)
    overlap = call.body.get("overlap_seconds", 86400)
    with call.store.transaction():
        endpoints.rotate(call.store, endpoint["id"], secret, call.now(), overlap)
        endpoint["previous_secret_expires_at"] = call.now() + overlap
        call.store.replace(ENDPOINT, endpoint)
    return Json({**endpoints.shown(endpoint, call.now()), "secret": secret}, confidential=True)


@handlers("webhooks.test")
async def test(call: Call) -> Json:
    endpoint = _endpoint(call)
    event_type = call.body.get("type", "workflow.completed")
    sample = sample_object(call.platform.document.root, event_type)
    event = delivery_of(call.platform).events.envelope(call.company.id, event_type, sample)
    return Json(await delivery_of(call.platform).deliveries.test(call.store, endpoint, event))


def _endpoint(call: Call) -> dict[str, Any]:
    return call.store.get(ENDPOINT, call.path["webhook_id"])


async def _check_url(call: Call, url: str) -> None:
    try:
        await delivery_of(call.platform).addresses.check(url)
    except UrlNotAllowed as refusal:
        raise Problem("url_not_allowed", str(refusal), "/url") from refusal


def _secret(call: Call) -> str:
    secret: str = call.body.get("secret") or secret_from(call.platform.ids.bytes(SECRET_BYTES))
    try:
        key_of(secret)
    except ValueError as error:
        raise Problem("invalid_parameter", str(error), "/secret") from error
    return secret


def _selection(events: str | list[str]) -> list[str]:
    return ["*"] if "*" in events else list(events)


def _policy(given: Mapping[str, Any] | None, otherwise: Mapping[str, Any]) -> dict[str, Any]:
    return {**otherwise, **(given or {})}
