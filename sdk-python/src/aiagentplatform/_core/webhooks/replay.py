"""
Handling each webhook once: the claim on a webhook's id, who keeps claims, and `MemoryReplayGuard`, which keeps them in
this process.

A claim is made before the handling and ends with it: committed when it succeeded, so that repetitions are acknowledged
and no more; released when it failed, so that the sender's next attempt is handled. A claim that does neither, since its
process died, lapses after its lease. Must not know what a webhook says, nor how it came.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Literal, Protocol, TypeAlias
from uuid import uuid4

from ..errors import ConfigurationError
from ..settings.clock import SYSTEM_CLOCK, Clock

LEASE = 300.0
"""How long an id may be in flight, in seconds: longer than a handler takes, shorter than one waits after a crash."""

KEEP = 7 * 86_400.0
"""How long an id that was handled is remembered, in seconds: longer than any sender goes on trying."""

CAPACITY = 100_000
"""How many handled ids are remembered in memory at most; the oldest go first. They take some 20 MB then."""


@dataclass(frozen=True, slots=True)
class ReplayClaim:
    """
    What came of claiming a webhook's id.

    `state` is ``"new"`` when the webhook is yours to handle, ``"in_flight"`` when somebody else handles it at this
    moment, and ``"handled"`` when there is nothing left to do.
    """

    id: str
    state: Literal["new", "in_flight", "handled"]
    token: str = ""
    """Tells this claim from a later one on the same id, so that one that has lapsed cannot release the next."""
    retry_after: float = 0.0
    """In flight: how long until the claim lapses, in seconds."""


class ReplayGuard(Protocol):
    """
    Remembers which webhooks were handled. Make your own, on a database for example, with these three methods.

    Any exception that they raise becomes a `WebhookGuardError`, and the sender tries again.
    """

    def claim(self, id: str, /) -> ReplayClaim:
        """Claim an id for its lease, in one step that no other process can come between."""
        ...

    def commit(self, claim: ReplayClaim, /) -> None:
        """Remember that the webhook was handled, for longer than the sender goes on trying."""

    def release(self, claim: ReplayClaim, /) -> None:
        """Forget the claim, if it still is the one that holds the id: the handling failed."""


class AsyncReplayGuard(Protocol):
    """The same as `ReplayGuard`, asynchronously."""

    async def claim(self, id: str, /) -> ReplayClaim:
        """Claim an id."""
        ...

    async def commit(self, claim: ReplayClaim, /) -> None:
        """Remember that the webhook was handled."""

    async def release(self, claim: ReplayClaim, /) -> None:
        """Forget the claim."""


AnyReplayGuard: TypeAlias = ReplayGuard | AsyncReplayGuard


def new_claim(id: str) -> ReplayClaim:
    """A claim of ours."""
    return ReplayClaim(id, "new", token=f"claim-{uuid4().hex}")


def checked_seconds(name: str, seconds: float) -> float:
    """The duration. Raises `ConfigurationError` for one that is no time at all."""
    if not 0 < seconds < float("inf"):
        raise ConfigurationError(f"{name} is a number of seconds above 0, not {seconds!r}.")
    return seconds


class MemoryReplayGuard:
    """
    A replay guard for one process. Safe in threads and on event loops. Behind several processes each would have a
    memory of its own: use `RedisReplayGuard` there.

    Args:
        lease: how long a webhook may be handled, in seconds, before it counts as lost and may be claimed again.
        keep: how long a handled id is remembered, in seconds.
        capacity: how many handled ids are remembered at most; the oldest are forgotten first.
        clock: where the time comes from, for tests.
    """

    def __init__(
        self, *, lease: float = LEASE, keep: float = KEEP, capacity: int = CAPACITY, clock: Clock = SYSTEM_CLOCK
    ) -> None:
        if capacity < 1:
            raise ConfigurationError(f"capacity is 1 or more, not {capacity!r}.")
        self._lease = checked_seconds("lease", lease)
        self._keep = checked_seconds("keep", keep)
        self._capacity = capacity
        self._clock = clock
        self._lock = Lock()
        # Ids with the moment until which they count. Each span is constant, so the oldest entry is the first to lapse.
        self._in_flight: dict[str, tuple[str, float]] = {}
        self._handled: dict[str, float] = {}

    def claim(self, id: str, /) -> ReplayClaim:
        """Claim an id."""
        with self._lock:
            now = self._clock.now()
            self._drop_lapsed(now)
            if id in self._handled:
                return ReplayClaim(id, "handled")
            if id in self._in_flight:
                return ReplayClaim(id, "in_flight", retry_after=self._in_flight[id][1] - now)
            claim = new_claim(id)
            self._in_flight[id] = (claim.token, now + self._lease)
            return claim

    def commit(self, claim: ReplayClaim, /) -> None:
        """Remember that the webhook was handled. It was, even if the claim lapsed meanwhile."""
        with self._lock:
            now = self._clock.now()
            self._in_flight.pop(claim.id, None)
            self._handled.pop(claim.id, None)
            self._handled[claim.id] = now + self._keep
            self._drop_lapsed(now)

    def release(self, claim: ReplayClaim, /) -> None:
        """Forget the claim."""
        with self._lock:
            if self._in_flight.get(claim.id, ("", 0.0))[0] == claim.token:
                del self._in_flight[claim.id]

    def forget(self, id: str) -> None:
        """Forget an id, handled or in flight, so that the next delivery of it is handled again."""
        with self._lock:
            self._in_flight.pop(id, None)
            self._handled.pop(id, None)

    def __len__(self) -> int:
        """How many ids are remembered."""
        with self._lock:
            return len(self._in_flight) + len(self._handled)

    def _drop_lapsed(self, now: float) -> None:
        while self._in_flight and next(iter(self._in_flight.values()))[1] <= now:
            del self._in_flight[next(iter(self._in_flight))]
        while self._handled and (len(self._handled) > self._capacity or next(iter(self._handled.values())) <= now):
            del self._handled[next(iter(self._handled))]
