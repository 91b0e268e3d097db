"""Streams by the schema of one event: server-sent events, JSON lines, JSON sequences."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from .toys import Document, Serve, takes

DELTA = {
    "type": "object",
    "required": ["type", "text"],
    "properties": {"type": {"const": "delta"}, "text": {"type": "string"}},
}
DONE = {
    "type": "object",
    "required": ["type", "n"],
    "properties": {"type": {"const": "done"}, "n": {"type": "integer"}},
}
UNION = {"oneOf": [{"$ref": "#/components/schemas/Done"}, {"$ref": "#/components/schemas/Delta"}]}
COMPONENTS = {"schemas": {"Delta": DELTA, "Done": DONE}}


def streams(media: Document, **more: Any) -> Document:
    return {"responses": {"200": {"description": "", "content": media}}, **more}


def events(reply: httpx.Response) -> list[dict[str, str]]:
    """The fields of each event."""
    found: list[dict[str, str]] = []
    for block in reply.text.split("\n\n"):
        rows = [line.partition(": ")[::2] for line in block.splitlines()]
        found += [dict(rows)] if rows else []
    return found


@pytest.mark.parametrize("keyword", ["itemSchema", "x-itemSchema"])
def test_several_events_are_sent_one_of_each_kind(serve: Serve, keyword: str) -> None:
    client = serve({"/a": {"get": streams({"text/event-stream": {keyword: UNION}})}}, components=COMPONENTS)
    reply = client.get("/a")
    assert reply.headers["content-type"] == "text/event-stream; charset=utf-8"
    data = [json.loads(event["data"]) for event in events(reply)]
    assert data == [{"type": "done", "n": 1}, {"type": "delta", "text": "text"}]


def test_the_terminator_comes_last(serve: Serve) -> None:
    stream = {"terminator": "[DONE]"}
    client = serve(
        {"/a": {"get": streams({"text/event-stream": {"x-itemSchema": DELTA}}, **{"x-onespec-stream": stream})}}
    )
    assert [event["data"] for event in events(client.get("/a"))][-1] == "[DONE]"


def test_a_terminal_event_comes_last_and_events_are_numbered(serve: Serve) -> None:
    sequence = {"sequence": {"type": "integer"}}
    schemas = {
        "Delta": {**DELTA, "properties": {**DELTA["properties"], **sequence}},  # type: ignore[dict-item]
        "Done": {**DONE, "properties": {**DONE["properties"], **sequence}},  # type: ignore[dict-item]
    }
    stream = {"terminal": ["done"], "resume": {"header": "Last-Event-ID", "query": "after", "sequence": "sequence"}}
    operation = streams({"text/event-stream": {"x-itemSchema": UNION}}, **{"x-onespec-stream": stream})
    client = serve({"/a": {"get": operation}}, components={"schemas": schemas})
    told = events(client.get("/a"))
    assert [(event["id"], event["event"]) for event in told] == [("1", "delta"), ("2", "done")]
    assert [json.loads(event["data"])["sequence"] for event in told] == [1, 2]
    for again in (client.get("/a", headers={"Last-Event-ID": "1"}), client.get("/a?after=1")):
        assert events(again) == told[1:]


@pytest.mark.parametrize(
    ("media", "start"), [("application/jsonl", ""), ("application/x-ndjson", ""), ("application/json-seq", "\x1e")]
)
def test_json_in_pieces_is_streamed(serve: Serve, media: str, start: str) -> None:
    client = serve({"/a": {"get": streams({media: {"itemSchema": UNION}})}}, "3.2.0", components=COMPONENTS)
    reply = client.get("/a")
    assert reply.headers["content-type"] == media
    lines = reply.text.rstrip("\n").split("\n")
    assert all(line.startswith(start) for line in lines)
    assert [json.loads(line[len(start) :])["type"] for line in lines] == ["done", "delta"]


def test_the_body_chooses_between_object_and_stream(serve: Serve) -> None:
    body = {"type": "object", "properties": {"stream": {"type": "boolean"}}}
    media = {"application/json": {"schema": DONE}, "text/event-stream": {"schema": DELTA}}
    client = serve({"/a": {"post": {**takes(body), **streams(media)}}})
    assert client.post("/a", json={}).json() == {"type": "done", "n": 1}
    assert client.post("/a", json={"stream": False}, headers={"accept": "text/event-stream"}).json()["type"] == "done"
    streamed = client.post("/a", json={"stream": True}, headers={"accept": "application/json"})
    assert {json.loads(event["data"])["type"] for event in events(streamed)} == {"delta"}


def test_without_a_selector_accept_chooses(serve: Serve) -> None:
    media = {"application/json": {"schema": DONE}, "text/event-stream": {"schema": DELTA}}
    client = serve({"/a": {"get": streams(media)}})
    assert client.get("/a").json()["type"] == "done"
    assert events(client.get("/a", headers={"accept": "text/event-stream"}))


def test_an_event_that_the_schema_describes_whole_is_sent_so(serve: Serve) -> None:
    event = {
        "type": "object",
        "required": ["event", "data", "id", "retry"],
        "properties": {
            "event": {"const": "delta"},
            "id": {"const": "7"},
            "retry": {"const": 500},
            "data": {"type": "string", "contentMediaType": "application/json", "contentSchema": DELTA},
        },
    }
    client = serve({"/a": {"get": streams({"text/event-stream": {"itemSchema": event}})}}, "3.2.0")
    told = events(client.get("/a"))[0]
    assert (told["event"], told["id"], told["retry"]) == ("delta", "7", "500")
    assert json.loads(told["data"]) == {"type": "delta", "text": "text"}


@pytest.mark.parametrize(
    ("example", "data"),
    [
        ([{"type": "delta", "text": "a"}, {"type": "delta", "text": "b"}], ["a", "b"]),
        ({"type": "delta", "text": "a"}, ["a"]),
        ('data: {"text": "a"}\n\ndata: {"text": "b"}\n\n', ["a", "b"]),
    ],
)
def test_an_example_may_be_all_events_one_or_the_text(serve: Serve, example: Any, data: list[str]) -> None:
    client = serve({"/a": {"get": streams({"text/event-stream": {"x-itemSchema": DELTA, "example": example}})}})
    assert [json.loads(event["data"])["text"] for event in events(client.get("/a"))] == data


def test_head_of_a_stream_has_no_body(serve: Serve) -> None:
    client = serve({"/a": {"get": streams({"text/event-stream": {"x-itemSchema": DELTA}})}})
    assert client.head("/a").content == b""
