import asyncio

from aiagentplatform import AsyncAIAgentPlatform


async def main() -> None:
    async with AsyncAIAgentPlatform(transport="aiohttp") as client:
        replies = await asyncio.gather(*(client.models.retrieve("gpt-5.2") for _ in range(100)))
        print(len(replies), "replies")


asyncio.run(main())
