"""Receiving webhooks as users write it: receptions, handlers, guards, and each framework. Checked, never run."""

from __future__ import annotations

import redis
import redis.asyncio
from aiagentplatform import (
    AIAgentPlatform,
    AsyncAIAgentPlatform,
    AsyncRedisReplayGuard,
    AsyncReplayGuard,
    MemoryReplayGuard,
    RedisReplayGuard,
    ReplayClaim,
    ReplayGuard,
    WebhookAnswer,
    WebhookError,
    WebhookHandlers,
    WebhookInFlightError,
)
from aiagentplatform.integrations import django as of_django
from aiagentplatform.integrations import fastapi as of_fastapi
from aiagentplatform.integrations import flask as of_flask
from aiagentplatform.integrations import starlette as of_starlette
from aiagentplatform.types import ApiKeyCreatedEvent, Event, WorkflowCompletedEvent, WorkflowFailedEvent
from django.http import HttpRequest, HttpResponse
from fastapi import Depends, FastAPI
from flask import Flask
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from typing_extensions import assert_type

client = AIAgentPlatform()
aclient = AsyncAIAgentPlatform()

# ── guards ───────────────────────────────────────────────────────────────────────────────────────


class TableGuard:
    """A guard of the user's own."""

    def claim(self, id: str, /) -> ReplayClaim:
        return ReplayClaim(id, "new")

    def commit(self, claim: ReplayClaim, /) -> None: ...
    def release(self, claim: ReplayClaim, /) -> None: ...


guards: list[ReplayGuard] = [
    MemoryReplayGuard(lease=60, keep=86_400, capacity=10_000),
    RedisReplayGuard("redis://localhost", prefix="mine:"),
    RedisReplayGuard(redis.Redis()),
    TableGuard(),
]
async_guards: list[AsyncReplayGuard] = [
    AsyncRedisReplayGuard("rediss://localhost"),
    AsyncRedisReplayGuard(redis.asyncio.Redis()),
]

# ── one webhook ──────────────────────────────────────────────────────────────────────────────────


def receive(body: bytes, headers: dict[str, str]) -> int:
    try:
        with client.webhooks.receive(body, headers, guard=guards[0]) as event:
            assert_type(event, Event)
            if event.type == "api_key.created":
                assert_type(event, ApiKeyCreatedEvent)
    except WebhookInFlightError as fault:
        assert_type(fault.retry_after, float)
        return fault.status
    except WebhookError as fault:
        assert_type(fault.code, str)
        return fault.status
    return 204


async def receive_async(body: bytes, headers: dict[str, str]) -> None:
    async with aclient.webhooks.receive(body, headers, ["whsec_new", "whsec_old"], guard=async_guards[0]) as event:
        assert_type(event, Event)


# ── handlers ─────────────────────────────────────────────────────────────────────────────────────

hooks = WebhookHandlers(client.webhooks, guard=async_guards[0], secret=["whsec_new", "whsec_old"])
assert_type(hooks, WebhookHandlers[Event])


@hooks.on(ApiKeyCreatedEvent)
def created(event: ApiKeyCreatedEvent) -> str:
    return event.data.object.name


@hooks.on(WorkflowCompletedEvent, WorkflowFailedEvent)
async def over(event: WorkflowCompletedEvent | WorkflowFailedEvent) -> None:
    print(event.data.object.id)


@hooks.on("workflow.started", "a.type.that.came.later")
def named(event: Event) -> None: ...


@hooks.default
async def other(event: Event) -> None:
    print(event.type)


assert_type(created(ApiKeyCreatedEvent.model_construct()), str)


async def answers(body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    answer = hooks.receive(body, headers)
    assert_type(answer, WebhookAnswer)
    assert_type(answer.status, int)
    assert_type(answer.body, bytes)
    assert_type(await hooks.receive_async(body, headers), WebhookAnswer)


# ── frameworks ───────────────────────────────────────────────────────────────────────────────────

starlette_app = Starlette(routes=[of_starlette.webhook_route("/webhooks", hooks, max_body=1_000_000)])


@of_starlette.receives(client.webhooks)
async def starlette_endpoint(request: Request, event: Event) -> Response:
    return JSONResponse({"id": event.id})


fastapi_app = FastAPI()
webhook_event = of_fastapi.webhook_event(aclient.webhooks, guard=async_guards[0])
fastapi_app.add_route("/others", of_fastapi.webhook_endpoint(hooks), methods=["POST"])


@fastapi_app.post("/webhooks", status_code=204)
async def fastapi_endpoint(event: Event = Depends(webhook_event)) -> None:  # noqa: B008
    print(event.type)


flask_app = Flask(__name__)
flask_app.add_url_rule("/webhooks", view_func=of_flask.webhook_view(hooks))


@flask_app.post("/webhooks/<team>")
@of_flask.receives(client.webhooks, guard=guards[1])
def flask_view(event: Event, team: str) -> tuple[str, int]:
    return f"{team}: {event.id}", 202


@of_django.receives(client.webhooks)
def django_view(request: HttpRequest, event: Event, team: str) -> HttpResponse:
    return HttpResponse(f"{team}: {event.id}")


@of_django.receives(client.webhooks)
async def django_async_view(request: HttpRequest, event: Event) -> None: ...


views = [of_django.webhook_view(hooks), of_django.async_webhook_view(hooks), django_view, django_async_view]
