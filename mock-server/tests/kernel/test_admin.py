"""The admin API: companies, the clock, the journal, the reset."""

from __future__ import annotations

import threading
import time
from typing import Any

import httpx
import pytest
from aiagentplatform_mock import RunningServer


def test_health_needs_no_key(toy: RunningServer) -> None:
    assert httpx.get(toy.url + "/_mock/health").json() == {"status": "ok", "version": "2026-11-01"}


def test_the_document_can_be_read(toy: RunningServer) -> None:
    assert httpx.get(toy.url + "/_mock/openapi.json").json()["info"]["title"] == "Toy"


def test_a_new_company_has_a_working_key(toy: RunningServer) -> None:
    made = httpx.post(toy.url + "/_mock/companies")
    assert made.status_code == 201
    told = made.json()
    assert set(told) == {"company_id", "api_key", "key_id"}
    headers = {"Authorization": f"Bearer {told['api_key']}"}
    assert httpx.get(toy.base_url + "/things", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ([], ""),
        ({"plan": "gold"}, "/plan"),
        ({"plan": 1}, "/plan"),
        ({"permissions": "all"}, "/permissions"),
        ({"permissions": [1]}, "/permissions"),
        ({"rate_limit": {"requests": -1}}, "/rate_limit/requests"),
        ({"rate_limit": {"requests": True}}, "/rate_limit/requests"),
        ({"rate_limit": {"bytes": 1}}, "/rate_limit/bytes"),
        ({"rate_limit": []}, "/rate_limit"),
        ({"mode": "dream"}, "/mode"),
        ({"name": "x"}, "/name"),
    ],
)
def test_a_bad_company_names_the_member_at_fault(toy: RunningServer, body: Any, param: str) -> None:
    reply = httpx.post(toy.url + "/_mock/companies", json=body)
    assert (reply.status_code, reply.json()["error"]["param"]) == (400, param)


@pytest.mark.parametrize("authorization", [None, "Bearer aap_test_unknown"])
def test_the_rest_needs_a_key_of_the_company(toy: RunningServer, authorization: str | None) -> None:
    headers = {"Authorization": authorization} if authorization else {}
    assert httpx.get(toy.url + "/_mock/requests", headers=headers).status_code == 401


def test_even_an_expired_key_may_be_used(toy: RunningServer) -> None:
    company = toy.new_company()
    toy.platform.keys.revoke(company.key_id)
    headers = {"Authorization": f"Bearer {company.api_key}"}
    assert httpx.get(toy.url + "/_mock/clock", headers=headers).status_code == 200


def test_an_unknown_route_lists_the_known_ones(admin: httpx.Client) -> None:
    reply = admin.get("/magic")
    assert reply.status_code == 404
    assert "POST /_mock/faults" in reply.json()["error"]["message"]


def test_a_broken_body_is_told(admin: httpx.Client) -> None:
    assert admin.post("/clock", content=b"{").json()["error"]["code"] == "invalid_json"


def test_the_clock_advances_for_one_company_only(toy: RunningServer, admin: httpx.Client) -> None:
    before = admin.get("/clock").json()["now"]
    after = admin.post("/clock", json={"advance": 1000}).json()["now"]
    assert 1000 <= after - before < 1010
    other = {"Authorization": f"Bearer {toy.new_company().api_key}"}
    assert abs(httpx.get(toy.url + "/_mock/clock", headers=other).json()["now"] - time.time()) < 10


def test_the_clock_can_be_set_frozen_and_let_go(admin: httpx.Client) -> None:
    assert admin.post("/clock", json={"set": 1_800_000_000, "freeze": True}).json() == {
        "now": 1_800_000_000,
        "frozen": True,
    }
    assert admin.post("/clock", json={"advance": 5}).json() == {"now": 1_800_000_005, "frozen": True}
    assert admin.get("/clock").json()["now"] == 1_800_000_005
    assert admin.post("/clock", json={"freeze": False}).json()["now"] >= 1_800_000_005
    assert admin.get("/clock").json()["frozen"] is False


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({"advance": -1}, "/advance"),
        ({"advance": "1"}, "/advance"),
        ({"advance": True}, "/advance"),
        ({"set": 1e300}, "/set"),
        ({"set": -1}, "/set"),
        ({"freeze": 1}, "/freeze"),
        ({"rewind": 1}, "/rewind"),
    ],
)
def test_a_bad_clock_names_the_member_at_fault(admin: httpx.Client, body: Any, param: str) -> None:
    reply = admin.post("/clock", json=body)
    assert (reply.status_code, reply.json()["error"]["param"]) == (400, param)


def test_advancing_wakes_who_sleeps(client: httpx.Client, admin: httpx.Client) -> None:
    replies: list[httpx.Response] = []
    sleeper = threading.Thread(target=lambda: replies.append(client.post("/things/x/do/sleep")))
    sleeper.start()
    while not admin.get("/requests").json()["data"]:
        pass
    admin.post("/clock", json={"advance": 3599})
    assert admin.get("/requests").json()["data"][0]["status"] is None
    admin.post("/clock", json={"advance": 1})
    sleeper.join(10)
    assert replies[0].status_code == 200


def test_the_journal_tells_each_request_without_secrets(client: httpx.Client, admin: httpx.Client) -> None:
    secret = client.headers["Authorization"].removeprefix("Bearer ")
    reply = client.post(
        "/things/x/do/y?a=1", json={"n": 1, "secret": "hush", "also": secret, "deep": [{"k": "whsec_x"}]}
    )
    (entry,) = admin.get("/requests").json()["data"]
    assert entry["id"] == reply.headers["x-request-id"]
    assert (entry["method"], entry["path"], entry["query"]) == ("POST", "/v1/things/x/do/y", "a=1")
    assert (entry["operation"], entry["status"], entry["attempt"], entry["fault"]) == ("things.do", 200, 1, None)
    struck = "[redacted]"
    assert entry["headers"]["authorization"] == struck
    assert entry["body"] == {"n": 1, "secret": struck, "also": struck, "deep": [{"k": struck}]}
    assert secret not in admin.get("/requests").text


def test_the_journal_counts_attempts(client: httpx.Client, admin: httpx.Client) -> None:
    admin.post("/faults", json={"fault": {"kind": "status", "status": 500}, "times": 2})
    for _ in range(4):
        client.get("/things")
    key = {"Idempotency-Key": "k"}
    for _ in range(2):
        client.post("/things/x/do/y", headers=key)
    assert [entry["attempt"] for entry in admin.get("/requests").json()["data"]] == [1, 2, 3, 1, 1, 2]
    assert [entry["replayed"] for entry in admin.get("/requests?operation=things.do").json()["data"]] == [False, True]


def test_the_journal_shows_no_uploads_and_survives_junk(client: httpx.Client, admin: httpx.Client) -> None:
    client.post("/uploads", files={"file": ("a", b"x")}, data={"purpose": "other"})
    client.post("/things", content=b"{junk", headers={"Content-Type": "application/json"})
    upload, junk = admin.get("/requests").json()["data"]
    assert "bytes of multipart/form-data" in upload["body"]
    assert junk["body"] == "{junk"
    admin.delete("/requests")
    assert admin.get("/requests").json() == {"data": []}


def test_a_reset_forgets_all_but_the_key(client: httpx.Client, admin: httpx.Client) -> None:
    client.post("/things", json={"name": "x"}, headers={"Idempotency-Key": "k"})
    admin.post("/faults", json={"fault": {"kind": "status", "status": 500}})
    admin.post("/clock", json={"set": 0})
    assert admin.post("/reset").json() == {"reset": True}
    assert client.get("/things").json()["data"] == []
    assert len(admin.get("/requests").json()["data"]) == 1
    assert abs(admin.get("/clock").json()["now"] - time.time()) < 10
    assert (
        "idempotency-replayed"
        not in client.post("/things", json={"name": "x"}, headers={"Idempotency-Key": "k"}).headers
    )
