"""Our SDK, over aiohttp: only for asyncio, meant for many calls at once."""

from __future__ import annotations

from aiagentplatform import AsyncAIAgentPlatform, Timeout

from ..payloads import KEY, PATIENCE
from .ours import async_create

__all__ = ["async_client", "async_create"]


def async_client(origin: str) -> AsyncAIAgentPlatform:
    return AsyncAIAgentPlatform(
        api_key=KEY, base_url=f"{origin}/v1", timeout=Timeout(connect=PATIENCE), transport="aiohttp"
    )
