"""
The web frameworks under test: for each adapter an app with a webhook at /hook, and ways to post to it.

A `Post` sends through the framework's own test client; `serving` puts the app behind a socket. Knows the adapters, and
nothing of what is posted.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import django
from aiagentplatform import WebhookHandlers
from django.conf import settings as django_settings
from django.test import override_settings
from starlette.testclient import TestClient

if not django_settings.configured:
    django_settings.configure(
        ALLOWED_HOSTS=["*"],
        DEBUG=False,
        LOGGING_CONFIG=None,
        MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
        SECRET_KEY="only for tests",
    )
    django.setup()

PATH = "/hook"


@dataclass(frozen=True)
class Got:
    """A response, as every framework gives it."""

    status: int
    body: bytes
    headers: dict[str, str]


Post = Callable[..., Got]
"""``post(body, headers, method="POST")``: through the framework's own test client."""


@dataclass(frozen=True)
class App:
    """A WSGI or ASGI application, and a way to post to it without a socket."""

    kind: str
    application: Any
    post: Post


# ── apps of a table of handlers ──────────────────────────────────────────────────────────────────


@contextmanager
def starlette_app(hooks: WebhookHandlers[Any], **settings: Any) -> Generator[App]:
    from aiagentplatform.integrations.starlette import webhook_route
    from starlette.applications import Starlette

    yield asgi(Starlette(routes=[webhook_route(PATH, hooks, **settings)]))


@contextmanager
def fastapi_app(hooks: WebhookHandlers[Any], **settings: Any) -> Generator[App]:
    from aiagentplatform.integrations.fastapi import webhook_endpoint
    from fastapi import FastAPI

    app = FastAPI()
    app.add_route(PATH, webhook_endpoint(hooks, **settings), methods=["POST"])
    yield asgi(app)


@contextmanager
def flask_app(hooks: WebhookHandlers[Any], **settings: Any) -> Generator[App]:
    from aiagentplatform.integrations.flask import webhook_view
    from flask import Flask

    app = Flask("app")
    app.add_url_rule(PATH, endpoint="hook", view_func=webhook_view(hooks, **settings))
    yield flask(app)


@contextmanager
def django_app(hooks: WebhookHandlers[Any], **settings: Any) -> Generator[App]:
    from aiagentplatform.integrations.django import webhook_view

    with django_over_wsgi(webhook_view(hooks, **settings)) as app:
        yield app


@contextmanager
def django_async_app(hooks: WebhookHandlers[Any], **settings: Any) -> Generator[App]:
    from aiagentplatform.integrations.django import async_webhook_view

    with django_over_asgi(async_webhook_view(hooks, **settings)) as app:
        yield app


APPS = {
    "starlette": starlette_app,
    "fastapi": fastapi_app,
    "flask": flask_app,
    "django": django_app,
    "django async": django_async_app,
}


# ── each framework's own test client ─────────────────────────────────────────────────────────────


def asgi(application: Any) -> App:
    def post(body: Any, headers: dict[str, str], method: str = "POST", path: str = PATH) -> Got:
        with TestClient(application, raise_server_exceptions=False) as client:
            got = client.request(method, path, content=body, headers=headers)
        return Got(got.status_code, got.content, dict(got.headers))

    return App("asgi", application, post)


def flask(application: Any) -> App:
    def post(body: bytes, headers: dict[str, str], method: str = "POST", path: str = PATH) -> Got:
        got = application.test_client().open(path, method=method, data=body, headers=headers)
        return Got(got.status_code, got.data, {name.lower(): value for name, value in got.headers.items()})

    return App("wsgi", application, post)


@contextmanager
def django_over_wsgi(view: Any, route: str = "hook") -> Generator[App]:
    from django.urls import path

    with django_wsgi(path(route, view)) as app:
        yield app


@contextmanager
def django_wsgi(*urlpatterns: Any) -> Generator[App]:
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import Client

    def post(body: bytes, headers: dict[str, str], method: str = "POST", path: str = PATH) -> Got:
        client = Client(raise_request_exception=False, enforce_csrf_checks=True)
        got: Any = client.generic(method, path, body, content_type="application/json", headers=headers)
        return Got(got.status_code, got.content, {name.lower(): value for name, value in got.headers.items()})

    with override_settings(ROOT_URLCONF=urlpatterns):
        yield App("wsgi", WSGIHandler(), post)


@contextmanager
def django_over_asgi(view: Any, route: str = "hook") -> Generator[App]:
    from django.core.handlers.asgi import ASGIHandler
    from django.test import AsyncClient
    from django.urls import path

    def post(body: bytes, headers: dict[str, str], method: str = "POST", path: str = PATH) -> Got:
        import asyncio

        client = AsyncClient(raise_request_exception=False, enforce_csrf_checks=True)
        got: Any = asyncio.run(
            client.generic(method, path, body, content_type="application/json", headers=headers)  # type: ignore[arg-type]
        )
        return Got(got.status_code, got.content, {name.lower(): value for name, value in got.headers.items()})

    with override_settings(ROOT_URLCONF=(path(route, view),)):
        yield App("asgi", ASGIHandler(), post)


# ── a socket ─────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def serving(app: App) -> Generator[str]:
    """The app on a free port of this machine, for as long as the block runs. Gives the webhook's URL."""
    with (serving_asgi if app.kind == "asgi" else serving_wsgi)(app.application) as port:
        yield f"http://127.0.0.1:{port}{PATH}"


@contextmanager
def serving_asgi(application: Any) -> Generator[int]:
    import uvicorn

    started = threading.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            started.set()

    server = Server(uvicorn.Config(application, port=0, lifespan="off", log_config=None, ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        assert started.wait(10)
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def serving_wsgi(application: Any) -> Generator[int]:
    from socketserver import ThreadingMixIn
    from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

    class Server(ThreadingMixIn, WSGIServer):
        daemon_threads = True

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing."""

    with make_server("127.0.0.1", 0, application, Server, Quiet) as server:
        thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
