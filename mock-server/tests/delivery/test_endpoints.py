"""Webhook endpoints: their settings, secrets, filters, payloads, test events and tenants."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from typing import Any

import pytest

OWN_SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()


def signatures(got: Any) -> list[str]:
    """The signatures of a request, each checked to be of version 1."""
    tokens = got.headers["webhook-signature"].split(" ")
    assert all(token.startswith("v1,") for token in tokens)
    return [token.removeprefix("v1,") for token in tokens]


def expected(secret: str, got: Any) -> str:
    """The signature that the specification asks for, computed here from its text."""
    key = base64.b64decode(secret.split("_", 1)[1])
    signed = b".".join([got.headers["webhook-id"].encode(), got.headers["webhook-timestamp"].encode(), got.body])
    return base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()


def test_defaults_are_shown(tenant: Any, receiver: Any) -> None:
    webhook = tenant.subscribe(receiver.url)
    assert webhook["secret"].startswith("whsec_")
    assert webhook["events"] == ["*"]
    assert webhook["payload"] == "full"
    assert webhook["status"] == "enabled"
    assert webhook["retry_policy"]["delays"][:3] == [5, 300, 1800]
    assert webhook["filters"] == {}


def test_the_secret_is_shown_by_create_and_rotate_only(tenant: Any, receiver: Any) -> None:
    webhook = tenant.subscribe(receiver.url)
    path = f"/webhooks/{webhook['id']}"
    for reply in (tenant.ok("GET", path), tenant.ok("POST", path, {"description": "x"}), tenant.ok("GET", "/webhooks")):
        assert webhook["secret"] not in str(reply)
    assert tenant.ok("POST", path + "/rotate_secret")["secret"] != webhook["secret"]


def test_a_delivery_is_signed_as_standard_webhooks_say(tenant: Any, receiver: Any) -> None:
    webhook = tenant.subscribe(receiver.url, secret=OWN_SECRET)
    assert webhook["secret"] == OWN_SECRET
    tenant.cause()
    got = receiver.next()
    assert signatures(got) == [expected(OWN_SECRET, got)]
    assert abs(int(got.headers["webhook-timestamp"]) - time.time()) < 60


def test_a_rotation_signs_with_both_secrets_until_the_overlap_ends(tenant: Any, receiver: Any) -> None:
    tenant.freeze()
    webhook = tenant.subscribe(receiver.url, ["api_key.created"])
    rotated = tenant.ok("POST", f"/webhooks/{webhook['id']}/rotate_secret", {"overlap_seconds": 60})
    assert rotated["previous_secret_expires_at"] is not None
    tenant.cause()
    got = receiver.next()
    assert signatures(got) == [expected(rotated["secret"], got), expected(webhook["secret"], got)]
    tenant.advance(60)
    assert tenant.ok("GET", f"/webhooks/{webhook['id']}")["previous_secret_expires_at"] is None
    tenant.cause()
    got = receiver.next()
    assert signatures(got) == [expected(rotated["secret"], got)]


def test_a_rotation_without_overlap_ends_the_former_secret_at_once(tenant: Any, receiver: Any) -> None:
    webhook = tenant.subscribe(receiver.url)
    rotated = tenant.ok(
        "POST", f"/webhooks/{webhook['id']}/rotate_secret", {"overlap_seconds": 0, "secret": OWN_SECRET}
    )
    assert rotated["previous_secret_expires_at"] is None
    tenant.cause()
    got = receiver.next()
    assert signatures(got) == [expected(OWN_SECRET, got)]


@pytest.mark.parametrize("secret", ["sesame", "whsec_c2hvcnQ=", "whsec_" + "!" * 40])
def test_a_bad_secret_is_refused(tenant: Any, receiver: Any, secret: str) -> None:
    refusal = tenant.refused("POST", "/webhooks", {"url": receiver.url, "events": "*", "secret": secret})
    assert (refusal["status"], refusal["code"], refusal["param"]) == (400, "invalid_parameter", "/secret")


def test_a_thin_payload_names_the_object_and_no_more(tenant: Any, receiver: Any) -> None:
    tenant.subscribe(receiver.url, payload="thin")
    key = tenant.cause()
    got = receiver.next().event
    assert got["data"] == {"object": {"id": key["id"], "object": "api_key", "status": "active"}}
    assert set(got) == {"id", "object", "type", "created_at", "company_id", "api_version", "data"}


def test_only_chosen_event_types_are_delivered(tenant: Any, receiver: Any) -> None:
    tenant.subscribe(receiver.url, ["api_key.rotated"])
    key = tenant.cause()
    tenant.ok("POST", f"/api_keys/{key['id']}/rotate")
    assert receiver.next().event["type"] == "api_key.rotated"
    assert receiver.idle


def test_a_metadata_filter_chooses_by_the_object(tenant: Any, receiver: Any) -> None:
    tenant.subscribe(receiver.url, filters={"metadata": {"team": "finance"}})
    tenant.cause("no", metadata={"team": "law"})
    tenant.cause("yes", metadata={"team": "finance", "region": "eu"})
    assert receiver.next().event["data"]["object"]["name"] == "yes"
    assert receiver.idle


def test_a_workflow_filter_keeps_events_without_a_workflow_out(tenant: Any, receiver: Any, new_receiver: Any) -> None:
    everything = new_receiver()
    tenant.subscribe(receiver.url, filters={"workflow_ids": ["wf_other"]})
    tenant.subscribe(everything.url)
    tenant.cause()
    assert everything.next()
    assert receiver.idle


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1/hook",
        "http://192.168.1.1:8080/",
        "http://169.254.169.254/latest/meta-data",
        "http://[fd00::1]/hook",
        "http://[fe80::1]/hook",
        "http://[::ffff:10.0.0.1]/hook",
        "http://0.0.0.0/hook",
        "http://100.64.0.1/hook",
        "http://224.0.0.1/hook",
        "ftp://example.com/hook",
        "https://user:password@example.com/hook",
        "https:///hook",
        "mailto:someone@example.com",
    ],
)
def test_a_url_that_must_not_be_called_is_refused(tenant: Any, receiver: Any, url: str) -> None:
    refusal = tenant.refused("POST", "/webhooks", {"url": url, "events": "*"})
    assert (refusal["status"], refusal["code"], refusal["param"]) == (422, "url_not_allowed", "/url")
    webhook = tenant.subscribe(receiver.url)
    refusal = tenant.refused("POST", f"/webhooks/{webhook['id']}", {"url": url})
    assert (refusal["status"], refusal["code"]) == (422, "url_not_allowed")


def test_a_name_that_turns_private_later_is_not_called(new_tenant: Any, names: Any, receiver: Any) -> None:
    server, addresses = names
    tenant = new_tenant(server=server)
    addresses["hooks.company.org"] = ["93.184.216.34"]
    webhook = tenant.subscribe("http://hooks.company.org/hook", retry_policy={"delays": []})
    addresses["hooks.company.org"] = ["93.184.216.34", "10.1.2.3"]
    tenant.cause()
    attempt = tenant.settled(webhook)["attempts"][0]
    assert attempt["error"]["code"] == "url_not_allowed"
    assert "10.1.2.3" in attempt["error"]["message"]


def test_a_name_that_leads_to_a_private_address_is_refused(new_tenant: Any, names: Any) -> None:
    server, addresses = names
    addresses["metadata.company.org"] = ["169.254.169.254"]
    refusal = new_tenant(server=server).refused(
        "POST", "/webhooks", {"url": "http://metadata.company.org/", "events": "*"}
    )
    assert refusal["code"] == "url_not_allowed"


def test_a_name_is_called_at_its_address_under_its_own_name(new_tenant: Any, names: Any, receiver: Any) -> None:
    server, addresses = names
    addresses["hooks.company.org"] = ["127.0.0.1"]
    new_tenant_ = new_tenant(server=server)
    new_tenant_.subscribe(receiver.url.replace("127.0.0.1", "hooks.company.org"))
    new_tenant_.cause()
    assert receiver.next().headers["host"].startswith("hooks.company.org:")


def test_an_unknown_name_is_a_dns_failure(new_tenant: Any, names: Any) -> None:
    server, _ = names
    tenant = new_tenant(server=server)
    webhook = tenant.subscribe("http://nowhere.company.org/hook", retry_policy={"delays": []})
    tenant.cause()
    assert tenant.settled(webhook)["attempts"][0]["error"]["code"] == "dns"


@pytest.mark.parametrize("body", [{}, {"url": "https://example.com"}, {"url": "https://example.com", "events": []}])
def test_an_incomplete_endpoint_is_refused(tenant: Any, body: dict[str, Any]) -> None:
    assert tenant.refused("POST", "/webhooks", body)["status"] == 400


def test_an_unknown_event_type_is_refused(tenant: Any) -> None:
    refusal = tenant.refused("POST", "/webhooks", {"url": "https://example.com", "events": ["workflow.exploded"]})
    assert refusal["status"] == 400
    assert refusal["param"].startswith("/events")


def test_update_changes_what_is_given(tenant: Any, receiver: Any, new_receiver: Any) -> None:
    other = new_receiver()
    webhook = tenant.subscribe(receiver.url, description="One", retry_policy={"delays": [7]})
    changed = tenant.ok(
        "POST",
        f"/webhooks/{webhook['id']}",
        {"url": other.url, "events": ["api_key.created"], "payload": "thin", "retry_policy": {"jitter": 0}},
    )
    assert changed["url"] == other.url
    assert changed["description"] == "One"
    assert changed["retry_policy"] == {"delays": [7], "jitter": 0}
    tenant.cause()
    assert "name" not in other.next().event["data"]["object"]
    assert receiver.idle


def test_a_test_event_is_sent_at_once_and_leaves_no_trace_in_events(tenant: Any, receiver: Any) -> None:
    webhook = tenant.subscribe(receiver.url, ["api_key.created"])
    delivery = tenant.ok("POST", f"/webhooks/{webhook['id']}/test", {"type": "webhook.disabled"})
    assert delivery["status"] == "succeeded"
    assert delivery["event_type"] == "webhook.disabled"
    got = receiver.next()
    assert got.event["data"]["object"]["metadata"]["test"] == "true"
    assert signatures(got) == [expected(webhook["secret"], got)]
    assert tenant.ok("GET", "/events")["data"] == []
    assert [d["id"] for d in tenant.deliveries(webhook)] == [delivery["id"]]


def test_a_failed_test_is_not_repeated_and_disables_nothing(tenant: Any, receiver: Any) -> None:
    receiver.says(410)
    webhook = tenant.subscribe(receiver.url)
    delivery = tenant.ok("POST", f"/webhooks/{webhook['id']}/test", {"type": "webhook.disabled"})
    assert (delivery["status"], delivery["next_attempt_at"]) == ("failed", None)
    assert tenant.ok("GET", f"/webhooks/{webhook['id']}")["status"] == "enabled"


def test_companies_do_not_see_each_others_endpoints_or_events(new_tenant: Any, receiver: Any) -> None:
    one, two = new_tenant(), new_tenant()
    webhook = one.subscribe(receiver.url)
    two.cause("not for one")
    assert two.ok("GET", "/webhooks")["data"] == []
    for method, path in (("GET", ""), ("POST", ""), ("DELETE", ""), ("POST", "/rotate_secret"), ("GET", "/deliveries")):
        refusal = two.refused(method, f"/webhooks/{webhook['id']}{path}", {} if method == "POST" else None)
        assert (refusal["status"], refusal["code"]) == (404, "not_found")
    one.cause("for one")
    assert receiver.next().event["data"]["object"]["name"] == "for one"
    assert receiver.idle


def test_endpoints_are_listed_by_status(tenant: Any, receiver: Any) -> None:
    first, second = tenant.subscribe(receiver.url), tenant.subscribe(receiver.url)
    tenant.ok("POST", f"/webhooks/{first['id']}", {"status": "disabled"})
    assert [w["id"] for w in tenant.ok("GET", "/webhooks?status=enabled")["data"]] == [second["id"]]
    assert [w["id"] for w in tenant.ok("GET", "/webhooks?order=asc")["data"]] == [first["id"], second["id"]]
