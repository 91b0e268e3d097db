"""Tools as users write them: decorated or plain, runs and their steps, sync and async. Checked, never run."""

from __future__ import annotations

from typing import Annotated, Any

from aiagentplatform import AIAgentPlatform, AsyncAIAgentPlatform
from aiagentplatform.lib import (
    AsyncToolRunner,
    AsyncToolStream,
    ContentDelta,
    ModelReplied,
    Tool,
    ToolCalled,
    ToolError,
    ToolLimitError,
    ToolReturned,
    ToolRun,
    ToolRunner,
    ToolStream,
    tool,
)
from aiagentplatform.types import ChatCompletion, ChatMessageParam, ChatToolCall, ChatToolParam, ChatUsage
from pydantic import BaseModel, Field, TypeAdapter
from typing_extensions import assert_type

client = AIAgentPlatform()
aclient = AsyncAIAgentPlatform()

MESSAGES: list[ChatMessageParam] = [{"role": "user", "content": "Hi"}]


class Answer(BaseModel):
    text: str


class Other(BaseModel):
    number: int


@tool
def weather(city: str, days: Annotated[int, Field(ge=1)] = 1) -> dict[str, int]:
    """The weather."""
    if not city:
        raise ToolError("Which city?")
    return {city: days}


@tool(name="lookup", description="Looks up.", strict=False)
def search(query: str) -> str:
    return query


@tool
async def slow(query: str) -> list[str]:
    return [query]


def plain(a: int, *, b: str = "") -> float:
    return a / len(b)


class Shop:
    def price(self, item: str) -> int:
        return len(item)


PLAIN: ChatToolParam = {"type": "function", "function": {"name": "ask"}}


def decorated() -> None:
    assert_type(weather("Ulm", days=2), dict[str, int])
    assert_type(search("x"), str)
    assert_type(weather.name, str)
    assert_type(weather.param, ChatToolParam)
    assert_type(tool(plain)(1, b="x"), float)
    assert_type(tool(Shop().price, name="price")("tea"), int)
    made: Tool[..., Any] = weather
    print(made)


def runs() -> ToolRun[None]:
    runner = client.chat.completions.run_tools(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "Hi"}],
        tools=[weather, search, plain, Shop().price, Answer, PLAIN],
        max_rounds=5,
        max_tool_calls=None,
        deadline=30,
        temperature=0.2,
        tool_choice="auto",
        options={"timeout": 10},
    )
    assert_type(runner, ToolRunner[None])
    for step in runner:
        assert_type(step, ModelReplied | ToolCalled | ToolReturned)
        if step.type == "replied":
            assert_type(step.completion, ChatCompletion)
        elif step.type == "called":
            assert_type(step.call, ChatToolCall)
        else:
            assert_type(step, ToolReturned)
            assert_type(step.error, Exception | None)
    run = runner.final()
    assert_type(run.usage, ChatUsage)
    assert_type(run.messages, list[ChatMessageParam])
    assert_type(run.pending, list[ChatToolCall])
    assert_type(run.text, str)
    client.chat.completions.create(model="gpt-5.2", messages=run.messages)
    return run


def typed_runs() -> None:
    runner = client.chat.completions.run_tools(
        model="m", messages=MESSAGES, tools=[weather], response_format=Answer, on_error="raise"
    )
    assert_type(runner, ToolRunner[Answer])
    assert_type(runner.final().parsed, Answer | None)
    either = TypeAdapter[Answer | Other](Answer | Other)
    other = client.chat.completions.run_tools(model="m", messages=MESSAGES, tools=[], response_format=either)
    assert_type(other, ToolRunner[Answer | Other])
    listed = client.chat.completions.run_tools(model="m", messages=MESSAGES, tools=[], response_format=list[Answer])
    assert_type(listed.final().parsed, list[Answer] | None)


def told(error: Exception, call: ChatToolCall) -> str:
    return f"{call.function.name}: {error}"


def limits() -> ToolRun[Any]:
    runner = client.chat.completions.run_tools(model="m", messages=MESSAGES, tools=[weather], on_error=told)
    try:
        return runner.final()
    except ToolLimitError as error:
        print(error.limit == "max_rounds")
        return error.run


def streamed() -> None:
    with client.chat.completions.stream_tools(model="m", messages=MESSAGES, tools=[weather]) as stream:
        assert_type(stream, ToolStream[None])
        for step in stream:
            if step.type == "content.delta":
                assert_type(step, ContentDelta)
                print(step.delta, step.snapshot)
            elif step.type == "returned":
                assert_type(step, ToolReturned)
    with client.chat.completions.stream_tools(
        model="m", messages=MESSAGES, tools=[weather], response_format=Answer
    ) as typed:
        for piece in typed.text():
            assert_type(piece, str)
        assert_type(typed.final(), ToolRun[Answer])


async def asynchronous() -> None:
    assert_type(await slow("x"), list[str])
    runner = aclient.chat.completions.run_tools(
        model="m", messages=MESSAGES, tools=[slow, weather], response_format=Answer, max_concurrency=3
    )
    assert_type(runner, AsyncToolRunner[Answer])
    async for step in runner:
        assert_type(step, ModelReplied | ToolCalled | ToolReturned)
    assert_type(await runner.final(), ToolRun[Answer])
    async with aclient.chat.completions.stream_tools(model="m", messages=MESSAGES, tools=[slow]) as stream:
        assert_type(stream, AsyncToolStream[None])
        async for piece in stream.text():
            assert_type(piece, str)
