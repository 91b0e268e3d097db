"""Webhooks in Starlette, beyond what all adapters do: `receives`, threads, and bodies that something read before."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, WebhookHandlers
from aiagentplatform.integrations.starlette import receives, webhook_endpoint, webhook_route
from aiagentplatform.types import Event
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .apps import PATH, App, asgi
from .conftest import OTHER, Sender

pytestmark = pytest.mark.anyio


def app_of(endpoint: Any, **settings: Any) -> App:
    return asgi(Starlette(routes=[Route(PATH, endpoint, methods=["POST", "PUT"])], **settings))


@pytest.mark.parametrize("asynchronous", [True, False], ids=["async", "sync"])
def test_an_endpoint_is_called_once_and_its_response_is_sent(
    receiver: AIAgentPlatform, sender: Sender, asynchronous: bool
) -> None:
    calls: list[str] = []

    def respond(request: Request, event: Event) -> Response | None:
        calls.append(event.id)
        return JSONResponse({"path": request.url.path}, 202) if event.id == "evt_1" else None

    @receives(receiver.webhooks)
    async def endpoint(request: Request, event: Event) -> Response | None:
        return respond(request, event)

    app = app_of(endpoint if asynchronous else receives(receiver.webhooks)(respond))
    letter, other, false = sender.letter(), sender.letter(id="evt_2"), sender.letter(id="evt_3", secret=OTHER)
    assert app.post(letter.body, letter.headers).body == b'{"path":"/hook"}'
    assert [app.post(each.body, each.headers).status for each in (letter, other, false)] == [204, 204, 400]
    assert app.post(letter.body, letter.headers, method="PUT").status == 405
    assert calls == ["evt_1", "evt_2"]


def test_an_endpoint_that_fails_is_called_again(receiver: AIAgentPlatform, sender: Sender) -> None:
    calls: list[str] = []

    @receives(receiver.webhooks)
    async def endpoint(request: Request, event: Event) -> None:
        calls.append(event.id)
        if len(calls) == 1:
            raise ZeroDivisionError

    app, letter = app_of(endpoint), sender.letter()
    assert [app.post(letter.body, letter.headers).status for _ in range(3)] == [500, 204, 204]
    assert calls == ["evt_1", "evt_1"]


def test_an_endpoint_whose_response_is_no_success_is_called_again(receiver: AIAgentPlatform, sender: Sender) -> None:
    statuses = [503, 302, 202]

    @receives(receiver.webhooks)
    async def endpoint(request: Request, event: Event) -> Response:
        return Response("busy", statuses.pop(0), {"retry-after": "5"})

    app, letter = app_of(endpoint), sender.letter()
    got = [app.post(letter.body, letter.headers) for _ in range(4)]
    assert [each.status for each in got] == [503, 302, 202, 204]
    assert (got[0].body, got[0].headers["retry-after"]) == (b"busy", "5")


def test_sync_handlers_do_not_hold_up_the_event_loop(receiver: AIAgentPlatform, sender: Sender) -> None:
    hooks = WebhookHandlers(receiver.webhooks)
    on_loop: dict[str, bool] = {}

    @hooks.on("api_key.expired")
    def sync(event: Event) -> None:
        on_loop["sync"] = running_loop() is not None

    @hooks.on("api_key.created")
    async def asynchronous(event: Event) -> None:
        on_loop["async"] = running_loop() is not None

    app = app_of(webhook_endpoint(hooks))
    for id, type in (("evt_1", "api_key.expired"), ("evt_2", "api_key.created")):
        letter = sender.letter(type, id=id)
        assert app.post(letter.body, letter.headers).status == 204
    assert on_loop == {"sync": False, "async": True}


def running_loop() -> object:
    """The event loop of this thread, if it runs one."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def test_a_body_without_a_length_is_limited_while_it_comes(receiver: AIAgentPlatform, sender: Sender) -> None:
    letter = sender.letter()
    read: list[int] = []

    def chunks() -> Iterator[bytes]:
        for start in range(0, len(letter.body), 10):
            read.append(start)
            yield letter.body[start : start + 10]

    for limit, status in ((len(letter.body), 204), (50, 413)):
        app = asgi(Starlette(routes=[webhook_route(PATH, WebhookHandlers(receiver.webhooks), max_body=limit)]))
        assert app.post(chunks(), letter.headers).status == status


@pytest.mark.parametrize(("length", "status"), [("9" * 5000, 413), ("١٢", 204), ("ten", 204)])
async def test_whatever_length_is_claimed_the_outcome_is_an_answer(
    receiver: AIAgentPlatform, sender: Sender, length: str, status: int
) -> None:
    letter = sender.letter()
    headers = [(name.encode(), value.encode()) for name, value in {**letter.headers, "content-length": length}.items()]
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": letter.body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    app = Starlette(routes=[webhook_route(PATH, WebhookHandlers(receiver.webhooks))])
    await app({"type": "http", "method": "POST", "path": PATH, "headers": headers, "query_string": b""}, receive, send)
    assert sent[0]["status"] == status


def test_the_body_can_be_read_before_and_after(receiver: AIAgentPlatform, sender: Sender) -> None:
    bodies: list[bytes] = []

    class Reads(BaseHTTPMiddleware):
        async def dispatch(self, request: Request, call_next: Any) -> Response:
            bodies.append(await request.body())
            response: Response = await call_next(request)
            return response

    @receives(receiver.webhooks)
    async def endpoint(request: Request, event: Event) -> None:
        bodies.append(await request.body())

    letter = sender.letter()
    app = app_of(endpoint, middleware=[Middleware(Reads)])
    assert app.post(letter.body, letter.headers).status == 204
    assert bodies == [letter.body, letter.body]


def test_a_body_that_is_gone_is_our_fault_and_the_log_says_why(
    receiver: AIAgentPlatform, sender: Sender, caplog: pytest.LogCaptureFixture
) -> None:
    async def endpoint(request: Request) -> Response:
        async for _ in request.stream():
            pass
        return await webhook_endpoint(WebhookHandlers(receiver.webhooks))(request)

    letter = sender.letter()
    got = app_of(endpoint).post(letter.body, letter.headers)
    assert (got.status, got.body) == (500, b'{"code": "not_configured"}')
    assert "body is gone" in caplog.text
