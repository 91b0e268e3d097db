"""
Replay guards on Redis, for receivers that run as several processes: `RedisReplayGuard` and `AsyncRedisReplayGuard`.

A claim is one ``SET key token NX PX lease``; the thinking is in generators that yield commands, and the two classes
only send them. Loads the package ``redis`` when a guard is made from a URL, and never says a URL.
"""

from __future__ import annotations

from collections.abc import Generator
from importlib import import_module
from typing import Any, Protocol, TypeAlias

from ..errors import ConfigurationError
from .replay import KEEP, LEASE, ReplayClaim, checked_seconds, new_claim

PREFIX = "webhook:"
PATIENCE = 5.0
"""How long a Redis may take to answer, in seconds, where its URL does not say: less than a sender waits."""

_HANDLED = "handled"
_TRIES = 3

Command: TypeAlias = tuple[Any, ...]
Claiming: TypeAlias = Generator[Command, Any, ReplayClaim]


class RedisClient(Protocol):
    """What is needed of a client of Redis: ``redis.Redis``, or, for the async guard, ``redis.asyncio.Redis``."""

    def execute_command(self, *args: Any, **options: Any) -> Any:
        """Send one command."""

    def pipeline(self) -> Any:
        """Begin a transaction."""


class Keys:
    """Which commands make a claim and a memory. No I/O."""

    def __init__(self, prefix: str, lease: float, keep: float) -> None:
        self._prefix = prefix
        self._lease = _milliseconds("lease", lease)
        self._keep = _milliseconds("keep", keep)

    def key(self, id: str) -> str:
        return f"{self._prefix}{id}"

    def claiming(self, id: str) -> Claiming:
        key, claim = self.key(id), new_claim(id)
        for _ in range(_TRIES):
            if (yield ("SET", key, claim.token, "NX", "PX", self._lease)):
                return claim
            value = yield ("GET", key)
            if value is not None:
                break  # else it lapsed between the two commands, and may be ours
        else:
            return ReplayClaim(id, "in_flight", retry_after=1.0)
        if text(value) == _HANDLED:
            return ReplayClaim(id, "handled")
        left = yield ("PTTL", key)  # negative if it lapsed meanwhile, or never will
        return ReplayClaim(id, "in_flight", retry_after=max(left / 1000, 1.0))

    def commit(self, claim: ReplayClaim) -> Command:
        return ("SET", self.key(claim.id), _HANDLED, "PX", self._keep)

    def forget(self, id: str) -> Command:
        return ("DEL", self.key(id))


class RedisReplayGuard:
    """
    A replay guard that all processes with the same Redis share. On an event loop it works in a thread; prefer
    `AsyncRedisReplayGuard` there.

    Args:
        redis: a ``redis.Redis`` of yours, or a URL such as ``rediss://user:password@host:6379/0``, for which the
            package ``redis`` must be installed. It may set ``?socket_timeout=`` (5 seconds).
        prefix: begins the keys. Receivers that handle the same events for different ends need different ones.
        lease: how long a webhook may be handled, in seconds, before it counts as lost and may be claimed again.
        keep: how long a handled id is remembered, in seconds.

    Raises:
        ConfigurationError: the package is not installed, or the URL is none.
    """

    def __init__(
        self, redis: RedisClient | str, *, prefix: str = PREFIX, lease: float = LEASE, keep: float = KEEP
    ) -> None:
        self._keys = Keys(prefix, lease, keep)
        self._own = isinstance(redis, str)
        self._redis: Any = opened("redis", redis) if isinstance(redis, str) else redis

    def claim(self, id: str, /) -> ReplayClaim:
        """Claim an id."""
        steps = self._keys.claiming(id)
        try:
            command = next(steps)
            while True:
                command = steps.send(self._redis.execute_command(*command))
        except StopIteration as done:
            claim: ReplayClaim = done.value
            return claim

    def commit(self, claim: ReplayClaim, /) -> None:
        """Remember that the webhook was handled."""
        self._redis.execute_command(*self._keys.commit(claim))

    def release(self, claim: ReplayClaim, /) -> None:
        """Forget the claim, unless it lapsed and the id is somebody else's by now."""
        key = self._keys.key(claim.id)
        with self._redis.pipeline() as transaction:
            transaction.watch(key)
            if text(transaction.get(key)) == claim.token:
                transaction.multi()
                transaction.delete(key)
                try:
                    transaction.execute()
                except _watch_error():
                    pass  # it changed hands at the last moment

    def forget(self, id: str) -> None:
        """Forget an id, handled or in flight, so that the next delivery of it is handled again."""
        self._redis.execute_command(*self._keys.forget(id))

    def close(self) -> None:
        """Close the connections, if the guard was made from a URL."""
        if self._own:
            self._redis.close()


class AsyncRedisReplayGuard:
    """The same as `RedisReplayGuard` for asyncio, with a ``redis.asyncio.Redis`` or a URL."""

    def __init__(
        self, redis: RedisClient | str, *, prefix: str = PREFIX, lease: float = LEASE, keep: float = KEEP
    ) -> None:
        self._keys = Keys(prefix, lease, keep)
        self._own = isinstance(redis, str)
        self._redis: Any = opened("redis.asyncio", redis) if isinstance(redis, str) else redis

    async def claim(self, id: str, /) -> ReplayClaim:
        """Claim an id."""
        steps = self._keys.claiming(id)
        try:
            command = next(steps)
            while True:
                command = steps.send(await self._redis.execute_command(*command))
        except StopIteration as done:
            claim: ReplayClaim = done.value
            return claim

    async def commit(self, claim: ReplayClaim, /) -> None:
        """Remember that the webhook was handled."""
        await self._redis.execute_command(*self._keys.commit(claim))

    async def release(self, claim: ReplayClaim, /) -> None:
        """Forget the claim, unless it lapsed and the id is somebody else's by now."""
        key = self._keys.key(claim.id)
        async with self._redis.pipeline() as transaction:
            await transaction.watch(key)
            if text(await transaction.get(key)) == claim.token:
                transaction.multi()
                transaction.delete(key)
                try:
                    await transaction.execute()
                except _watch_error():
                    pass  # it changed hands at the last moment

    async def forget(self, id: str) -> None:
        """Forget an id, handled or in flight, so that the next delivery of it is handled again."""
        await self._redis.execute_command(*self._keys.forget(id))

    async def aclose(self) -> None:
        """Close the connections, if the guard was made from a URL."""
        if self._own:
            await self._redis.aclose()


def opened(module: str, url: str) -> Any:
    """A client for the URL. It connects when it is first used."""
    try:
        redis = import_module(module)
    except ImportError:
        raise ConfigurationError("A replay guard on Redis needs the package redis: pip install redis.") from None
    try:
        return redis.Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
    except (TypeError, ValueError):  # their messages are not repeated, and not chained: the URL may hold a password
        raise ConfigurationError(
            "The URL of the replay guard's Redis is not usable. It begins with redis:// or rediss:// and names a host."
        ) from None


def text(value: Any) -> Any:
    """The value as text, whether or not the client decodes replies."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _watch_error() -> Any:
    return import_module("redis.exceptions").WatchError


def _milliseconds(name: str, seconds: float) -> int:
    return max(1, round(checked_seconds(name, seconds) * 1000))
