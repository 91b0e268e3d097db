"""Idempotency keys: one effect, one reply, however often a POST arrives."""

from __future__ import annotations

import threading

import httpx
import pytest
from aiagentplatform_mock import RunningServer

KEY = {"Idempotency-Key": "k1"}
DAY = 24 * 3600


def post(client: httpx.Client, path: str = "/things/x/do/it", **more: object) -> httpx.Response:
    return client.post(path, headers=KEY, **more)  # type: ignore[arg-type]


def test_the_same_request_replays_the_reply(client: httpx.Client) -> None:
    first = post(client, json={"a": 1, "b": 2})
    again = post(client, json={"b": 2, "a": 1})
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert again.content == first.content
    assert again.headers["x-request-id"] == first.headers["x-request-id"]
    assert client.post("/things/x/do/it", json={}).json()["name"] == "it 2"


def test_another_body_is_refused_for_good(client: httpx.Client) -> None:
    post(client, json={"a": 1})
    reply = post(client, json={"a": 2})
    assert (reply.status_code, reply.json()["error"]["code"]) == (422, "idempotency_key_reused")
    assert reply.json()["error"]["type"] == "idempotency_error"
    assert reply.headers["x-should-retry"] == "false"


def test_another_path_is_refused(client: httpx.Client) -> None:
    post(client)
    assert post(client, "/things/y/do/it").status_code == 422


def test_a_key_belongs_to_its_company(toy: RunningServer, client: httpx.Client) -> None:
    post(client, json={"a": 1})
    other = {"Authorization": f"Bearer {toy.new_company().api_key}", **KEY}
    assert httpx.post(toy.base_url + "/things/x/do/it", json={"a": 2}, headers=other).status_code == 200


def test_a_key_is_forgotten_after_a_day(client: httpx.Client, admin: httpx.Client) -> None:
    post(client)
    admin.post("/clock", json={"advance": DAY - 1})
    assert "idempotency-replayed" in post(client).headers
    admin.post("/clock", json={"advance": 2})
    reply = post(client)
    assert "idempotency-replayed" not in reply.headers
    assert reply.json()["name"] == "it 2"


def test_an_error_of_the_client_is_replayed(client: httpx.Client) -> None:
    first, again = post(client, "/things/x/do/refuse"), post(client, "/things/x/do/refuse")
    assert (first.status_code, again.status_code) == (409, 409)
    assert again.headers["idempotency-replayed"] == "true"
    assert again.json() == first.json()


@pytest.mark.parametrize("what", ["bug", "overload", "break"])
def test_a_failure_of_the_server_is_not_stored(client: httpx.Client, what: str) -> None:
    first, again = post(client, f"/things/x/do/{what}"), post(client, f"/things/x/do/{what}")
    assert first.status_code == again.status_code >= 500
    assert "idempotency-replayed" not in again.headers


@pytest.mark.parametrize("key", ["", "k" * 256])
def test_a_bad_key_is_refused(client: httpx.Client, key: str) -> None:
    reply = client.post("/things/x/do/it", headers={"Idempotency-Key": key})
    assert (reply.status_code, reply.json()["error"]["param"]) == (400, "Idempotency-Key")


def test_a_request_in_flight_is_a_conflict_that_passes(client: httpx.Client, admin: httpx.Client) -> None:
    replies: list[httpx.Response] = []
    slow = threading.Thread(target=lambda: replies.append(post(client, "/things/x/do/sleep")))
    slow.start()
    while not admin.get("/requests").json()["data"]:
        pass
    early = post(client, "/things/x/do/sleep")
    assert (early.status_code, early.json()["error"]["code"]) == (409, "idempotency_in_progress")
    assert int(early.headers["retry-after"]) >= 1
    assert post(client, "/things/x/do/sleep", json={"other": 1}).status_code == 422
    admin.post("/clock", json={"advance": 3600})
    slow.join(10)
    assert replies[0].status_code == 200
    assert post(client, "/things/x/do/sleep").content == replies[0].content


def test_a_retry_with_another_multipart_boundary_is_the_same_request(client: httpx.Client) -> None:
    def send(boundary: str) -> httpx.Response:
        content_type = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return client.post(
            "/uploads", headers={**KEY, **content_type}, files={"file": ("a", b"x")}, data={"purpose": "other"}
        )

    send("one")
    assert send("two").headers["idempotency-replayed"] == "true"


def test_a_stream_is_stored_and_replayed(client: httpx.Client) -> None:
    first = post(client, "/chat", json={"stream": True})
    again = post(client, "/chat", json={"stream": True})
    assert again.headers["content-type"].startswith("text/event-stream")
    assert again.headers["idempotency-replayed"] == "true"
    assert again.text == first.text
    assert post(client, "/chat", json={"stream": True, "n": 9}).status_code == 422


def test_a_stream_goes_on_without_its_reader_and_is_replayed_whole(client: httpx.Client, admin: httpx.Client) -> None:
    body = {"stream": True, "n": 3, "pause_at": 1}
    with client.stream("POST", "/chat", json=body, headers=KEY) as reply:
        assert next(reply.iter_lines()) == 'data: {"n":0}'
    with client.stream("POST", "/chat", json=body, headers=KEY) as early:
        assert early.status_code == 409
    admin.post("/clock", json={"advance": 3600})
    replies = (post(client, "/chat", json=body) for _ in range(1000))
    reply = next(reply for reply in replies if reply.status_code != 409)
    assert reply.headers["idempotency-replayed"] == "true"
    assert reply.text.endswith('data: {"n":2}\n\ndata: [DONE]\n\n')


def test_a_stream_that_failed_is_not_stored(client: httpx.Client) -> None:
    body = {"stream": True, "fail_at": 1}
    assert "model_overloaded" in post(client, "/chat", json=body).text
    assert "idempotency-replayed" not in post(client, "/chat", json=body).headers


def test_a_get_ignores_the_key(client: httpx.Client) -> None:
    assert client.get("/things", headers=KEY).status_code == 200
    assert "idempotency-replayed" not in client.get("/things", headers=KEY).headers
