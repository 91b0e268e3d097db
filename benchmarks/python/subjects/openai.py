"""openai-python, to which all else is compared."""

from __future__ import annotations

from openai import AsyncOpenAI, OpenAI

from ..payloads import KEY, MODEL, PATIENCE, QUESTION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from typing import Any


def client(origin: str) -> OpenAI:
    return OpenAI(api_key=KEY, base_url=f"{origin}/v1")


def async_client(origin: str) -> AsyncOpenAI:
    return AsyncOpenAI(api_key=KEY, base_url=f"{origin}/v1", timeout=PATIENCE)


def create(client: OpenAI) -> None:
    completion = client.chat.completions.create(model=MODEL, messages=QUESTION)
    assert completion.choices[0].message.content


async def async_create(client: AsyncOpenAI) -> None:
    completion = await client.chat.completions.create(model=MODEL, messages=QUESTION)
    assert completion.choices[0].message.content


def chunks(client: OpenAI) -> Iterator[str | None]:
    with client.chat.completions.create(model=MODEL, messages=QUESTION, stream=True) as stream:
        for chunk in stream:
            yield chunk.choices[0].delta.content


async def async_chunks(client: AsyncOpenAI) -> AsyncIterator[str | None]:
    async with await client.chat.completions.create(model=MODEL, messages=QUESTION, stream=True) as stream:
        async for chunk in stream:
            yield chunk.choices[0].delta.content


def listing(client: OpenAI) -> None:
    page = client.chat.completions.list(limit=1000)
    assert page.data[-1].choices[0].message.content


def converse(client: OpenAI, messages: Sequence[Any]) -> None:
    completion = client.chat.completions.create(model=MODEL, messages=messages)
    assert completion.choices[0].message.content
