"""anthropic-python: the same work in its own API's words. It has no typed list as long, so that one is untyped."""

from __future__ import annotations

from anthropic import Anthropic, AsyncAnthropic

from ..payloads import KEY, MODEL, PATIENCE, QUESTION, TOKENS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from typing import Any


def client(origin: str) -> Anthropic:
    return Anthropic(api_key=KEY, base_url=origin)


def async_client(origin: str) -> AsyncAnthropic:
    return AsyncAnthropic(api_key=KEY, base_url=origin, timeout=PATIENCE)


def create(client: Anthropic) -> None:
    message = client.messages.create(model=MODEL, max_tokens=TOKENS, messages=QUESTION)
    assert message.content[0].type == "text" and message.content[0].text


async def async_create(client: AsyncAnthropic) -> None:
    message = await client.messages.create(model=MODEL, max_tokens=TOKENS, messages=QUESTION)
    assert message.content[0].type == "text" and message.content[0].text


def chunks(client: Anthropic) -> Iterator[str | None]:
    with client.messages.create(model=MODEL, max_tokens=TOKENS, messages=QUESTION, stream=True) as stream:
        for event in stream:
            yield event.delta.text if event.type == "content_block_delta" and event.delta.type == "text_delta" else None


async def async_chunks(client: AsyncAnthropic) -> AsyncIterator[str | None]:
    async with await client.messages.create(model=MODEL, max_tokens=TOKENS, messages=QUESTION, stream=True) as stream:
        async for event in stream:
            yield event.delta.text if event.type == "content_block_delta" and event.delta.type == "text_delta" else None


def listing(client: Anthropic) -> None:
    page: Any = client.get("/v1/chat/completions?limit=1000", cast_to=object)
    assert page["data"][-1]["choices"][0]["message"]["content"]


def converse(client: Anthropic, messages: Sequence[Any]) -> None:
    message = client.messages.create(model=MODEL, max_tokens=TOKENS, messages=messages)
    assert message.content[0].type == "text" and message.content[0].text
