"""Handlers by event: which one is called, and what is answered."""

from __future__ import annotations

import functools
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, ConfigurationError, WebhookAnswer, WebhookHandlers
from aiagentplatform.types import ApiKeyCreatedEvent, ApiKeyExpiredEvent, Event, UnknownEvent

from .conftest import OTHER, SECRET, Letter, Sender

pytestmark = pytest.mark.anyio


class Desk:
    """Handlers that note what they were called with, received in the flavour."""

    def __init__(self, receiver: AIAgentPlatform, flavour: str) -> None:
        self.hooks: WebhookHandlers[Event] = WebhookHandlers(receiver.webhooks)
        self.flavour = flavour
        self.seen: list[tuple[str, Any]] = []

    def note(self, name: str) -> Any:
        """A handler: sync in the sync flavour, a coroutine function in asyncio, sync and so on a thread in trio."""
        if self.flavour != "asyncio":
            return lambda event: self.seen.append((name, event))

        async def handler(event: Any) -> None:
            self.seen.append((name, event))

        return handler

    async def receive(self, letter: Letter) -> WebhookAnswer:
        if self.flavour == "sync":
            return self.hooks.receive(letter.body, letter.headers)
        return await self.hooks.receive_async(letter.body, letter.headers)


@pytest.fixture
def desk(receiver: AIAgentPlatform, flavour: str) -> Desk:
    return Desk(receiver, flavour)


async def test_an_event_goes_to_its_handler_and_no_other(desk: Desk, sender: Sender) -> None:
    desk.hooks.on(ApiKeyExpiredEvent)(desk.note("by class"))
    desk.hooks.on("api_key.created")(desk.note("by name"))
    desk.hooks.default(desk.note("default"))
    for number, type in enumerate(["api_key.expired", "api_key.created", "api_key.rotated", "moon.landed"]):
        assert await desk.receive(sender.letter(type, id=f"evt_{number}")) == WebhookAnswer(204)
    assert [(name, event.type) for name, event in desk.seen] == [
        ("by class", "api_key.expired"),
        ("by name", "api_key.created"),
        ("default", "api_key.rotated"),
        ("default", "moon.landed"),
    ]
    assert isinstance(desk.seen[0][1], ApiKeyExpiredEvent)
    assert isinstance(desk.seen[3][1], UnknownEvent)


async def test_an_event_without_a_handler_is_acknowledged(desk: Desk, sender: Sender) -> None:
    desk.hooks.on(ApiKeyExpiredEvent)(desk.note("expired"))
    assert (await desk.receive(sender.letter("api_key.created"))).status == 204
    assert (await desk.receive(sender.letter("moon.landed", id="evt_2"))).status == 204
    assert desk.seen == []


async def test_one_handler_may_take_several_events(desk: Desk, sender: Sender) -> None:
    desk.hooks.on(ApiKeyExpiredEvent, ApiKeyCreatedEvent)(desk.note("both"))
    for number, type in enumerate(["api_key.expired", "api_key.created"]):
        await desk.receive(sender.letter(type, id=f"evt_{number}"))
    assert [name for name, _ in desk.seen] == ["both", "both"]


async def test_a_repeated_delivery_is_acknowledged_and_not_handled(desk: Desk, sender: Sender) -> None:
    desk.hooks.default(desk.note("default"))
    answers = [await desk.receive(sender.letter()) for _ in range(3)]
    assert [(answer.status, answer.body) for answer in answers] == [(204, b"")] * 3
    assert len(desk.seen) == 1


async def test_what_a_handler_raises_is_raised_and_the_next_attempt_is_handled(desk: Desk, sender: Sender) -> None:
    fail = [True, False]

    @desk.hooks.default
    def handle(event: Event) -> None:
        if fail.pop(0):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await desk.receive(sender.letter())
    assert (await desk.receive(sender.letter())).status == 204
    assert fail == []


async def test_a_refusal_is_answered_with_its_code_alone(desk: Desk, sender: Sender) -> None:
    answer = await desk.receive(sender.letter(secret=OTHER))
    assert (answer.status, answer.body) == (400, b'{"code": "no_matching_signature"}')
    assert answer.headers["content-type"] == "application/json"


async def test_a_missing_or_malformed_secret_is_the_receivers_fault(desk: Desk, sender: Sender) -> None:
    letter = sender.letter()
    desk.hooks = WebhookHandlers(AIAgentPlatform(api_key="aap_test_0123456789").webhooks)
    answer = await desk.receive(letter)
    assert (answer.status, answer.body) == (500, b'{"code": "not_configured"}')
    desk.hooks = WebhookHandlers(AIAgentPlatform(webhook_secret="whsec_top secret").webhooks)
    answer = await desk.receive(letter)
    assert (answer.status, answer.body) == (500, b'{"code": "invalid_secret"}')


async def test_while_a_secret_is_rotated_both_are_taken(desk: Desk, receiver: AIAgentPlatform, sender: Sender) -> None:
    desk.hooks = WebhookHandlers(receiver.webhooks, secret=[OTHER, SECRET])
    desk.hooks.default(desk.note("default"))
    await desk.receive(sender.letter(id="evt_1"))
    await desk.receive(sender.letter(id="evt_2", secret=OTHER))
    assert [event.id for _, event in desk.seen] == ["evt_1", "evt_2"]


def test_an_event_has_one_handler() -> None:
    hooks = WebhookHandlers(AIAgentPlatform(webhook_secret="whsec_AAAA").webhooks)

    @hooks.on("api_key.expired")
    def first(event: Any) -> None: ...

    hooks.default(first)
    with pytest.raises(ConfigurationError, match=r"'api_key.expired' has a handler already: .*first"):
        hooks.on(ApiKeyCreatedEvent, ApiKeyExpiredEvent)(first)
    hooks.on(ApiKeyCreatedEvent)(first)  # nothing of what was refused is kept
    with pytest.raises(ConfigurationError, match="default handler already"):
        hooks.default(first)


@pytest.mark.parametrize("event", [UnknownEvent, Event, dict, AIAgentPlatform])
def test_what_is_no_class_of_one_event_is_refused(event: Any) -> None:
    hooks = WebhookHandlers(AIAgentPlatform(webhook_secret="whsec_AAAA").webhooks)
    with pytest.raises(ConfigurationError, match="no class of one event"):
        hooks.on(event)


def test_async_handlers_are_refused_by_a_sync_receiver_before_anything_is_claimed(
    receiver: AIAgentPlatform, sender: Sender
) -> None:
    hooks = WebhookHandlers(receiver.webhooks)
    letter = sender.letter()

    @hooks.on("api_key.created")
    async def handle(event: Any) -> None: ...

    assert hooks.asynchronous
    with pytest.raises(ConfigurationError, match="receive_async"):
        hooks.receive(letter.body, letter.headers)


def test_a_handler_that_hides_that_it_is_async_is_found_out(receiver: AIAgentPlatform, sender: Sender) -> None:
    async def handle(event: Any) -> None: ...

    hooks = WebhookHandlers(receiver.webhooks)
    hooks.default(lambda event: handle(event))
    letter = sender.letter()
    with pytest.raises(ConfigurationError, match="is asynchronous"):
        hooks.receive(letter.body, letter.headers)


@pytest.mark.parametrize("kind", ["partial", "object", "lambda"])
async def test_every_kind_of_async_handler_is_awaited(receiver: AIAgentPlatform, sender: Sender, kind: str) -> None:
    seen: list[str] = []

    async def handle(word: str, event: Any) -> None:
        seen.append(word)

    class Handler:
        async def __call__(self, event: Any) -> None:
            await handle("done", event)

    hooks: WebhookHandlers[Any] = WebhookHandlers(receiver.webhooks)
    kinds: dict[str, Any] = {
        "partial": functools.partial(handle, "done"),
        "object": Handler(),
        "lambda": lambda event: handle("done", event),
    }
    hooks.default(kinds[kind])
    letter = sender.letter()
    await hooks.receive_async(letter.body, letter.headers)
    assert seen == ["done"]


def test_events_without_a_class_are_told_apart_too() -> None:
    class Plain:
        def unwrap(self, *_: Any, **__: Any) -> dict[str, Any]:
            return {"kind": "landed"}

    seen: list[Any] = []
    hooks = WebhookHandlers(Plain(), tag="kind")
    hooks.on("landed")(seen.append)
    headers = {"webhook-id": "1", "webhook-timestamp": "1", "webhook-signature": "v1,A"}
    assert hooks.receive(b"", headers).status == 204
    assert seen == [{"kind": "landed"}]
