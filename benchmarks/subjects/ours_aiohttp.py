"""Our SDK, over aiohttp: only for asyncio, meant for many calls at once."""

from __future__ import annotations

from aiagentplatform import AsyncAIAgentPlatform, ConfigurationError

from ..payloads import KEY
from . import NotBuilt, ours


def async_client(origin: str) -> AsyncAIAgentPlatform:
    return AsyncAIAgentPlatform(api_key=KEY, base_url=f"{origin}/v1", transport="aiohttp")


async def async_create(client: AsyncAIAgentPlatform) -> None:
    try:
        await ours.async_create(client)
    except ConfigurationError as error:  # the name of the transport is not known
        raise NotBuilt from error
