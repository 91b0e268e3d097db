"""The record of events and the live monitor."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest


def blocks(lines: Iterator[str]) -> Iterator[dict[str, str]]:
    """The fields of one server-sent event after another; comments are left out."""
    fields: dict[str, str] = {}
    for line in lines:
        if not line and fields:
            yield fields
            fields = {}
        elif line and not line.startswith(":"):
            name, _, value = line.partition(": ")
            fields[name] = value


def read(tenant: Any, count: int, path: str = "/events/stream", **headers: str) -> list[dict[str, str]]:
    with tenant.http.stream("GET", tenant.server.base_url + path, headers=headers) as reply:
        assert reply.status_code == 200
        assert reply.headers["content-type"].startswith("text/event-stream")
        found = blocks(reply.iter_lines())
        return [next(found) for _ in range(count)]


def names(events: list[dict[str, str]]) -> list[str]:
    return [json.loads(event["data"])["data"]["object"]["name"] for event in events]


def test_events_are_listed_and_retrieved(tenant: Any) -> None:
    keys = [tenant.cause(name) for name in ("one", "two", "three")]
    page = tenant.ok("GET", "/events?limit=2")
    assert [e["data"]["object"]["id"] for e in page["data"]] == [keys[2]["id"], keys[1]["id"]]
    assert page["has_more"] is True
    rest = tenant.ok("GET", f"/events?limit=2&after={page['last_id']}")
    assert [e["data"]["object"]["id"] for e in rest["data"]] == [keys[0]["id"]]
    back = tenant.ok("GET", f"/events?limit=2&before={rest['first_id']}")
    assert back["data"] == page["data"]
    assert tenant.ok("GET", f"/events/{page['first_id']}") == page["data"][0]


def test_events_are_found_by_type_object_and_time(tenant: Any) -> None:
    start = int(tenant.freeze())
    key = tenant.cause("one")
    tenant.advance(100)
    tenant.cause("two")
    tenant.ok("POST", f"/api_keys/{key['id']}/rotate")

    def found(query: str) -> list[str]:
        return [e["type"] for e in tenant.ok("GET", f"/events?order=asc&{query}")["data"]]

    assert found("types=api_key.rotated") == ["api_key.rotated"]
    assert found("types=api_key.rotated&types=api_key.created") == ["api_key.created"] * 2 + ["api_key.rotated"]
    assert found(f"object_id={key['id']}") == ["api_key.created", "api_key.rotated"]
    assert found(f"created_gte={start + 100}") == ["api_key.created", "api_key.rotated"]
    assert found(f"created_lt={start + 100}") == ["api_key.created"]


def test_an_unknown_type_is_refused(tenant: Any) -> None:
    refusal = tenant.refused("GET", "/events?types=workflow.exploded")
    assert (refusal["status"], refusal["code"]) == (400, "invalid_parameter")


def test_another_companys_event_is_not_found(new_tenant: Any) -> None:
    one, two = new_tenant(), new_tenant()
    one.cause()
    (event,) = one.ok("GET", "/events")["data"]
    assert two.refused("GET", f"/events/{event['id']}")["code"] == "not_found"
    assert two.ok("GET", "/events")["data"] == []


def test_the_stream_replays_from_the_beginning(tenant: Any) -> None:
    tenant.cause("one")
    tenant.cause("two")
    events = read(tenant, 2, "/events/stream?starting_after=0")
    assert names(events) == ["one", "two"]
    assert [(e["id"], e["event"]) for e in events] == [("1", "api_key.created"), ("2", "api_key.created")]
    data = json.loads(events[0]["data"])
    assert (data["type"], data["sequence_number"]) == ("api_key.created", 1)


def test_the_stream_resumes_after_the_last_event_id(tenant: Any) -> None:
    for name in ("one", "two", "three"):
        tenant.cause(name)
    assert names(read(tenant, 2, **{"last-event-id": "1"})) == ["two", "three"]
    assert names(read(tenant, 1, "/events/stream?starting_after=0", **{"last-event-id": "2"})) == ["three"]


def test_the_stream_shows_only_chosen_types(tenant: Any) -> None:
    key = tenant.cause("one")
    tenant.ok("POST", f"/api_keys/{key['id']}/rotate")
    (event,) = read(tenant, 1, "/events/stream?starting_after=0&types=api_key.rotated")
    assert (event["id"], event["event"]) == ("2", "api_key.rotated")


def test_the_stream_starts_now_and_is_live(new_tenant: Any, new_client: Any) -> None:
    tenant, other = new_tenant(), new_tenant()
    tenant.cause("before")
    with tenant.http.stream("GET", tenant.server.base_url + "/events/stream") as reply:
        assert reply.status_code == 200
        other.cause("of another company")
        causing = threading.Thread(target=new_client(tenant).cause, args=("after",))
        causing.start()
        assert names([next(blocks(reply.iter_lines()))]) == ["after"]
        causing.join()


@pytest.mark.parametrize("last", ["x", "-1", "1.5"])
def test_a_last_event_id_that_is_none_is_refused(tenant: Any, last: str) -> None:
    refusal = tenant.refused("GET", "/events/stream", headers={"last-event-id": last})
    assert (refusal["status"], refusal["param"]) == (400, "Last-Event-ID")
