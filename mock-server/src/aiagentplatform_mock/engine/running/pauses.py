"""How long to wait between attempts. Pure; in seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_FACTORS: Mapping[str, Callable[[int], float]] = {
    "fixed": lambda failed: 1.0,
    "linear": float,
    "exponential": lambda failed: 2.0 ** min(failed - 1, 40),
}


def pause(backoff: Mapping[str, Any], failed: int, retry_after: float = 0.0) -> float:
    """The pause after so many failed attempts.

    Args:
        backoff: A `StepBackoff`.
        failed: How many attempts have failed, from 1.
        retry_after: What the other side asked for; a lower bound.
    """
    initial, longest = float(backoff.get("initial", 1)), float(backoff.get("maximum", 60))
    factor = _FACTORS[backoff.get("type", "exponential")](failed)
    return max(min(initial * factor, longest), retry_after)
