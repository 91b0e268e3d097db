import asyncio

from aiagentplatform import AsyncAIAgentPlatform


async def main() -> None:
    async with AsyncAIAgentPlatform() as client:
        try:
            await asyncio.wait_for(client.models.retrieve("gpt-5.2"), timeout=0.001)
        except asyncio.TimeoutError:
            print("given up")
        model = await client.models.retrieve("gpt-5.2")  # the client does not mind
        print(model.id)


asyncio.run(main())
