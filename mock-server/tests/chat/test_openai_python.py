"""The official OpenAI client for Python, unchanged but for its base URL and key."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, cast

import openai
import pytest
from pydantic import BaseModel

if TYPE_CHECKING:
    from conftest import Tenant
    from openai.types.chat import ChatCompletionMessageParam, ChatCompletionToolParam

MODEL = "gpt-5.2"
QUESTION: list[ChatCompletionMessageParam] = [{"role": "user", "content": "What is the capital of France?"}]
WEATHER: ChatCompletionToolParam = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The current weather of a city.",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "required": ["city"],
            "additionalProperties": False,
        },
        "strict": True,
    },
}


class Person(BaseModel):
    name: str
    age: int
    mood: Literal["sad", "happy"]
    friends: list[Person]


@pytest.fixture
def client(tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> Iterator[openai.OpenAI]:
    # Its waits between attempts would only slow the tests down.
    monkeypatch.setattr("openai._base_client.SyncAPIClient._calculate_retry_timeout", lambda *_: 0.001)
    with openai.OpenAI(base_url=tenant.base_url, api_key=tenant.api_key) as client:
        yield client


# Chat


def test_a_completion(client: openai.OpenAI) -> None:
    completion = client.chat.completions.create(model=MODEL, messages=QUESTION)
    assert "France" in (completion.choices[0].message.content or "")
    assert completion.usage
    assert completion.usage.total_tokens == completion.usage.prompt_tokens + completion.usage.completion_tokens
    assert completion._request_id
    assert completion._request_id.startswith("req_")


def test_a_stream(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model=MODEL, messages=QUESTION).choices[0].message.content
    stream = client.chat.completions.create(
        model=MODEL, messages=QUESTION, stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices) == whole
    assert chunks[-1].usage


def test_the_stream_helper_accumulates(client: openai.OpenAI) -> None:
    messages: list[ChatCompletionMessageParam] = [{"role": "user", "content": "What is the weather in Paris?"}]
    with client.chat.completions.stream(
        model=MODEL, messages=messages, tools=[WEATHER], logprobs=True, n=2, stream_options={"include_usage": True}
    ) as stream:
        types = {event.type for event in stream}
        final = stream.get_final_completion()
    assert "tool_calls.function.arguments.done" in types
    assert final.usage
    for choice in final.choices:
        assert choice.message.tool_calls
        assert choice.message.tool_calls[0].function.parsed_arguments == {"city": "Paris"}


def test_the_tool_loop(client: openai.OpenAI) -> None:
    messages: list[ChatCompletionMessageParam] = [
        {"role": "developer", "content": "Be brief."},
        {"role": "user", "content": "What is the weather in Paris?"},
    ]
    first = client.chat.completions.create(model=MODEL, messages=messages, tools=[WEATHER]).choices[0]
    assert first.finish_reason == "tool_calls"
    (call,) = first.message.tool_calls or []
    assert call.type == "function"
    assert json.loads(call.function.arguments) == {"city": "Paris"}
    messages.append(cast("Any", first.message))  # as its own documentation does
    messages.append({"role": "tool", "tool_call_id": call.id, "content": "21 degrees"})
    second = client.chat.completions.create(model=MODEL, messages=messages, tools=[WEATHER]).choices[0]
    assert second.finish_reason == "stop"
    assert "21 degrees" in (second.message.content or "")


def test_parsing_into_a_model(client: openai.OpenAI) -> None:
    messages: list[ChatCompletionMessageParam] = [{"role": "user", "content": "John is 25 years old and happy"}]
    completion = client.chat.completions.parse(model=MODEL, messages=messages, response_format=Person)
    person = completion.choices[0].message.parsed
    assert person
    assert (person.name, person.age, person.mood) == ("John", 25, "happy")


def test_stored_completions(client: openai.OpenAI) -> None:
    kept = [
        client.chat.completions.create(model=MODEL, messages=QUESTION, store=True, metadata={"n": str(n % 2)})
        for n in range(5)
    ]
    assert client.chat.completions.retrieve(kept[0].id) == kept[0]
    paged = [completion.id for completion in client.chat.completions.list(limit=2, order="asc")]
    assert paged == [completion.id for completion in kept]
    odd = [completion.id for completion in client.chat.completions.list(metadata={"n": "1"}, order="asc")]
    assert odd == [kept[1].id, kept[3].id]
    updated = client.chat.completions.update(kept[0].id, metadata={"a": "b"})
    assert updated.to_dict()["metadata"] == {"a": "b"}
    (message,) = client.chat.completions.messages.list(kept[0].id)
    assert message.content == "What is the capital of France?"
    assert client.chat.completions.delete(kept[0].id).deleted
    with pytest.raises(openai.NotFoundError):
        client.chat.completions.retrieve(kept[0].id)


def test_the_async_client(tenant: Tenant) -> None:
    async def main() -> str:
        async with openai.AsyncOpenAI(base_url=tenant.base_url, api_key=tenant.api_key) as client:
            stream = await client.chat.completions.create(model=MODEL, messages=QUESTION, stream=True)
            return "".join([chunk.choices[0].delta.content or "" async for chunk in stream])

    assert "France" in asyncio.run(main())


# The rest


def test_models(client: openai.OpenAI) -> None:
    models = list(client.models.list())
    assert MODEL in [model.id for model in models]
    model = client.models.retrieve(MODEL)
    assert (model.owned_by, model.object) == ("openai", "model")


@pytest.mark.parametrize("encoding", [None, "float", "base64"])
def test_embeddings(client: openai.OpenAI, encoding: Any) -> None:
    fields: dict[str, Any] = {} if encoding is None else {"encoding_format": encoding}
    reply = client.embeddings.create(model="text-embedding-3-small", input=["tea", "coffee"], dimensions=64, **fields)
    # Asked for base64 by name it hands the text on; by itself it asks for base64 and decodes it.
    assert {type(entry.embedding) for entry in reply.data} == {str if encoding == "base64" else list}
    assert encoding == "base64" or {len(entry.embedding) for entry in reply.data} == {64}
    assert reply.usage.total_tokens == 2


def test_files(client: openai.OpenAI) -> None:
    file = client.files.create(file=("notes.txt", b"Buy milk."), purpose="user_data")
    assert (file.filename, file.bytes, file.purpose, file.status) == ("notes.txt", 9, "user_data", "processed")
    assert client.files.retrieve(file.id) == file
    assert [listed.id for listed in client.files.list(purpose="user_data")] == [file.id]
    assert list(client.files.list(purpose="batch")) == []
    assert client.files.content(file.id).read() == b"Buy milk."
    with client.files.with_streaming_response.content(file.id) as streamed:
        assert b"".join(streamed.iter_bytes()) == b"Buy milk."
    assert client.files.delete(file.id).deleted


# Errors


@pytest.mark.parametrize(
    ("fields", "kind", "code"),
    [
        ({"model": "gpt-9"}, openai.NotFoundError, "model_not_found"),
        ({"temperature": 3}, openai.BadRequestError, "invalid_parameter"),
        ({"extra_headers": {"Authorization": "Bearer wrong"}}, openai.AuthenticationError, "invalid_api_key"),
    ],
)
def test_errors_become_its_exceptions(
    client: openai.OpenAI, fields: dict[str, Any], kind: type[openai.APIStatusError], code: str
) -> None:
    with pytest.raises(kind) as caught:
        client.chat.completions.create(**cast("Any", {"model": MODEL, "messages": QUESTION, **fields}))
    assert caught.value.code == code
    assert caught.value.request_id


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (403, openai.PermissionDeniedError),
        (409, openai.ConflictError),
        (422, openai.UnprocessableEntityError),
        (429, openai.RateLimitError),
        (503, openai.InternalServerError),
    ],
)
def test_every_status_becomes_its_exception(
    client: openai.OpenAI, tenant: Tenant, status: int, kind: type[Exception]
) -> None:
    tenant.fail(times=3, kind="status", status=status)
    with pytest.raises(kind):
        client.models.list()


@pytest.mark.parametrize(
    "fault", [{"kind": "status", "status": 503}, {"kind": "status", "status": 429}, {"kind": "reset"}]
)
def test_it_recovers_by_retrying(client: openai.OpenAI, tenant: Tenant, fault: dict[str, Any]) -> None:
    tenant.fail(times=2, **fault)
    completion = client.chat.completions.create(model=MODEL, messages=QUESTION)
    assert completion.choices[0].finish_reason == "stop"


def test_an_error_within_a_stream_is_raised(client: openai.OpenAI, tenant: Tenant) -> None:
    tenant.script(
        {"content": "one two three", "error": {"code": "model_overloaded", "message": "Busy.", "after_chunks": 2}}
    )
    stream = client.chat.completions.create(model=MODEL, messages=QUESTION, stream=True)
    with pytest.raises(openai.APIError, match="Busy"):
        list(stream)


def test_a_refusal_is_told(client: openai.OpenAI, tenant: Tenant) -> None:
    tenant.script({"refusal": "I cannot help with that."})
    completion = client.chat.completions.parse(model=MODEL, messages=QUESTION, response_format=Person)
    assert completion.choices[0].message.parsed is None
    assert completion.choices[0].message.refusal == "I cannot help with that."


def test_an_answer_cut_short_cannot_be_parsed(client: openai.OpenAI) -> None:
    with pytest.raises(openai.LengthFinishReasonError):
        client.chat.completions.parse(model=MODEL, messages=QUESTION, response_format=Person, max_completion_tokens=2)
