"""What replies say about rate limits, and about when to try again."""

from __future__ import annotations

import math

import pytest
from aiagentplatform._core import Allowance, Headers, RateLimit
from aiagentplatform._core.values.rate_limit import rate_limit_of, retry_after_of

NOW = 784111777.0  # Sun, 06 Nov 1994 08:49:37 GMT


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after-ms": "x", "retry-after": "9"}, 9.0),
        ({"retry-after": "Sun, 06 Nov 1994 08:50:07 GMT"}, 30.0),
        ({"retry-after": "Sun, 06 Nov 1994 08:49:07 GMT"}, 0.0),
        ({"retry-after": "9" * 20}, 1e20),
        ({"retry-after": "9" * 400}, math.inf),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "1e3"}, None),
        ({"retry-after": "٣"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Sun, 99 Nov 1994 08:49:07 GMT"}, None),
    ],
)
def test_retry_after(headers: dict[str, str], expected: float | None) -> None:
    assert retry_after_of(headers, NOW) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        (
            {
                "x-ratelimit-limit-requests": "60",
                "x-ratelimit-remaining-requests": "59",
                "x-ratelimit-reset-requests": "1s",
            },
            RateLimit(requests=Allowance(60, 59, 1.0)),
        ),
        ({"x-ratelimit-reset-tokens": "6m0.5s"}, RateLimit(tokens=Allowance(None, None, 360.5))),
        ({"x-ratelimit-reset-tokens": "120ms"}, RateLimit(tokens=Allowance(None, None, 0.12))),
        ({"x-ratelimit-reset-tokens": "12"}, RateLimit(tokens=Allowance(None, None, 12.0))),
        ({"x-ratelimit-limit-tokens": "many"}, RateLimit(tokens=Allowance(None, None, None))),
        (
            {"ratelimit": '"default";r=50;t=30', "ratelimit-policy": '"default";q=100;w=60'},
            RateLimit(policies={"default": Allowance(100, 50, 30.0)}),
        ),
        (
            {"ratelimit": '"a";r=1;t=2, "b";r=3', "ratelimit-policy": '"b";q=9'},
            RateLimit(policies={"a": Allowance(None, 1, 2.0), "b": Allowance(9, 3, None)}),
        ),
        ({"ratelimit": ",,;;=="}, None),
    ],
)
def test_rate_limits(headers: dict[str, str], expected: RateLimit | None) -> None:
    assert rate_limit_of(Headers(headers.items())) == expected
