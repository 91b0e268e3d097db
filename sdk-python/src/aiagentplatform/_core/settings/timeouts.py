"""
How long to wait for what. Plain data; must not know clocks or transports.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import ArgumentError
from ..values.omit import Omit


@dataclass(frozen=True, slots=True)
class Timeout:
    """
    Five limits in seconds; None switches one off. Each has its own error.

    - `connect`: to open a connection, TLS included (`ConnectTimeoutError`);
    - `pool`: for a free connection of this client (`PoolTimeoutError`);
    - `first_byte`: from the request sent to the reply's first byte (`FirstByteTimeoutError`);
    - `idle`: between two pieces of a reply, a stream or an upload (`IdleTimeoutError`);
    - `total`: for everything, all attempts, waits and the whole reply included (`DeadlineExceededError`). A stream or a
      download is cut by it too, so it is off by default.

    Where a number is taken instead, ``30.0`` means `Timeout.each(30.0)`. A limit that is not more than 0 raises
    `ArgumentError`, which is a `ValueError`.
    """

    connect: float | None = 5.0
    pool: float | None = 600.0
    first_byte: float | None = 600.0
    idle: float | None = 300.0
    total: float | None = None

    def __post_init__(self) -> None:
        for name in ("connect", "pool", "first_byte", "idle", "total"):
            seconds = getattr(self, name)
            if seconds is not None and not (isinstance(seconds, (int, float)) and seconds > 0):
                raise ArgumentError(f"Timeout.{name} must be more than 0 seconds or None, not {seconds!r}.")

    @classmethod
    def each(cls, seconds: float) -> Timeout:
        """No single wait longer than this (a connection is still given up after 5 seconds); no total."""
        return cls(connect=min(5.0, seconds), pool=seconds, first_byte=seconds, idle=seconds)


DEFAULT_TIMEOUT = Timeout()
NO_TIMEOUT = Timeout(None, None, None, None, None)


def timeout_of(given: float | Timeout | Omit | None, fallback: Timeout) -> Timeout:
    """What the caller meant: OMIT is the fallback, None no limit at all, a number `Timeout.each`."""
    if isinstance(given, Omit):
        return fallback
    if given is None:
        return NO_TIMEOUT
    return given if isinstance(given, Timeout) else Timeout.each(_seconds(given))


def _seconds(given: object) -> float:
    if not isinstance(given, (int, float)):
        raise ArgumentError(f"A timeout must be a number of seconds, a Timeout or None, not {type(given).__name__}.")
    return given
