"""Webhooks in Django, beyond what all adapters do: `receives`, CSRF, Django's own limits and threads."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, WebhookHandlers
from aiagentplatform.integrations.django import async_webhook_view, receives, webhook_view
from aiagentplatform.types import Event
from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from .apps import django_over_asgi, django_over_wsgi
from .conftest import OTHER, Sender


@pytest.mark.parametrize("asynchronous", [True, False], ids=["async", "sync"])
def test_a_view_is_called_once_with_the_event_and_what_the_url_holds(
    receiver: AIAgentPlatform, sender: Sender, asynchronous: bool
) -> None:
    calls: list[tuple[str, str]] = []

    def respond(request: HttpRequest, event: Event, team: str) -> HttpResponse | None:
        calls.append((event.id, team))
        return HttpResponse(f"{team}: {len(request.body)}", status=202) if event.id == "evt_1" else None

    @receives(receiver.webhooks)
    async def view_async(request: HttpRequest, event: Event, team: str) -> HttpResponse | None:
        return respond(request, event, team)

    over = django_over_asgi if asynchronous else django_over_wsgi
    letter, other, false = sender.letter(), sender.letter(id="evt_2"), sender.letter(id="evt_3", secret=OTHER)
    with over(view_async if asynchronous else receives(receiver.webhooks)(respond), "hook/<str:team>") as site:
        got = site.post(letter.body, letter.headers, path="/hook/red")
        assert (got.status, got.body) == (202, f"red: {len(letter.body)}".encode())
        statuses = [site.post(each.body, each.headers, path="/hook/red").status for each in (letter, other, false)]
        assert statuses == [204, 204, 400]
        assert site.post(letter.body, letter.headers, path="/hook/red", method="GET").status == 405
    assert calls == [("evt_1", "red"), ("evt_2", "red")]


@pytest.mark.parametrize("asynchronous", [True, False], ids=["async", "sync"])
def test_a_view_that_fails_is_called_again(receiver: AIAgentPlatform, sender: Sender, asynchronous: bool) -> None:
    calls: list[str] = []

    def fail_once(event: Event) -> None:
        calls.append(event.id)
        if len(calls) == 1:
            raise ZeroDivisionError

    @receives(receiver.webhooks)
    def view(request: HttpRequest, event: Event) -> None:
        fail_once(event)

    @receives(receiver.webhooks)
    async def view_async(request: HttpRequest, event: Event) -> None:
        fail_once(event)

    letter = sender.letter()
    with django_over_asgi(view_async) if asynchronous else django_over_wsgi(view) as site:
        assert [site.post(letter.body, letter.headers).status for _ in range(3)] == [500, 204, 204]
    assert calls == ["evt_1", "evt_1"]


@pytest.mark.parametrize("asynchronous", [True, False], ids=["async", "sync"])
def test_a_view_whose_response_is_no_success_is_called_again(
    receiver: AIAgentPlatform, sender: Sender, asynchronous: bool
) -> None:
    statuses = [503, 302, 202]

    @receives(receiver.webhooks)
    def view(request: HttpRequest, event: Event) -> HttpResponse:
        return HttpResponse("busy", status=statuses.pop(0))

    @receives(receiver.webhooks)
    async def view_async(request: HttpRequest, event: Event) -> HttpResponse:
        return HttpResponse("busy", status=statuses.pop(0))

    letter = sender.letter()
    with django_over_asgi(view_async) if asynchronous else django_over_wsgi(view) as site:
        assert [site.post(letter.body, letter.headers).status for _ in range(4)] == [503, 302, 202, 204]


def test_sync_handlers_of_an_async_view_run_where_djangos_sync_code_does(
    receiver: AIAgentPlatform, sender: Sender
) -> None:
    """There the request's database connections are, and there Django closes them."""
    hooks = WebhookHandlers(receiver.webhooks)
    threads: list[int] = []
    hooks.default(lambda event: threads.append(threading.get_ident()))
    view = async_webhook_view(hooks)

    async def noting(request: HttpRequest) -> HttpResponse:
        threads.append(await sync_to_async(threading.get_ident, thread_sensitive=True)())
        return await view(request)

    noting.csrf_exempt = True  # type: ignore[attr-defined]
    letter = sender.letter()
    with django_over_asgi(noting) as site:
        assert site.post(letter.body, letter.headers).status == 204
    assert len(threads) == 2
    assert threads[0] == threads[1] != threading.get_ident()


def test_djangos_own_limit_is_a_413_too(receiver: AIAgentPlatform, sender: Sender) -> None:
    letter = sender.letter()
    with (
        override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=50),
        django_over_wsgi(webhook_view(WebhookHandlers(receiver.webhooks))) as site,
    ):
        got = site.post(letter.body, letter.headers)
    assert (got.status, got.body) == (413, b'{"code": "body_too_large"}')


def test_a_body_that_is_gone_is_our_fault_and_the_log_says_why(
    receiver: AIAgentPlatform, sender: Sender, caplog: pytest.LogCaptureFixture
) -> None:
    view = webhook_view(WebhookHandlers(receiver.webhooks))

    def reading(request: HttpRequest) -> HttpResponse:
        request.read(1)
        return view(request)

    marked: Any = reading
    marked.csrf_exempt = True
    letter = sender.letter()
    with django_over_wsgi(reading) as site:
        got = site.post(letter.body, letter.headers)
    assert (got.status, got.body) == (500, b'{"code": "not_configured"}')
    assert "body is gone" in caplog.text
