"""Replay guards: who may handle a webhook, and what they remember, in memory and on Redis, sync and async."""

from __future__ import annotations

import inspect
import sys
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import fakeredis
import pytest
from aiagentplatform import (
    AsyncRedisReplayGuard,
    Clock,
    ConfigurationError,
    MemoryReplayGuard,
    RedisReplayGuard,
    ReplayClaim,
)
from hypothesis import given
from hypothesis import strategies as st

from .conftest import Time

LEASE, KEEP = 300.0, 7 * 86_400.0


class Guard:
    """Any guard, with every method awaited, and the way to let its time pass."""

    def __init__(self, guard: Any, advance: Callable[[float], Awaitable[None]]) -> None:
        self.guard = guard
        self.advance = advance

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        async def call(*arguments: Any) -> Any:
            result = getattr(self.guard, name)(*arguments)
            return await result if inspect.isawaitable(result) else result

        return call


@pytest.fixture(params=["memory", "redis", "redis decoding", "redis.asyncio"])
def guard(request: pytest.FixtureRequest, time: Time) -> Guard:
    return made(request.param, time)


def made(kind: str, time: Time) -> Guard:
    if kind == "memory":

        async def pass_by(seconds: float) -> None:
            time.seconds += seconds

        return Guard(MemoryReplayGuard(clock=time.clock), pass_by)

    server = fakeredis.FakeServer()
    sync = fakeredis.FakeRedis(server=server, decode_responses=kind == "redis decoding")

    async def expire(seconds: float) -> None:
        for key in sync.scan_iter():
            left = sync.pttl(key) - round(seconds * 1000)
            if left > 0:
                sync.pexpire(key, left)
            else:
                sync.delete(key)

    if kind == "redis.asyncio":
        return Guard(AsyncRedisReplayGuard(fakeredis.FakeAsyncRedis(server=server)), expire)
    return Guard(RedisReplayGuard(sync), expire)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"  # redis knows no other loop


pytestmark = pytest.mark.anyio


async def test_an_id_is_claimed_once_and_handled_once(guard: Guard) -> None:
    claim = await guard.claim("a")
    assert claim.state == "new"
    waiting = await guard.claim("a")
    assert waiting.state == "in_flight"
    assert LEASE - 5 < waiting.retry_after <= LEASE
    assert (await guard.claim("b")).state == "new"
    await guard.commit(claim)
    assert (await guard.claim("a")).state == "handled"


async def test_a_released_id_may_be_claimed_again(guard: Guard) -> None:
    first = await guard.claim("a")
    await guard.release(first)
    second = await guard.claim("a")
    assert second.state == "new"
    assert second.token != first.token


async def test_a_claim_of_one_that_died_lapses(guard: Guard) -> None:
    await guard.claim("a")
    await guard.advance(LEASE - 10)
    assert (await guard.claim("a")).state == "in_flight"
    await guard.advance(11)
    assert (await guard.claim("a")).state == "new"


async def test_a_claim_that_lapsed_releases_nobody_elses(guard: Guard) -> None:
    slow = await guard.claim("a")
    await guard.advance(LEASE + 1)
    assert (await guard.claim("a")).state == "new"
    await guard.release(slow)
    assert (await guard.claim("a")).state == "in_flight"


async def test_what_was_handled_stays_handled_when_a_lapsed_claim_is_released(guard: Guard) -> None:
    slow = await guard.claim("a")
    await guard.advance(LEASE + 1)
    await guard.commit(await guard.claim("a"))
    await guard.release(slow)
    assert (await guard.claim("a")).state == "handled"


async def test_a_handler_that_outlasted_its_lease_did_handle(guard: Guard) -> None:
    slow = await guard.claim("a")
    await guard.advance(LEASE + 1)
    await guard.commit(slow)
    assert (await guard.claim("a")).state == "handled"


async def test_handled_ids_are_kept_longer_than_a_sender_tries(guard: Guard) -> None:
    await guard.commit(await guard.claim("a"))
    await guard.advance(KEEP - 10)
    assert (await guard.claim("a")).state == "handled"
    await guard.advance(11)
    assert (await guard.claim("a")).state == "new"


async def test_a_forgotten_id_is_new(guard: Guard) -> None:
    await guard.commit(await guard.claim("a"))
    await guard.forget("a")
    assert (await guard.claim("a")).state == "new"
    await guard.forget("a")
    await guard.forget("unheard of")
    assert (await guard.claim("a")).state == "new"


# ── memory ───────────────────────────────────────────────────────────────────────────────────────


def test_memory_is_bounded_and_forgets_the_oldest_first(time: Time) -> None:
    guard = MemoryReplayGuard(capacity=3, clock=time.clock)
    for id in "abcde":
        guard.commit(guard.claim(id))
    assert len(guard) == 3
    assert [guard.claim(id).state for id in "cde"] == ["handled"] * 3
    assert guard.claim("a").state == "new"


def test_what_is_in_flight_is_not_forgotten_for_want_of_room(time: Time) -> None:
    guard = MemoryReplayGuard(capacity=1, clock=time.clock)
    guard.claim("a")
    for id in "bcd":
        guard.commit(guard.claim(id))
    assert guard.claim("a").state == "in_flight"


def test_an_id_that_is_committed_again_is_remembered_anew(time: Time) -> None:
    guard = MemoryReplayGuard(lease=10, keep=100, capacity=2, clock=time.clock)
    slow = guard.claim("a")
    time.seconds += 11
    guard.commit(guard.claim("a"))
    guard.commit(guard.claim("b"))
    time.seconds += 60
    guard.commit(slow)
    guard.commit(guard.claim("c"))
    assert [guard.claim(id).state for id in "ac"] == ["handled", "handled"]
    time.seconds += 60
    assert guard.claim("a").state == "handled"


def test_memory_gives_back_what_lapsed(time: Time) -> None:
    guard = MemoryReplayGuard(lease=10, keep=100, clock=time.clock)
    for number in range(50):
        claim = guard.claim(f"{number}")
        if number % 2:
            guard.commit(claim)
    time.seconds += 101
    guard.claim("another")
    assert len(guard) == 1


def test_of_many_threads_one_gets_the_claim() -> None:
    guard = MemoryReplayGuard()
    barrier = threading.Barrier(16)
    states: list[str] = []

    def claim() -> None:
        barrier.wait()
        states.extend(guard.claim(f"{number}").state for number in range(200))

    threads = [threading.Thread(target=claim) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert states.count("new") == 200
    assert len(states) == 16 * 200


@pytest.mark.parametrize(
    "settings", [{"lease": 0}, {"keep": -1}, {"lease": float("nan")}, {"keep": float("inf")}, {"capacity": 0}]
)
def test_a_guard_that_could_not_work_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(settings))):
        MemoryReplayGuard(**settings)


steps = st.lists(
    st.tuples(st.sampled_from(["claim", "commit", "release", "wait"]), st.integers(0, 2), st.integers(0, 120)),
    max_size=30,
)


@given(steps)
def test_no_order_of_events_lets_two_handle_at_once_or_one_again(steps: list[tuple[str, int, int]]) -> None:
    """Against a model: who holds an id, until when, and until when it counts as handled."""
    now = [0.0]
    guard = MemoryReplayGuard(lease=100, keep=300, clock=Clock(now=lambda: now[0]))
    held: dict[str, tuple[ReplayClaim, float]] = {}
    handled: dict[str, float] = {}
    for step, number, seconds in steps:
        id = f"{number}"
        claim, until = held.get(id, (None, 0.0))
        if step == "wait":
            now[0] += seconds
        elif step == "claim":
            state = "handled" if handled.get(id, 0) > now[0] else "in_flight" if until > now[0] else "new"
            got = guard.claim(id)
            assert got.state == state
            if state == "new":
                held[id] = got, now[0] + 100
        elif claim is not None and step == "commit":
            guard.commit(claim)
            handled[id] = now[0] + 300
            del held[id]
        elif claim is not None:
            guard.release(claim)
            del held[id]


# ── Redis ────────────────────────────────────────────────────────────────────────────────────────


def test_guards_with_the_same_redis_share_what_they_know_and_prefixes_part_it() -> None:
    redis = fakeredis.FakeRedis()
    one, two, other = RedisReplayGuard(redis), RedisReplayGuard(redis), RedisReplayGuard(redis, prefix="mail:")
    one.commit(one.claim("a"))
    assert two.claim("a").state == "handled"
    assert other.claim("a").state == "new"
    assert set(redis.keys()) == {b"webhook:a", b"mail:a"}


def test_a_claim_is_one_command_that_none_can_come_between() -> None:
    sent: list[Any] = []

    class Spy:
        def execute_command(self, *arguments: Any, **_: Any) -> Any:
            sent.append(arguments)
            return True

        def pipeline(self) -> Any: ...

    claim = RedisReplayGuard(Spy(), lease=60).claim("a")
    assert sent == [("SET", "webhook:a", claim.token, "NX", "PX", 60_000)]


def test_an_id_that_lapses_between_two_commands_is_claimed() -> None:
    redis = fakeredis.FakeRedis()

    class Lapsing:
        def execute_command(self, *arguments: Any, **options: Any) -> Any:
            if arguments[0] == "GET":
                redis.delete(arguments[1])
            return redis.execute_command(*arguments, **options)

        def pipeline(self) -> Any: ...

    redis.set("webhook:a", "claim-of-another")
    assert RedisReplayGuard(Lapsing()).claim("a").state == "new"


@pytest.mark.parametrize("when", ["before", "during"])
def test_a_claim_that_changes_hands_while_it_is_released_stays(when: str) -> None:
    redis = fakeredis.FakeRedis()
    guard = RedisReplayGuard(redis)
    claim = guard.claim("a")
    if when == "before":
        redis.set("webhook:a", "claim-of-another")
    else:

        class Meddled:
            def pipeline(self) -> Any:
                transaction = redis.pipeline()
                real = transaction.multi

                def multi() -> None:
                    redis.set("webhook:a", "claim-of-another")
                    real()

                transaction.multi = multi  # type: ignore[method-assign]
                return transaction

        guard._redis = Meddled()
    guard.release(claim)
    assert redis.get("webhook:a") == b"claim-of-another"


@pytest.mark.parametrize("kind", [RedisReplayGuard, AsyncRedisReplayGuard])
def test_a_url_is_taken_and_never_said(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    guard = kind("redis://user:hunter2@127.0.0.1:6379/0")
    assert guard._redis.get_connection_kwargs()["socket_timeout"] == 5
    patient = kind("redis://127.0.0.1/?socket_timeout=60")
    assert patient._redis.get_connection_kwargs()["socket_timeout"] == 60
    assert "hunter2" not in repr(guard) + repr(vars(guard)) + str(guard)
    with pytest.raises(ConfigurationError, match="redis://") as caught:
        kind("http://user:hunter2@127.0.0.1/")
    assert "hunter2" not in str(caught.value) + repr(caught.value)
    assert caught.value.__suppress_context__
    monkeypatch.setitem(sys.modules, "redis", None)
    monkeypatch.setitem(sys.modules, "redis.asyncio", None)
    with pytest.raises(ConfigurationError, match="pip install redis"):
        kind("redis://127.0.0.1:6379/0")


async def test_a_guard_closes_what_it_opened_alone() -> None:
    RedisReplayGuard("redis://127.0.0.1:6379/0").close()
    await AsyncRedisReplayGuard("redis://127.0.0.1:6379/0").aclose()
    closed: list[str] = []

    class Yours:
        def execute_command(self, *_: Any, **__: Any) -> Any: ...
        def pipeline(self) -> Any: ...
        def close(self) -> None:
            closed.append("sync")

        async def aclose(self) -> None:
            closed.append("async")

    RedisReplayGuard(Yours()).close()
    await AsyncRedisReplayGuard(Yours()).aclose()
    assert closed == []
