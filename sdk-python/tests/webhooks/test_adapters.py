"""What every web framework's adapter does, identically: each behaviour on each, with sync and with async handlers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from aiagentplatform import AIAgentPlatform, MemoryReplayGuard, WebhookHandlers
from aiagentplatform.types import Event

from .apps import APPS, App
from .conftest import OTHER, SECRET, Letter, Sender, Time


class Site:
    """An app of one framework, whose handler notes the events and fails when told to."""

    def __init__(self, framework: str, asynchronous: bool, receiver: AIAgentPlatform, stack: ExitStack) -> None:
        self.framework, self.asynchronous, self.receiver, self.stack = framework, asynchronous, receiver, stack
        self.seen: list[Event] = []
        self.failures = 0
        self.use()

    def use(self, receiver: Any = None, *, guard: Any = None, max_body: int | None = None) -> None:
        """Serve from now on with other settings."""
        hooks: WebhookHandlers[Event] = WebhookHandlers(receiver or self.receiver.webhooks, guard=guard)
        hooks.default(self._handle_async if self.asynchronous else self._handle)
        settings = {} if max_body is None else {"max_body": max_body}
        self.app: App = self.stack.enter_context(APPS[self.framework](hooks, **settings))

    def post(self, letter: Letter, **settings: Any) -> Any:
        return self.app.post(letter.body, letter.headers, **settings)

    def _handle(self, event: Event) -> None:
        if self.failures:
            self.failures -= 1
            raise ZeroDivisionError("the handler's")
        self.seen.append(event)

    async def _handle_async(self, event: Event) -> None:
        self._handle(event)


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def asynchronous(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(params=APPS)
def site(request: pytest.FixtureRequest, asynchronous: bool, receiver: AIAgentPlatform) -> Iterator[Site]:
    with ExitStack() as stack:
        yield Site(request.param, asynchronous, receiver, stack)


def test_a_webhook_is_handled_and_answered_with_nothing(site: Site, sender: Sender) -> None:
    got = site.post(sender.letter())
    assert (got.status, got.body) == (204, b"")
    assert [(event.type, event.id) for event in site.seen] == [("api_key.expired", "evt_1")]
    assert "ApiKeyExpiredEvent" in type(site.seen[0]).__name__


def test_a_repeated_delivery_is_acknowledged_and_not_handled(site: Site, sender: Sender) -> None:
    assert [site.post(sender.letter()).status for _ in range(3)] == [204] * 3
    assert len(site.seen) == 1


def test_a_handler_that_fails_is_a_500_and_the_next_attempt_is_handled(
    site: Site, sender: Sender, caplog: pytest.LogCaptureFixture
) -> None:
    site.failures = 1
    assert [site.post(sender.letter()).status for _ in range(3)] == [500, 204, 204]
    assert len(site.seen) == 1


def test_one_in_flight_elsewhere_is_a_409_that_says_when_to_come_back(site: Site, sender: Sender, time: Time) -> None:
    guard = MemoryReplayGuard(lease=60, clock=time.clock)
    site.use(guard=guard)
    claim = guard.claim("evt_1")
    time.seconds += 0.5
    got = site.post(sender.letter())
    assert (got.status, got.body, got.headers["retry-after"]) == (409, b'{"code": "in_flight"}', "60")
    guard.release(claim)
    assert site.post(sender.letter()).status == 204
    assert len(site.seen) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"webhook-id": "evt_2"}, "no_matching_signature"),
        ({"webhook-timestamp": "1"}, "timestamp_too_old"),
        ({"webhook-signature": ""}, "missing_header"),
    ],
)
def test_what_is_not_trusted_is_a_400_with_its_code(
    site: Site, sender: Sender, change: dict[str, str], code: str
) -> None:
    letter = sender.letter()
    got = site.post(Letter(letter.body, {**letter.headers, **change}))
    assert (got.status, got.body) == (400, b'{"code": "%s"}' % code.encode())
    assert got.headers["content-type"].startswith("application/json")
    assert site.seen == []


def test_a_body_that_was_changed_on_the_way_is_a_400(site: Site, sender: Sender) -> None:
    letter = sender.letter()
    assert site.post(Letter(letter.body + b" ", letter.headers)).status == 400


def test_without_a_secret_or_with_a_wrong_one_it_is_our_fault_and_no_secret_is_said(site: Site, sender: Sender) -> None:
    site.use(AIAgentPlatform(api_key="aap_test_0123456789").webhooks)
    got = site.post(sender.letter())
    assert (got.status, got.body) == (500, b'{"code": "not_configured"}')
    site.use(AIAgentPlatform(webhook_secret="whsec_top secret").webhooks)
    got = site.post(sender.letter())
    assert (got.status, got.body) == (500, b'{"code": "invalid_secret"}')


def test_a_guard_that_does_not_answer_is_a_503(site: Site, sender: Sender) -> None:
    class Broken(MemoryReplayGuard):
        def claim(self, id: str, /) -> Any:
            raise ConnectionError

    site.use(guard=Broken())
    got = site.post(sender.letter())
    assert (got.status, got.body) == (503, b'{"code": "guard_unavailable"}')
    assert site.seen == []


def test_a_body_that_is_too_large_is_a_413(site: Site, sender: Sender) -> None:
    letter = sender.letter()
    site.use(max_body=len(letter.body))
    assert site.post(letter).status == 204
    site.use(max_body=len(letter.body) - 1)
    got = site.post(letter)
    assert (got.status, got.body) == (413, b'{"code": "body_too_large"}')
    assert len(site.seen) == 1


def test_another_method_than_post_is_a_405(site: Site, sender: Sender) -> None:
    got = site.post(sender.letter(), method="PUT")
    assert got.status == 405
    assert "POST" in got.headers["allow"]
    assert site.seen == []


def test_while_a_secret_is_rotated_both_are_taken(site: Site, sender: Sender) -> None:
    class Both:
        def unwrap(self, body: Any, headers: Any, secret: Any = None, *, tolerance: float = 300) -> Event:
            return site.receiver.webhooks.unwrap(body, headers, [OTHER, SECRET], tolerance=tolerance)

    site.use(Both())
    assert site.post(sender.letter(id="evt_1")).status == 204
    assert site.post(sender.letter(id="evt_2", secret=OTHER)).status == 204
    assert [event.id for event in site.seen] == ["evt_1", "evt_2"]


def test_a_receiver_may_be_anything_that_unwraps(site: Site, sender: Sender) -> None:
    class Another:
        def unwrap(self, *_: Any, **__: Any) -> dict[str, Any]:
            return {"type": "landed"}

    site.use(Another())
    assert site.post(sender.letter()).status == 204
    assert site.seen == [{"type": "landed"}]
