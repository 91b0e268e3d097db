"""Replies as they came, whole or on the wire, and endpoints that the SDK does not know."""

from __future__ import annotations

import gc
import inspect
from typing import Any

import pytest
from aiagentplatform._core import (
    OMIT,
    APIConnectionError,
    APIResponseError,
    ArgumentError,
    AsyncResource,
    Model,
    NotFoundError,
    Operation,
    PageSpec,
    Resource,
    ResponseDecodeError,
    StreamSpec,
    response_of,
)
from conftest import Face, MakeClient, awaited, gathered
from scripted import Reply, ScriptedServer

pytestmark = pytest.mark.anyio


class Thing(Model):
    """What the server replies with."""

    id: str


THING = f"{__name__}:Thing"
RETRIEVE: Operation[Any] = Operation("things.retrieve", "GET", "/things/{id}", returns=THING)
PAGE = PageSpec("data", item=THING, after="after", cursor="id", more="has_more")
LIST: Operation[Any] = Operation("things.list", "GET", "/things", returns="builtins:dict", page=PAGE)
CONTENT: Operation[Any] = Operation("things.content", "GET", "/things/{id}/content", returns="builtins:bytes")
EVENTS: Operation[Any] = Operation(
    "things.events", "GET", "/events", stream=StreamSpec(event=THING, terminator="[DONE]")
)
ID = (("x-request-id", "req_1"), ("content-type", "application/json"))
SSE = (("content-type", "text/event-stream"), ("x-request-id", "req_1"))


class Things(Resource):
    """As the generator makes it."""

    def retrieve(self, id: str, *, options: Any = None) -> Any:
        return self._core.call(RETRIEVE, options, path=(id,))

    def list(self, *, after: Any = OMIT) -> Any:
        return self._core.page(LIST, None, query={"after": after})

    def content(self, id: str) -> Any:
        return self._core.download(CONTENT, None, path=(id,))

    def events(self) -> Any:
        return self._core.stream(EVENTS)


class AsyncThings(AsyncResource):
    """As the generator makes it."""

    async def retrieve(self, id: str, *, options: Any = None) -> Any:
        return await self._core.call(RETRIEVE, options, path=(id,))

    def list(self, *, after: Any = OMIT) -> Any:
        return self._core.page(LIST, None, query={"after": after})

    async def content(self, id: str) -> Any:
        return await self._core.download(CONTENT, None, path=(id,))

    def events(self) -> Any:
        return self._core.stream(EVENTS)


def things(client: Face) -> Any:
    kind: Any = Things if client.flavour == "sync" else AsyncThings
    return kind(client.client._core)


def raw(client: Face, method: Any) -> Any:
    return client.client.with_raw_response(method)


class Opened:
    """An open reply of either flavour, entered and left like an async one."""

    def __init__(self, client: Face, method: Any, *arguments: Any) -> None:
        self.made = client.client.with_streaming_response(method)(*arguments)

    async def __aenter__(self) -> Any:
        made = self.made
        return await made.__aenter__() if hasattr(made, "__aenter__") else made.__enter__()

    async def __aexit__(self, *error: Any) -> None:
        leave = getattr(self.made, "__aexit__", None) or self.made.__exit__
        await awaited(leave(*error))


async def test_a_raw_reply_has_the_bytes_and_parses_to_what_the_method_returns(
    client: Face, server: ScriptedServer
) -> None:
    body = b'{ "id": "a",  "later": [1] }'
    server.script(Reply(503), Reply(body=body, headers=ID))
    reply = await awaited(raw(client, things(client).retrieve)("a"))
    assert (reply.status, reply.request_id, reply.attempts, reply.content) == (200, "req_1", 2, body)
    assert reply.text() == body.decode()
    assert reply.json() == {"id": "a", "later": [1]}
    thing = reply.parse()
    assert type(thing) is Thing and thing.id == "a"
    assert response_of(thing) is reply.response
    assert server.requests[-1].target == "/things/a"


async def test_a_raw_reply_is_decoded_only_when_asked(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(body=b"<html>", headers=ID))
    reply = await awaited(raw(client, things(client).retrieve)("a"))
    assert reply.content == b"<html>"
    with pytest.raises(ResponseDecodeError) as caught:
        reply.parse()
    assert caught.value.request_id == "req_1"


async def test_a_raw_reply_may_be_one_without_a_result(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(304, headers=(("etag", '"v2"'),)))
    reply = await awaited(raw(client, things(client).retrieve)("a"))
    assert (reply.status, reply.headers["etag"], reply.content) == (304, '"v2"', b"")
    with pytest.raises(APIResponseError, match="304"):
        reply.parse()


async def test_an_error_status_is_raised_as_ever(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(404, body={"error": {"message": "No."}}))
    with pytest.raises(NotFoundError):
        await awaited(raw(client, things(client).retrieve)("a"))
    with pytest.raises(NotFoundError):
        async with Opened(client, things(client).retrieve, "a"):
            pass


async def test_a_raw_page_parses_to_a_page_that_goes_on(client: Face, server: ScriptedServer) -> None:
    server.script(
        Reply(body={"data": [{"id": "a"}, {"id": "b"}], "has_more": True}),
        Reply(body={"data": [{"id": "c"}], "has_more": False}),
    )
    reply = await awaited(raw(client, things(client).list)())
    assert len(server.requests) == 1
    assert [each["id"] for each in await gathered(reply.parse())] == ["a", "b", "c"]
    assert server.requests[-1].target == "/things?after=b"


async def test_what_streams_has_no_whole_reply(client: Face) -> None:
    with pytest.raises(ArgumentError, match="with_streaming_response"):
        await awaited(raw(client, things(client).events)())
    with pytest.raises(ArgumentError, match="already"):
        await awaited(raw(client, things(client).content)("a"))


def _own_copy(method: Any) -> Any:
    def other(*arguments: Any) -> Any:
        return method(*arguments)

    return other


async def test_only_methods_that_make_one_call_are_taken(client: Face) -> None:
    for wrong in (print, client.client.close, client.client.with_options, _own_copy(things(client).retrieve)):
        with pytest.raises(ArgumentError, match="makes one call"):
            raw(client, wrong)


async def test_lines_arrive_one_by_one_whatever_the_pieces(client: Face, server: ScriptedServer) -> None:
    text = "data: é\r\n\ndata: two\nend".encode()
    pieces = [bytes([byte]) for byte in text]
    server.script(Reply(chunks=pieces, headers=SSE))
    async with Opened(client, things(client).events) as reply:
        assert (reply.status, reply.request_id) == (200, "req_1")
        assert await gathered(reply.iter_lines()) == ["data: é", "", "data: two", "end"]


async def test_a_stream_is_read_as_typed_events_from_its_open_reply(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(chunks=[b'data: {"id": "a"}\n\n', b"data: [DONE]\n\n"], headers=SSE))
    async with Opened(client, things(client).events) as reply:
        assert reply.headers["content-type"] == "text/event-stream"
        stream = await awaited(reply.parse())
        assert [each.id for each in await gathered(stream)] == ["a"]
    assert len(server.requests) == 1


async def test_an_open_reply_is_parsed_like_a_whole_one(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(body={"id": "a"}))
    async with Opened(client, things(client).retrieve, "a") as reply:
        assert (await awaited(reply.parse())).id == "a"
    async with Opened(client, things(client).retrieve, "a") as reply:
        assert await awaited(reply.json()) == {"id": "a"}
    async with Opened(client, things(client).retrieve, "a") as reply:
        assert await awaited(reply.text()) == '{"id": "a"}'


async def test_leaving_an_open_reply_early_frees_the_client(make_client: MakeClient, server: ScriptedServer) -> None:
    client = make_client()
    server.script(Reply(chunks=[b"x" * 1000] * 3, stall="mid body", headers=SSE), Reply(body={"id": "a"}))
    async with Opened(client, things(client).events) as reply:
        assert reply.status == 200
    assert (await awaited(things(client).retrieve("a"))).id == "a"


async def test_an_open_reply_that_nobody_closes_is_told_of(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(body={"id": "a"}))
    made = client.client.with_streaming_response(things(client).retrieve)("a")
    reply = await made if inspect.isawaitable(made) else made
    with pytest.warns(ResourceWarning, match="neither read nor closed"):
        body = reply._body
        del made, reply
        gc.collect()
    await awaited(body.aclose() if hasattr(body, "aclose") else body.close())


async def test_an_endpoint_that_the_sdk_does_not_know(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(body=[{"id": "a"}, {"id": "b"}]))
    found = await client.request("get", "/beta/things", query={"limit": 2}, returns=list[Thing])
    assert [type(each) for each in found] == [Thing, Thing]
    assert (server.requests[-1].method, server.requests[-1].target) == ("GET", "/beta/things?limit=2")
    server.script(Reply(body={"id": "a"}))
    assert (await client.request("GET", "/x", returns=Thing)).id == "a"
    assert await client.request("GET", "/x") == {"id": "a"}
    assert await client.request("GET", "/x", returns=str) == '{"id": "a"}'
    assert await client.request("GET", "/x", returns=bytes) == b'{"id": "a"}'
    assert await client.request("POST", "/x", body=b"\0raw", returns=None) is None
    assert (server.requests[-1].body, server.requests[-1].header("content-type")) == (
        b"\0raw",
        "application/octet-stream",
    )
    reply = await awaited(raw(client, client.client.request)("GET", "/x", returns=Thing))
    assert reply.parse().id == "a"


async def test_a_broken_connection_is_the_sdks_error(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(chunks=[b"abc"], length=100, reset="mid body"))
    with pytest.raises(APIConnectionError):
        async with Opened(client, things(client).retrieve, "a") as reply:
            await gathered(reply.iter_bytes())
