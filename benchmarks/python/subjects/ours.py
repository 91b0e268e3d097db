"""Our SDK, over httpx2."""

from __future__ import annotations

from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform, Timeout

from ..payloads import KEY, MODEL, PATIENCE, QUESTION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from typing import Any


def client(origin: str) -> AIAgentPlatform:
    return AIAgentPlatform(api_key=KEY, base_url=f"{origin}/v1", transport="httpx2")


def async_client(origin: str) -> AsyncAIAgentPlatform:
    return AsyncAIAgentPlatform(
        api_key=KEY, base_url=f"{origin}/v1", timeout=Timeout(connect=PATIENCE), transport="httpx2"
    )


def create(client: AIAgentPlatform) -> None:
    completion = client.chat.completions.create(model=MODEL, messages=QUESTION)
    assert completion.choices[0].message.content


async def async_create(client: AsyncAIAgentPlatform) -> None:
    completion = await client.chat.completions.create(model=MODEL, messages=QUESTION)
    assert completion.choices[0].message.content


def chunks(client: AIAgentPlatform) -> Iterator[str | None]:
    with client.chat.completions.stream(model=MODEL, messages=QUESTION) as stream:
        for chunk in stream:
            yield chunk.choices[0].delta.content


async def async_chunks(client: AsyncAIAgentPlatform) -> AsyncIterator[str | None]:
    async with client.chat.completions.stream(model=MODEL, messages=QUESTION) as stream:
        async for chunk in stream:
            yield chunk.choices[0].delta.content


def listing(client: AIAgentPlatform) -> None:
    page = client.chat.completions.list(limit=100)
    assert page.data[-1].choices[0].message.content


def converse(client: AIAgentPlatform, messages: Sequence[Any]) -> None:
    completion = client.chat.completions.create(model=MODEL, messages=messages)
    assert completion.choices[0].message.content
