"""API keys: secrets, permissions, rotation, expiry, revocation and usage."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import Any

import httpx
import pytest


def use(tenant: Any, secret: str, path: str = "/files", **arguments: Any) -> httpx.Response:
    """A call with another key."""
    return httpx.get(tenant.server.base_url + path, headers={"authorization": f"Bearer {secret}"}, **arguments)


def code(reply: httpx.Response) -> tuple[int, str]:
    return reply.status_code, reply.json()["error"]["code"]


def test_a_new_key_works_and_shows_its_secret_once(tenant: Any) -> None:
    key = tenant.cause("Reader", metadata={"team": "finance"})
    assert key["key"].startswith("aap_test_")
    assert (key["prefix"], key["last4"]) == ("aap_test_", key["key"][-4:])
    assert (key["mode"], key["status"], key["permissions"]) == ("test", "active", ["files:read"])
    assert use(tenant, key["key"]).status_code == 200
    path = f"/api_keys/{key['id']}"
    replies = [tenant.ok("GET", path), tenant.ok("GET", "/api_keys"), tenant.ok("POST", path, {"name": "Renamed"})]
    events = tenant.ok("GET", "/events")
    assert key["key"] not in str([*replies, events])
    assert replies[0]["last_used_at"] is not None
    assert replies[2]["name"] == "Renamed"


def test_a_live_key_says_so(tenant: Any) -> None:
    key = tenant.cause(mode="live")
    assert (key["mode"], key["prefix"]) == ("live", "aap_live_")
    assert key["key"].startswith("aap_live_")


def test_a_key_lacks_what_it_was_not_given(tenant: Any) -> None:
    key = tenant.cause()
    refused = use(tenant, key["key"], "/webhooks")
    assert code(refused) == (403, "permission_denied")
    assert "webhooks:read" in refused.json()["error"]["message"]


def test_a_key_cannot_grant_what_it_lacks(new_tenant: Any) -> None:
    tenant = new_tenant(permissions=("keys:manage", "files:read"))
    tenant.cause()
    body = {"name": "More", "permissions": ["files:read", "workflows:run", "*"]}
    refusal = tenant.refused("POST", "/api_keys", body)
    assert (refusal["status"], refusal["code"], refusal["param"]) == (403, "permission_denied", "/permissions")
    assert "*, workflows:run" in refusal["message"]


def test_a_rotation_keeps_the_old_secret_for_the_overlap(tenant: Any) -> None:
    tenant.freeze()
    key = tenant.cause()
    rotated = tenant.ok("POST", f"/api_keys/{key['id']}/rotate", {"overlap_seconds": 60})
    assert rotated["id"] == key["id"]
    assert rotated["key"] != key["key"]
    assert rotated["previous_secret_expires_at"] is not None
    assert use(tenant, key["key"]).status_code == use(tenant, rotated["key"]).status_code == 200
    tenant.advance(60)
    assert code(use(tenant, key["key"])) == (401, "revoked_api_key")
    assert use(tenant, rotated["key"]).status_code == 200
    assert tenant.ok("GET", f"/api_keys/{key['id']}")["previous_secret_expires_at"] is None
    event = tenant.eventually_event("api_key.rotated", key["id"])
    assert event["data"]["previous"] == {"last4": key["last4"]}


def test_a_rotation_without_overlap_ends_the_old_secret_at_once(tenant: Any) -> None:
    key = tenant.cause()
    rotated = tenant.ok("POST", f"/api_keys/{key['id']}/rotate", {"overlap_seconds": 0})
    assert code(use(tenant, key["key"])) == (401, "revoked_api_key")
    assert use(tenant, rotated["key"]).status_code == 200
    assert rotated["previous_secret_expires_at"] is None


def test_a_revoked_key_is_refused_for_good(tenant: Any) -> None:
    key = tenant.cause()
    revoked = tenant.ok("POST", f"/api_keys/{key['id']}/revoke")
    assert revoked["status"] == "revoked"
    assert code(use(tenant, key["key"])) == (401, "revoked_api_key")
    assert tenant.ok("POST", f"/api_keys/{key['id']}/revoke") == revoked
    for verb, body in (("/rotate", {}), ("", {"name": "x"})):
        refusal = tenant.refused("POST", f"/api_keys/{key['id']}{verb}", body)
        assert (refusal["status"], refusal["code"]) == (409, "invalid_state")


def test_a_key_may_revoke_itself(new_tenant: Any) -> None:
    tenant = new_tenant()
    (own,) = tenant.ok("GET", "/api_keys")["data"]
    tenant.ok("POST", f"/api_keys/{own['id']}/revoke")
    assert tenant.refused("GET", "/api_keys")["code"] == "revoked_api_key"


def test_an_expired_key_is_refused_and_told(tenant: Any) -> None:
    tenant.freeze()
    key = tenant.cause(expires_in=100)
    tenant.advance(99)
    assert use(tenant, key["key"]).status_code == 200
    tenant.advance(1)
    assert code(use(tenant, key["key"])) == (401, "expired_api_key")
    event = tenant.eventually_event("api_key.expired", key["id"])
    assert event["data"]["object"]["status"] == "expired"
    assert event["data"]["previous"] == {"status": "active"}


def test_an_earlier_end_counts_and_is_told_once(tenant: Any) -> None:
    now = int(tenant.freeze())
    key, other = tenant.cause(expires_in=1000), tenant.cause(expires_in=1000)
    tenant.ok("POST", f"/api_keys/{key['id']}", {"expires_at": now + 10})
    tenant.advance(11)
    tenant.eventually_event("api_key.expired", key["id"])
    assert tenant.ok("GET", f"/api_keys/{key['id']}")["status"] == "expired"
    tenant.advance(1000)
    tenant.eventually_event("api_key.expired", other["id"])
    assert len(tenant.ok("GET", f"/events?types=api_key.expired&object_id={key['id']}")["data"]) == 1


def test_an_end_that_was_taken_away_does_not_come(tenant: Any) -> None:
    tenant.freeze()
    key, other = tenant.cause(expires_in=10), tenant.cause(expires_in=10)
    assert tenant.ok("POST", f"/api_keys/{key['id']}", {"expires_at": None})["expires_at"] is None
    tenant.advance(10)
    tenant.eventually_event("api_key.expired", other["id"])
    assert tenant.ok("GET", f"/events?types=api_key.expired&object_id={key['id']}")["data"] == []
    assert use(tenant, key["key"]).status_code == 200


@pytest.mark.parametrize(
    ("fields", "param"),
    [({"expires_at": 1}, "/expires_at"), ({"expires_at": 9_999_999_999, "expires_in": 5}, "/expires_in")],
)
def test_a_bad_end_is_refused(tenant: Any, fields: dict[str, int], param: str) -> None:
    refusal = tenant.refused("POST", "/api_keys", {"name": "x", "permissions": ["files:read"], **fields})
    assert (refusal["status"], refusal["code"], refusal["param"]) == (400, "invalid_parameter", param)


def test_narrower_permissions_count_at_once(tenant: Any) -> None:
    key = tenant.cause()
    tenant.ok("POST", f"/api_keys/{key['id']}", {"permissions": ["events:read"]})
    assert code(use(tenant, key["key"])) == (403, "permission_denied")


def test_keys_are_listed_by_status_and_include_the_first(tenant: Any) -> None:
    revoked, active = tenant.cause("gone"), tenant.cause("here")
    tenant.ok("POST", f"/api_keys/{revoked['id']}/revoke")
    assert [key["id"] for key in tenant.ok("GET", "/api_keys?status=revoked")["data"]] == [revoked["id"]]
    listed = tenant.ok("GET", "/api_keys?status=active")["data"]
    assert active["id"] in [key["id"] for key in listed]
    assert tenant.api_key[-4:] in [key["last4"] for key in listed]


def test_usage_is_counted_by_key_and_period(tenant: Any) -> None:
    key = tenant.cause()
    for path in ("/files", "/files", "/webhooks"):
        use(tenant, key["key"], path)
    usage = tenant.ok("GET", f"/api_keys/{key['id']}/usage")
    assert (usage["total"]["api_calls"], usage["total"]["errors"]) == (2, 1)
    (bucket,) = usage["data"]
    assert bucket["end"] - bucket["start"] == 86400
    assert bucket["counts"] == usage["total"]
    (month,) = tenant.ok("GET", f"/api_keys/{key['id']}/usage?period=month")["data"]
    assert month["counts"] == usage["total"]
    assert tenant.ok("GET", f"/api_keys/{key['id']}/usage?start=0&end=86400")["data"] == []
    assert tenant.refused("GET", f"/api_keys/{key['id']}/usage?start=5&end=5")["param"] == "start"


def test_another_companys_key_is_not_found(new_tenant: Any) -> None:
    one, two = new_tenant(), new_tenant()
    key = one.cause()
    for method, path in (("GET", ""), ("POST", ""), ("POST", "/rotate"), ("POST", "/revoke"), ("GET", "/usage")):
        refusal = two.refused(method, f"/api_keys/{key['id']}{path}", {} if method == "POST" else None)
        assert (refusal["status"], refusal["code"]) == (404, "not_found")
    assert use(one, key["key"]).status_code == 200


def test_a_secret_is_neither_stored_nor_logged(
    tmp_path: Path, restartable: Any, caplog: pytest.LogCaptureFixture
) -> None:
    data = tmp_path / "platform.db"
    with caplog.at_level(logging.DEBUG), restartable(str(data), "aap_test_a-key-of-this-test-0002") as tenant:
        key = tenant.cause("Plain")
        again = tenant.ok(
            "POST", f"/api_keys/{key['id']}/rotate", {"overlap_seconds": 60}, headers={"idempotency-key": "rotate-1"}
        )
        replayed = tenant.call(
            "POST", f"/api_keys/{key['id']}/rotate", {"overlap_seconds": 60}, headers={"idempotency-key": "rotate-1"}
        )
        assert replayed.headers["idempotency-replayed"] == "true"
        assert replayed.json()["key"] == again["key"]
        use(tenant, again["key"])
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (key["key"], again["key"]):
        assert secret not in caplog.text
        assert secret.encode() not in stored
        assert hashlib.sha256(secret.encode()).digest() in stored
