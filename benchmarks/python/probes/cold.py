"""
From the first import on. Must not import what Python has not loaded by itself: it would not be counted any more.
"""

from __future__ import annotations

import sys

from .. import meter

PACKAGES = {
    "openai": ("openai",),
    "anthropic": ("anthropic",),
    "bare": ("httpx2", "json"),
    "ours": ("aiagentplatform",),
}
HEAVY = {"httpx", "httpx2", "aiohttp", "pydantic", "pydantic_core"}


def imported(subject: str, origin: str, size: int) -> dict[str, float]:
    """`import openai` and the like: CPU time, the modules it loads, how many are HTTP libraries' or pydantic's."""
    before = set(sys.modules)
    start = meter.read()
    for package in PACKAGES[subject]:
        __import__(package)
    seconds = meter.read() - start
    loaded = set(sys.modules) - before
    return {
        "cpu": seconds,
        "lap": 1,
        "modules": len(loaded),
        "heavy": sum(name.partition(".")[0] in HEAVY for name in loaded),
    }


def first_result(subject: str, origin: str, size: int) -> dict[str, float]:
    """Import, make a client, call once: CPU time, and the most memory that the process ever had."""
    start = meter.read()
    module = load(subject)
    with module.client(origin) as client:
        module.create(client)
        seconds = meter.read() - start
    from ..memory import peak

    return {"cpu": seconds, "lap": 1, "memory": peak()}


def second_client(subject: str, origin: str, size: int) -> dict[str, float]:
    """Another client in a process that has used one, and its first call: the median of `size` of them."""
    module = load(subject)
    with module.client(origin) as client:
        module.create(client)
    taken = []
    for _ in range(size):
        start = meter.read()
        with module.client(origin) as client:
            module.create(client)
            taken.append(meter.read() - start)
    return {"cpu": sorted(taken)[size // 2], "lap": 1}


TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..subjects import Subject


def load(subject: str) -> Subject:
    """The subject's module. Not by importlib, which not every subject would load."""
    name = f"{__package__.rpartition('.')[0]}.subjects.{subject}"
    __import__(name)
    module: Subject = sys.modules[name]
    return module
