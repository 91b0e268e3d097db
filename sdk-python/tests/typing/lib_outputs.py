"""Parsed content, deltas, waits and files as users write them, sync and async. Checked, never run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aiagentplatform import (
    AIAgentPlatform,
    AsyncAIAgentPlatform,
    Backoff,
    WaitTimeoutError,
    wait_until,
    wait_until_async,
)
from aiagentplatform.lib import (
    AsyncParsedStream,
    ChoiceDone,
    ContentDelta,
    Delta,
    ExecutionFailedError,
    ExecutionProgress,
    ParsedChatCompletion,
    ParsedStream,
    RefusalDelta,
    ToolCallDelta,
    ToolCallDone,
    TransferProgress,
    UsageDone,
    audio_part,
    deltas,
    file_part,
    image_part,
)
from aiagentplatform.types import ChatMessageParam, ChatUsage, Execution, File
from pydantic import BaseModel, TypeAdapter
from typing_extensions import TypedDict, assert_type

client = AIAgentPlatform()
aclient = AsyncAIAgentPlatform()

MESSAGES: list[ChatMessageParam] = [{"role": "user", "content": "Hi"}]


class Cat(BaseModel):
    name: str


class Dog(BaseModel):
    name: str


@dataclass
class Point:
    x: int


class Row(TypedDict):
    cells: list[int]


def parsed() -> None:
    parse = client.chat.completions.parse
    assert_type(parse(model="m", messages=MESSAGES, response_format=Cat), ParsedChatCompletion[Cat])
    assert_type(parse(model="m", messages=MESSAGES, response_format=Point).parsed, Point | None)
    assert_type(parse(model="m", messages=MESSAGES, response_format=Row).parsed, Row | None)
    assert_type(parse(model="m", messages=MESSAGES, response_format=list[Cat]).parsed, list[Cat] | None)
    either = TypeAdapter[Cat | Dog](Cat | Dog)
    assert_type(parse(model="m", messages=MESSAGES, response_format=either).parsed, Cat | Dog | None)


def growing() -> None:
    with client.chat.completions.stream_parse(model="m", messages=MESSAGES, response_format=Cat) as stream:
        assert_type(stream, ParsedStream[Cat])
        for cat in stream.partials():
            assert_type(cat, Cat)
        assert_type(stream.partial, Cat | None)
        assert_type(stream.final(), ParsedChatCompletion[Cat])


async def growing_async() -> None:
    async with aclient.chat.completions.stream_parse(model="m", messages=MESSAGES, response_format=Cat) as stream:
        assert_type(stream, AsyncParsedStream[Cat])
        async for delta in stream:
            assert_type(delta, Delta)
        assert_type((await stream.final()).parsed, Cat | None)


def each_delta() -> str:
    with client.chat.completions.stream(model="m", messages=MESSAGES) as stream:
        for delta in deltas(stream):
            if delta.type == "content.delta":
                assert_type(delta, ContentDelta)
            elif delta.type == "refusal.delta":
                assert_type(delta, RefusalDelta)
            elif delta.type == "tool_call.delta":
                assert_type(delta, ToolCallDelta)
            elif delta.type == "tool_call.done":
                assert_type(delta, ToolCallDone)
            elif delta.type == "choice.done":
                assert_type(delta, ChoiceDone)
            else:
                assert_type(delta, UsageDone)
                assert_type(delta.usage, ChatUsage)
        return stream.final().id


async def each_delta_async() -> None:
    async with aclient.chat.completions.stream(model="m", messages=MESSAGES) as stream:
        async for delta in deltas(stream):
            assert_type(delta, Delta)


def show(progress: ExecutionProgress) -> None:
    assert_type(progress.total, int)
    print(progress.status, progress.current, progress.execution.id)


def waits() -> Execution:
    try:
        return client.workflows.executions.wait(
            "exec_1",
            until=("completed", "waiting"),
            timeout=60,
            poll=Backoff(cap=5),
            on_progress=show,
            progress=True,
            raise_on_failure=False,
        )
    except WaitTimeoutError as error:
        print(error.waited)
    except ExecutionFailedError as error:
        assert_type(error.execution, Execution)
    assert_type(client.files.wait("file_1", timeout=5), File)
    return wait_until(lambda: client.workflows.executions.retrieve("x"), lambda execution: execution.status != "queued")


async def note(progress: ExecutionProgress) -> None:
    print(progress)


async def waits_async() -> Execution:
    assert_type(await aclient.workflows.executions.wait("exec_1", on_progress=note, poll=2), Execution)
    return await wait_until_async(
        lambda: aclient.workflows.executions.retrieve("x"), lambda execution: execution.status == "completed", timeout=9
    )


def transfers(path: Path) -> None:
    def moved(progress: TransferProgress) -> None:
        assert_type(progress.total, int | None)

    assert_type(client.files.upload_from(path, purpose="user_data", on_progress=moved), File)
    assert_type(client.files.download_to("file_1", "copy.bin", progress=True), int)


def parts(path: Path) -> None:
    client.chat.completions.create(
        model="m",
        messages=[
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "What is this?"},
                    image_part(path, detail="low"),
                    image_part("https://example.com/cat.png"),
                    audio_part(path),
                    file_part(path),
                    file_part("file_1"),
                    file_part(client.files.retrieve("file_1")),
                ],
            }
        ],
    )
