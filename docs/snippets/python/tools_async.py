import asyncio

from aiagentplatform import AsyncAIAgentPlatform
from aiagentplatform.lib import tool


async def price(item: str) -> float:
    """What an item costs, in euros."""
    await asyncio.sleep(0)  # ask a shop
    return 4.5 if item == "tea" else 6.0


@tool(name="count_stock")
def stock(item: str) -> int:  # a plain function runs on a worker thread
    """How many of an item there are."""
    return len(item)


async def main() -> None:
    async with AsyncAIAgentPlatform() as client:
        stream = client.chat.completions.stream_tools(
            model="gpt-5.2",
            messages=[{"role": "user", "content": "What does tea cost, and how much is left?"}],
            tools=[price, stock],
            max_concurrency=4,
        )
        async with stream:
            async for step in stream:
                if step.type == "content.delta":
                    print(step.delta, end="", flush=True)
                elif step.type == "called":
                    print(f"[{step.name}]", flush=True)
            run = await stream.final()
        print(f"\n{run.tool_calls} calls, {run.stop_reason}")


asyncio.run(main())
