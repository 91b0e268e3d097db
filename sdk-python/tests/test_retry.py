"""The schedule: which failures are repeated, after how long, and how users' own strategies take part."""

from __future__ import annotations

from typing import Any

import pytest
from aiagentplatform._core import (
    APIConnectionError,
    APIError,
    APIStatusError,
    Clock,
    ConnectTimeoutError,
    DeadlineExceededError,
    Headers,
    ResponseDecodeError,
    RetryPolicy,
)
from aiagentplatform._core.settings.retry import BASE, CAP, JITTER, Schedule, should_retry
from conftest import VirtualTime
from hypothesis import given
from hypothesis import strategies as st


def failure(status: int = 503, code: str | None = None, **headers: str) -> APIStatusError:
    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return APIStatusError("no", status=status, code=code, headers=Headers(pairs))


def schedule(policy: RetryPolicy, clock: Clock | None = None) -> Schedule:
    clock = clock or VirtualTime().clock
    return Schedule(policy, clock, repeatable=True, started=clock.now())


@pytest.mark.parametrize(
    ("error", "repeatable", "expected"),
    [
        (failure(400), True, False),
        (failure(404), True, False),
        (failure(408), False, True),
        (failure(409), True, False),
        (failure(409, "idempotency_in_progress"), True, True),
        (failure(409, x_should_retry="true"), True, True),
        (failure(422, "idempotency_key_reused", x_should_retry="false"), True, False),
        (failure(429), False, True),
        (failure(500), False, True),
        (failure(501), False, True),
        (failure(599), False, True),
        (failure(503, x_should_retry="FALSE"), True, False),
        (failure(503, x_should_retry="maybe"), True, True),
        (APIConnectionError("no", sent=True), True, True),
        (APIConnectionError("no", sent=True), False, False),
        (APIConnectionError("no", sent=False), False, True),
        (ConnectTimeoutError("no"), False, True),
        (DeadlineExceededError("no"), True, False),
        (ResponseDecodeError("no"), True, False),
    ],
)
def test_what_is_worth_repeating(error: APIError, repeatable: bool, expected: bool) -> None:
    assert should_retry(error, repeatable) is expected


def test_waits_double_up_to_the_cap() -> None:
    plan = schedule(RetryPolicy(max_retries=9))
    assert [plan.pause(failure(), attempt) for attempt in range(1, 8)] == [0.5, 1, 2, 4, 8, 8, 8]


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 40))
def test_jitter_takes_away_up_to_a_quarter(chance: float, attempt: int) -> None:
    pause = schedule(RetryPolicy(max_retries=99), Clock(random=lambda: chance)).pause(failure(), attempt)
    full = min(BASE * 2 ** (attempt - 1), CAP)
    assert pause == pytest.approx(full * (1 - JITTER * chance))
    assert full * (1 - JITTER) <= pause <= full


@given(st.integers(0, 10))
def test_there_are_as_many_retries_as_allowed(count: int) -> None:
    plan = schedule(RetryPolicy(max_retries=count))
    attempts = next(n for n in range(1, 99) if plan.pause(failure(), n) is None)
    assert attempts == count + 1


@given(st.floats(0, 1000, allow_nan=False).map(lambda seconds: round(seconds, 3)))
def test_the_retry_comes_never_before_the_server_allows_it(seconds: float) -> None:
    pause = schedule(RetryPolicy()).pause(failure(retry_after_ms=str(seconds * 1000)), 1)
    assert pause is None if seconds > 60 else pause == pytest.approx(seconds)


def test_the_cap_of_retry_after_is_the_users() -> None:
    assert schedule(RetryPolicy(max_retry_after=5)).pause(failure(retry_after="6"), 1) is None
    assert schedule(RetryPolicy(max_retry_after=500)).pause(failure(retry_after="400"), 1) == 400


def test_tenacity_strategies_take_part() -> None:
    from tenacity import retry_if_exception_type, stop_after_attempt, stop_after_delay, wait_fixed

    virtual = VirtualTime()
    policy = RetryPolicy(
        stop=stop_after_attempt(4) | stop_after_delay(100),
        wait=wait_fixed(7),
        retry=retry_if_exception_type(APIStatusError),
    )
    plan = schedule(policy, virtual.clock)
    assert plan.pause(failure(400), 1) == 7
    assert plan.pause(failure(retry_after="3"), 2) == 3
    assert plan.pause(APIConnectionError("no"), 2) is None
    assert plan.pause(failure(), 4) is None
    assert plan.slept == 10
    virtual.time += 101
    assert plan.pause(failure(), 2) is None


def test_a_plain_function_is_a_strategy_too() -> None:
    seen: list[Any] = []

    def wait(state: Any) -> float:
        seen.append((state.attempt_number, state.outcome.exception(), state.idle_for))
        return 2.0

    error = failure()
    plan = schedule(RetryPolicy(wait=wait))
    assert [plan.pause(error, 1), plan.pause(error, 2), plan.pause(error, 3)] == [2.0, 2.0, None]
    assert seen == [(1, error, 0.0), (2, error, 2.0)]
