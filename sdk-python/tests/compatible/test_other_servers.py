"""
Other servers that speak OpenAI's protocol, behind our client: what vLLM, Ollama, llama.cpp, LiteLLM and proxies are
known to send. They leave fields out, add their own, and have errors of every shape.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiagentplatform import (
    AIAgentPlatform,
    APIStatusError,
    AsyncAIAgentPlatform,
    AuthenticationError,
    BadRequestError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    ResponseDecodeError,
    RetryPolicy,
    ServiceUnavailableError,
    StreamIncompleteError,
    UnexpectedContentTypeError,
    UnprocessableEntityError,
)
from aiagentplatform.errors import ModelNotFoundError
from journeys.driver import Driver
from scripted import Reply, ScriptedServer

pytestmark = pytest.mark.anyio

SSE = (("content-type", "text/event-stream; charset=utf-8"),)
ASK: Any = {"model": "llama3.2:1b", "messages": [{"role": "user", "content": "Hi"}]}


@pytest.fixture
async def driver(flavour: str, anyio_backend: str, server: ScriptedServer) -> AsyncIterator[Driver]:
    kind: Any = AIAgentPlatform if flavour == "sync" else AsyncAIAgentPlatform
    driver = Driver(None, None, None)
    retry = RetryPolicy(max_retries=1, wait=lambda _: 0.0)
    async with driver.opened(kind(api_key="none", base_url=f"{server.url}/v1", retry=retry)) as client:
        driver.client = client
        yield driver


async def ask(driver: Driver) -> Any:
    return await driver.do(driver.client.chat.completions.create(**ASK))


def reply(message: Any, finish: Any = "stop", **more: Any) -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        **more,
    }


# ── replies ──────────────────────────────────────────────────────────────────────────────────────

REPLIES: dict[str, tuple[dict[str, Any], str | None, str | None]] = {
    "ollama: nothing of the platform's own": (
        reply(
            {"role": "assistant", "content": "Hello!"},
            system_fingerprint="fp_ollama",
            usage={"prompt_tokens": 26, "completion_tokens": 10, "total_tokens": 36},
        ),
        "Hello!",
        "stop",
    ),
    "vLLM: many fields more, all of them null": (
        reply(
            {
                "role": "assistant",
                "content": "Hello!",
                "refusal": None,
                "annotations": None,
                "audio": None,
                "function_call": None,
                "tool_calls": [],
                "reasoning_content": None,
            },
            service_tier=None,
            system_fingerprint=None,
            prompt_logprobs=None,
            kv_transfer_params=None,
            usage={"prompt_tokens": 5, "total_tokens": 7, "completion_tokens": 2, "prompt_tokens_details": None},
        ),
        "Hello!",
        "stop",
    ),
    "llama.cpp: timings, no usage": (
        reply({"role": "assistant", "content": "Hello!"}, timings={"prompt_n": 1, "predicted_ms": 3.5}),
        "Hello!",
        "stop",
    ),
    "no content at all": (reply({"role": "assistant"}), None, "stop"),
    "null content": (reply({"role": "assistant", "content": None}), None, "stop"),
    "an unfinished reply": (reply({"role": "assistant", "content": "Hel"}, None), "Hel", None),
    "a reason of its own": (reply({"role": "assistant", "content": "x"}, "eos_token"), "x", "eos_token"),
    "no created, no object, no id": (
        {"choices": [{"message": {"role": "assistant", "content": "Hello!"}}], "model": "m"},
        "Hello!",
        None,
    ),
    "a created with a fraction": (reply({"role": "assistant", "content": "Hello!"}, created=1.5), "Hello!", "stop"),
    "a null usage": (reply({"role": "assistant", "content": "Hello!"}, usage=None), "Hello!", "stop"),
}


@pytest.mark.parametrize(("body", "content", "finish"), REPLIES.values(), ids=REPLIES)
async def test_a_reply_is_read(
    driver: Driver, server: ScriptedServer, body: dict[str, Any], content: str | None, finish: str | None
) -> None:
    server.script(Reply(body=body))
    completion = await ask(driver)
    (choice,) = completion.choices
    assert (choice.message.content, choice.finish_reason) == (content, finish)
    assert not choice.message.tool_calls
    assert completion.provider is None and completion.metadata is None
    for name in body:
        assert name in completion.model_fields_set or name in (completion.model_extra or {})


async def test_a_tool_call_goes_back_as_it_came(driver: Driver, server: ScriptedServer) -> None:
    call = {"id": "call_1", "type": "function", "index": 0, "function": {"name": "now", "arguments": "{}"}}
    message = {"role": "assistant", "content": "", "reasoning_content": "Hm.", "tool_calls": [call]}
    server.script(
        Reply(body=reply(message, "tool_calls")), Reply(body=reply({"role": "assistant", "content": "Noon."}))
    )
    first = (await ask(driver)).choices[0].message
    assert (first.tool_calls[0].function.name, first.reasoning_content) == ("now", "Hm.")
    tool = {"role": "tool", "tool_call_id": "call_1", "content": "12:00"}
    await driver.do(driver.client.chat.completions.create(**{**ASK, "messages": [*ASK["messages"], first, tool]}))
    assert server.requests[-1].json["messages"][1:] == [message, tool]


async def test_models_without_prices_are_listed(driver: Driver, server: ScriptedServer) -> None:
    listed = [{"id": "llama3.2:1b", "object": "model", "created": 1, "owned_by": "library"}, {"id": "m"}]
    server.script(Reply(body={"object": "list", "data": listed}))
    assert [model.id for model in await driver.all(driver.client.models.list())] == ["llama3.2:1b", "m"]
    assert len(server.requests) == 1, "a list that does not say `has_more` has one page"


async def test_embeddings_without_usage_are_read(driver: Driver, server: ScriptedServer) -> None:
    server.script(
        Reply(body={"object": "list", "data": [{"object": "embedding", "embedding": [1, 0.5]}], "model": "m"})
    )
    found = await driver.do(driver.client.embeddings.create(model="m", input="cat"))
    assert list(found.data[0].embedding) == [1, 0.5]


async def test_an_unknown_model_id_with_a_slash_is_retrieved(driver: Driver, server: ScriptedServer) -> None:
    server.script(Reply(body={"id": "meta-llama/Llama-3"}))
    assert (await driver.do(driver.client.models.retrieve("meta-llama/Llama-3"))).id == "meta-llama/Llama-3"
    assert server.requests[0].target == "/v1/models/meta-llama%2FLlama-3"


# ── streams ──────────────────────────────────────────────────────────────────────────────────────


def chunk(delta: Any, finish: Any = None, **more: Any) -> str:
    return json.dumps(
        {
            "id": "c",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
            **more,
        }
    )


HELLO = (chunk({"role": "assistant", "content": ""}), chunk({"content": "Hel"}), chunk({"content": "lo"}, "stop"))
USAGE = json.dumps({"id": "c", "choices": [], "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}})
BARE = json.dumps({"choices": [{"delta": {"content": "Hello"}, "index": 0}]})


def events(*data: str, line: str = "data: {}", end: str = "\n", before: str = "") -> bytes:
    return (before + "".join(f"{line.format(each)}{end}{end}" for each in data)).encode()


STREAMS: dict[str, bytes] = {
    "as OpenAI does": events(*HELLO, "[DONE]"),
    "data without a space": events(*HELLO, "[DONE]", line="data:{}"),
    "CRLF": events(*HELLO, "[DONE]", end="\r\n"),
    "lone CR": events(*HELLO, "[DONE]", end="\r"),
    "comments that keep it alive": events(*HELLO, "[DONE]", before=": ping\n\n:\n\n: OPENROUTER PROCESSING\n\n"),
    "a usage chunk without choices": events(*HELLO, USAGE, "[DONE]"),
    "a chunk without choices at all": events('{"id": "c", "prompt_filter_results": []}', *HELLO, "[DONE]"),
    "no role, no id, no reason": events(BARE, "[DONE]"),
    "a null delta at the end": events(*HELLO, chunk(None, "stop"), "[DONE]"),
    "null content": events(chunk({"role": "assistant", "content": None}), *HELLO[1:], "[DONE]"),
    "event names": events(*HELLO, "[DONE]", line="event: message\ndata: {}"),
    "spaces after the terminator": events(*HELLO, "[DONE] "),
    "more after the terminator": events(*HELLO, "[DONE]", "not json"),
}


@pytest.mark.parametrize("body", STREAMS.values(), ids=STREAMS)
async def test_a_stream_is_read(driver: Driver, server: ScriptedServer, body: bytes) -> None:
    server.script(Reply(chunks=[body], headers=SSE))
    async with driver.opened(driver.client.chat.completions.stream(**ASK)) as stream:
        text = "".join(await driver.all(stream.text()))
        final = await driver.do(stream.final())
    assert text == "Hello"
    assert final.choices[0].message.content == "Hello"
    assert final.choices[0].message.role in ("assistant", None)


async def test_the_usage_chunk_reaches_the_final_object(driver: Driver, server: ScriptedServer) -> None:
    server.script(Reply(chunks=[STREAMS["a usage chunk without choices"]], headers=SSE))
    async with driver.opened(driver.client.chat.completions.stream(**ASK)) as stream:
        final = await driver.do(stream.final())
    assert (final.usage.total_tokens, final.choices[0].finish_reason) == (3, "stop")


async def test_tool_calls_without_an_index_are_joined(driver: Driver, server: ScriptedServer) -> None:
    """Some servers send each call whole, in one delta, and number none."""
    call = {"id": "call_1", "type": "function", "function": {"name": "now", "arguments": "{}"}}
    body = events(chunk({"role": "assistant", "tool_calls": [call]}), chunk({}, "tool_calls"), "[DONE]")
    server.script(Reply(chunks=[body], headers=SSE))
    async with driver.opened(driver.client.chat.completions.stream(**ASK)) as stream:
        final = await driver.do(stream.final())
    (joined,) = final.choices[0].message.tool_calls
    assert (joined.id, joined.function.name, joined.function.arguments) == ("call_1", "now", "{}")


@pytest.mark.parametrize("body", [events(*HELLO), events(*HELLO[:2]), b""], ids=["finished", "unfinished", "empty"])
async def test_a_stream_without_its_terminator_is_incomplete(
    driver: Driver, server: ScriptedServer, body: bytes
) -> None:
    server.script(Reply(chunks=[body] if body else (), headers=SSE))
    with pytest.raises(StreamIncompleteError) as broken:
        async with driver.opened(driver.client.chat.completions.stream(**ASK)) as stream:
            await driver.do(stream.final())
    came = broken.value.partial
    assert (came.choices[0].message.content if came and came.choices else "") in ("Hello", "Hel", "", None)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"error": {"message": "Overloaded", "type": "server_error", "code": 503}}, ServiceUnavailableError),
        ({"error": {"message": "Bad", "type": "BadRequestError", "param": None, "code": 400}}, BadRequestError),
        ({"error": "out of memory"}, APIStatusError),
        ({"object": "error", "message": "Too long", "code": 400}, APIStatusError),
    ],
    ids=["integer code", "vLLM", "text", "flat"],
)
async def test_an_error_inside_a_stream_is_raised(
    driver: Driver, server: ScriptedServer, error: Any, kind: type[APIStatusError]
) -> None:
    server.script(Reply(chunks=[events(HELLO[0], HELLO[1], json.dumps(error), "[DONE]")], headers=SSE))
    with pytest.raises(kind) as raised:
        async with driver.opened(driver.client.chat.completions.stream(**ASK)) as stream:
            await driver.all(stream)
    assert raised.value.message in ("Overloaded", "Bad", "out of memory", "Too long")


# ── errors ───────────────────────────────────────────────────────────────────────────────────────

HTML = b"<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"

ERRORS: dict[str, tuple[int, Any, type[APIStatusError], str]] = {
    "an integer code": (
        400,
        {"error": {"message": "Too long", "type": "BadRequestError", "param": None, "code": 400}},
        BadRequestError,
        "Too long",
    ),
    "only a text": (404, {"error": "model 'x' not found"}, NotFoundError, "model 'x' not found"),
    "FastAPI's detail": (401, {"detail": "Invalid API key"}, AuthenticationError, "Invalid API key"),
    "FastAPI's details": (
        422,
        {"detail": [{"loc": ["body", "messages"], "msg": "field required", "type": "missing"}]},
        UnprocessableEntityError,
        "field required",
    ),
    "vLLM's flat error": (
        400,
        {"object": "error", "message": "Too long", "type": "BadRequestError", "param": None, "code": 400},
        BadRequestError,
        "Too long",
    ),
    "LiteLLM's code as text": (
        429,
        {"error": {"message": "Slow down", "type": "throttling_error", "param": "None", "code": "429"}},
        RateLimitError,
        "Slow down",
    ),
    "OpenAI's code": (
        404,
        {"error": {"message": "No x", "type": "invalid_request_error", "param": None, "code": "model_not_found"}},
        ModelNotFoundError,
        "No x",
    ),
    "only a message": (500, {"message": "Oh no"}, InternalServerError, "Oh no"),
    "a proxy's page": (502, HTML, InternalServerError, "502"),
    "nothing": (503, b"", ServiceUnavailableError, "503"),
    "plain text": (500, b"Internal Server Error", InternalServerError, "Internal Server Error"),
    "a list": (400, [{"error": {"code": 400, "message": "Bad key", "status": "INVALID"}}], BadRequestError, ""),
    "null": (400, b"null", BadRequestError, "400"),
}


@pytest.mark.parametrize(("status", "body", "kind", "words"), ERRORS.values(), ids=ERRORS)
async def test_an_error_is_of_its_status_and_says_what_the_server_said(
    driver: Driver, server: ScriptedServer, status: int, body: Any, kind: type[APIStatusError], words: str
) -> None:
    server.script(Reply(status=status, body=body))
    with pytest.raises(kind) as raised:
        await ask(driver)
    assert type(raised.value) is kind and raised.value.status == status
    assert words in str(raised.value)
    assert raised.value.code is None or isinstance(raised.value.code, str)
    assert "<html" not in str(raised.value)


@pytest.mark.parametrize(
    "body", [b"<html>Sign in</html>", b"", b'{"choices": ['], ids=["a sign-in page", "nothing", "half"]
)
async def test_a_success_that_is_no_json_is_a_decode_error(driver: Driver, server: ScriptedServer, body: bytes) -> None:
    server.script(Reply(body=body, headers=(("content-type", "text/html"),)))
    with pytest.raises((ResponseDecodeError, UnexpectedContentTypeError)):
        await ask(driver)


async def test_a_stream_that_is_a_page_is_not_read_as_one(driver: Driver, server: ScriptedServer) -> None:
    server.script(Reply(body=HTML, headers=(("content-type", "text/html"),)))
    with pytest.raises(UnexpectedContentTypeError):
        async with driver.opened(driver.client.chat.completions.stream(**ASK)):
            pass


async def test_a_server_that_does_not_stream_says_so(driver: Driver, server: ScriptedServer) -> None:
    """A server that ignores `stream: true` replies with the whole: not events, and told as such."""
    server.script(Reply(body=reply({"role": "assistant", "content": "Hello!"})))
    with pytest.raises(UnexpectedContentTypeError):
        async with driver.opened(driver.client.chat.completions.stream(**ASK)):
            pass
