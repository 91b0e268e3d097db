"""
Time and chance, as one object that tests replace. Nothing else in the runtime asks the system for either.
"""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


async def _sleep(seconds: float) -> None:
    from anyio import sleep

    await sleep(seconds)


def _key() -> str:
    from uuid import uuid4

    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` counts seconds from anywhere and never goes back; `random` is in [0, 1); `key` makes idempotency keys."""

    now: Callable[[], float] = time.monotonic
    unix: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    sleep_async: Callable[[float], Awaitable[None]] = _sleep
    random: Callable[[], float] = random.random
    key: Callable[[], str] = _key


SYSTEM_CLOCK = Clock()
