"""Over many calls: what the process's memory has grown by, after a tenth of them has gone by."""

from __future__ import annotations

import gc
from collections.abc import Callable

from ..memory import resident
from .cold import load
from .warm import CHUNKS_A_STREAM


def over_calls(subject: str, origin: str, size: int) -> dict[str, float]:
    """Over `size` calls."""
    module = load(subject)
    with module.client(origin) as client:
        return {"growth": growth(lambda: module.create(client), size)}


def over_chunks(subject: str, origin: str, size: int) -> dict[str, float]:
    """Over `size` chunks, in streams of a thousand."""
    module = load(subject)
    with module.client(origin) as client:

        def stream() -> None:
            for _ in module.chunks(client):
                pass

        return {"growth": growth(stream, size // CHUNKS_A_STREAM)}


def growth(work: Callable[[], object], times: int) -> float:
    """Bytes; never less than 0."""
    for _ in range(max(times // 10, 1)):
        work()
    gc.collect()
    before = resident()
    for _ in range(times):
        work()
    gc.collect()
    return max(resident() - before, 0)
