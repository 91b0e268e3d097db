import asyncio

from aiagentplatform import AsyncAIAgentPlatform


async def ask(client: AsyncAIAgentPlatform, question: str) -> str:
    completion = await client.chat.completions.create(
        model="gpt-5.2",
        messages=[{"role": "user", "content": question}],
    )
    return completion.choices[0].message.content or ""


async def main() -> None:
    async with AsyncAIAgentPlatform() as client:
        answers = await asyncio.gather(ask(client, "Why is the sky blue?"), ask(client, "Why is grass green?"))
        print(*answers, sep="\n\n")

        async with client.chat.completions.stream(
            model="gpt-5.2", messages=[{"role": "user", "content": "Tell me a story."}]
        ) as stream:
            async for text in stream.text():
                print(text, end="", flush=True)


asyncio.run(main())  # or trio.run(main), without asyncio.gather
