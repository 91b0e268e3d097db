"""What every reply has in common, and how requests that cannot be served are told so."""

from __future__ import annotations

import httpx
import pytest
from aiagentplatform_mock import RunningServer


def error_of(reply: httpx.Response) -> dict[str, object]:
    error: dict[str, object] = reply.json()["error"]
    assert error["request_id"] == reply.headers["x-request-id"]
    assert error["doc_url"] == f"https://docs.aiagentplatform.com/errors#{error['code']}"
    return error


RATE_HEADERS = (
    "x-ratelimit-limit-requests",
    "x-ratelimit-remaining-requests",
    "x-ratelimit-reset-requests",
    "x-ratelimit-limit-tokens",
    "x-ratelimit-remaining-tokens",
    "x-ratelimit-reset-tokens",
    "ratelimit",
    "ratelimit-policy",
)


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("GET", "/things", {}),
        ("GET", "/things?limit=0", {}),
        ("GET", "/things/none", {}),
        ("GET", "/nowhere", {}),
        ("GET", "/things", {"Authorization": ""}),
        ("GET", "/things", {"Authorization": "Bearer wrong"}),
        ("POST", "/things", {"Content-Type": "text/plain"}),
        ("POST", "/things/x/do/bug", {}),
    ],
)
def test_every_reply_has_its_id_and_the_rate_limits(
    client: httpx.Client, method: str, path: str, headers: dict[str, str]
) -> None:
    reply = client.request(method, path, headers=headers)
    assert reply.headers["x-request-id"].startswith("req_")
    assert [name for name in RATE_HEADERS if name not in reply.headers] == []
    if reply.status_code >= 400:
        error_of(reply)


def test_an_unknown_path_is_not_found(client: httpx.Client) -> None:
    reply = client.get("/nowhere")
    assert (reply.status_code, error_of(reply)["code"]) == (404, "route_not_found")


@pytest.mark.parametrize("path", ["/", "/things/", "/v1", "/things//do/x"])
def test_a_path_must_match_exactly(client: httpx.Client, path: str) -> None:
    reply = client.get(path)
    assert (reply.status_code, error_of(reply)["code"]) == (404, "route_not_found")


def test_a_path_outside_the_prefix_is_not_found(toy: RunningServer) -> None:
    assert httpx.get(toy.url + "/things").json()["error"]["code"] == "route_not_found"


def test_a_wrong_method_names_the_right_ones(client: httpx.Client) -> None:
    reply = client.put("/things")
    assert error_of(reply)["code"] == "route_not_found"
    assert reply.headers["allow"] == "GET, POST"
    assert "GET, POST" in str(error_of(reply)["message"])


def test_a_literal_segment_wins_over_a_parameter(client: httpx.Client) -> None:
    assert client.get("/things/special").json() == {"special": True}


def test_a_path_parameter_may_hold_a_slash(client: httpx.Client) -> None:
    reply = client.post("/things/a%2Fb/do/x")
    assert reply.json()["id"] == "a/b"


def test_a_bug_is_told_without_its_details(client: httpx.Client) -> None:
    reply = client.post("/things/x/do/bug")
    assert (reply.status_code, error_of(reply)["code"]) == (500, "internal_error")
    assert "secret" not in reply.text
    assert "Traceback" not in reply.text


def test_a_reply_that_breaks_the_document_is_a_clear_500(client: httpx.Client) -> None:
    reply = client.post("/things/x/do/break")
    assert reply.status_code == 500
    assert "things.do replied 200" in str(error_of(reply)["message"])
    assert "/id: 'id' is required." in str(error_of(reply)["message"])


def test_a_problem_of_a_handler_keeps_its_code_and_param(client: httpx.Client) -> None:
    reply = client.post("/things/x/do/refuse")
    error = error_of(reply)
    assert reply.status_code == 409
    assert (error["type"], error["code"], error["param"]) == ("conflict_error", "invalid_state", "/state")


def test_an_overload_says_when_to_retry(client: httpx.Client) -> None:
    reply = client.post("/things/x/do/overload")
    assert (reply.status_code, reply.headers["retry-after"]) == (503, "1")


def test_a_foreign_object_is_not_found(toy: RunningServer, client: httpx.Client) -> None:
    thing = client.post("/things", json={"name": "mine"}).json()
    other = {"Authorization": f"Bearer {toy.new_company().api_key}"}
    reply = httpx.get(f"{toy.base_url}/things/{thing['id']}", headers=other)
    assert (reply.status_code, error_of(reply)["code"]) == (404, "not_found")
    assert client.get(f"/things/{thing['id']}").json() == thing


def test_a_supported_version_is_accepted_and_told(client: httpx.Client) -> None:
    reply = client.get("/things", headers={"AAP-Version": "2026-11-01"})
    assert (reply.status_code, reply.headers["aap-version"]) == (200, "2026-11-01")


@pytest.mark.parametrize("version", ["yesterday", "2020-01-01"])
def test_an_unsupported_version_is_refused(client: httpx.Client, version: str) -> None:
    reply = client.get("/things", headers={"AAP-Version": version})
    assert (reply.status_code, error_of(reply)["param"]) == (400, "AAP-Version")


def test_a_preflight_needs_no_key(toy: RunningServer) -> None:
    asked = {"Origin": "https://docs.example", "Access-Control-Request-Headers": "authorization,x-custom"}
    reply = httpx.options(toy.base_url + "/things", headers=asked)
    assert reply.status_code == 204
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["access-control-allow-headers"] == "authorization,x-custom"


def test_cors_is_open_for_test_keys_only(toy: RunningServer, client: httpx.Client) -> None:
    live = httpx.post(toy.url + "/_mock/companies", json={"mode": "live"}).json()["api_key"]
    assert live.startswith("aap_live_")
    reply = httpx.get(toy.base_url + "/things", headers={"Authorization": f"Bearer {live}"})
    assert reply.status_code == 200
    assert "access-control-allow-origin" not in reply.headers
    opened = client.get("/things").headers
    assert opened["access-control-allow-origin"] == "*"
    assert "x-request-id" in opened["access-control-expose-headers"]


def test_a_download_keeps_its_bytes_and_any_file_name(client: httpx.Client) -> None:
    files = {"file": ("a.bin", bytes(range(256)))}
    assert client.post("/uploads", files=files, data={"purpose": "other"}).status_code == 200
    reply = client.get("/uploads/blob/content")
    assert reply.content == bytes(range(256))
    assert reply.headers["content-disposition"].endswith("filename*=UTF-8''n%C3%A9%20%22x%22.txt")
