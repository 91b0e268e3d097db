"""Every kind of fault, as a client on a real socket sees it."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from aiagentplatform_mock import RunningServer
from aiagentplatform_mock.server import Credentials

Inject = Callable[..., dict[str, Any]]
STREAM = {"stream": True, "n": 3}


@pytest.fixture
def inject(admin: httpx.Client) -> Inject:
    def add(kind: str, *, match: dict[str, str] | None = None, times: int = 1, after: int = 0, **fault: Any) -> Any:
        rule = {"match": match or {}, "times": times, "after": after, "fault": {"kind": kind, **fault}}
        reply = admin.post("/faults", json=rule)
        assert reply.status_code == 201, reply.text
        return reply.json()

    return add


@pytest.fixture
def raw(toy: RunningServer, company: Credentials) -> Callable[[str, str, Any], tuple[bytes, bool]]:
    """Sends a request on a bare socket: the bytes that came back, and whether a TCP reset ended them."""

    def send(method: str, path: str, body: Any = None) -> tuple[bytes, bool]:
        address = urlsplit(toy.url)
        content = b"" if body is None else json.dumps(body).encode()
        head = (
            f"{method} /v1{path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {company.api_key}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        received = b""
        with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
            connection.sendall(head.encode() + content)
            try:
                while chunk := connection.recv(65536):
                    received += chunk
            except ConnectionResetError:
                return received, True
        return received, False

    return send


Raw = Callable[..., tuple[bytes, bool]]


def events(text: str) -> list[str]:
    return [block for block in text.split("\n\n") if block]


def test_a_status_comes_once_and_the_retry_succeeds(client: httpx.Client, inject: Inject) -> None:
    inject("status", status=503, headers={"Retry-After": "0"})
    first, second = client.get("/things"), client.get("/things")
    assert (first.status_code, first.headers["retry-after"], second.status_code) == (503, "0", 200)
    assert first.json()["error"]["code"] == "service_unavailable"
    assert first.json()["error"]["request_id"] == first.headers["x-request-id"]


def test_a_status_has_no_retry_after_unless_told(client: httpx.Client, inject: Inject) -> None:
    inject("status", status=429)
    assert "retry-after" not in client.get("/things").headers


@pytest.mark.parametrize(("body", "text"), [("oops", "oops"), ({"error": "x"}, '{"error": "x"}'), ([], "[]")])
def test_a_status_may_have_any_body(client: httpx.Client, inject: Inject, body: Any, text: str) -> None:
    inject("status", status=500, body=body)
    assert client.get("/things").text == text


@pytest.mark.parametrize("status", [204, 304])
def test_a_status_without_a_body_has_none(client: httpx.Client, inject: Inject, status: int) -> None:
    inject("status", status=status)
    reply = client.get("/things")
    assert (reply.status_code, reply.content) == (status, b"")
    assert client.get("/things").status_code == 200


def test_a_mistyped_operation_is_told_its_likely_name(admin: httpx.Client) -> None:
    reply = admin.post("/faults", json={"match": {"operation": "things.lst"}, "fault": {"kind": "cut"}})
    assert "Did you mean things.list" in reply.json()["error"]["message"]


def test_a_fault_hits_so_many_times_after_so_many_requests(client: httpx.Client, inject: Inject) -> None:
    inject("status", status=500, times=2, after=1)
    assert [client.get("/things").status_code for _ in range(5)] == [200, 500, 500, 200, 200]


def test_a_fault_hits_only_what_it_matches(client: httpx.Client, inject: Inject) -> None:
    inject("status", status=500, match={"method": "POST"})
    inject("status", status=501, match={"path": "/things/*/do/*"})
    inject("status", status=502, match={"operation": "things.retrieve"})
    inject("status", status=503, match={"path": "/v1/nowhere"})
    assert client.get("/things").status_code == 200
    assert client.get("/things/x").status_code == 502
    assert client.get("/nowhere").status_code == 503
    assert client.post("/things/x/do/y").status_code == 500
    assert client.post("/things/x/do/y").status_code == 501


def test_a_fault_does_not_touch_another_company(toy: RunningServer, client: httpx.Client, inject: Inject) -> None:
    inject("status", status=500)
    other = {"Authorization": f"Bearer {toy.new_company().api_key}"}
    assert httpx.get(toy.base_url + "/things", headers=other).status_code == 200
    assert client.get("/things").status_code == 500


def test_a_faulty_status_has_no_effect_unless_processed(client: httpx.Client, inject: Inject) -> None:
    key = {"Idempotency-Key": "k"}
    inject("status", status=500)
    inject("status", status=500, processed=True)
    assert client.post("/things/x/do/y", headers=key).status_code == 500
    assert client.post("/things/x/do/y", headers=key).status_code == 500
    reply = client.post("/things/x/do/y", headers=key)
    assert (reply.headers["idempotency-replayed"], reply.json()["name"]) == ("true", "y 1")


def test_latency_comes_before_the_reply(client: httpx.Client, inject: Inject) -> None:
    inject("latency", seconds=3600)
    with pytest.raises(httpx.ReadTimeout):
        client.get("/things", timeout=0.1)
    inject("latency", seconds=0.01)
    assert client.get("/things").status_code == 200


def test_slow_headers_arrive_in_two_parts(client: httpx.Client, inject: Inject) -> None:
    inject("slow_headers", seconds=3600)
    with pytest.raises(httpx.ReadTimeout):
        client.get("/things", timeout=0.1)
    inject("slow_headers", seconds=0.01)
    assert client.get("/things").json()["object"] == "list"


def test_slow_headers_work_on_streams(client: httpx.Client, inject: Inject) -> None:
    inject("slow_headers", seconds=0.05)
    assert client.post("/chat", json=STREAM).text.endswith("data: [DONE]\n\n")


def test_a_reset_before_the_headers_is_a_tcp_reset(raw: Raw, inject: Inject, admin: httpx.Client) -> None:
    inject("reset")
    assert raw("POST", "/things/x/do/y", {}) == (b"", True)
    entry = admin.get("/requests").json()["data"][0]
    assert (entry["fault"], entry["status"]) == ("reset", None)


def test_a_lost_reply_is_replayed_to_the_retry(client: httpx.Client, inject: Inject) -> None:
    inject("reset", processed=True)
    with pytest.raises(httpx.ReadError):
        client.post("/things/x/do/y", headers={"Idempotency-Key": "k"})
    reply = client.post("/things/x/do/y", headers={"Idempotency-Key": "k"})
    assert (reply.headers["idempotency-replayed"], reply.json()["name"]) == ("true", "y 1")


@pytest.mark.parametrize("fault", [{"kind": "reset"}, {"kind": "status", "status": 502}])
def test_a_lost_stream_is_replayed_to_the_retry(client: httpx.Client, inject: Inject, fault: dict[str, Any]) -> None:
    inject(**fault, processed=True)
    with suppress(httpx.ReadError):
        assert client.post("/chat", json=STREAM, headers={"Idempotency-Key": "k"}).status_code == 502
    replies = (client.post("/chat", json=STREAM, headers={"Idempotency-Key": "k"}) for _ in range(1000))
    reply = next(reply for reply in replies if reply.status_code != 409)
    assert reply.headers["idempotency-replayed"] == "true"


def test_a_reset_after_the_headers(raw: Raw, inject: Inject) -> None:
    inject("reset", when="after_headers")
    received, reset = raw("GET", "/things")
    assert reset
    assert received.startswith(b"HTTP/1.1 200")
    assert received.endswith(b"\r\n\r\n")


def test_a_reset_in_the_middle_of_a_body(raw: Raw, inject: Inject) -> None:
    inject("reset", when="mid_body", after_bytes=5)
    received, reset = raw("GET", "/things")
    assert reset
    assert len(received.partition(b"\r\n\r\n")[2]) == 5


def test_a_reset_in_the_middle_of_a_stream(raw: Raw, inject: Inject) -> None:
    inject("reset", when="mid_body", after_bytes=20)
    received, reset = raw("POST", "/chat", STREAM)
    assert reset
    assert b'data: {"n":0}' in received
    assert b"[DONE]" not in received


@pytest.mark.parametrize("size", [None, 0, 5, 10_000])
def test_a_truncated_body_is_shorter_than_it_said(client: httpx.Client, inject: Inject, size: int | None) -> None:
    inject("truncate", **({} if size is None else {"bytes": size}))
    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete"):
        client.get("/things")
    assert client.get("/things").status_code == 200


def test_a_truncated_stream_ends_within_an_event(raw: Raw, inject: Inject) -> None:
    inject("truncate", bytes=18)
    received, reset = raw("POST", "/chat", STREAM)
    assert not reset
    assert received.endswith(b"dat\r\n")


def test_a_stall_sends_nothing_more_and_no_comments(client: httpx.Client, inject: Inject) -> None:
    inject("stall", after_events=1)
    with client.stream("POST", "/chat", json=STREAM, timeout=0.5) as reply:
        lines = reply.iter_lines()
        assert [next(lines), next(lines)] == ['data: {"n":0}', ""]
        with pytest.raises(httpx.ReadTimeout):
            next(lines)


def test_a_stall_may_pass(client: httpx.Client, inject: Inject) -> None:
    inject("stall", after_events=1, seconds=0.05)
    assert client.post("/chat", json=STREAM).text.endswith("[DONE]\n\n")


def test_a_stall_in_the_middle_of_a_body(client: httpx.Client, inject: Inject) -> None:
    inject("stall", after_bytes=3, seconds=0.05)
    assert client.get("/things").json()["object"] == "list"
    inject("stall", after_bytes=3)
    with pytest.raises(httpx.ReadTimeout):
        client.get("/things", timeout=0.2)


def test_a_cut_stream_ends_well_but_without_its_terminator(client: httpx.Client, inject: Inject) -> None:
    inject("cut", after_events=2)
    assert client.post("/chat", json=STREAM).text == 'data: {"n":0}\n\ndata: {"n":1}\n\n'
    assert client.post("/chat", json=STREAM).text.endswith("[DONE]\n\n")


@pytest.mark.parametrize("how", ["close", "reset"])
def test_a_cut_may_break_the_connection(client: httpx.Client, inject: Inject, how: str) -> None:
    inject("cut", after_events=2, how=how)
    received = ""
    with (
        pytest.raises(httpx.ReadError if how == "reset" else httpx.RemoteProtocolError),
        client.stream("POST", "/chat", json=STREAM) as reply,
    ):
        for text in reply.iter_text():
            received += text
    assert len(events(received)) == 2


def test_a_malformed_event_comes_between_good_ones(client: httpx.Client, inject: Inject) -> None:
    inject("malformed", after_events=1)
    first, broken, *_ = events(client.post("/chat", json=STREAM).text)
    assert first == 'data: {"n":0}'
    with pytest.raises(json.JSONDecodeError):
        json.loads(broken.removeprefix("data: "))


def test_an_event_may_come_twice(client: httpx.Client, inject: Inject) -> None:
    inject("duplicate", after_events=2)
    assert events(client.post("/chat", json=STREAM).text)[1:3] == ['data: {"n":1}', 'data: {"n":1}']


def test_an_error_event_ends_a_chat_stream(client: httpx.Client, inject: Inject) -> None:
    inject("error_event", after_events=1, error={"code": "model_overloaded"})
    _, error = events(client.post("/chat", json=STREAM).text)
    assert json.loads(error.removeprefix("data: "))["error"]["code"] == "model_overloaded"


def test_an_error_event_of_another_stream_is_typed(client: httpx.Client, inject: Inject) -> None:
    client.post("/things/s/do/end")
    inject("error_event")
    (error,) = events(client.get("/things/s/events").text)
    name, data = error.split("\n")
    assert name == "event: error"
    assert json.loads(data.removeprefix("data: "))["type"] == "error"


def test_a_wrong_content_type_keeps_the_body(client: httpx.Client, inject: Inject) -> None:
    inject("wrong_content_type")
    reply = client.get("/things")
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"
    assert reply.json()["object"] == "list"


def test_an_html_error_is_html(client: httpx.Client, inject: Inject) -> None:
    inject("html_error")
    reply = client.get("/things")
    assert (reply.status_code, reply.headers["content-type"]) == (502, "text/html; charset=utf-8")
    assert reply.text.startswith("<!doctype html>")


def test_an_empty_body_is_empty(client: httpx.Client, inject: Inject) -> None:
    inject("empty_body")
    reply = client.get("/things")
    assert (reply.status_code, reply.content) == (200, b"")


def test_faults_are_listed_until_they_are_used_up_or_cleared(
    client: httpx.Client, admin: httpx.Client, inject: Inject
) -> None:
    first, second = inject("latency", seconds=0), inject("status", status=500, times=2)
    assert [rule["id"] for rule in admin.get("/faults").json()["data"]] == [first["id"], second["id"]]
    client.get("/things")
    assert [rule["id"] for rule in admin.get("/faults").json()["data"]] == [second["id"]]
    admin.delete("/faults")
    assert admin.get("/faults").json() == {"data": []}
    assert client.get("/things").status_code == 200


@pytest.mark.parametrize(
    ("rule", "param"),
    [
        (None, ""),
        ([], ""),
        ({}, "/fault"),
        ({"fault": {"kind": "magic"}}, "/fault/kind"),
        ({"fault": {"kind": []}}, "/fault/kind"),
        ({"fault": {"kind": "status"}}, "/fault/status"),
        ({"fault": {"kind": "status", "status": "500"}}, "/fault/status"),
        ({"fault": {"kind": "status", "status": True}}, "/fault/status"),
        ({"fault": {"kind": "status", "status": 99}}, "/fault/status"),
        ({"fault": {"kind": "reset", "when": "never"}}, "/fault/when"),
        ({"fault": {"kind": "latency", "seconds": -1}}, "/fault/seconds"),
        ({"fault": {"kind": "latency", "secs": 1}}, "/fault/secs"),
        ({"fault": {"kind": "status", "status": 500, "headers": {"a b": "x"}}}, "/fault/headers"),
        ({"fault": {"kind": "status", "status": 500, "headers": {"a": "x\r\n"}}}, "/fault/headers/a"),
        ({"fault": {"kind": "wrong_content_type", "content_type": "☃"}}, "/fault/content_type"),
        ({"fault": {"kind": "cut"}, "match": {"operation": "thing.list"}}, "/match/operation"),
        ({"fault": {"kind": "cut"}, "times": 0}, "/times"),
        ({"fault": {"kind": "cut"}, "after": -1}, "/after"),
        ({"fault": {"kind": "cut"}, "match": {"verb": "GET"}}, "/match/verb"),
        ({"fault": {"kind": "cut"}, "match": {"path": 1}}, "/match/path"),
    ],
)
def test_a_bad_rule_names_the_member_at_fault(admin: httpx.Client, rule: Any, param: str) -> None:
    reply = admin.post("/faults", json=rule)
    assert (reply.status_code, reply.json()["error"]["param"]) == (400, param), reply.text
