"""Raw replies, undocumented endpoints and middleware, as users write them. Checked, never run."""

from __future__ import annotations

from typing import Any

from aiagentplatform import (
    AIAgentPlatform,
    AsyncAIAgentPlatform,
    AsyncMiddleware,
    AsyncPage,
    AsyncResponse,
    AsyncSend,
    AsyncStream,
    AsyncStreamingResponse,
    BinaryResponse,
    Middleware,
    Page,
    RawResponse,
    Request,
    Response,
    Send,
    Stream,
    StreamingResponse,
    WholeResponse,
)
from aiagentplatform.types import ChatCompletion, ChatCompletionChunk, ChatMessageParam, File
from typing_extensions import assert_type

client = AIAgentPlatform()
aclient = AsyncAIAgentPlatform()
hello: list[ChatMessageParam] = [{"role": "user", "content": "Hi"}]

# ── raw replies ──────────────────────────────────────────────────────────────────────────────────


def raw() -> None:
    reply = client.with_raw_response(client.files.retrieve)("file_1")
    assert_type(reply, RawResponse[File])
    assert_type(reply.parse().filename, str)
    assert_type(reply.headers["x-request-id"], str)
    assert_type(client.with_raw_response(client.files.list)(limit=3), RawResponse[Page[File]])
    created = client.with_raw_response(client.chat.completions.create)(model="m", messages=hello)
    assert_type(created, RawResponse[ChatCompletion])


def streaming() -> None:
    with client.with_streaming_response(client.chat.completions.stream)(model="m", messages=hello) as reply:
        assert_type(reply, StreamingResponse[Stream[ChatCompletionChunk, ChatCompletion]])
        for line in reply.iter_lines():
            assert_type(line, str)
    assert_type(client.with_streaming_response(client.files.list)().parse(), Page[File])
    assert_type(client.files.content("file_1"), BinaryResponse)


async def asynchronous() -> None:
    assert_type(await aclient.with_raw_response(aclient.files.retrieve)("file_1"), RawResponse[File])
    assert_type(await aclient.with_raw_response(aclient.files.list)(limit=3), RawResponse[AsyncPage[File]])
    created = await aclient.with_raw_response(aclient.chat.completions.create)(model="m", messages=hello)
    assert_type(created, RawResponse[ChatCompletion])
    async with aclient.with_streaming_response(aclient.chat.completions.stream)(model="m", messages=hello) as reply:
        assert_type(reply, AsyncStreamingResponse[AsyncStream[ChatCompletionChunk, ChatCompletion]])
        async for line in reply.iter_lines():
            assert_type(line, str)
    async with aclient.with_streaming_response(aclient.files.list)(limit=3) as listed:
        assert_type(await listed.parse(), AsyncPage[File])
    async with aclient.with_streaming_response(aclient.files.retrieve)("file_1") as retrieved:
        assert_type(await retrieved.parse(), File)


# ── endpoints that the SDK does not know ─────────────────────────────────────────────────────────


async def undocumented() -> None:
    assert_type(client.request("GET", "/beta"), dict[str, Any])
    assert_type(client.request("GET", "/beta", returns=File), File)
    assert_type(client.request("POST", "/beta", body={"a": 1}, returns=list[File]), list[File])
    client.request("DELETE", "/beta", returns=None)
    assert_type(await aclient.request("GET", "/beta", returns=str), str)


# ── middleware ───────────────────────────────────────────────────────────────────────────────────


def tagged(request: Request, send: Send) -> Response:
    return send(request.with_headers({"x-team": "search"}))


async def tagged_async(request: Request, send: AsyncSend) -> AsyncResponse:
    response = await send(request.with_headers({"x-team": "search"}))
    return WholeResponse(response.status, response.headers, await response.aread())


def cached(request: Request, send: Send) -> Response:
    return WholeResponse(200, {"content-type": "application/json"}, b"{}") if request.method == "GET" else send(request)


class Counted:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, request: Request, send: Send) -> Response:
        self.count += 1
        return send(request)


sync_layers: list[Middleware] = [tagged, cached, Counted()]
async_layers: list[AsyncMiddleware] = [tagged_async]
layered = AIAgentPlatform(middleware=[tagged, Counted()])
layered_async = AsyncAIAgentPlatform(middleware=async_layers)
assert_type(client.with_options(middleware=sync_layers), AIAgentPlatform)
