"""Scripted faults, by the admin API and by header; the journal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from .toys import Document, Serve, answers, document

ERROR = {"type": "object", "required": ["error"], "properties": {"error": {"const": "documented"}}}
PATHS: Document = {
    "/a": {
        "get": {
            "operationId": "toys.list",
            "responses": {
                **answers({"const": "a toy that is long enough"}),
                "503": {"description": "", "content": {"application/json": {"schema": ERROR}}},
            },
        }
    },
    "/stream": {"get": {"operationId": "toys.stream", "responses": answers({"enum": ["x", "y"]}, "text/event-stream")}},
    "/lines": {
        "get": {
            "operationId": "toys.lines",
            "responses": answers(
                {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}, "application/jsonl"
            ),
        }
    },
}


def root(client: httpx.Client) -> str:
    return str(client.base_url.copy_with(path="/_mock"))


def script(client: httpx.Client, fault: Document, **rule: Any) -> None:
    reply = httpx.post(root(client) + "/faults", json={"fault": fault, **rule})
    assert reply.status_code == 201, reply.text


def test_a_fault_hits_as_often_as_it_is_told(serve: Serve) -> None:
    client = serve(PATHS)
    script(
        client,
        {"kind": "status", "status": 503, "headers": {"Retry-After": "1"}},
        times=2,
        match={"operation": "toys.list"},
    )
    statuses = [client.get("/a").status_code for _ in range(3)]
    assert statuses == [503, 503, 200]


def test_a_status_is_told_as_the_document_has_it_or_as_a_problem(serve: Serve) -> None:
    client = serve(PATHS)
    script(client, {"kind": "status", "status": 503, "headers": {"Retry-After": "1"}})
    script(client, {"kind": "status", "status": 429})
    documented, other = client.get("/a"), client.get("/a")
    assert (documented.json(), documented.headers["retry-after"]) == ({"error": "documented"}, "1")
    assert (other.status_code, other.headers["content-type"]) == (429, "application/problem+json")


@pytest.mark.parametrize(
    ("fault", "status", "media", "body"),
    [
        ({"kind": "html_error"}, 502, "text/html; charset=utf-8", None),
        ({"kind": "empty_body"}, 200, "application/json", b""),
        ({"kind": "wrong_content_type"}, 200, "text/plain; charset=utf-8", None),
        ({"kind": "status", "status": 500, "body": "oops"}, 500, "text/plain; charset=utf-8", b"oops"),
        ({"kind": "latency", "seconds": 0.01}, 200, "application/json", None),
        ({"kind": "slow_headers", "seconds": 0.01}, 200, "application/json", None),
    ],
)
def test_the_header_asks_for_one_fault(
    serve: Serve, fault: Document, status: int, media: str, body: bytes | None
) -> None:
    client = serve(PATHS)
    reply = client.get("/a", headers={"X-Mock-Fault": json.dumps(fault)})
    assert (reply.status_code, reply.headers["content-type"]) == (status, media)
    assert body is None or reply.content == body
    assert client.get("/a").json() == "a toy that is long enough"


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/a", {"kind": "reset"}),
        ("/a", {"kind": "reset", "when": "after_headers"}),
        ("/a", {"kind": "reset", "when": "mid_body"}),
        ("/a", {"kind": "truncate"}),
        ("/stream", {"kind": "truncate", "bytes": 3}),
        ("/stream", {"kind": "cut", "how": "reset", "after_events": 1}),
        ("/stream", {"kind": "cut", "how": "close", "after_events": 1}),
    ],
)
def test_the_connection_breaks(serve: Serve, path: str, fault: Document) -> None:
    client = serve(PATHS)
    with pytest.raises(httpx.TransportError):
        client.get(path, headers={"X-Mock-Fault": json.dumps(fault)})
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("path", "fault", "text"),
    [
        ("/stream", {"kind": "cut", "after_events": 1}, 'data: "x"\n\n'),
        ("/stream", {"kind": "duplicate"}, 'data: "x"\n\ndata: "x"\n\ndata: "y"\n\n'),
        ("/stream", {"kind": "malformed", "text": "{"}, 'data: {\n\ndata: "x"\n\ndata: "y"\n\n'),
        ("/stream", {"kind": "stall", "seconds": 0.01}, 'data: "x"\n\ndata: "y"\n\n'),
        ("/lines", {"kind": "malformed", "text": "{", "after_events": 1}, '{"n":1}\n{\n{"n":2}\n'),
        ("/lines", {"kind": "duplicate", "after_events": 2}, '{"n":1}\n{"n":2}\n{"n":2}\n'),
    ],
)
def test_a_stream_goes_wrong(serve: Serve, path: str, fault: Document, text: str) -> None:
    assert serve(PATHS).get(path, headers={"X-Mock-Fault": json.dumps(fault)}).text == text


@pytest.mark.parametrize("path", ["/stream", "/lines"])
def test_a_stream_tells_an_error_in_its_own_framing(serve: Serve, path: str) -> None:
    fault = {"kind": "error_event", "after_events": 1, "error": {"code": "mine"}}
    last = serve(PATHS).get(path, headers={"X-Mock-Fault": json.dumps(fault)}).text.strip().splitlines()[-1]
    assert json.loads(last.removeprefix("data: "))["error"]["code"] == "mine"


@pytest.mark.parametrize("text", ["{", '{"kind": "none"}', "[]", '{"kind": "latency"}'])
def test_a_fault_that_is_none_is_told(serve: Serve, text: str) -> None:
    assert serve(PATHS).get("/a", headers={"X-Mock-Fault": text}).status_code == 400


def test_the_admin_api_lists_and_forgets(serve: Serve) -> None:
    client = serve(PATHS)
    script(client, {"kind": "html_error"}, after=1)
    assert httpx.get(root(client) + "/faults").json()["data"][0]["fault"]["kind"] == "html_error"
    client.get("/a?x=1", headers={"authorization": "Bearer secret"})
    entry = httpx.get(root(client) + "/requests?operation=toys.list").json()["data"][0]
    assert (entry["path"], entry["query"], entry["status"]) == ("/a", "x=1", 200)
    assert entry["headers"]["authorization"] == "[redacted]"
    assert httpx.post(root(client) + "/reset").json() == {"reset": True}
    assert httpx.get(root(client) + "/faults").json() == {"data": []}
    assert httpx.get(root(client) + "/requests").json() == {"data": []}
    assert httpx.get(root(client) + "/health").json() == {"status": "ok", "title": "Toys", "version": "1"}
    assert len(httpx.get(root(client) + "/operations").json()["data"]) == 3
    assert httpx.get(root(client) + "/openapi.json").json()["info"]["title"] == "Toys"
    assert httpx.get(root(client) + "/nothing").status_code == 404
    unknown = {"match": {"operation": "toys.lst"}, "fault": {"kind": "html_error"}}
    assert "Did you mean toys.list" in httpx.post(root(client) + "/faults", json=unknown).json()["detail"]


# ── the command ──────────────────────────────────────────────────────────────────────────────────


def command(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "aiagentplatform_mock", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )


def test_the_command_serves_a_document_until_it_is_told_to_stop(tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(document(PATHS)), encoding="utf-8")
    with command("--spec", str(tmp_path / "openapi.json"), "--port", "0", "--json") as process:
        assert process.stdout is not None
        line = json.loads(process.stdout.readline())
        assert (line["title"], line["operations"]) == ("Toys", 3)
        assert httpx.get(line["base_url"] + "/a").status_code == 200
        fault = json.dumps({"kind": "stall"})
        with httpx.stream("GET", line["base_url"] + "/stream", headers={"X-Mock-Fault": fault}, timeout=10) as stalled:
            process.send_signal(signal.SIGTERM)
            assert stalled.read() is not None
        _, errors = process.communicate(timeout=20)
        assert (process.returncode, errors) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--spec", "gone.yaml"], 1, "aiagentplatform-mock: Cannot read gone.yaml: No such file or directory.\n"),
        (["--spec", "gone.yaml", "--seed", "1"], 2, "--seed is for the platform; with --spec there is no state\n"),
        (["--spec", "gone.yaml", "--data", "x.db"], 2, "--data is for the platform; with --spec there is no state\n"),
    ],
)
def test_the_command_says_in_one_line_why_it_cannot(arguments: list[str], status: int, told: str) -> None:
    with command(*arguments) as process:
        _, errors = process.communicate(timeout=20)
        assert process.returncode == status
        assert errors.endswith(told)
