"""Webhooks in Flask, beyond what all adapters do: `receives`, the rest of the URL, bodies read before and after."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, WebhookHandlers
from aiagentplatform.integrations.flask import receives, webhook_view
from aiagentplatform.types import Event
from flask import Flask, Response, request
from werkzeug.test import create_environ, run_wsgi_app

from .apps import flask
from .conftest import OTHER, Sender


@pytest.mark.parametrize("asynchronous", [True, False], ids=["async", "sync"])
def test_a_view_is_called_once_with_the_event_and_what_the_url_holds(
    receiver: AIAgentPlatform, sender: Sender, asynchronous: bool
) -> None:
    app = Flask("app")
    calls: list[tuple[str, str]] = []

    def respond(event: Event, team: str) -> tuple[str, int] | None:
        calls.append((event.id, team))
        return (f"{team}: {len(request.get_data())}", 202) if event.id == "evt_1" else None

    if asynchronous:

        @app.post("/hook/<team>")
        @receives(receiver.webhooks)
        async def view_async(event: Event, team: str) -> tuple[str, int] | None:
            return respond(event, team)

    else:
        app.post("/hook/<team>")(receives(receiver.webhooks)(respond))
    letter, other, false = sender.letter(), sender.letter(id="evt_2"), sender.letter(id="evt_3", secret=OTHER)
    site = flask(app)
    got = site.post(letter.body, letter.headers, path="/hook/red")
    assert (got.status, got.body) == (202, f"red: {len(letter.body)}".encode())
    statuses = [site.post(each.body, each.headers, path="/hook/red").status for each in (letter, other, false)]
    assert statuses == [204, 204, 400]
    assert calls == [("evt_1", "red"), ("evt_2", "red")]


def test_a_view_that_fails_is_called_again(receiver: AIAgentPlatform, sender: Sender) -> None:
    app = Flask("app")
    calls: list[str] = []

    @app.post("/hook")
    @receives(receiver.webhooks)
    def view(event: Event) -> None:
        calls.append(event.id)
        if len(calls) == 1:
            raise ZeroDivisionError

    letter, site = sender.letter(), flask(app)
    assert [site.post(letter.body, letter.headers).status for _ in range(3)] == [500, 204, 204]
    assert calls == ["evt_1", "evt_1"]


@pytest.mark.parametrize("asynchronous", [True, False], ids=["async", "sync"])
def test_a_view_whose_response_is_no_success_is_called_again(
    receiver: AIAgentPlatform, sender: Sender, asynchronous: bool
) -> None:
    app = Flask("app")
    responses: list[Any] = [("busy", 503, {"retry-after": "5"}), Response("moved", 302), {"fine": True}]

    @receives(receiver.webhooks)
    def view(event: Event) -> Any:
        return responses.pop(0)

    @receives(receiver.webhooks)
    async def view_async(event: Event) -> Any:
        return responses.pop(0)

    app.post("/hook")(view_async if asynchronous else view)
    site, letter = flask(app), sender.letter()
    got = [site.post(letter.body, letter.headers) for _ in range(4)]
    assert [each.status for each in got] == [503, 302, 200, 204]
    assert (got[0].body, got[0].headers["retry-after"]) == (b"busy", "5")


def test_a_body_that_was_read_before_is_verified_as_it_came(receiver: AIAgentPlatform, sender: Sender) -> None:
    app = Flask("app")
    app.add_url_rule("/hook", view_func=webhook_view(WebhookHandlers(receiver.webhooks)))

    @app.before_request
    def read() -> None:
        request.get_json(force=True)

    letter = sender.letter()
    assert flask(app).post(letter.body, letter.headers).status == 204


def test_a_route_that_lets_other_methods_in_still_takes_webhooks_alone(
    receiver: AIAgentPlatform, sender: Sender
) -> None:
    app = Flask("app")
    view = webhook_view(WebhookHandlers(receiver.webhooks))
    app.add_url_rule("/hook", view_func=view, methods=["GET", "POST"])
    letter, site = sender.letter(), flask(app)
    got = site.post(letter.body, letter.headers, method="GET")
    assert (got.status, got.headers["allow"]) == (405, "POST")
    assert site.post(letter.body, letter.headers).status == 204


def test_the_limit_holds_for_a_body_without_a_length(receiver: AIAgentPlatform, sender: Sender) -> None:
    """As servers hand over what came in chunks: an input that ends by itself."""
    app = Flask("app")
    letter = sender.letter()
    for name, limit in (("small", 50), ("close", len(letter.body) - 1), ("right", len(letter.body))):
        view = webhook_view(WebhookHandlers(receiver.webhooks), max_body=limit)
        app.add_url_rule(f"/{name}", endpoint=name, view_func=view)

    def post(path: str) -> tuple[str, int]:
        stream = BytesIO(letter.body)
        environ = create_environ(path, method="POST", headers=letter.headers, input_stream=stream)
        environ.pop("CONTENT_LENGTH", None)
        status = run_wsgi_app(app, {**environ, "wsgi.input_terminated": True})[1]
        return status[:3], stream.tell()

    assert post("/small") == ("413", 51)  # the rest is not read
    assert post("/close") == ("413", len(letter.body))
    assert post("/right") == ("204", len(letter.body))
