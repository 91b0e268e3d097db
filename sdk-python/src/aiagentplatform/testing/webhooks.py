"""
Webhooks as the platform sends them: a realistic event of each type, signed; and broken ones that must be refused.

Knows the API's types and the signature's rules. Works without a client and without a server.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from .._core.reply.decode import decoder
from .._core.request.json_body import encode_json
from .._core.webhooks.signature import SIGNATURE, sign
from .chat import CREATED, chat_completion
from .executions import execution, execution_step

if TYPE_CHECKING:
    from ..types import Event, EventType

WEBHOOK_SECRET = "whsec_" + base64.b64encode(b"for tests only, not a real secret").decode()
"""What `signed_webhook` signs with unless it is told otherwise. It opens nothing."""

Flaw: TypeAlias = Literal["body", "id", "missing_signature", "secret", "timestamp"]
"""
What makes a webhook one that must be refused: its `body` or `id` was changed after it was signed, the signature is
missing, it was made with another `secret`, or the `timestamp` is an hour old (and signed: a replay).
"""

_OTHER_SECRET = "whsec_" + base64.b64encode(b"of somebody else, also not a real secret").decode()
_HOUR = 3600
_ID = "01KAN2Q6Z3V9M8K7T5S4R3Q2P1"


@dataclass(frozen=True)
class SignedWebhook:
    """
    A webhook, ready to be posted to a receiver.

    Attributes:
        body: the raw body.
        headers: the three headers of Standard Webhooks, and the content type.
        secret: what a receiver verifies it with.
        event: the typed event that the body had before it was tampered with.
    """

    body: bytes
    headers: dict[str, str]
    secret: str
    event: Event

    def __repr__(self) -> str:
        return f"SignedWebhook({self.event.type}, id={self.headers['webhook-id']!r}, {len(self.body)} bytes)"


def webhook_event(
    type: EventType = "workflow.completed",
    data: Mapping[str, Any] | None = None,
    *,
    previous: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Event:
    """
    A realistic event.

    Args:
        type: one of `EVENT_TYPES`.
        data: fields of the object that the event is about, laid over those of the example.
        previous: the former values of what the event changed.
        fields: further fields of the event, or others for those that it has: `id`, `created_at`, `company_id`.

    Raises:
        ValueError: there is no such type; the message lists those that there are.
        ResponseDecodeError: the result is not what the API's document calls such an event.
    """
    make = _OBJECTS.get(type)
    if make is None:
        raise ValueError(f"There is no event of type {type!r}. The types are {', '.join(EVENT_TYPES)}.")
    about: dict[str, Any] = {"object": {**make(), **(data or {})}}
    if previous is not None:
        about["previous"] = previous
    body = {
        "id": f"evt_{_ID}",
        "object": "event",
        "type": type,
        "created_at": CREATED,
        "company_id": f"comp_{_ID}",
        "api_version": "2026-11-01",
        "data": about,
        **fields,
    }
    event: Event = decoder("aiagentplatform.types:Event")(encode_json(body), strict=True)
    return event


def signed_webhook(
    type: EventType = "workflow.completed",
    data: Mapping[str, Any] | None = None,
    *,
    previous: Mapping[str, Any] | None = None,
    secret: str | Sequence[str] = WEBHOOK_SECRET,
    id: str | None = None,
    timestamp: float | datetime | None = None,
    thin: bool = False,
    tampered: Flaw | None = None,
    **fields: Any,
) -> SignedWebhook:
    """
    A signed webhook.

    Args:
        type, data, previous, fields: the event, as in `webhook_event`.
        secret: what to sign with; several while one is being replaced.
        id: the webhook's id, the same over all deliveries of an event. Default: the event's.
        timestamp: when it was sent, in Unix seconds or as a moment. Default: now.
        thin: send only what names the object, as endpoints with ``payload="thin"`` get it.
        tampered: what is wrong with it; None for a webhook that is to be accepted.

    Raises:
        ValueError: there is no such type, or no such flaw.
        WebhookSecretError: the secret is none.
    """
    if tampered is not None and tampered not in _FLAWS:
        raise ValueError(f"There is no flaw {tampered!r}. The flaws are {', '.join(_FLAWS)}.")
    event = webhook_event(type, data, previous=previous, **fields)
    body = encode_json(_thin(event) if thin else event)
    sent = _seconds(timestamp) - (_HOUR if tampered == "timestamp" else 0)
    signed_with = _OTHER_SECRET if tampered == "secret" else secret
    headers = sign(body, signed_with, id=id or event.id, timestamp=sent)
    headers["content-type"] = "application/json"
    if tampered == "body":
        body = body.replace(b'"object":"event"', b'"object":"event","forged":true', 1)
    if tampered == "id":
        headers["webhook-id"] = "evt_forged"
    if tampered == "missing_signature":
        del headers[SIGNATURE]
    return SignedWebhook(body, headers, secret if isinstance(secret, str) else secret[0], event)


def _seconds(moment: float | datetime | None) -> int:
    if moment is None:
        return int(time.time())
    return int(moment.timestamp() if isinstance(moment, datetime) else moment)


def _thin(event: Event) -> dict[str, Any]:
    whole: dict[str, Any] = event.model_dump(mode="json", exclude_unset=True)
    about = whole["data"]["object"]
    return {**whole, "data": {"object": {name: about.get(name) for name in ("id", "object", "status")}}}


# ── what events are about ────────────────────────────────────────────────────────────────────────


def _run(status: str = "completed") -> dict[str, Any]:
    failed = status == "failed"
    return {
        "id": f"run_{_ID}",
        "object": "agent.run",
        "created_at": CREATED,
        "agent_id": f"agt_{_ID}",
        "status": status,
        "execution_id": None,
        "output": None if failed else "Three suppliers can deliver in time.",
        "error": {"code": "model_error", "message": "The model gave no answer."} if failed else None,
        "tokens": 812,
        "duration_ms": 2140,
        "metadata": {},
    }


def _key(status: str = "active", **changes: Any) -> dict[str, Any]:
    return {
        "id": f"key_{_ID}",
        "object": "api_key",
        "created_at": CREATED,
        "name": "Nightly report",
        "prefix": "aap_test_",
        "last4": "9xQd",
        "mode": "test",
        "status": status,
        "permissions": ["workflows:run", "workflows:read"],
        "expires_at": CREATED + 30 * 86400,
        "last_used_at": None,
        "revoked_at": None,
        "previous_secret_expires_at": None,
        "metadata": {},
        **changes,
    }


def _threshold() -> dict[str, Any]:
    return {
        "id": f"thr_{_ID}",
        "object": "usage.threshold",
        "created_at": CREATED,
        "quota": "chat_requests",
        "threshold": 0.8,
        "limit": 1000,
        "used": 800,
        "resets_at": CREATED + 30 * 86400,
        "status": "warning",
    }


def _endpoint() -> dict[str, Any]:
    return {
        "id": f"whk_{_ID}",
        "object": "webhook_endpoint",
        "created_at": CREATED,
        "url": "https://example.com/hooks/agents",
        "description": "Ticket system",
        "events": ["workflow.completed", "workflow.failed"],
        "payload": "full",
        "status": "disabled",
        "disabled_reason": "failing",
        "retry_policy": {"delays": [5, 300, 1800], "jitter": 0.1},
        "filters": {},
        "previous_secret_expires_at": None,
        "throttled_until": None,
        "metadata": {},
    }


def _dumped(model: Any) -> dict[str, Any]:
    dumped: dict[str, Any] = model.model_dump(mode="json", exclude_unset=True)
    return dumped


_APPROVAL = {
    "reason": "approval", "step_id": "sign_off", "step_path": "sign_off", "message": "Publish it?",
    "input_schema": None, "event_type": None, "until": None,
}  # fmt: skip

_OBJECTS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "workflow.started": lambda: _dumped(execution("running")),
    "workflow.completed": lambda: _dumped(execution("completed")),
    "workflow.failed": lambda: _dumped(execution("failed")),
    "workflow.step.completed": lambda: _dumped(execution_step("completed")),
    "workflow.approval_required": lambda: _dumped(execution("waiting", waiting_for=[_APPROVAL])),
    "chat.completed": lambda: _dumped(chat_completion("Cats sleep a lot.")),
    "agent.run.completed": _run,
    "agent.run.failed": lambda: _run("failed"),
    "usage.threshold_reached": _threshold,
    "api_key.created": _key,
    "api_key.rotated": lambda: _key(previous_secret_expires_at=CREATED + 86400),
    "api_key.expired": lambda: _key("expired", expires_at=CREATED),
    "webhook.disabled": _endpoint,
}

EVENT_TYPES: tuple[str, ...] = tuple(_OBJECTS)
"""Every type of event that the platform sends."""

_FLAWS: tuple[Flaw, ...] = ("body", "id", "missing_signature", "secret", "timestamp")
