"""How an event gets to an endpoint: attempts, schedule, failures, redelivery."""

from __future__ import annotations

import threading
from typing import Any

import pytest


def test_an_event_is_delivered_and_logged(tenant: Any, receiver: Any) -> None:
    webhook = tenant.subscribe(receiver.url)
    key = tenant.cause("Delivered")
    got = receiver.next()
    assert got.event["type"] == "api_key.created"
    assert got.event["object"] == "event"
    assert got.event["company_id"] == tenant.company_id
    assert got.event["data"]["object"]["id"] == key["id"]
    assert "sequence_number" not in got.event
    assert got.headers["webhook-id"] == got.event["id"]
    assert got.headers["content-type"] == "application/json"
    delivery = tenant.settled(webhook)
    assert delivery["status"] == "succeeded"
    assert delivery["event_id"] == got.event["id"]
    assert delivery["next_attempt_at"] is None
    assert [(a["number"], a["status"], a["response_status"]) for a in delivery["attempts"]] == [(1, "succeeded", 204)]


def test_the_body_of_a_delivery_is_the_stored_event(tenant: Any, receiver: Any) -> None:
    tenant.subscribe(receiver.url)
    tenant.cause("Grüße")
    got = receiver.next().event
    stored = tenant.ok("GET", f"/events/{got['id']}")
    assert {**got, "sequence_number": stored["sequence_number"]} == stored


def test_a_failed_attempt_is_repeated_when_its_time_has_come(tenant: Any, receiver: Any) -> None:
    started = tenant.freeze()
    receiver.says(500, body=b"not today")
    receiver.says(400)
    webhook = tenant.subscribe(receiver.url, retry_policy={"delays": [5, 300], "jitter": 0})
    tenant.cause()
    first = receiver.next()
    delivery = tenant.settled(webhook, 1)
    assert delivery["status"] == "pending"
    assert delivery["next_attempt_at"] in (int(started + 5), int(started + 5) + 1)
    assert delivery["attempts"][0]["response_body"] == "not today"
    assert delivery["attempts"][0]["error"]["code"] == "bad_status"
    tenant.advance(4)
    assert receiver.idle
    tenant.advance(1)
    second = receiver.next()
    tenant.settled(webhook, 2)
    tenant.advance(300)
    third = receiver.next()
    delivery = tenant.settled(webhook, 3)
    assert delivery["status"] == "succeeded"
    assert [a["response_status"] for a in delivery["attempts"]] == [500, 400, 204]
    assert {r.headers["webhook-id"] for r in (first, second, third)} == {delivery["event_id"]}
    assert first.body == second.body == third.body


def test_a_delivery_fails_for_good_when_no_attempt_is_left(tenant: Any, receiver: Any) -> None:
    tenant.freeze()
    for _ in range(3):
        receiver.says(500)
    webhook = tenant.subscribe(receiver.url, retry_policy={"delays": [1, 1], "jitter": 0})
    tenant.cause()
    for attempts in (1, 2, 3):
        receiver.next()
        delivery = tenant.settled(webhook, attempts)
        tenant.advance(1)
    assert delivery["status"] == "failed"
    assert delivery["next_attempt_at"] is None
    assert receiver.idle
    assert tenant.ok("GET", f"/webhooks/{webhook['id']}")["status"] == "enabled"


def test_an_empty_list_of_delays_means_one_attempt(tenant: Any, receiver: Any) -> None:
    receiver.says(500)
    webhook = tenant.subscribe(receiver.url, retry_policy={"delays": []})
    assert webhook["retry_policy"] == {"delays": [], "jitter": 0.1}
    tenant.cause()
    assert tenant.settled(webhook)["status"] == "failed"


def test_retry_after_is_a_lower_bound(tenant: Any, receiver: Any) -> None:
    tenant.freeze()
    receiver.says(503, retry_after="120")
    webhook = tenant.subscribe(receiver.url, retry_policy={"delays": [5], "jitter": 0})
    tenant.cause()
    receiver.next()
    tenant.settled(webhook)
    tenant.advance(119)
    assert receiver.idle
    tenant.advance(1)
    assert receiver.next()


@pytest.mark.parametrize("status", [429, 502, 504])
def test_an_overloaded_endpoint_is_slowed_down_for_every_event(tenant: Any, receiver: Any, status: int) -> None:
    tenant.freeze()
    receiver.says(status, retry_after="60")
    webhook = tenant.subscribe(receiver.url, retry_policy={"delays": [5], "jitter": 0})
    tenant.cause("first")
    receiver.next()
    tenant.settled(webhook)
    throttled_until = tenant.ok("GET", f"/webhooks/{webhook['id']}")["throttled_until"]
    assert throttled_until is not None
    tenant.cause("second")
    tenant.advance(59)
    assert receiver.idle
    tenant.advance(1)
    assert {receiver.next().event["data"]["object"]["name"] for _ in range(2)} == {"first", "second"}
    assert tenant.ok("GET", f"/webhooks/{webhook['id']}")["throttled_until"] is None


def test_410_disables_the_endpoint_and_tells_the_others(tenant: Any, receiver: Any, new_receiver: Any) -> None:
    other = new_receiver()
    receiver.says(410)
    webhook = tenant.subscribe(receiver.url, ["api_key.created"])
    tenant.subscribe(other.url, ["webhook.disabled"])
    tenant.cause()
    receiver.next()
    told = other.next().event
    assert told["data"]["object"]["id"] == webhook["id"]
    assert told["data"]["object"]["disabled_reason"] == "gone"
    assert told["data"]["previous"] == {"status": "enabled", "disabled_reason": None}
    assert tenant.settled(webhook)["status"] == "failed"
    tenant.cause()
    assert len(tenant.deliveries(webhook)) == 1
    assert receiver.idle
    enabled = tenant.ok("POST", f"/webhooks/{webhook['id']}", {"status": "enabled"})
    assert (enabled["status"], enabled["disabled_reason"]) == ("enabled", None)
    tenant.cause()
    assert receiver.next()


def test_an_endpoint_that_fails_for_five_days_is_disabled(tenant: Any, receiver: Any) -> None:
    tenant.freeze()
    day = 86400
    webhook = tenant.subscribe(receiver.url, ["api_key.created"], retry_policy={"delays": [day] * 10, "jitter": 0})
    for _ in range(6):
        receiver.says(500)
    tenant.cause()
    for attempts in range(1, 7):
        receiver.next()
        tenant.settled(webhook, attempts)
        tenant.advance(day)
    found = tenant.ok("GET", f"/webhooks/{webhook['id']}")
    assert (found["status"], found["disabled_reason"]) == ("disabled", "failing")
    assert [e["type"] for e in tenant.ok("GET", "/events?types=webhook.disabled")["data"]] == ["webhook.disabled"]


def test_pending_deliveries_wait_while_an_endpoint_is_disabled(tenant: Any, receiver: Any) -> None:
    tenant.freeze()
    receiver.says(500)
    webhook = tenant.subscribe(receiver.url, retry_policy={"delays": [10], "jitter": 0})
    tenant.cause()
    receiver.next()
    tenant.settled(webhook)
    disabled = tenant.ok("POST", f"/webhooks/{webhook['id']}", {"status": "disabled"})
    assert disabled["disabled_reason"] == "manual"
    tenant.advance(100)
    assert receiver.idle
    tenant.ok("POST", f"/webhooks/{webhook['id']}", {"status": "enabled"})
    assert receiver.next()
    assert tenant.settled(webhook, 2)["status"] == "succeeded"


def test_redirects_are_not_followed(tenant: Any, receiver: Any, new_receiver: Any) -> None:
    elsewhere = new_receiver()
    receiver.says(307, location=elsewhere.url)
    webhook = tenant.subscribe(receiver.url, retry_policy={"delays": []})
    tenant.cause()
    delivery = tenant.settled(webhook)
    assert delivery["status"] == "failed"
    assert delivery["attempts"][0]["response_status"] == 307
    assert delivery["attempts"][0]["error"]["code"] == "redirect"
    assert elsewhere.idle


def test_localhost_is_reached_at_whichever_address_answers(tenant: Any, receiver: Any) -> None:
    webhook = tenant.subscribe(receiver.url.replace("127.0.0.1", "localhost"))
    tenant.cause()
    assert receiver.next().headers["host"].startswith("localhost:")
    assert tenant.settled(webhook)["status"] == "succeeded"


def test_a_long_answer_is_kept_in_part_only(tenant: Any, receiver: Any) -> None:
    receiver.says(200, body=b"x" * 100_000)
    webhook = tenant.subscribe(receiver.url)
    tenant.cause()
    attempt = tenant.settled(webhook)["attempts"][0]
    assert (attempt["status"], attempt["response_body"]) == ("succeeded", "x" * 1024)


def test_an_endpoint_that_is_not_there_is_a_connection_failure(tenant: Any, new_receiver: Any) -> None:
    gone = new_receiver()
    gone.close()
    webhook = tenant.subscribe(gone.url, retry_policy={"delays": []})
    tenant.cause()
    attempt = tenant.settled(webhook)["attempts"][0]
    assert attempt["error"]["code"] == "connection"
    assert (attempt["response_status"], attempt["response_body"]) == (None, None)


def test_a_slow_endpoint_times_out(new_tenant: Any, receiver: Any, impatient: Any) -> None:
    hold = threading.Event()
    receiver.says(204, hold=hold)
    tenant = new_tenant(server=impatient)
    webhook = tenant.subscribe(receiver.url, retry_policy={"delays": []})
    tenant.cause()
    attempt = tenant.settled(webhook)["attempts"][0]
    hold.set()
    assert attempt["error"] == {"code": "timeout", "message": "No answer within 0.2 seconds."}


def test_a_redelivery_keeps_the_event_id(tenant: Any, receiver: Any) -> None:
    webhook = tenant.subscribe(receiver.url)
    tenant.cause()
    first = receiver.next()
    delivery = tenant.settled(webhook)
    path = f"/webhooks/{webhook['id']}/deliveries/{delivery['id']}"
    again = tenant.ok("POST", path + "/redeliver")
    assert again["id"] != delivery["id"]
    assert again["redelivery_of"] == delivery["id"]
    second = receiver.next()
    assert second.headers["webhook-id"] == first.headers["webhook-id"] == again["event_id"]
    assert second.body == first.body
    tenant.settled(webhook)
    assert len(tenant.ok("GET", path)["attempts"]) == 1
    assert [d["id"] for d in tenant.deliveries(webhook)] == [again["id"], delivery["id"]]


def test_a_disabled_endpoint_gets_no_redelivery(tenant: Any, receiver: Any) -> None:
    webhook = tenant.subscribe(receiver.url)
    tenant.cause()
    delivery = tenant.settled(webhook)
    tenant.ok("POST", f"/webhooks/{webhook['id']}", {"status": "disabled"})
    refusal = tenant.refused("POST", f"/webhooks/{webhook['id']}/deliveries/{delivery['id']}/redeliver")
    assert (refusal["status"], refusal["code"]) == (409, "invalid_state")


def test_deliveries_are_found_by_status_and_event(tenant: Any, receiver: Any) -> None:
    receiver.says(500)
    webhook = tenant.subscribe(receiver.url, retry_policy={"delays": []})
    tenant.cause()
    failed = tenant.settled(webhook)
    tenant.cause()
    tenant.settled(webhook)
    path = f"/webhooks/{webhook['id']}/deliveries"
    assert [d["id"] for d in tenant.ok("GET", f"{path}?status=failed")["data"]] == [failed["id"]]
    assert [d["id"] for d in tenant.ok("GET", f"{path}?event_id={failed['event_id']}")["data"]] == [failed["id"]]
    assert tenant.ok("GET", f"{path}?limit=1")["has_more"] is True


def test_a_deleted_endpoint_receives_nothing_more(tenant: Any, receiver: Any) -> None:
    tenant.freeze()
    receiver.says(500)
    webhook = tenant.subscribe(receiver.url, retry_policy={"delays": [5], "jitter": 0})
    tenant.cause()
    receiver.next()
    tenant.settled(webhook)
    gone = tenant.ok("DELETE", f"/webhooks/{webhook['id']}")
    assert gone == {"id": webhook["id"], "object": "webhook_endpoint", "deleted": True}
    tenant.advance(10)
    tenant.cause()
    assert tenant.refused("GET", f"/webhooks/{webhook['id']}")["status"] == 404
    assert tenant.refused("GET", f"/webhooks/{webhook['id']}/deliveries")["status"] == 404
    assert receiver.idle


def test_a_delivery_of_another_endpoint_is_not_found(tenant: Any, receiver: Any) -> None:
    webhook = tenant.subscribe(receiver.url)
    tenant.cause()
    delivery = tenant.settled(webhook)
    other = tenant.subscribe(receiver.url, ["chat.completed"])
    refusal = tenant.refused("GET", f"/webhooks/{other['id']}/deliveries/{delivery['id']}")
    assert (refusal["status"], refusal["code"]) == (404, "not_found")
