"""Calls as users write them: pages, files, errors, options, clients, webhooks, workflows. Checked, never run."""

from __future__ import annotations

import io
import os
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any

from aiagentplatform import (
    OMIT,
    REMOVE,
    AIAgentPlatform,
    APIConnectionError,
    APIError,
    APIStatusError,
    AsyncAIAgentPlatform,
    AsyncPage,
    FileInput,
    Omit,
    Page,
    RateLimit,
    RateLimitError,
    RequestOptions,
    ResponseInfo,
    RetryPolicy,
    SDKError,
    Timeout,
    WebhookError,
    response_of,
)
from aiagentplatform.errors import InvalidWorkflowDefinitionError, ModelNotFoundError
from aiagentplatform.types import (
    ApiKeyCreatedEvent,
    DeletedObject,
    Event,
    Execution,
    File,
    Model,
    TriggerDefinitionParam,
    UnknownEvent,
    Workflow,
    WorkflowDefinitionParam,
    WorkflowStepParam,
)
from typing_extensions import assert_type

# ── clients ──────────────────────────────────────────────────────────────────────────────────────


def fresh_key() -> str:
    return os.environ["KEY"]


async def fresh_key_async() -> str:
    return os.environ["KEY"]


client = AIAgentPlatform(api_key=fresh_key, timeout=30, max_retries=5, headers={"x-team": "search"})
aclient = AsyncAIAgentPlatform(api_key=fresh_key_async, timeout=Timeout(connect=2, total=60), headers={"x": REMOVE})


class Subclass(AIAgentPlatform):
    """Copies of a subclass are of the subclass."""


def copies() -> None:
    with Subclass() as mine:
        assert_type(mine, Subclass)
        assert_type(mine.with_options(api_key="other", base_url="http://localhost/v1"), Subclass)
    client.with_options(retry=RetryPolicy(max_retries=9, wait=lambda state: float(state.attempt_number)))
    client.with_options(timeout=None, headers={"user-agent": REMOVE}, query={"beta": True}, strict=True)


async def copies_async() -> None:
    async with aclient.with_options(max_retries=0) as other:
        assert_type(other, AsyncAIAgentPlatform)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


def pages() -> Iterator[Model]:
    page = client.models.list(limit=10)
    assert_type(page, Page[Model])
    assert_type(page.data, list[Model])
    assert_type(page.next_page(), Page[Model] | None)
    assert_type(page.previous_page(), Page[Model] | None)
    for each in page.iter_pages():
        assert_type(each, Page[Model])
        print(len(each), each.has_next, each.has_previous)
    for model in page:
        assert_type(model, Model)
        yield model
    yield from page.iter_items(backwards=True)
    assert_type([file.filename for file in client.files.list(order="asc", purpose="user_data")], list[str])


async def pages_async() -> AsyncIterator[Model]:
    page = await aclient.models.list()
    assert_type(page, AsyncPage[Model])
    assert_type(await page.next_page(), AsyncPage[Model] | None)
    async for model in aclient.models.list():
        assert_type(model, Model)
        yield model
    async for each in aclient.models.list().iter_pages():
        assert_type(each, AsyncPage[Model])


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def uploads(path: Path, anything: FileInput) -> None:
    assert_type(client.files.upload(file=path, purpose="user_data"), File)
    client.files.upload(file=b"bytes", purpose="user_data")
    client.files.upload(file=io.BytesIO(b"open"), purpose="user_data")
    client.files.upload(file=("name.txt", b"bytes"), purpose="user_data")
    client.files.upload(file=("name.txt", path, "text/plain"), purpose="user_data")
    client.files.upload(file=anything, purpose="a purpose that came later")
    with path.open("rb") as file:
        client.files.upload(file=file, purpose="user_data")
    assert_type(client.files.delete("file_1"), DeletedObject)


def downloads(file_id: str) -> bytes:
    with client.files.content(file_id) as content:
        print(content.filename, content.content_type, content.size)
        assert_type(content.write_to("copy.bin"), int)
        for chunk in content.iter_bytes():
            assert_type(chunk, bytes)
        return content.read()


async def downloads_async(file_id: str) -> bytes:
    async with await aclient.files.content(file_id) as content:
        return await content.read()


# ── options, absent and null ─────────────────────────────────────────────────────────────────────


def seen(info: ResponseInfo) -> None:
    assert_type(info.request_id, str | None)


def options() -> None:
    client.models.list(options={"timeout": 5, "max_retries": 0, "headers": {"x": REMOVE}, "on_response": seen})
    once = RequestOptions(idempotency_key="order-1", body={"beta": 1}, strict=True)
    once["query"] = {"trace": "1"}
    client.embeddings.create(model="m", input=["a", "b"], options=once)
    info = response_of(client.models.retrieve("m"))
    if info is not None:
        assert_type(info.rate_limit, RateLimit | None)


def absent_or_null(description: str | Omit | None = OMIT) -> None:
    client.workflows.update("wf_1", description=description)
    client.workflows.update("wf_1", description=None)
    client.api_keys.update("key_1", expires_at=None, name=OMIT)


def undocumented() -> Any:
    client.request("GET", "/beta/things", query={"limit": 5}, headers={"x": "1"})
    return client.request("POST", "/beta/things", body={"a": [1, 2]}, options={"timeout": 3})


# ── errors ───────────────────────────────────────────────────────────────────────────────────────


def errors() -> str:
    try:
        client.models.retrieve("m")
    except ModelNotFoundError as error:
        assert_type(error.status, int | None)
        assert_type(error.code, str | None)
        return error.message
    except RateLimitError as error:
        assert_type(error.retry_after, float | None)
        assert_type(error.rate_limit, RateLimit | None)
    except InvalidWorkflowDefinitionError as error:
        print(error.details)
    except APIStatusError as error:
        print(error.body, error.headers.get("x-request-id"))
    except APIConnectionError as error:
        assert_type(error.sent, bool)
    except (APIError, SDKError):
        raise
    return ""


# ── webhooks and unions ──────────────────────────────────────────────────────────────────────────


def receive(body: bytes, headers: Mapping[str, str], pairs: list[tuple[bytes, bytes]]) -> str:
    try:
        event = client.webhooks.unwrap(body, headers)
        assert_type(event, Event)
        aclient.webhooks.unwrap(body, pairs, ["whsec_new", "whsec_old"], tolerance=60)
    except WebhookError as error:
        return error.code
    if event.type == "api_key.created":
        assert_type(event, ApiKeyCreatedEvent)
        return event.data.object.name
    if event.type == "workflow.completed" or event.type == "workflow.failed":
        return event.data.object.id
    if isinstance(event, UnknownEvent):
        return str(event.raw["type"])
    assert_type(event.created_at, int)
    return event.id


def signed() -> dict[str, str]:
    return client.webhooks.sign(b"{}", "whsec_c2VjcmV0", id="msg_1", timestamp=1)


# ── workflows ────────────────────────────────────────────────────────────────────────────────────

GREETING: WorkflowDefinitionParam = {
    "name": "Greeting",
    "steps": [
        {
            "id": "greet",
            "type": "data_processing",
            "config": {"operation": "template", "template": "Hello, {{ input.name }}!"},
        }
    ],
    "input_schema": {"type": "object", "properties": {"name": {"type": "string"}}},
}


def workflows() -> Execution:
    workflow = client.workflows.create(**GREETING)
    assert_type(workflow, Workflow)
    steps: list[WorkflowStepParam] = [{"id": "ask", "type": "approval", "config": {"message": "Send?"}}]
    steps.append({"id": "more", "type": "ai_reasoning", "depends_on": ["ask"], "config": {"prompt": "Hi"}})
    steps.extend(workflow.steps)  # what a reply holds can be sent
    client.workflows.update(workflow.id, steps=steps)
    client.workflows.create(name="Copy", steps=workflow.steps, agents=workflow.agents)
    trigger: TriggerDefinitionParam = {"type": "schedule", "config": {"cron": "0 9 * * 1", "time_zone": "Europe/Paris"}}
    client.workflows.triggers.create(workflow.id, body=trigger)
    execution = client.workflows.executions.run(workflow.id, input={"name": "Ada"}, wait_timeout=20)
    if execution.status == "waiting":
        execution = client.workflows.executions.resume(execution.id, decision="approve", comment="Fine.")
    for step in client.workflows.executions.steps.list(execution.id, status="completed"):
        print(step.step_id, step.output)
    return execution
