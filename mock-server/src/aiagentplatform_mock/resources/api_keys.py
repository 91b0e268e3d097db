"""Handlers of API keys: what people see of a key. Secrets, permissions and their enforcement are the kernel's."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from ..delivery import delivery_of
from ..kernel import Call, Handlers, Json, Platform, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..kernel import Issued, Key

handlers = Handlers()

KIND = "api_key"
_COUNTERS = ("api_calls", "errors", "chat_requests", "workflow_executions", "tokens_used")
_DEFAULT_OVERLAP = 86400
_DEFAULT_RANGE = 30 * 86400


def install(platform: Platform) -> None:
    """Tell of keys that expire."""

    def tell(company_id: str, key_id: str) -> None:
        key = shown_key(platform, company_id, key_id)
        platform.events.emit(company_id, "api_key.expired", key, {"status": "active"})

    delivery_of(platform).expiry.on_expired = tell


@handlers("api_keys.create")
async def create(call: Call) -> Json:
    body = call.body
    _may_grant(call, body["permissions"])
    issued = call.platform.keys.issue(
        call.company.id,
        body["permissions"],
        mode=body.get("mode", call.key.mode),
        expires_at=_expiry(call, body),
    )
    _describe(call, issued.key, issued.secret, body["name"], body.get("metadata", {}))
    return Json({**_announce(call, issued, "api_key.created"), "key": issued.secret}, confidential=True)


@handlers("api_keys.list")
async def list_(call: Call) -> Json:
    _adopt(call)
    status = call.query.get("status")
    page = call.store.page(
        KIND, call.query, only=None if status is None else lambda key: _shown(call, key["id"])["status"] == status
    )
    page["data"] = [_shown(call, key["id"]) for key in page["data"]]
    return Json(page)


@handlers("api_keys.retrieve")
async def retrieve(call: Call) -> Json:
    return Json(_key(call))


@handlers("api_keys.update")
async def update(call: Call) -> Json:
    key, body = _working(call), call.body
    permissions: list[str] = body.get("permissions", key["permissions"])
    _may_grant(call, set(permissions) - set(key["permissions"]))
    expires_at = _expiry(call, body) if "expires_at" in body else key["expires_at"]
    with call.store.transaction():
        call.platform.keys.update(key["id"], permissions, expires_at)
        described = call.store.get(KIND, key["id"])
        call.store.replace(KIND, {**described, **{name: body[name] for name in ("name", "metadata") if name in body}})
    if "expires_at" in body:
        delivery_of(call.platform).expiry.watch(call.company.id, key["id"])
    return Json(_shown(call, key["id"]))


@handlers("api_keys.rotate")
async def rotate(call: Call) -> Json:
    key = _working(call)
    overlap = call.body.get("overlap_seconds", _DEFAULT_OVERLAP)
    issued = call.platform.keys.rotate(key["id"], overlap)
    described = call.store.get(KIND, key["id"])
    described.update(last4=issued.secret[-4:], previous_secret_expires_at=int(call.now() + overlap))
    call.store.replace(KIND, described)
    told = _announce(call, issued, "api_key.rotated", {"last4": key["last4"]})
    return Json({**told, "key": issued.secret}, confidential=True)


@handlers("api_keys.revoke")
async def revoke(call: Call) -> Json:
    key = _key(call)
    if key["revoked_at"] is None:
        call.platform.keys.revoke(key["id"])
    return Json(_shown(call, key["id"]))


@handlers("api_keys.usage")
async def usage(call: Call) -> Json:
    key, period = _key(call), call.query.get("period", "day")
    end = call.query.get("end", int(call.now()) + 1)
    start = call.query.get("start", max(0, end - _DEFAULT_RANGE))
    if start >= end:
        raise Problem("invalid_parameter", "'start' must be before 'end'.", "start")
    days = call.platform.usage.by_day(call.company.id, start, end, key["id"])
    buckets: dict[str, dict[str, int]] = {}
    for day, counts in days.items():
        bucket = buckets.setdefault(day if period == "day" else day[:7] + "-01", {})
        for name, amount in counts.items():
            bucket[name] = bucket.get(name, 0) + amount
    return Json(
        {
            "object": "api_key.usage",
            "key_id": key["id"],
            "start": start,
            "end": end,
            "period": period,
            "total": _counts(buckets.values()),
            "data": [{**_span(day, period), "counts": _counts([counts])} for day, counts in buckets.items()],
        }
    )


def shown_key(platform: Platform, company_id: str, key_id: str) -> dict[str, Any]:
    """A key as the API shows it.

    Raises:
        Problem: `not_found`, also if the key belongs to another company.
    """
    described = platform.store_for(company_id).get(KIND, key_id)
    key = platform.keys.find(key_id)
    if key is None:
        raise Problem("not_found", f"There is no API key '{key_id}'.")
    now = platform.clock.now(company_id)
    overlap_ends: int | None = described["previous_secret_expires_at"]
    return {
        **described,
        "status": _status(key, now),
        "permissions": sorted(key.permissions),
        "expires_at": _whole(key.expires_at),
        "last_used_at": key.last_used_at,
        "revoked_at": _whole(key.revoked_at),
        "previous_secret_expires_at": overlap_ends if overlap_ends is not None and overlap_ends > now else None,
    }


def _key(call: Call) -> dict[str, Any]:
    _adopt(call)
    return _shown(call, call.path["key_id"])


def _working(call: Call) -> dict[str, Any]:
    key = _key(call)
    if key["status"] != "active":
        raise Problem("invalid_state", f"The API key '{key['id']}' is {key['status']}.", "key_id")
    return key


def _shown(call: Call, key_id: str) -> dict[str, Any]:
    return shown_key(call.platform, call.company.id, key_id)


def _adopt(call: Call) -> None:
    """Describe the calling key if nobody has: the first key of a company is issued by the server itself."""
    if call.store.find(KIND, call.key.id) is None:
        secret = call.headers.get("authorization", "").rpartition(" ")[2]
        _describe(call, call.key, secret, "First key", {})


def _describe(call: Call, key: Key, secret: str, name: str, metadata: Mapping[str, str]) -> None:
    call.store.insert(
        KIND,
        {
            "id": key.id,
            "object": "api_key",
            "created_at": int(call.now()),
            "name": name,
            "prefix": f"aap_{key.mode}_",
            "last4": secret[-4:],
            "mode": key.mode,
            "previous_secret_expires_at": None,
            "metadata": dict(metadata),
        },
    )
    if key.expires_at is not None:
        delivery_of(call.platform).expiry.watch(call.company.id, key.id)


def _announce(call: Call, issued: Issued, event_type: str, previous: Mapping[str, Any] | None = None) -> dict[str, Any]:
    key = _shown(call, issued.key.id)
    call.platform.events.emit(call.company.id, event_type, key, previous)
    return key


def _may_grant(call: Call, permissions: Iterable[str]) -> None:
    lacking = sorted(permission for permission in permissions if not call.key.may(permission))
    if lacking:
        raise Problem(
            "permission_denied",
            f"A key cannot grant what it lacks itself: {', '.join(lacking)}.",
            "/permissions",
        )


def _expiry(call: Call, body: Mapping[str, Any]) -> float | None:
    if body.get("expires_at") is not None and "expires_in" in body:
        raise Problem("invalid_parameter", "Give either 'expires_at' or 'expires_in', not both.", "/expires_in")
    if "expires_in" in body:
        return call.now() + float(body["expires_in"])
    expires_at: int | None = body.get("expires_at")
    if expires_at is not None and expires_at <= call.now():
        raise Problem("invalid_parameter", "'expires_at' is in the past.", "/expires_at")
    return expires_at


def _status(key: Key, now: float) -> str:
    if key.revoked_at is not None and key.revoked_at <= now:
        return "revoked"
    return "expired" if key.expires_at is not None and key.expires_at <= now else "active"


def _counts(buckets: Iterable[Mapping[str, int]]) -> dict[str, int]:
    found = list(buckets)
    return {name: sum(bucket.get(name, 0) for bucket in found) for name in _COUNTERS}


def _span(first_day: str, period: str) -> dict[str, int]:
    start = datetime.strptime(first_day, "%Y-%m-%d").replace(tzinfo=timezone.utc)
    end = start + timedelta(days=1) if period == "day" else (start + timedelta(days=32)).replace(day=1)
    return {"start": int(start.timestamp()), "end": int(end.timestamp())}


def _whole(moment: float | None) -> int | None:
    return None if moment is None else int(moment)
