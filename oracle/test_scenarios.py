"""The main jobs of the platform, each done by the independent client and by ours, with the same results."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, WebhookSignatureError
from aiagentplatform.types import ApiKeyCreatedEvent

QUESTION = [{"role": "user", "content": "What is the capital of France?"}]
MODEL = "gpt-5.2"
GREETING: dict[str, Any] = {
    "name": "Greeting",
    "steps": [
        {
            "id": "greet",
            "type": "data_processing",
            "config": {"operation": "template", "template": "Hello, {{ input.name }}!"},
        }
    ],
}


def test_a_chat_completion(driver: Any) -> None:
    reply = driver.call("chat.completions.create", body={"model": MODEL, "messages": QUESTION})
    assert reply["object"] == "chat.completion"
    (choice,) = reply["choices"]
    assert choice["message"]["role"] == "assistant"
    assert choice["message"]["content"]
    assert choice["finish_reason"] == "stop"
    usage = reply["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]


def test_a_chat_completion_arrives_in_chunks_and_is_the_same(driver: Any, stream_of: Any) -> None:
    body = {"model": MODEL, "messages": QUESTION}
    whole = driver.call("chat.completions.create", body=body)["choices"][0]["message"]["content"]
    chunks = stream_of(driver, "chat.completions", body)
    assert "".join(chunk["choices"][0]["delta"].get("content") or "" for chunk in chunks if chunk["choices"]) == whole
    assert [c["choices"][0]["finish_reason"] for c in chunks if c["choices"]][-1] == "stop"


def test_a_stored_completion_lives_and_dies(driver: Any) -> None:
    body = {"model": MODEL, "messages": QUESTION, "store": True, "metadata": {"a": "1"}}
    stored = driver.call("chat.completions.create", body=body)
    found = driver.call("chat.completions.retrieve", completion_id=stored["id"])
    assert found["metadata"] == {"a": "1"}
    changed = driver.call("chat.completions.update", completion_id=stored["id"], body={"metadata": {"b": "2"}})
    assert changed["metadata"] == {"b": "2"}
    listed = driver.call("chat.completions.list")
    assert [item["id"] for item in listed["data"]] == [stored["id"]]
    assert driver.call("chat.completions.delete", completion_id=stored["id"])["deleted"] is True


def test_models_are_listed(driver: Any) -> None:
    models = driver.call("models.list")["data"]
    assert MODEL in [model["id"] for model in models]
    assert driver.call("models.retrieve", model=MODEL) == next(m for m in models if m["id"] == MODEL)


def test_an_embedding(driver: Any) -> None:
    body = {"model": "text-embedding-3-small", "input": ["cat", "dog"], "encoding_format": "float"}
    reply = driver.call("embeddings.create", body=body)
    assert [item["index"] for item in reply["data"]] == [0, 1]
    assert all(isinstance(number, float) for number in reply["data"][0]["embedding"])


def test_a_file_comes_back_as_it_was(driver: Any) -> None:
    content = "Grüße\r\n\x00end".encode()
    file = driver.call("files.upload", body={"file": content, "purpose": "knowledge_base"})
    assert file["bytes"] == len(content)
    assert driver.call("files.retrieve", file_id=file["id"]) == file
    assert driver.call("files.content", file_id=file["id"]) == content
    assert driver.call("files.delete", file_id=file["id"]) == {"id": file["id"], "object": "file", "deleted": True}


def test_a_workflow_is_run(driver: Any) -> None:
    workflow = driver.call("workflows.create", body=GREETING)
    run = {"input": {"name": "Ada"}}
    execution = driver.call("workflows.executions.run", workflow_id=workflow["id"], body=run)
    assert execution["status"] == "completed"
    (step,) = driver.call("workflows.executions.steps.list", execution_id=execution["id"])["data"]
    assert (step["step_id"], step["status"], step["output"]) == ("greet", "completed", "Hello, Ada!")
    events = driver.stream("workflows.executions.events", execution_id=execution["id"])
    assert [event["type"] for event in events][-1] == "execution.completed"
    assert [event["sequence_number"] for event in events] == list(range(1, len(events) + 1))


def test_a_bad_workflow_is_refused(driver: Any, refused: Any) -> None:
    steps = [{**GREETING["steps"][0], "depends_on": ["nobody"]}]
    assert refused(driver, "workflows.create", body={"name": "Bad", "steps": steps}) == (
        422,
        "invalid_workflow_definition",
    )


def test_a_webhook_receives_what_it_asked_for(driver: Any, inbox: Any) -> None:
    url, received = inbox
    webhook = driver.call("webhooks.create", body={"url": url, "events": ["api_key.created"]})
    assert webhook["secret"].startswith("whsec_")
    key = driver.call("api_keys.create", body={"name": "Seen", "permissions": ["files:read"]})
    got = received.get(timeout=10)
    event = json.loads(got.body)
    assert (event["type"], event["data"]["object"]["id"]) == ("api_key.created", key["id"])
    assert driver.call("events.retrieve", event_id=event["id"])["data"] == event["data"]
    (delivery,) = driver.call("webhooks.deliveries.list", webhook_id=webhook["id"])["data"]
    again = driver.call("webhooks.deliveries.redeliver", webhook_id=webhook["id"], delivery_id=delivery["id"])
    assert again["redelivery_of"] == delivery["id"]
    assert received.get(timeout=10).body == got.body
    test = driver.call("webhooks.test", webhook_id=webhook["id"], body={"type": "webhook.disabled"})
    assert test["status"] == "succeeded"
    changed = driver.call("webhooks.update", webhook_id=webhook["id"], body={"events": "*", "payload": "thin"})
    assert (changed["events"], changed["payload"]) == (["*"], "thin")
    rotated = driver.call("webhooks.rotate_secret", webhook_id=webhook["id"], body={"overlap_seconds": 60})
    assert rotated["secret"] != webhook["secret"]
    assert driver.call("webhooks.delete", webhook_id=webhook["id"])["deleted"] is True


def test_a_private_url_is_refused(driver: Any, refused: Any) -> None:
    body = {"url": "http://10.0.0.1/hook", "events": "*"}
    assert refused(driver, "webhooks.create", body=body) == (422, "url_not_allowed")


def test_events_are_found_by_type(driver: Any) -> None:
    key = driver.call("api_keys.create", body={"name": "One", "permissions": ["files:read"]})
    driver.call("api_keys.rotate", key_id=key["id"], body={"overlap_seconds": 0})
    events = driver.call("events.list", types=["api_key.rotated"])["data"]
    assert [event["type"] for event in events] == ["api_key.rotated"]


def test_a_key_lives_and_dies(driver: Any, new_driver: Any, refused: Any) -> None:
    body = {"name": "Reader", "permissions": ["files:read"], "expires_in": 3600}
    key = driver.call("api_keys.create", body=body)
    reader = new_driver(key["key"])
    assert reader.call("files.list")["data"] == []
    assert refused(reader, "workflows.list") == (403, "permission_denied")
    rotated = driver.call("api_keys.rotate", key_id=key["id"], body={"overlap_seconds": 0})
    assert refused(reader, "files.list") == (401, "revoked_api_key")
    assert new_driver(rotated["key"]).call("files.list")["data"] == []
    renamed = driver.call("api_keys.update", key_id=key["id"], body={"name": "Renamed"})
    assert renamed["name"] == "Renamed"
    assert driver.call("api_keys.usage", key_id=key["id"])["total"]["api_calls"] >= 2
    assert driver.call("api_keys.revoke", key_id=key["id"])["status"] == "revoked"
    assert refused(new_driver(rotated["key"]), "files.list") == (401, "revoked_api_key")
    assert refused(new_driver("aap_test_nobody"), "files.list") == (401, "invalid_api_key")
    assert refused(driver, "api_keys.retrieve", key_id="key_nobody") == (404, "not_found")


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_pages_are_walked_in_both_directions(driver: Any, order: str) -> None:
    names = [f"key {number}" for number in range(5)]
    for name in names:
        driver.call("api_keys.create", body={"name": name, "permissions": ["files:read"]})
    expected = names if order == "asc" else names[::-1]
    pages: list[list[str]] = []
    after: dict[str, str] = {}
    while True:
        page = driver.call("api_keys.list", limit=2, order=order, status="active", **after)
        pages.append([key["name"] for key in page["data"] if key["name"] in names])
        if not page["has_more"]:
            break
        after = {"after": page["last_id"]}
    assert [name for found in pages for name in found] == expected


def test_what_the_platform_signs_our_sdk_verifies(driver: Any, inbox: Any) -> None:
    url, received = inbox
    webhook = driver.call("webhooks.create", body={"url": url, "events": "*"})
    key = driver.call("api_keys.create", body={"name": "Signed", "permissions": ["files:read"]})
    got = received.get(timeout=10)
    with AIAgentPlatform(api_key="none is needed", webhook_secret=webhook["secret"]) as client:
        event = client.webhooks.unwrap(got.body, got.headers)
        assert isinstance(event, ApiKeyCreatedEvent)
        assert event.data.object.id == key["id"]
        with pytest.raises(WebhookSignatureError):
            client.webhooks.unwrap(got.body.replace(b"Signed", b"Forged"), got.headers)
