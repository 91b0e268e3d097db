"""Chat, models and embeddings."""

from __future__ import annotations

from typing import Any

from mock_platform import MODEL, QUESTION
from pydantic import BaseModel

from .driver import Driver


class City(BaseModel):
    name: str
    inhabitants: int


async def models(d: Driver) -> None:
    listed = await d.all(d.client.models.list(limit=3))
    assert MODEL in [model.id for model in listed] and len(listed) > 3
    found = await d.do(d.client.models.retrieve(MODEL))
    assert (found.object, found.provider, found.capabilities.tools) == ("model", "openai", True)


async def embeddings(d: Driver) -> None:
    for encoding in ("float", "base64"):
        reply = await d.do(
            d.client.embeddings.create(
                model="text-embedding-3-small", input=["cat", "dog"], dimensions=64, encoding_format=encoding
            )
        )
        assert [each.index for each in reply.data] == [0, 1]
        assert isinstance(reply.data[0].embedding, str if encoding == "base64" else list)


async def completion(d: Driver) -> None:
    reply = await d.do(d.client.chat.completions.create(model=MODEL, messages=QUESTION, seed=7, temperature=0))
    assert reply.choices[0].message.content and reply.choices[0].finish_reason == "stop"
    assert reply.usage.total_tokens == reply.usage.prompt_tokens + reply.usage.completion_tokens
    async with d.opened(
        d.client.chat.completions.stream(
            model=MODEL, messages=QUESTION, seed=7, temperature=0, stream_options={"include_usage": True}
        )
    ) as stream:
        chunks = await d.all(stream)
        final = await d.do(stream.final())
    assert len(chunks) > 3 and chunks[-1].choices == []
    assert final.choices[0].message.content == reply.choices[0].message.content
    assert final.usage == reply.usage


async def conversation(d: Driver) -> None:
    """A reply's message goes back as it came, tool calls included."""
    d.company.say({"tool_calls": [{"name": "weather", "arguments": {"city": "Paris"}}]}, {"content": "Sunny."})
    tool = {"type": "function", "function": {"name": "weather", "parameters": {"type": "object"}}}
    messages: list[Any] = [{"role": "user", "content": "How is the weather in Paris?"}]
    first = await d.do(d.client.chat.completions.create(model=MODEL, messages=messages, tools=[tool]))
    (call,) = first.choices[0].message.tool_calls
    messages += [first.choices[0].message, {"role": "tool", "tool_call_id": call.id, "content": "21 °C"}]
    second = await d.do(d.client.chat.completions.create(model=MODEL, messages=messages, tools=[tool]))
    assert second.choices[0].message.content == "Sunny."
    sent = d.company.requests(operation="chat.completions.create")[-1]["body"]["messages"]
    assert sent[1] == first.choices[0].message.model_dump(exclude_unset=True)
    assert sent[1]["tool_calls"][0]["id"] == call.id


async def parsed(d: Driver) -> None:
    d.company.say({"content": '{"name": "Paris", "inhabitants": 2100000}'})
    reply = await d.do(d.client.chat.completions.parse(model=MODEL, messages=QUESTION, response_format=City))
    assert reply.parsed == City(name="Paris", inhabitants=2_100_000)


async def parts(d: Driver) -> None:
    content = [
        {"type": "text", "text": "What is this?"},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo=", "detail": "low"}},
    ]
    reply = await d.do(d.client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": content}]))
    assert reply.choices[0].message.content


async def stored(d: Driver) -> None:
    completions = d.client.chat.completions
    ids = [
        (await d.do(completions.create(model=MODEL, messages=QUESTION, store=True, metadata={"n": str(n)}))).id
        for n in range(3)
    ]
    assert [each.id for each in await d.all(completions.list(limit=2, order="asc"))] == ids
    assert [each.id for each in await d.all(completions.list(metadata={"n": "1"}))] == [ids[1]]
    assert (await d.do(completions.retrieve(ids[0]))).metadata == {"n": "0"}
    assert (await d.do(completions.update(ids[0], metadata={"n": "9"}))).metadata == {"n": "9"}
    (message,) = await d.all(completions.messages.list(ids[0]))
    assert (message.role, message.content) == ("user", QUESTION[0]["content"])
    assert (await d.do(completions.delete(ids[0]))).deleted is True
