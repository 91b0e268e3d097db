"""Replies that a test writes beforehand, through the admin API."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Tenant


def test_scripted_content_is_given_once_and_in_order(tenant: Tenant, other: Tenant) -> None:
    tenant.script({"content": "First."}, {"content": {"n": 2}})
    assert other.said("Say hello") == "Hello! How can I help you today?"
    assert tenant.said("Say hello") == "First."
    assert tenant.said("Say hello") == '{"n":2}'
    assert tenant.said("Say hello") == "Hello! How can I help you today?"


def test_scripted_tool_calls_need_no_tools(tenant: Tenant) -> None:
    tenant.script(
        {"tool_calls": [{"name": "a", "arguments": {"x": 1}}, {"name": "b", "arguments": "{oops", "id": "call_b"}]}
    )
    choice = tenant.chat("Hi")["choices"][0]
    first, second = choice["message"]["tool_calls"]
    assert json.loads(first["function"]["arguments"]) == {"x": 1}
    assert second["function"]["arguments"] == "{oops"
    assert second["id"] == "call_b"
    assert choice["finish_reason"] == "tool_calls"


def test_a_refusal_and_a_finish_reason_can_be_scripted(tenant: Tenant) -> None:
    tenant.script({"refusal": "I cannot help with that.", "finish_reason": "content_filter"})
    choice = tenant.chat("Hi")["choices"][0]
    assert choice["message"]["refusal"] == "I cannot help with that."
    assert choice["message"]["content"] is None
    assert choice["finish_reason"] == "content_filter"


def test_a_scripted_error_is_the_reply(tenant: Tenant) -> None:
    for streamed in (False, True):
        tenant.script({"error": {"code": "model_overloaded", "message": "Busy.", "headers": {"retry-after": "3"}}})
        body = {"model": "gpt-5.2", "messages": [{"role": "user", "content": "Hi"}]}
        if not streamed:
            reply = tenant.http.post(f"{tenant.base_url}/chat/completions", json=body)
            assert (reply.status_code, reply.headers["retry-after"]) == (503, "3")
            assert reply.json()["error"]["message"] == "Busy."
            continue
        reply = tenant.http.post(f"{tenant.base_url}/chat/completions", json={**body, "stream": True})
        assert "model_overloaded" in reply.text


def test_an_error_can_come_in_the_middle_of_a_stream(tenant: Tenant) -> None:
    tenant.script({"content": "one two three four", "error": {"code": "model_overloaded", "after_chunks": 3}})
    body = {"model": "gpt-5.2", "messages": [{"role": "user", "content": "Hi"}], "stream": True}
    text = tenant.http.post(f"{tenant.base_url}/chat/completions", json=body).text
    events = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: {")]
    assert [event["choices"][0]["delta"].get("content") for event in events[:3]] == ["", "one", " two"]
    assert events[3]["error"]["code"] == "model_overloaded"
    assert "[DONE]" not in text


def test_a_delay_waits_by_the_companys_clock(tenant: Tenant) -> None:
    tenant.script({"content": "Late.", "delay": 0.05})
    assert tenant.said("Hi") == "Late."
    tenant.script({"content": "Later.", "delay": 0.02})
    assert len(tenant.chunks("Hi")) == 4


def test_what_waits_can_be_seen_and_forgotten(tenant: Tenant) -> None:
    tenant.script({"content": "First."}, {"error": {"code": "model_overloaded"}})
    waiting = tenant.mock("GET", "/model/replies")["data"]
    assert [entry.get("content") for entry in waiting] == ["First.", None]
    assert waiting[1]["error"]["code"] == "model_overloaded"
    tenant.mock("DELETE", "/model/replies")
    assert tenant.said("Say hello") == "Hello! How can I help you today?"


def test_a_reset_forgets_the_scripts(tenant: Tenant) -> None:
    tenant.script({"content": "First."})
    tenant.mock("POST", "/reset")
    assert tenant.said("Say hello") == "Hello! How can I help you today?"


@pytest.mark.parametrize(
    "reply",
    [
        "text",
        {"contents": "typo"},
        {"tool_calls": {}},
        {"tool_calls": [{"arguments": {}}]},
        {"error": {"message": "no code"}},
        {"delay": -1},
        {"refusal": 1},
    ],
)
def test_a_bad_script_is_refused_as_a_whole(tenant: Tenant, reply: Any) -> None:
    sent = tenant.http.post(f"{tenant.url}/_mock/model/replies", json=[{"content": "Fine."}, reply])
    assert sent.status_code == 400
    assert sent.json()["error"]["param"].startswith("/1")
    assert tenant.mock("GET", "/model/replies")["data"] == []
