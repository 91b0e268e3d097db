"""Server-sent events: framing, errors inside a stream, comments, resuming, and readers that leave."""

from __future__ import annotations

import json

import httpx
import pytest
from aiagentplatform_mock.kernel import SseEvent
from aiagentplatform_mock.kernel.replies.sse import frame


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (SseEvent({"a": "é"}), 'data: {"a":"é"}\n\n'),
        (SseEvent("[DONE]"), "data: [DONE]\n\n"),
        (SseEvent({"a": 1}, event="x", id="7"), 'id: 7\nevent: x\ndata: {"a":1}\n\n'),
        (SseEvent("one\ntwo\r\nthree\rfour"), "data: one\ndata: two\ndata: three\ndata: four\n\n"),
        (SseEvent("a\u2028b"), "data: a\u2028b\n\n"),
    ],
)
def test_an_event_is_framed_by_the_standard(event: SseEvent, expected: str) -> None:
    assert frame(event).decode() == expected


def test_a_chat_stream_ends_with_its_terminator(client: httpx.Client) -> None:
    reply = client.post("/chat", json={"stream": True, "n": 2})
    assert reply.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert reply.text == 'data: {"n":0}\n\ndata: {"n":1}\n\ndata: [DONE]\n\n'


def test_the_body_chooses_the_stream_whatever_is_accepted(client: httpx.Client) -> None:
    plain = client.post("/chat", json={}, headers={"Accept": "text/event-stream"})
    stream = client.post("/chat", json={"stream": True}, headers={"Accept": "application/json"})
    assert plain.headers["content-type"] == "application/json"
    assert stream.headers["content-type"].startswith("text/event-stream")


@pytest.mark.parametrize(("how", "code"), [("fail_at", "model_overloaded"), ("bug_at", "internal_error")])
def test_an_error_in_a_chat_stream_is_a_bare_envelope_and_the_end(client: httpx.Client, how: str, code: str) -> None:
    reply = client.post("/chat", json={"stream": True, how: 1})
    first, error = reply.text.strip().split("\n\n")
    assert first == 'data: {"n":0}'
    assert json.loads(error.removeprefix("data: "))["error"]["code"] == code
    assert json.loads(error.removeprefix("data: "))["error"]["request_id"] == reply.headers["x-request-id"]


def test_a_finished_stream_replays_and_closes(client: httpx.Client) -> None:
    client.post("/things/s/do/end")
    reply = client.get("/things/s/events")
    assert reply.text == 'id: 1\nevent: end\ndata: {"n":1,"what":"end"}\n\n'


def test_a_live_stream_gives_what_happens_later(client: httpx.Client) -> None:
    with client.stream("GET", "/things/s/events") as reply:
        lines = reply.iter_lines()
        client.post("/things/s/do/one")
        assert next(line for line in lines if line.startswith("event")) == "event: one"
        client.post("/things/s/do/end")
        assert [line for line in lines if line.startswith("id")] == ["id: 2"]


def test_a_silent_stream_is_kept_alive_with_comments(client: httpx.Client) -> None:
    with client.stream("GET", "/things/s/events") as reply:
        lines = reply.iter_lines()
        assert [next(lines) for _ in range(4)] == [": keep-alive", "", ": keep-alive", ""]


def test_the_connection_serves_on_after_a_stream(client: httpx.Client) -> None:
    client.post("/chat", json={"stream": True})
    assert client.get("/things").status_code == 200


def test_a_post_stream_runs_to_its_end_without_its_reader(client: httpx.Client, admin: httpx.Client) -> None:
    with client.stream("POST", "/chat", json={"stream": True, "pause_at": 1}) as reply:
        next(reply.iter_lines())
    admin.post("/clock", json={"advance": 3600})
    with client.stream("GET", "/things/run/events") as reply:
        lines = reply.iter_lines()
        assert any(line == "event: counted" for line, _ in zip(lines, range(30), strict=False))
