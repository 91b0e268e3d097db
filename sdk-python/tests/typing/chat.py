"""Chat as users write it: messages in every style, tools, parts, parsed content. Checked, never run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiagentplatform import OMIT, AIAgentPlatform, AsyncAIAgentPlatform, Omit
from aiagentplatform.types import (
    ChatAssistantMessage,
    ChatCompletion,
    ChatCompletionMessage,
    ChatContentPartParam,
    ChatMessageParam,
    ChatSystemMessage,
    ChatTextPart,
    ChatTool,
    ChatToolCall,
    ChatToolMessage,
    ChatToolParam,
    ChatUsage,
    ChatUserMessage,
    ChatUserMessageParam,
)
from pydantic import BaseModel
from typing_extensions import assert_type

client = AIAgentPlatform()
aclient = AsyncAIAgentPlatform()


def messages_inline() -> str:
    completion = client.chat.completions.create(
        model="gpt-5.2",
        messages=[
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Why is the sky blue?"},
        ],
        temperature=0.2,
        stop=["\n\n"],
        metadata={"ticket": "42"},
    )
    assert_type(completion, ChatCompletion)
    assert_type(completion.choices[0].message, ChatCompletionMessage)
    assert_type(completion.choices[0].message.content, str | None)
    return completion.choices[0].message.content or ""


def messages_in_a_variable() -> ChatCompletion:
    messages: list[ChatMessageParam] = [{"role": "user", "content": "Hi"}]
    messages.append({"role": "assistant", "content": "Hello!"})
    messages.extend([{"role": "user", "content": "How are you?"}, ChatUserMessage(role="user", content="Well?")])
    return client.chat.completions.create(model="gpt-5.2", messages=messages)


def one_message_in_a_variable(question: str) -> ChatCompletion:
    message: ChatUserMessageParam = {"role": "user", "content": question}
    return client.chat.completions.create(model="gpt-5.2", messages=[message])


def messages_of_one_kind(questions: Sequence[str]) -> ChatCompletion:
    messages: list[ChatUserMessageParam] = [{"role": "user", "content": question} for question in questions]
    return client.chat.completions.create(model="gpt-5.2", messages=messages)


def messages_as_a_tuple() -> ChatCompletion:
    return client.chat.completions.create(
        model="gpt-5.2", messages=({"role": "developer", "content": "Be kind."}, {"role": "user", "content": "Hi"})
    )


def messages_as_models() -> ChatCompletion:
    questions = [ChatUserMessage(role="user", content="Hi"), ChatUserMessage(role="user", content="Are you there?")]
    client.chat.completions.create(model="gpt-5.2", messages=questions)
    return client.chat.completions.create(
        model="gpt-5.2",
        messages=[
            ChatSystemMessage(role="system", content="Be brief."),
            {"role": "user", "content": "Hi"},
            ChatAssistantMessage(role="assistant", content="Hello!"),
            ChatUserMessage(role="user", content=[ChatTextPart(type="text", text="And now?")]),
        ],
    )


def a_conversation(questions: Sequence[str]) -> list[ChatMessageParam]:
    """The reply's own message goes into the next request as it is."""
    messages: list[ChatMessageParam] = [{"role": "system", "content": "Be brief."}]
    for question in questions:
        messages.append({"role": "user", "content": question})
        completion = client.chat.completions.create(model="gpt-5.2", messages=messages)
        messages.append(completion.choices[0].message)
    return messages


def the_reply_spelled_out(completion: ChatCompletion) -> ChatMessageParam:
    return {"role": "assistant", "content": completion.choices[0].message.content}


def parts(photo_url: str, pdf: str) -> ChatCompletion:
    content: list[ChatContentPartParam] = [{"type": "text", "text": "What is this?"}]
    content.append({"type": "image_url", "image_url": {"url": photo_url, "detail": "low"}})
    content.append({"type": "file", "file": {"file_id": pdf}})
    client.chat.completions.create(model="gpt-5.2", messages=[{"role": "user", "content": content}])
    return client.chat.completions.create(
        model="gpt-5.2",
        messages=[
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "Compare."},
                    {"type": "image_url", "image_url": {"url": photo_url}},
                    {"type": "input_audio", "input_audio": {"data": "UklGRg==", "format": "wav"}},
                    ChatTextPart(type="text", text="Thanks."),
                ],
            }
        ],
    )


WEATHER: ChatToolParam = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "The weather in a city.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


def weather(city: str) -> dict[str, Any]:
    return {"city": city, "celsius": 21}


def tools_round_trip(question: str) -> str | None:
    messages: list[ChatMessageParam] = [{"role": "user", "content": question}]
    while True:
        completion = client.chat.completions.create(
            model="gpt-5.2", messages=messages, tools=[WEATHER], tool_choice="auto", parallel_tool_calls=False
        )
        message = completion.choices[0].message
        if not message.tool_calls:
            return message.content
        messages.append(message)
        for call in message.tool_calls:
            assert_type(call, ChatToolCall)
            result = weather(**json.loads(call.function.arguments))
            messages.append({"role": "tool", "tool_call_id": call.id, "content": json.dumps(result)})
            messages.append(ChatToolMessage(role="tool", tool_call_id=call.id, content=json.dumps(result)))


def tools_inline(tool: ChatTool) -> ChatCompletion:
    return client.chat.completions.create(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "Hi"}],
        tools=[tool, WEATHER, {"type": "function", "function": {"name": "now"}}],
        tool_choice={"type": "function", "function": {"name": "now"}},
    )


class Answer(BaseModel):
    text: str
    confidence: float


@dataclass
class Point:
    x: float
    y: float


class Search(BaseModel):
    """Search the archive."""

    query: str


def parsed_content() -> Answer | None:
    completion = client.chat.completions.parse(
        model="gpt-5.2", messages=[{"role": "user", "content": "Why?"}], response_format=Answer, temperature=0
    )
    assert_type(completion.parsed, Answer | None)
    if completion.parsed is None:
        print(completion.refusal)
    else:
        assert_type(completion.parsed.confidence, float)
    point = client.chat.completions.parse(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "Where?"}],
        response_format=Point,
        tools=[Search, WEATHER],
    )
    assert_type(point.parsed, Point | None)
    assert_type(point.called, list[BaseModel])
    return completion.parsed


async def parsed_content_async(messages: list[ChatMessageParam]) -> Answer | None:
    completion = await aclient.chat.completions.parse(model="gpt-5.2", messages=messages, response_format=Answer)
    messages.append(completion.choices[0].message)
    return completion.parsed


def json_schema() -> ChatCompletion:
    return client.chat.completions.create(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "Hi"}],
        response_format={
            "type": "json_schema",
            "json_schema": {"name": "answer", "schema": Answer.model_json_schema(), "strict": True},
        },
    )


def optional_arguments(
    temperature: float | None, seed: int | Omit = OMIT, tools: Sequence[ChatToolParam] = ()
) -> ChatUsage | None:
    """None is sent as null; OMIT is not sent."""
    completion = client.chat.completions.create(
        model="gpt-5.2",
        messages=[{"role": "user", "content": "Hi"}],
        temperature=temperature,
        seed=seed,
        tools=tools or OMIT,
        max_completion_tokens=100 if temperature else OMIT,
    )
    return completion.usage
