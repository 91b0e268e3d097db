"""
What a reply says about rate limits and about when to try again. Pure reading of headers; must not know retries.

Two forms are understood: the triple ``x-ratelimit-{limit,remaining,reset}-{requests,tokens}``, and the IETF draft's
``RateLimit: "name";r=REMAINING;t=SECONDS`` with ``RateLimit-Policy: "name";q=LIMIT``.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..display.shown import Shown


@dataclass(frozen=True, slots=True, repr=False)
class Allowance(Shown):
    """One limit: how much is allowed, how much is left, and after how many seconds it is whole again."""

    limit: int | None = None
    remaining: int | None = None
    reset: float | None = None

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield from (("limit", self.limit), ("remaining", self.remaining), ("reset", self.reset))


@dataclass(frozen=True, slots=True, repr=False)
class RateLimit(Shown):
    """The rate limits of an API key. `policies` has the draft's, by name."""

    requests: Allowance | None = None
    tokens: Allowance | None = None
    policies: Mapping[str, Allowance] | None = None

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        told = (("requests", self.requests), ("tokens", self.tokens), ("policies", self.policies))
        yield from (each for each in told if each[1] is not None)


def rate_limit_of(headers: Mapping[str, str]) -> RateLimit | None:
    """Read the rate limits from a reply's headers; None if they say nothing."""
    requests, tokens = _x_ratelimit(headers, "requests"), _x_ratelimit(headers, "tokens")
    policies = _ietf_draft(headers)
    if requests is None and tokens is None and not policies:
        return None
    return RateLimit(requests, tokens, policies or None)


def _x_ratelimit(headers: Mapping[str, str], kind: str) -> Allowance | None:
    limit, remaining, reset = (headers.get(f"x-ratelimit-{part}-{kind}") for part in ("limit", "remaining", "reset"))
    if limit is None and remaining is None and reset is None:
        return None
    return Allowance(_integer(limit), _integer(remaining), _duration(reset))


_ITEM = re.compile(
    r'\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[A-Za-z*][^\s;,"=]*))(?P<parameters>(?:\s*;\s*[a-z]+=[^;,\s]*)*)\s*(?:,|$)'
)
_PARAMETER = re.compile(r";\s*([a-z]+)=([^;,\s]*)")


def _ietf_draft(headers: Mapping[str, str]) -> dict[str, Allowance]:
    limits = {name: _integer(parameters.get("q")) for name, parameters in _items(headers.get("ratelimit-policy"))}
    return {
        name: Allowance(limits.get(name), _integer(parameters.get("r")), _duration(parameters.get("t")))
        for name, parameters in _items(headers.get("ratelimit"))
    }


def _items(text: str | None) -> list[tuple[str, dict[str, str]]]:
    return [
        (match["quoted"] if match["bare"] is None else match["bare"], dict(_PARAMETER.findall(match["parameters"])))
        for match in _ITEM.finditer(text or "")
    ]


def _integer(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_SPAN = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")


def _duration(text: str | None) -> float | None:
    """Seconds, from ``"1.5"`` or from spans such as ``"6m0s"`` and ``"120ms"``."""
    text = (text or "").strip()
    seconds = _seconds(text)
    if seconds is not None or not re.fullmatch(rf"(?:{_SPAN.pattern})+", text):
        return seconds
    return sum(float(number) * _UNITS[unit] for number, unit in _SPAN.findall(text))


def _seconds(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\d+(?:\.\d+)?", text, re.ASCII) else None


def retry_after_of(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """
    Seconds to wait as the server asks: ``retry-after-ms``, else ``Retry-After`` in seconds or as an HTTP date.

    Nonsense and negative numbers count as absent, a date in the past as 0; a number that is too large for a float is
    infinite, for it does not ask to come back soon. `now` is in Unix seconds.
    """
    millis = _seconds(headers.get("retry-after-ms", "").strip())
    if millis is not None:
        return millis / 1000
    text = headers.get("retry-after", "").strip()
    seconds = _seconds(text)
    if seconds is not None or not text:
        return seconds
    from datetime import timezone
    from email.utils import parsedate_to_datetime  # loads sockets and calendars, for a form that few servers use

    try:
        date = parsedate_to_datetime(text)
        if date.tzinfo is None:
            date = date.replace(tzinfo=timezone.utc)  # RFC 9110, 5.6.7: even where it is not said
        moment = date.timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
    return max(0.0, moment - (time.time() if now is None else now))
