"""What was under way when the server stopped goes on when it starts again with the same file."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def data(tmp_path: Path) -> str:
    return str(tmp_path / "platform.db")


SECRET = "aap_test_a-key-of-this-test-0001"


def test_a_pending_delivery_goes_on(data: str, restartable: Any, receiver: Any) -> None:
    receiver.says(500)
    with restartable(data, SECRET) as tenant:
        tenant.freeze()
        webhook = tenant.subscribe(receiver.url, retry_policy={"delays": [60], "jitter": 0})
        tenant.cause()
        first = receiver.next()
        tenant.settled(webhook)
    with restartable(data, SECRET) as tenant:
        assert receiver.idle
        tenant.advance(60)
        assert receiver.next().body == first.body
        assert tenant.settled(webhook, 2)["status"] == "succeeded"


def test_what_came_due_meanwhile_is_delivered_at_the_start(data: str, restartable: Any, new_receiver: Any) -> None:
    receiver = new_receiver()
    receiver.says(500)
    with restartable(data, SECRET) as tenant:
        webhook = tenant.subscribe(receiver.url, retry_policy={"delays": [1], "jitter": 0})
        tenant.cause()
        receiver.next()
        tenant.settled(webhook)
    with restartable(data, SECRET):
        assert receiver.next()


def test_an_attempt_that_the_stop_broke_off_is_made_again(data: str, restartable: Any, receiver: Any) -> None:
    hold = threading.Event()
    receiver.says(204, hold=hold)
    with restartable(data, SECRET) as tenant:
        webhook = tenant.subscribe(receiver.url)
        tenant.cause()
        first = receiver.next()
    hold.set()
    with restartable(data, SECRET) as tenant:
        assert receiver.next().headers["webhook-id"] == first.headers["webhook-id"]
        delivery = tenant.settled(webhook)
    assert delivery["status"] == "succeeded"
    assert len(delivery["attempts"]) == 1


def test_a_key_that_expires_after_a_restart_is_told(data: str, restartable: Any) -> None:
    with restartable(data, SECRET) as tenant:
        tenant.freeze()
        key = tenant.cause(expires_in=100)
    with restartable(data, SECRET) as tenant:
        tenant.advance(100)
        tenant.eventually_event("api_key.expired", key["id"])


def test_events_and_their_order_are_kept(data: str, restartable: Any) -> None:
    with restartable(data, SECRET) as tenant:
        tenant.cause("before")
    with restartable(data, SECRET) as tenant:
        tenant.cause("after")
        events = tenant.ok("GET", "/events?order=asc")["data"]
    assert [(e["sequence_number"], e["data"]["object"]["name"]) for e in events] == [(1, "before"), (2, "after")]
