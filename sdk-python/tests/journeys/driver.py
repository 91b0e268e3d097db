"""One way to drive both clients: every verb is awaited, every stream and download is entered, every list gathered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from anyio import move_on_after, sleep
from mock_platform import Company, Inbox


class Driver:
    """A client of either kind, the company that it belongs to, and where its webhooks arrive."""

    def __init__(self, client: Any, company: Company, inbox: Inbox) -> None:
        self.client = client
        self.company = company
        self.inbox = inbox

    async def do(self, result: Any) -> Any:
        """The value, or what awaiting it gives."""
        return await result if isinstance(result, Awaitable) else result

    async def all(self, items: Any) -> list[Any]:
        """What a list or a stream gives, to its end."""
        return [item async for item in items] if hasattr(items, "__aiter__") else list(items)

    @asynccontextmanager
    async def opened(self, result: Any) -> AsyncIterator[Any]:
        """A stream, a download or a client, open for as long as the block runs."""
        if hasattr(result, "__aenter__"):
            async with result as opened:
                yield opened
        else:
            with result as opened:
                yield opened


async def until(condition: Callable[[], bool], otherwise: str) -> None:
    """Wait until something is so that others bring about; fail if it never is."""
    with move_on_after(5):
        while not condition():
            await sleep(0.001)
    assert condition(), otherwise
