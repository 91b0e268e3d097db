"""One webhook's way in: claimed before it is handled, remembered when that went well, given back when it did not."""

from __future__ import annotations

import inspect
import logging
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import pytest
from aiagentplatform import (
    AIAgentPlatform,
    ConfigurationError,
    MemoryReplayGuard,
    ReplayClaim,
    WebhookDuplicateError,
    WebhookError,
    WebhookGuardError,
    WebhookHandlers,
    WebhookInFlightError,
    WebhookSignatureError,
)

from .conftest import OTHER, Letter, Sender, Time

pytestmark = pytest.mark.anyio


class AsyncGuard:
    """A guard whose methods must be awaited, around one that remembers."""

    def __init__(self, guard: Any) -> None:
        self.guard = guard

    async def claim(self, id: str, /) -> ReplayClaim:
        await anyio.lowlevel.checkpoint()
        claim: ReplayClaim = self.guard.claim(id)
        return claim

    async def commit(self, claim: ReplayClaim, /) -> None:
        await anyio.lowlevel.checkpoint()
        self.guard.commit(claim)

    async def release(self, claim: ReplayClaim, /) -> None:
        await anyio.lowlevel.checkpoint()
        self.guard.release(claim)


class BrokenGuard:
    """A guard whose memory is out of reach, from the given call on."""

    def __init__(self, broken: str) -> None:
        self.broken = broken

    def claim(self, id: str, /) -> ReplayClaim:
        self._fail("claim")
        return ReplayClaim(id, "new")

    def commit(self, claim: ReplayClaim, /) -> None:
        self._fail("commit")

    def release(self, claim: ReplayClaim, /) -> None:
        self._fail("release")

    def _fail(self, name: str) -> None:
        if name == self.broken:
            raise ConnectionError("redis://user:hunter2@10.0.0.1 does not answer")


class Door:
    """Receives webhooks in the flavour: `with`, or `async with` with either kind of guard."""

    def __init__(self, receiver: AIAgentPlatform, flavour: str, time: Time) -> None:
        self.receiver, self.flavour = receiver, flavour
        self.memory = MemoryReplayGuard(clock=time.clock)
        self.guard: Any = AsyncGuard(self.memory) if flavour == "trio" else self.memory

    @asynccontextmanager
    async def open(self, letter: Letter, **settings: Any) -> AsyncIterator[Any]:
        reception: Any = self.receiver.webhooks.receive(
            letter.body, letter.headers, **{"guard": self.guard, **settings}
        )
        if self.flavour == "sync":
            with reception as event:
                yield event
        else:
            async with reception as event:
                yield event


@pytest.fixture
def door(receiver: AIAgentPlatform, flavour: str, time: Time) -> Door:
    return Door(receiver, flavour, time)


async def test_a_webhook_is_handled_once(door: Door, sender: Sender) -> None:
    async with door.open(sender.letter()) as event:
        assert event.type == "api_key.expired"
        assert door.memory.claim("evt_1").state == "in_flight"
    with pytest.raises(WebhookDuplicateError) as caught:
        async with door.open(sender.letter()):
            pytest.fail("handled again")
    assert (caught.value.status, caught.value.code) == (204, "duplicate")


async def test_a_webhook_whose_handling_failed_is_handled_when_it_comes_again(door: Door, sender: Sender) -> None:
    with pytest.raises(ZeroDivisionError):
        async with door.open(sender.letter()):
            raise ZeroDivisionError
    async with door.open(sender.letter()) as event:
        assert event.id == "evt_1"


async def test_a_webhook_in_flight_is_not_handled_beside_itself(door: Door, sender: Sender, time: Time) -> None:
    async with door.open(sender.letter()):
        time.seconds += 100
        with pytest.raises(WebhookInFlightError) as caught:
            async with door.open(sender.letter()):
                pytest.fail("handled twice at once")
    assert (caught.value.status, caught.value.code, caught.value.retry_after) == (409, "in_flight", 200)


async def test_what_is_not_trusted_claims_nothing(door: Door, sender: Sender) -> None:
    with pytest.raises(WebhookSignatureError):
        async with door.open(sender.letter(secret=OTHER)):
            pytest.fail("trusted")
    assert len(door.memory) == 0
    async with door.open(sender.letter(secret=OTHER), secret=[OTHER]):
        pass


async def test_without_a_guard_every_delivery_is_handled(door: Door, sender: Sender) -> None:
    for _ in range(2):
        async with door.open(sender.letter(), guard=None) as event:
            assert event.id == "evt_1"


async def test_headers_that_can_be_read_once_are_enough(door: Door, sender: Sender) -> None:
    letter = sender.letter()
    once: Any = Letter(letter.body, iter(letter.headers.items()))  # type: ignore[arg-type]
    async with door.open(once) as event:
        assert event.id == "evt_1"


async def test_a_guard_that_does_not_answer_handles_nothing_and_says_no_secret(door: Door, sender: Sender) -> None:
    with pytest.raises(WebhookGuardError, match="BrokenGuard does not answer: ConnectionError") as caught:
        async with door.open(sender.letter(), guard=BrokenGuard("claim")):
            pytest.fail("handled without a claim")
    assert (caught.value.status, caught.value.code) == (503, "guard_unavailable")
    assert isinstance(caught.value.__cause__, ConnectionError)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(("broken", "said"), [("commit", "handled, which could"), ("release", "not handled, and its")])
async def test_a_claim_that_cannot_be_settled_hides_no_outcome(
    door: Door, sender: Sender, broken: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    failed = False
    try:
        async with door.open(sender.letter(), guard=BrokenGuard(broken)):
            if broken == "release":
                raise ZeroDivisionError
    except ZeroDivisionError:
        failed = True
    assert failed == (broken == "release")
    (record,) = caplog.records
    assert record.name == "aiagentplatform.webhooks"
    assert said in record.getMessage()
    assert "hunter2" not in record.getMessage()


def test_a_guard_that_hangs_does_not_keep_the_answer_for_ever(
    receiver: AIAgentPlatform, sender: Sender, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("aiagentplatform._core.webhooks.reception.SETTLING", 0.01)
    letter = sender.letter()

    class Hangs(AsyncGuard):
        async def commit(self, claim: ReplayClaim, /) -> None:
            await anyio.sleep_forever()

    async def main() -> None:
        async with receiver.webhooks.receive(letter.body, letter.headers, guard=Hangs(MemoryReplayGuard())):
            pass

    anyio.run(main)
    assert "could not be remembered: Hangs raised TimeoutError" in caplog.text


async def test_an_error_of_the_handlers_own_is_not_the_webhooks(door: Door, sender: Sender) -> None:
    """Even one of the same class: it goes to the framework, which answers with 500."""
    hooks: WebhookHandlers[Any] = WebhookHandlers(door.receiver.webhooks)
    letter = sender.letter()

    @hooks.default
    def handle(event: Any) -> None:
        raise WebhookSignatureError("of another webhook", code="no_matching_signature")

    with pytest.raises(WebhookSignatureError, match="of another"):
        if door.flavour == "sync":
            hooks.receive(letter.body, letter.headers)
        else:
            await hooks.receive_async(letter.body, letter.headers)


def test_an_async_guard_in_a_sync_block_is_refused(receiver: AIAgentPlatform, sender: Sender) -> None:
    letter = sender.letter()
    reception = receiver.webhooks.receive(letter.body, letter.headers, guard=AsyncGuard(MemoryReplayGuard()))
    with pytest.raises(ConfigurationError, match="async with"), reception:
        pytest.fail("handled")


@pytest.fixture(params=["asyncio", "trio"])
def loop(request: pytest.FixtureRequest) -> Iterator[str]:
    yield str(request.param)


@pytest.mark.parametrize("asynchronous", [True, False], ids=["async guard", "sync guard"])
def test_a_cancelled_handler_gives_its_claim_back(
    receiver: AIAgentPlatform, sender: Sender, time: Time, loop: str, asynchronous: bool
) -> None:
    memory = MemoryReplayGuard(clock=time.clock)
    guard = AsyncGuard(memory) if asynchronous else memory
    letter = sender.letter()

    async def main() -> None:
        with anyio.CancelScope() as scope:
            async with receiver.webhooks.receive(letter.body, letter.headers, guard=guard):
                scope.cancel()
                await anyio.sleep_forever()
        assert len(memory) == 0

    anyio.run(main, backend=loop)


def test_a_claim_that_was_made_while_the_task_was_cancelled_is_given_back(
    receiver: AIAgentPlatform, sender: Sender, loop: str
) -> None:
    memory = MemoryReplayGuard()
    letter = sender.letter()

    async def main() -> None:
        with anyio.CancelScope() as scope:

            class Slow(AsyncGuard):
                async def claim(self, id: str, /) -> ReplayClaim:
                    claim: ReplayClaim = self.guard.claim(id)
                    scope.cancel()
                    await anyio.lowlevel.checkpoint()
                    return claim

            async with receiver.webhooks.receive(letter.body, letter.headers, guard=Slow(memory)):
                pytest.fail("handled by a task that is cancelled")
        assert len(memory) == 0

    anyio.run(main, backend=loop)


def test_a_sync_guard_does_not_hold_up_an_event_loop(receiver: AIAgentPlatform, sender: Sender, loop: str) -> None:
    letter = sender.letter()
    threads: list[str] = []

    class Noting(MemoryReplayGuard):
        def claim(self, id: str, /) -> ReplayClaim:
            threads.append(threading.current_thread().name)
            return super().claim(id)

    async def main() -> None:
        async with receiver.webhooks.receive(letter.body, letter.headers, guard=Noting()):
            pass

    anyio.run(main, backend=loop)
    assert threads != [threading.current_thread().name]


def test_repetitions_are_no_noise_and_refusals_are_told_with_their_reason(
    receiver: AIAgentPlatform, sender: Sender, caplog: pytest.LogCaptureFixture
) -> None:
    hooks = WebhookHandlers(receiver.webhooks)
    letter, false = sender.letter(), sender.letter(id="evt_2", secret=OTHER)
    caplog.set_level(logging.INFO)
    assert [hooks.receive(letter.body, letter.headers).status for _ in range(2)] == [204, 204]
    assert caplog.records == []
    assert hooks.receive(false.body, false.headers).status == 400
    assert caplog.records[0].levelname == "WARNING"
    assert "None of the 1 signatures fits" in caplog.text


def test_every_webhook_error_says_what_to_answer() -> None:
    def classes(root: type[WebhookError]) -> Iterator[type[WebhookError]]:
        yield root
        for each in root.__subclasses__():
            yield from classes(each)

    statuses = {each.__name__: each.status for each in classes(WebhookError) if inspect.isclass(each)}
    assert statuses == {
        "WebhookError": 400,
        "WebhookHeaderError": 400,
        "WebhookTimestampError": 400,
        "WebhookSignatureError": 400,
        "WebhookPayloadError": 400,
        "WebhookSecretError": 500,
        "WebhookDuplicateError": 204,
        "WebhookInFlightError": 409,
        "WebhookGuardError": 503,
    }
