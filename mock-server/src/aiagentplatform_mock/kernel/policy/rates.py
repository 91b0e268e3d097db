"""Rate limits: token buckets for requests and model tokens, and the headers that tell how full they are.

Buckets fill on the company's clock, so advancing it lifts a limit. Nothing of this is kept in the database.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..problems import Problem

if TYPE_CHECKING:
    from ..clock import Clock
    from .companies import Company

WINDOW_SECONDS = 60.0


@dataclass(slots=True)
class Bucket:
    """Holds up to `capacity` tokens and fills up once in a window. Spending afterwards may overdraw it."""

    capacity: int
    updated_at: float
    level: float = field(init=False)

    def __post_init__(self) -> None:
        self.level = float(self.capacity)

    @property
    def rate(self) -> float:
        """Tokens a second."""
        return self.capacity / WINDOW_SECONDS

    def refill(self, now: float) -> None:
        """Bring the level up to date. A clock that was set back does not take tokens away."""
        elapsed = max(0.0, now - self.updated_at)
        self.level = min(float(self.capacity), self.level + elapsed * self.rate)
        self.updated_at = now

    def seconds_until(self, level: float) -> float:
        """How long until that level is reached."""
        missing = level - self.level
        if missing <= 0:
            return 0.0
        return missing / self.rate if self.rate else math.inf


class Rates:
    """The buckets of all companies. Anonymous requests get the headers of an untouched bucket."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[str, tuple[Bucket, Bucket]] = {}

    def admit(self, company: Company) -> None:
        """Count one request.

        Raises:
            Problem: `rate_limit_exceeded`, with `Retry-After`.
        """
        requests, tokens = self._of(company)
        waits = {
            "requests": requests.seconds_until(1.0),
            "tokens": 0.0 if tokens.level > 0 else tokens.seconds_until(1.0),
        }
        name, wait = max(waits.items(), key=lambda entry: entry[1])
        if wait > 0:
            limit = {"requests": requests, "tokens": tokens}[name].capacity
            seconds = max(1, math.ceil(min(wait, 86_400.0)))
            raise Problem(
                "rate_limit_exceeded",
                f"The limit of {limit} {name} per minute is reached. Try again in {seconds} s.",
                headers={"retry-after": str(seconds), "retry-after-ms": str(math.ceil(min(wait, 86_400.0) * 1000))},
            )
        requests.level -= 1.0

    def spend_tokens(self, company: Company, tokens: int) -> None:
        """Count model tokens after they were used."""
        self._of(company)[1].level -= tokens

    def reset(self, company_id: str) -> None:
        """Fill the company's buckets."""
        self._buckets.pop(company_id, None)

    def headers(self, company: Company) -> dict[str, str]:
        """The rate limit headers of a reply."""
        headers: dict[str, str] = {}
        limits: list[str] = []
        policies: list[str] = []
        for name, bucket in zip(("requests", "tokens"), self._of(company), strict=True):
            remaining = max(0, math.floor(bucket.level))
            reset = bucket.seconds_until(float(bucket.capacity))
            headers[f"x-ratelimit-limit-{name}"] = str(bucket.capacity)
            headers[f"x-ratelimit-remaining-{name}"] = str(remaining)
            headers[f"x-ratelimit-reset-{name}"] = duration(reset)
            limits.append(f'"{name}";r={remaining};t={math.ceil(reset) if math.isfinite(reset) else 86_400}')
            policies.append(f'"{name}";q={bucket.capacity};w={WINDOW_SECONDS:.0f}')
        return {**headers, "ratelimit": ", ".join(limits), "ratelimit-policy": ", ".join(policies)}

    def _of(self, company: Company) -> tuple[Bucket, Bucket]:
        now = self._clock.now(company.id)
        pair = self._buckets.get(company.id)
        if pair is None:
            pair = Bucket(company.request_rate, now), Bucket(company.token_rate, now)
            self._buckets[company.id] = pair
        for bucket in pair:
            bucket.refill(now)
        return pair


def duration(seconds: float) -> str:
    """A duration as OpenAI spells it: `0s`, `120ms`, `6m12s`."""
    if not math.isfinite(seconds):
        return "24h0m0s"
    if 0 < seconds < 1:
        return f"{math.ceil(seconds * 1000)}ms"
    whole = math.ceil(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    parts = [(hours, "h"), (minutes, "m"), (left, "s")]
    while len(parts) > 1 and parts[0][0] == 0:
        parts.pop(0)
    return "".join(f"{amount}{unit}" for amount, unit in parts)
