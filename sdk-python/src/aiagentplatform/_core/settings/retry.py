"""
Whether, and after how long, a failed attempt is repeated. Pure; sleeping is `drive.py`'s.

The schedule is made of tenacity's strategies, which are loaded when a first attempt fails, never before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import APIConnectionError, APIError, APIStatusError, DeadlineExceededError
from .clock import Clock

if TYPE_CHECKING:
    from tenacity import RetryCallState

RETRIED_STATUSES = frozenset({408, 429})
LOCK_CODES = frozenset({"idempotency_in_progress"})
"""Codes of a 409 that passes by itself: the first request with the same key is still in flight."""

BASE, CAP, JITTER = 0.5, 8.0, 0.25


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """
    When to try again. The defaults are right for most; each strategy can be tenacity's or your own.

    - `max_retries`: how many times, after the first attempt;
    - `max_retry_after`: how many seconds of a server's Retry-After are waited for; when it asks for more, the error is
      raised at once, with `retry_after` set;
    - `retry`: decides if an error is worth another attempt, instead of the documented rules (`x-should-retry`, statuses
      408, 409 of a lock, 429 and 5xx, connection failures that cannot have been acted on twice);
    - `wait`: seconds before the next attempt, instead of ``min(0.5·2ⁿ, 8)`` with jitter; Retry-After goes first;
    - `stop`: ends the attempts, instead of `max_retries`.

    A strategy is called with a `tenacity.RetryCallState` whose outcome holds the error.
    """

    max_retries: int = 2
    max_retry_after: float = 60.0
    stop: Callable[[RetryCallState], bool] | None = None
    wait: Callable[[RetryCallState], float] | None = None
    retry: Callable[[RetryCallState], bool] | None = None


DEFAULT_RETRY = RetryPolicy()


@dataclass(slots=True)
class Schedule:
    """The retries of one call. `repeatable`: sending the request twice cannot do its work twice."""

    policy: RetryPolicy
    clock: Clock
    repeatable: bool
    started: float
    slept: float = 0.0

    def pause(self, error: APIError, attempt: int) -> float | None:
        """Seconds to wait before the next attempt; None to raise the error. `attempt` counts from 1."""
        policy = self.policy
        if policy.stop is None and attempt > policy.max_retries:
            return None
        if policy.retry is None and not should_retry(error, self.repeatable):
            return None
        asked = error.retry_after
        if asked is not None and asked > policy.max_retry_after:
            return None
        state = self._state(error, attempt)
        if policy.retry is not None and not policy.retry(state):
            return None
        seconds = asked if asked is not None else (policy.wait or _backoff(self.clock.random))(state)
        state.upcoming_sleep = seconds
        if policy.stop is not None and policy.stop(state):
            return None
        self.slept += seconds
        return seconds

    def _state(self, error: APIError, attempt: int) -> RetryCallState:
        from tenacity import RetryCallState, Retrying

        state = RetryCallState(Retrying(), None, (), {})
        state.attempt_number = attempt
        state.set_exception((type(error), error, error.__traceback__))
        state.start_time, state.outcome_timestamp = self.started, self.clock.now()
        state.idle_for = self.slept
        return state


def should_retry(error: APIError, repeatable: bool) -> bool:
    """The documented rules. A failure that the server may have acted on is repeated only if that is safe."""
    if isinstance(error, DeadlineExceededError):
        return False
    if isinstance(error, APIConnectionError):
        return repeatable or not error.sent
    if not isinstance(error, APIStatusError) or error.status is None:
        return False
    said = error.headers.get("x-should-retry", "").strip().lower()
    if said in ("true", "false"):
        return said == "true"
    if error.status == 409:
        return error.code in LOCK_CODES
    return error.status in RETRIED_STATUSES or error.status >= 500


def _backoff(random: Callable[[], float]) -> Callable[[Any], float]:
    from tenacity import wait_exponential

    exponential = wait_exponential(multiplier=BASE, max=CAP)

    def wait(state: RetryCallState) -> float:
        return float(exponential(state)) * (1 - JITTER * random())

    return wait
