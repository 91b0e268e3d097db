"""
Asking again and again until a state will do: when to ask, how long to pause, when to give up. No I/O happens here.

`poll_steps` is a generator that yields what to do next (`Ask` for the state, `Tell` it, `Sleep`) and is sent what came
of it, or has the failure thrown in; `wait.py` carries the steps out. Must not know what the state is, nor how it is
asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from math import inf, log
from typing import Any, TypeAlias, TypeVar

from ..errors import (
    APIConnectionError,
    APIError,
    ArgumentError,
    InternalServerError,
    RateLimitError,
    RequestTimeoutError,
    WaitTimeoutError,
)
from ..reply.info import response_of
from ..settings.clock import Clock
from ..settings.retry import JITTER
from ..values.rate_limit import retry_after_of

S = TypeVar("S")

PASSING = (APIConnectionError, RateLimitError, RequestTimeoutError, InternalServerError)
"""Failures that may be gone when one asks again."""
MAX_FAILURES = 5
"""How many of them in a row are taken for passing; each has been retried by the call itself before."""
MIN_LEFT = 1.0
"""Seconds that a question may take at least, however close the deadline is."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """
    How long to pause between two questions: `first` seconds, then `factor` times as long each time, up to `cap`.

    Up to a quarter is taken off by chance, so that many who wait do not ask at the same moments. A Retry-After of the
    server makes a pause longer, never shorter.
    """

    first: float = 0.5
    cap: float = 10.0
    factor: float = 1.5

    def __post_init__(self) -> None:
        if not (self.first > 0 and self.cap >= self.first and self.factor >= 1):
            raise ArgumentError(f"{self} is no backoff: it needs 0 < first <= cap, in seconds, and factor >= 1.")

    def pause(self, asked: int, random: float) -> float:
        """Seconds to pause after so many questions; `random` is in [0, 1)."""
        steps = log(self.cap / self.first, self.factor) if self.factor > 1 else inf
        grown = self.cap if asked - 1 > steps else min(self.cap, self.first * self.factor ** (asked - 1))
        return grown * (1.0 - JITTER * random)


DEFAULT_BACKOFF = Backoff()


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer with the state. `left` are the seconds that this may take; None for as long as it takes."""

    left: float | None


@dataclass(frozen=True, slots=True)
class Sleep:
    """Pause for so long."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Tell:
    """Tell whoever wants to know how it stands."""

    state: Any


Step: TypeAlias = Ask | Sleep | Tell


def poll_steps(
    done: Callable[[S], bool], clock: Clock, *, timeout: float | None = None, backoff: float | Backoff | None = None
) -> Generator[Step, Any, S]:
    """
    Ask until `done` says so of a state. Raises `WaitTimeoutError` when `timeout` seconds are over before.

    The last question is asked when the time is over, unless the server asked not to come back before. Up to five
    failures in a row that may pass (no connection, 429, 5xx) are waited out; any other failure is raised at once.
    """
    _check_limit(timeout)
    pauses = _pauses(backoff)
    started = clock.now()
    state: Any = None
    asked = failures = 0
    while True:
        left = None if timeout is None else started + timeout - clock.now()
        failure: APIError | None = None
        try:
            now: S = yield Ask(None if left is None else max(left, MIN_LEFT))
        except PASSING as passing:
            failure, failures = passing, failures + 1
            wanted = passing.retry_after or 0.0
            if failures > MAX_FAILURES:
                raise
        else:
            yield Tell(now)
            if done(now):
                return now
            state, wanted, failures = now, _wanted(now), 0
        asked += 1
        pause = max(pauses.pause(asked, clock.random()), wanted)
        if timeout is not None:
            left = started + timeout - clock.now()
            if left <= 0 or wanted > left:
                raise _given_up(timeout, clock.now() - started, state) from failure
            pause = min(pause, left)
        yield Sleep(pause)


def _check_limit(timeout: object) -> None:
    if timeout is not None and not (isinstance(timeout, (int, float)) and timeout >= 0):
        raise ArgumentError(f"timeout must be 0 or more seconds, or None for no limit, not {timeout!r}.")


def _pauses(given: object) -> Backoff:
    if isinstance(given, (int, float)):
        return Backoff(given, given, 1.0)
    if given is None or isinstance(given, Backoff):
        return given or DEFAULT_BACKOFF
    raise ArgumentError(f"poll must be seconds or a Backoff, not {given!r}.")


def _wanted(state: Any) -> float:
    """Seconds that the server asked to stay away, 0 if it did not."""
    info = response_of(state)
    return (retry_after_of(info.headers) if info else None) or 0.0


def _given_up(timeout: float, waited: float, state: Any) -> WaitTimeoutError:
    return WaitTimeoutError(
        f"It was not done after {timeout:g} seconds. What was waited for goes on; the error's `state` is how it stood "
        "at last. Wait again to go on waiting, or allow a longer timeout.",
        state=state,
        waited=waited,
    )
