"""
Clients of a `StatelessServer`, on an HTTP library that was told how many connections it may have.

A connection that was lost or half-read is one that the next call waits for in vain.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from aiagentplatform._core import AsyncClient, SyncClient, Timeout
from aiagentplatform._core.transports.tls import shared_context
from conftest import make_product

PRODUCT = make_product()  # one, as generated packages have one
SYNC_LIBRARIES = [name for name in ("httpx", "httpx2") if find_spec(name)]
ASYNC_LIBRARIES = [
    (loop, name)
    for loop, names in {"asyncio": ("httpx", "httpx2", "aiohttp"), "trio": ("httpx", "httpx2")}.items()
    for name in names
    if find_spec(name)
]
"""On which kind of loop which libraries work, as far as they are installed."""
IMPATIENT = Timeout(connect=5, pool=5, first_byte=20, idle=20)
"""So that a lost connection is a failed test and not one that never ends."""


def settings(url: str) -> dict[str, Any]:
    return {"api_key": "acme_key_0123456789", "base_url": url, "timeout": IMPATIENT}


def _limited(http: Any, connections: int) -> dict[str, Any]:
    return {"limits": http.Limits(max_connections=connections), "verify": shared_context(), "trust_env": False}


@contextmanager
def sync_client(url: str, library: str, connections: int, **more: Any) -> Iterator[SyncClient]:
    """A sync client with so many connections at most."""
    http = import_module(library)
    with http.Client(**_limited(http, connections)) as theirs:
        yield SyncClient(PRODUCT, **{**settings(url), "transport": theirs, **more})


@asynccontextmanager
async def async_client(url: str, library: str, connections: int, **more: Any) -> AsyncIterator[AsyncClient]:
    """An async client with so many connections at most."""
    http = import_module(library)
    if library == "aiohttp":
        made = http.ClientSession(connector=http.TCPConnector(limit=connections))
    else:
        made = http.AsyncClient(**_limited(http, connections))
    async with made as theirs:
        yield AsyncClient(PRODUCT, **{**settings(url), "transport": theirs, **more})
