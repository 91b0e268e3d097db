"""In a process at work: CPU time of a call, a chunk, a first event, after a warm-up."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit
from urllib.request import urlopen

from .. import meter
from ..payloads import conversation
from .cold import load

WARM_UP = 20
LAPS = 5
AT_ONCE = 100
CHUNKS_A_STREAM = 1000


def unary(subject: str, origin: str, size: int) -> dict[str, float]:
    """`size` calls, one after another."""
    module = load(subject)
    with module.client(origin) as client:
        return per_call(lambda: module.create(client), size)


def listing(subject: str, origin: str, size: int) -> dict[str, float]:
    """`size` calls with a long reply."""
    module = load(subject)
    with module.client(origin) as client:
        return per_call(lambda: module.listing(client), size)


def converse(subject: str, origin: str, size: int) -> dict[str, float]:
    """`size` calls with a long request."""
    module, messages = load(subject), conversation()
    with module.client(origin) as client:
        return per_call(lambda: module.converse(client, messages), size)


def chunks(subject: str, origin: str, size: int) -> dict[str, float]:
    """`size` chunks, in streams of a thousand: the cost of one, with its share of the request's."""
    module = load(subject)
    with module.client(origin) as client:

        def stream() -> None:
            for _ in module.chunks(client):
                pass

        return per_call(stream, size // CHUNKS_A_STREAM, worth=CHUNKS_A_STREAM)


def first_event(subject: str, origin: str, size: int) -> dict[str, float]:
    """`size` streams: CPU time from the call to its first event; and over how many connections all of them went."""
    module = load(subject)
    taken = []
    with module.client(origin) as client:
        before = connections(origin)
        for _ in range(warm_up(size)):
            for _ in module.chunks(client):
                pass
        for _ in range(size):
            start = meter.read()
            stream = iter(module.chunks(client))
            next(stream)
            taken.append(meter.read() - start)
            for _ in stream:
                pass
        opened = connections(origin) - before - 1  # the second question came over a connection too
    return {"cpu": statistics.median(taken), "lap": 1, "connections": opened}


def async_unary(subject: str, origin: str, size: int) -> dict[str, float]:
    """`size` calls, one after another, in asyncio."""

    async def work() -> dict[str, float]:
        module = load(subject)
        async with module.async_client(origin) as client:
            return await async_per_call(lambda: module.async_create(client), size)

    return asyncio.run(work())


def async_at_once(subject: str, origin: str, size: int) -> dict[str, float]:
    """`size` calls, a hundred at a time."""

    async def work() -> dict[str, float]:
        module = load(subject)
        async with module.async_client(origin) as client:
            await module.async_create(client)

            async def wave() -> None:
                await asyncio.gather(*[module.async_create(client) for _ in range(AT_ONCE)])

            return await async_per_call(wave, size // AT_ONCE, worth=AT_ONCE)

    return asyncio.run(work())


def async_chunks(subject: str, origin: str, size: int) -> dict[str, float]:
    """As `chunks`, in asyncio."""

    async def work() -> dict[str, float]:
        module = load(subject)
        async with module.async_client(origin) as client:

            async def stream() -> None:
                async for _ in module.async_chunks(client):
                    pass

            return await async_per_call(stream, size // CHUNKS_A_STREAM, worth=CHUNKS_A_STREAM)

    return asyncio.run(work())


# ── the clock ────────────────────────────────────────────────────────────────────────────────────


def per_call(work: Callable[[], object], times: int, worth: int = 1) -> dict[str, float]:
    """Do `work` `times` times, in laps: the median lap's CPU time for one of the `worth` things that each does."""
    for _ in range(warm_up(times)):
        work()
    taken = []
    for _ in range(laps(times)):
        start = meter.read()
        for _ in range(times // laps(times)):
            work()
        taken.append(meter.read() - start)
    return reading(taken, times, worth)


async def async_per_call(work: Callable[[], Awaitable[object]], times: int, worth: int = 1) -> dict[str, float]:
    """As `per_call`, in an event loop."""
    for _ in range(warm_up(times)):
        await work()
    taken = []
    for _ in range(laps(times)):
        start = meter.read()
        for _ in range(times // laps(times)):
            await work()
        taken.append(meter.read() - start)
    return reading(taken, times, worth)


def reading(taken: list[float], times: int, worth: int) -> dict[str, float]:
    """Of one thing; and how many of them a lap has."""
    things = times // laps(times) * worth
    return {"cpu": statistics.median(taken) / things, "lap": things}


def warm_up(times: int) -> int:
    """How often to do it beforehand."""
    return min(WARM_UP, 1 + times // 4)


def laps(times: int) -> int:
    """Five, or as many as there are things to do."""
    return min(LAPS, times)


def connections(origin: str) -> int:
    """How many connections the server has seen, the one of this question included."""
    with urlopen(f"http://{urlsplit(origin).netloc}/connections") as reply:
        return int(reply.read())
