"""The state of a webhook endpoint, also what the API does not show of it: secrets, since when it fails, its pauses.

Works on one company's store. Must not know HTTP, events or when attempts are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .schedule import GIVE_UP_AFTER, SLOWING_STATUSES, pause

if TYPE_CHECKING:
    from ..kernel import CompanyStore
    from .sender import Outcome

ENDPOINT = "webhook_endpoint"
_STATE = "webhook_state"

Object = dict[str, Any]


def open_state(store: CompanyStore, endpoint_id: str, secret: str) -> None:
    """Keep the state of a new endpoint."""
    secrets = [{"secret": secret, "ends_at": None}]
    store.insert(_STATE, {"id": endpoint_id, "secrets": secrets, "failing_since": None, "pauses": 0})


def close_state(store: CompanyStore, endpoint_id: str) -> None:
    """Forget the state of a deleted endpoint."""
    store.delete(_STATE, endpoint_id)


def signing_secrets(store: CompanyStore, endpoint_id: str, now: float) -> list[str]:
    """The secrets to sign with, the newest first; more than one while a rotation overlaps."""
    secrets = store.get(_STATE, endpoint_id)["secrets"]
    return [held["secret"] for held in secrets if held["ends_at"] is None or held["ends_at"] > now]


def rotate(store: CompanyStore, endpoint_id: str, secret: str, now: float, overlap: float) -> None:
    """Sign with another secret, and for `overlap` seconds with the present one too. Older ones end at once."""
    state = store.get(_STATE, endpoint_id)
    former = {"secret": state["secrets"][0]["secret"], "ends_at": now + overlap}
    state["secrets"] = [{"secret": secret, "ends_at": None}, *([former] if overlap > 0 else [])]
    store.replace(_STATE, state)


def record(
    store: CompanyStore, endpoint: Object, outcome: Outcome, retry_after: float | None, now: float
) -> str | None:
    """Take note of an attempt's outcome. Returns why the endpoint is to be disabled, if it is."""
    state = store.get(_STATE, endpoint["id"])
    if outcome.succeeded:
        state["failing_since"], state["pauses"], endpoint["throttled_until"] = None, 0, None
    elif state["failing_since"] is None:
        state["failing_since"] = now
    if outcome.status in SLOWING_STATUSES:
        endpoint["throttled_until"] = max(endpoint["throttled_until"] or 0.0, now + pause(state["pauses"], retry_after))
        state["pauses"] += 1
    store.replace(_STATE, state)
    store.replace(ENDPOINT, endpoint)
    if outcome.status == 410:
        return "gone"
    failing_since: float | None = state["failing_since"]
    return "failing" if failing_since is not None and now - failing_since >= GIVE_UP_AFTER else None


def enable(store: CompanyStore, endpoint: Object) -> None:
    """Start afresh with an endpoint: what it did before is forgiven."""
    state = store.get(_STATE, endpoint["id"])
    store.replace(_STATE, {**state, "failing_since": None, "pauses": 0})
    endpoint.update(status="enabled", disabled_reason=None, throttled_until=None)
    store.replace(ENDPOINT, endpoint)


def disable(store: CompanyStore, endpoint: Object, reason: str) -> None:
    """Stop sending to an endpoint. Pending deliveries wait."""
    endpoint.update(status="disabled", disabled_reason=reason, throttled_until=None)
    store.replace(ENDPOINT, endpoint)


def shown(endpoint: Object, now: float) -> Object:
    """The endpoint as the API shows it: moments that have passed are null, others whole seconds."""
    return {
        **endpoint,
        "previous_secret_expires_at": _ahead(endpoint["previous_secret_expires_at"], now),
        "throttled_until": _ahead(endpoint["throttled_until"], now),
    }


def _ahead(moment: float | None, now: float) -> int | None:
    return None if moment is None or moment <= now else -int(-moment // 1)
