"""
Webhooks in FastAPI: a dependency that gives the typed event, once for each webhook.

Annotations are evaluated here, for FastAPI has to see what is local.
"""

import json
from typing import Annotated, Any

import fakeredis
import httpx
import pytest
from aiagentplatform import AIAgentPlatform, AsyncRedisReplayGuard, MemoryReplayGuard
from aiagentplatform.integrations.fastapi import webhook_event
from aiagentplatform.types import Event
from fastapi import Depends, FastAPI, Form, HTTPException, Request, Response
from pydantic import BaseModel
from starlette.testclient import TestClient

from .apps import PATH, App, asgi, serving
from .conftest import OTHER, Letter, Sender, Time

Fails = list[Exception]


class Site:
    """A FastAPI app with one endpoint, which notes the events and raises what it is told to."""

    def __init__(self, dependency: Any, asynchronous: bool = True) -> None:
        self.seen: list[Event] = []
        self.fails: Fails = []
        self.api = FastAPI()

        def handle(event: Annotated[Event, Depends(dependency)]) -> None:
            self.seen.append(event)
            if self.fails:
                raise self.fails.pop(0)

        async def handle_async(event: Annotated[Event, Depends(dependency)]) -> None:
            handle(event)

        self.api.post(PATH, status_code=204)(handle_async if asynchronous else handle)
        self.app: App = asgi(self.api)

    def post(self, letter: Letter, **settings: Any) -> Any:
        return self.app.post(letter.body, letter.headers, **settings)


@pytest.fixture(params=[True, False], ids=["async", "sync"])
def site(request: pytest.FixtureRequest, receiver: AIAgentPlatform) -> Site:
    return Site(webhook_event(receiver.webhooks), request.param)


def test_the_endpoint_gets_the_typed_event_once(site: Site, sender: Sender) -> None:
    assert [site.post(sender.letter()).status for _ in range(3)] == [204, 204, 204]
    assert [type(event).__name__ for event in site.seen] == ["ApiKeyExpiredEvent"]


@pytest.mark.parametrize(
    ("fault", "status"), [(ZeroDivisionError(), 500), (HTTPException(418), 418)], ids=["any error", "HTTPException"]
)
def test_an_endpoint_that_raises_is_called_again(site: Site, sender: Sender, fault: Exception, status: int) -> None:
    site.fails.append(fault)
    assert [site.post(sender.letter()).status for _ in range(3)] == [status, 204, 204]
    assert len(site.seen) == 2


def test_what_is_not_trusted_does_not_reach_the_endpoint(site: Site, sender: Sender) -> None:
    got = site.post(sender.letter(secret=OTHER))
    assert (got.status, json.loads(got.body)) == (400, {"detail": {"code": "no_matching_signature"}})
    assert site.post(sender.letter(), method="GET").status == 405
    assert site.seen == []


def test_one_in_flight_elsewhere_is_a_409_that_says_when_to_come_back(
    receiver: AIAgentPlatform, sender: Sender, time: Time
) -> None:
    guard = MemoryReplayGuard(lease=60, clock=time.clock)
    site = Site(webhook_event(receiver.webhooks, guard=guard))
    guard.claim("evt_1")
    got = site.post(sender.letter())
    assert (got.status, got.headers["retry-after"]) == (409, "60")
    assert site.seen == []


def test_while_a_secret_is_rotated_both_are_taken(receiver: AIAgentPlatform, sender: Sender) -> None:
    site = Site(webhook_event(receiver.webhooks, secret=[OTHER, sender.secret]))
    assert site.post(sender.letter(id="evt_1")).status == 204
    assert site.post(sender.letter(id="evt_2", secret=OTHER)).status == 204


def test_our_own_faults_are_a_500_and_a_large_body_a_413(receiver: AIAgentPlatform, sender: Sender) -> None:
    keyless = AIAgentPlatform(api_key="aap_test_0123456789")
    got = Site(webhook_event(keyless.webhooks)).post(sender.letter())
    assert (got.status, json.loads(got.body)) == (500, {"detail": {"code": "not_configured"}})
    assert Site(webhook_event(receiver.webhooks, max_body=10)).post(sender.letter()).status == 413


def test_an_async_guard_on_redis_works(receiver: AIAgentPlatform, sender: Sender) -> None:
    guard = AsyncRedisReplayGuard(fakeredis.FakeAsyncRedis())
    site, letter = Site(webhook_event(receiver.webhooks, guard=guard)), sender.letter()
    site.fails.append(ZeroDivisionError())
    with TestClient(site.api, raise_server_exceptions=False) as client:  # one event loop for all requests
        got = [client.post(PATH, content=letter.body, headers=letter.headers).status_code for _ in range(3)]
    assert got == [500, 204, 204]
    assert len(site.seen) == 2


@pytest.mark.parametrize("asynchronous", [True, False], ids=["async", "sync"])
def test_over_a_socket_the_endpoint_is_called_once_and_again_when_it_failed(
    receiver: AIAgentPlatform, sender: Sender, asynchronous: bool
) -> None:
    dependency = Depends(webhook_event(receiver.webhooks), scope="function")  # settled before the response is sent
    seen: list[str] = []
    api = FastAPI()

    def handle(event: Annotated[Event, dependency]) -> None:
        seen.append(event.id)
        if len(seen) == 1:
            raise ZeroDivisionError

    async def handle_async(event: Annotated[Event, dependency]) -> None:
        handle(event)

    api.post(PATH, status_code=204)(handle_async if asynchronous else handle)
    letter = sender.letter()
    with serving(asgi(api)) as url:
        got = [httpx.post(url, content=letter.body, headers=letter.headers).status_code for _ in range(3)]
    assert got == [500, 204, 204]
    assert seen == ["evt_1", "evt_1"]


def test_a_body_that_the_endpoint_parses_too_is_verified_as_it_came(receiver: AIAgentPlatform, sender: Sender) -> None:
    """FastAPI parses it first, but the request keeps the bytes."""

    class Payload(BaseModel):
        type: str

    site = Site(webhook_event(receiver.webhooks))
    types: list[str] = []

    @site.api.post("/both", status_code=204)
    async def endpoint(payload: Payload, event: Annotated[Event, Depends(webhook_event(receiver.webhooks))]) -> None:
        types.append(f"{payload.type} {event.type}")

    letter = sender.letter()
    headers = {**letter.headers, "content-type": "application/json"}
    assert site.app.post(letter.body, headers, path="/both").status == 204
    assert types == ["api_key.expired api_key.expired"]


def test_a_parsed_body_given_to_the_receiver_is_explained(receiver: AIAgentPlatform, sender: Sender) -> None:
    """The usual mistake: the endpoint takes a model and passes it on."""
    api = FastAPI()
    said: list[str] = []

    class Payload(BaseModel):
        type: str

    @api.post(PATH)
    async def endpoint(payload: Payload, request: Request) -> Response:
        wrong: Any = payload
        try:
            receiver.webhooks.unwrap(wrong, request.headers)
        except Exception as fault:
            said.append(str(fault))
        return Response(status_code=400)

    letter = sender.letter()
    asgi(api).post(letter.body, {**letter.headers, "content-type": "application/json"})
    assert said[0].startswith("The webhook's body is a Payload: something parsed it")
    assert "await request.body()" in said[0]


def test_a_form_beside_the_event_is_explained(
    receiver: AIAgentPlatform, sender: Sender, caplog: pytest.LogCaptureFixture
) -> None:
    api = FastAPI()

    @api.post(PATH)
    async def endpoint(
        event: Annotated[Event, Depends(webhook_event(receiver.webhooks))], field: Annotated[str, Form()] = ""
    ) -> None:
        pytest.fail("reached")

    letter = sender.letter()
    headers = {**letter.headers, "content-type": "application/x-www-form-urlencoded"}
    assert asgi(api).post(letter.body, headers).status == 500
    assert "Take no form or file" in caplog.text
