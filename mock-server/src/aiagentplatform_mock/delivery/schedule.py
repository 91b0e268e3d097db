"""When a failed delivery is tried again, and when an endpoint is slowed down or given up. Pure; times in seconds.

Must not know the store, sockets or whose clock the times are from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timezone
from email.utils import parsedate_to_datetime
from typing import Any

DEFAULT_POLICY: Mapping[str, Any] = {
    "delays": [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400],
    "jitter": 0.1,
}
GIVE_UP_AFTER = 5 * 86400.0
"""An endpoint that has failed at every attempt for that long is disabled."""

SLOWING_STATUSES = frozenset({429, 502, 504})
_FIRST_PAUSE = 5.0
_LONGEST_PAUSE = 3600.0
_LONGEST_RETRY_AFTER = 86400.0


def retry_delay(
    policy: Mapping[str, Any], attempts: int, retry_after: float | None, random: Callable[[], float]
) -> float | None:
    """How long to wait after the `attempts`-th failed attempt; `None` when none is left.

    Args:
        policy: The endpoint's `retry_policy`.
        attempts: How many attempts were made.
        retry_after: What the endpoint asked for; a lower bound.
        random: Gives numbers from 0 to 1, for the jitter.
    """
    delays = policy["delays"]
    if attempts > len(delays):
        return None
    stretched = float(delays[attempts - 1]) * (1.0 + float(policy["jitter"]) * random())
    return max(stretched, retry_after or 0.0)


def pause(level: int, retry_after: float | None) -> float:
    """How long an endpoint is left alone after a status that slows it down, `level` times in a row before."""
    doubled: float = min(_FIRST_PAUSE * 2.0 ** min(level, 20), _LONGEST_PAUSE)
    return max(doubled, retry_after or 0.0)


def parse_retry_after(value: str | None, now: float) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, 10.2.3), at most a day; `None` if it says nothing."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(float(text), _LONGEST_RETRY_AFTER)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return min(max(moment.timestamp() - now, 0.0), _LONGEST_RETRY_AFTER)
