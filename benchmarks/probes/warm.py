"""In a process at work: CPU time of a call, a chunk, a first event, after a warm-up."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit
from urllib.request import urlopen

from ..payloads import conversation
from .cold import load

WARM_UP = 20
PARTS = 5
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
        for _ in range(WARM_UP + size):
            start = time.process_time()
            stream = iter(module.chunks(client))
            next(stream)
            taken.append(time.process_time() - start)
            for _ in stream:
                pass
        opened = connections(origin) - before - 1  # the second question came over a connection too
    return {"cpu": statistics.median(taken[WARM_UP:]), "connections": opened}


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
    """Do `work` `times` times, in parts: the median part's CPU time for one of the `worth` things that each does."""
    for _ in range(warm_up(times)):
        work()
    taken = []
    for part in parts(times):
        start = time.process_time()
        for _ in range(part):
            work()
        taken.append((time.process_time() - start) / part)
    return {"cpu": statistics.median(taken) / worth}


async def async_per_call(work: Callable[[], Awaitable[object]], times: int, worth: int = 1) -> dict[str, float]:
    """As `per_call`, in an event loop."""
    for _ in range(warm_up(times)):
        await work()
    taken = []
    for part in parts(times):
        start = time.process_time()
        for _ in range(part):
            await work()
        taken.append((time.process_time() - start) / part)
    return {"cpu": statistics.median(taken) / worth}


def warm_up(times: int) -> int:
    """How often to do it beforehand."""
    return min(WARM_UP, 1 + times // 4)


def parts(times: int) -> list[int]:
    """`times` in up to five parts, none of them empty."""
    size, rest = divmod(max(times, 1), PARTS)
    return [part for part in (size + (number < rest) for number in range(PARTS)) if part]


def connections(origin: str) -> int:
    """How many connections the server has seen, the one of this question included."""
    with urlopen(f"http://{urlsplit(origin).netloc}/connections") as reply:
        return int(reply.read())
