"""Streams as users write them: `stream()`, `create(stream=True)`, events by type, sync and async. Never run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from aiagentplatform import (
    AIAgentPlatform,
    AsyncAIAgentPlatform,
    AsyncStream,
    ResponseInfo,
    Stream,
    StreamIncompleteError,
)
from aiagentplatform.types import (
    ChatCompletion,
    ChatCompletionChunk,
    Event,
    Execution,
    ExecutionEvent,
    StepDeltaEvent,
    UnknownExecutionEvent,
)
from typing_extensions import assert_type

client = AIAgentPlatform()
aclient = AsyncAIAgentPlatform()


def text() -> Iterator[str]:
    with client.chat.completions.stream(model="gpt-5.2", messages=[{"role": "user", "content": "Hi"}]) as stream:
        assert_type(stream, Stream[ChatCompletionChunk, ChatCompletion])
        yield from stream.text()
        final = stream.final()
    assert_type(final, ChatCompletion)
    assert_type(stream.response, ResponseInfo | None)


def chunks() -> None:
    with client.chat.completions.stream(
        model="gpt-5.2", messages=[{"role": "user", "content": "Hi"}], stream_options={"include_usage": True}
    ) as stream:
        for chunk in stream:
            assert_type(chunk, ChatCompletionChunk)
            for choice in chunk.choices:
                print(choice.delta.content or "", end="")
                for call in choice.delta.tool_calls or []:
                    print(call.index, call.function.arguments if call.function else None)
            if chunk.usage is not None:
                print(chunk.usage.total_tokens)


async def text_async() -> AsyncIterator[str]:
    async with aclient.chat.completions.stream(model="gpt-5.2", messages=[{"role": "user", "content": "Hi"}]) as stream:
        assert_type(stream, AsyncStream[ChatCompletionChunk, ChatCompletion])
        async for piece in stream.text():
            yield piece
    assert_type(await stream.final(), ChatCompletion)


def create_chooses_by_literal(flag: bool) -> None:
    messages = "the flag's type decides"
    once = client.chat.completions.create(model="gpt-5.2", messages=[{"role": "user", "content": messages}])
    assert_type(once, ChatCompletion)
    told = client.chat.completions.create(
        model="gpt-5.2", messages=[{"role": "user", "content": messages}], stream=False
    )
    assert_type(told, ChatCompletion)
    stream = client.chat.completions.create(
        model="gpt-5.2", messages=[{"role": "user", "content": messages}], stream=True
    )
    assert_type(stream, Stream[ChatCompletionChunk, ChatCompletion])
    either = client.chat.completions.create(
        model="gpt-5.2", messages=[{"role": "user", "content": messages}], stream=flag
    )
    assert_type(either, ChatCompletion | Stream[ChatCompletionChunk, ChatCompletion])
    if isinstance(either, Stream):
        either.close()
    else:
        assert_type(either, ChatCompletion)


async def create_chooses_by_literal_async(flag: bool) -> None:
    once = await aclient.chat.completions.create(model="gpt-5.2", messages=[{"role": "user", "content": "Hi"}])
    assert_type(once, ChatCompletion)
    stream = await aclient.chat.completions.create(
        model="gpt-5.2", messages=[{"role": "user", "content": "Hi"}], stream=True
    )
    assert_type(stream, AsyncStream[ChatCompletionChunk, ChatCompletion])
    async for chunk in stream:
        assert_type(chunk, ChatCompletionChunk)
    either = await aclient.chat.completions.create(
        model="gpt-5.2", messages=[{"role": "user", "content": "Hi"}], stream=flag
    )
    assert_type(either, ChatCompletion | AsyncStream[ChatCompletionChunk, ChatCompletion])


def narrate(event: ExecutionEvent) -> str:
    """`type` narrows, without a cast and without knowing the classes."""
    if event.type == "step.delta":
        assert_type(event, StepDeltaEvent)
        return event.delta
    if event.type == "approval.required":
        return event.message or ""
    if isinstance(event, UnknownExecutionEvent):
        return f"{event.type}: {event.raw}"
    return f"{event.sequence_number} {event.type}"


def follow(workflow_id: str) -> Execution:
    execution = client.workflows.executions.create(workflow_id, input={"topic": "tides"})
    with client.workflows.executions.events(execution.id) as events:
        assert_type(events, Stream[ExecutionEvent, Execution])
        for event in events:
            print(narrate(event), events.last_event_id)
        return events.final()


async def follow_async(execution_id: str) -> Execution:
    async with aclient.workflows.executions.events(execution_id, starting_after=4) as events:
        async for event in events:
            print(narrate(event))
        return await events.final()


def monitor() -> None:
    with client.events.stream(types=["workflow.completed", "workflow.failed"]) as events:
        for event in events:
            assert_type(event, Event)
            print(event.type)


def what_came() -> ChatCompletion | None:
    with client.chat.completions.stream(model="gpt-5.2", messages=[{"role": "user", "content": "Hi"}]) as stream:
        try:
            return stream.final()
        except StreamIncompleteError as error:
            print(error.last_event_id, len(error.events))
            return stream.partial
