"""Middleware: what it sees of each attempt, what it may change, and what becomes of its mistakes."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from aiagentplatform._core import (
    APIConnectionError,
    ConfigurationError,
    DeadlineExceededError,
    HeaderArgumentError,
    Operation,
    Request,
    StreamSpec,
    SyncClient,
    Timeout,
    WholeResponse,
)
from conftest import Face, MakeClient, VirtualTime, awaited, gathered, make_product
from scripted import Reply, ScriptedServer

pytestmark = pytest.mark.anyio

GET: Operation[Any] = Operation("things.retrieve", "GET", "/things/{id}", returns="builtins:dict")
POST: Operation[Any] = Operation(
    "things.create", "POST", "/things", returns="builtins:dict", body="json", idempotent=True
)
EVENTS: Operation[Any] = Operation(
    "things.events", "GET", "/events", stream=StreamSpec(event="builtins:dict", terminator="[DONE]")
)


def of_flavour(flavour: str, before: Any = None, after: Any = None) -> Any:
    """A middleware of the flavour: `before` may change the request or answer it, `after` may change the reply."""

    def sync(request: Request, send: Any) -> Any:
        changed = before(request) if before else request
        if isinstance(changed, WholeResponse):
            return changed
        response = send(changed)
        return after(response) if after else response

    async def asynchronous(request: Request, send: Any) -> Any:
        changed = before(request) if before else request
        if isinstance(changed, WholeResponse):
            return changed
        response = await send(changed)
        return after(response) if after else response

    return sync if flavour == "sync" else asynchronous


@pytest.fixture
def layered(make_client: MakeClient, virtual: VirtualTime) -> Any:
    def make(*middleware: Any) -> Face:
        return make_client(middleware=middleware).with_options(clock=virtual.clock)

    return make


async def test_it_sees_every_attempt_and_what_it_is_for(layered: Any, flavour: str, server: ScriptedServer) -> None:
    seen: list[Any] = []
    layer = of_flavour(
        flavour,
        before=lambda request: seen.append((request.operation, request.route, request.attempt)) or request,
        after=lambda response: seen.append(response.status) or response,
    )
    server.script(Reply(503), Reply(429), Reply(body={"ok": True}))
    assert await layered(layer).call(GET, path=("a b",)) == {"ok": True}
    each = ("things.retrieve", "/things/{id}")
    assert seen == [(*each, 1), 503, (*each, 2), 429, (*each, 3), 200]


async def test_it_may_change_the_request(layered: Any, flavour: str, server: ScriptedServer) -> None:
    layer = of_flavour(flavour, before=lambda request: request.with_headers({"X-Team": "search", "ACCEPT": "text/x"}))
    await layered(layer).call(POST, body={"a": 1})
    sent = server.requests[0]
    assert (sent.header("x-team"), sent.header("accept")) == ("search", "text/x")


async def test_a_header_that_cannot_be_sent_is_refused(layered: Any, flavour: str, server: ScriptedServer) -> None:
    layer = of_flavour(flavour, before=lambda request: request.with_headers({"x": "a\r\nb: c"}))
    with pytest.raises(HeaderArgumentError):
        await layered(layer).call(GET, path=("a",))
    assert not server.requests


async def test_it_may_answer_by_itself(layered: Any, flavour: str, server: ScriptedServer) -> None:
    canned = WholeResponse(200, {"X-Request-Id": "canned"}, b'{"from": "a cache"}')
    client = layered(of_flavour(flavour, before=lambda request: canned))
    assert await client.call(GET, path=("a",)) == {"from": "a cache"}
    events = WholeResponse(200, [("content-type", "text/event-stream")], b'data: {"n": 1}\n\ndata: [DONE]\n\n')
    client = layered(of_flavour(flavour, before=lambda request: events))
    stream = client.client._core.stream(EVENTS)
    assert await gathered(stream) == [{"n": 1}]
    assert not server.requests


async def test_the_first_is_the_outermost_and_a_copys_go_inside(
    layered: Any, flavour: str, server: ScriptedServer
) -> None:
    order: list[str] = []

    def named(name: str) -> Any:
        return of_flavour(
            flavour,
            before=lambda request: order.append(name) or request,
            after=lambda response: order.append(f"/{name}") or response,
        )

    client = layered(named("a"), named("b"))
    await client.with_options(middleware=[named("c")]).call(GET, path=("x",))
    assert order == ["a", "b", "c", "/c", "/b", "/a"]
    order.clear()
    await client.call(GET, path=("x",))
    assert order == ["a", "b", "/b", "/a"], "the original is as it was"


async def test_a_connection_error_that_it_raises_is_followed_by_another_attempt(
    layered: Any, flavour: str, server: ScriptedServer
) -> None:
    def broken_once(request: Request) -> Request:
        if request.attempt == 1:
            raise APIConnectionError("No way.", sent=False)
        return request

    assert await layered(of_flavour(flavour, before=broken_once)).call(POST, body={}) == {}
    assert len(server.requests) == 1


async def test_any_other_error_ends_the_call_as_it_is(layered: Any, flavour: str, server: ScriptedServer) -> None:
    def wrong(request: Request) -> Request:
        raise LookupError("mine")

    client = layered(of_flavour(flavour, before=wrong))
    with pytest.raises(LookupError, match="mine"):
        await client.call(GET, path=("a",))
    assert not server.requests


async def test_it_may_send_twice(layered: Any, flavour: str, server: ScriptedServer) -> None:
    """For example with a fresh token, when the first was refused."""

    def sync(request: Request, send: Any) -> Any:
        response = send(request)
        if response.status == 401:
            response.close()
            return send(request.with_headers({"authorization": "Bearer fresh"}))
        return response

    async def asynchronous(request: Request, send: Any) -> Any:
        response = await send(request)
        if response.status == 401:
            await response.aclose()
            return await send(request.with_headers({"authorization": "Bearer fresh"}))
        return response

    server.script(Reply(401), Reply(body={"ok": True}))
    client = layered(sync if flavour == "sync" else asynchronous)
    assert await client.call(GET, path=("a",)) == {"ok": True}
    assert server.requests[1].header("authorization") == "Bearer fresh"


async def test_a_plain_function_stands_in_an_async_client_too(
    layered: Any, flavour: str, server: ScriptedServer
) -> None:
    def tagged(request: Request, send: Any) -> Any:
        return send(request.with_headers({"x-team": "search"}))

    await layered(tagged).call(GET, path=("a",))
    assert server.requests[0].header("x-team") == "search"


async def test_a_total_deadline_counts_what_it_takes(
    make_client: MakeClient, flavour: str, server: ScriptedServer
) -> None:
    server.script(Reply(stall="before headers"))
    client = make_client(middleware=[of_flavour(flavour)], timeout=Timeout(total=0.05), max_retries=0)
    with pytest.raises(DeadlineExceededError):
        await client.call(GET, path=("a",))


@pytest.mark.parametrize("answer", [None, "x"])
async def test_what_returns_no_reply_is_named(
    layered: Any, flavour: str, server: ScriptedServer, answer: object
) -> None:
    def forgetful(request: Request, send: Any) -> Any:
        return answer

    with pytest.raises(ConfigurationError, match=r"'forgetful' must return what `send` gives.* not (NoneType|str)"):
        await layered(forgetful).call(GET, path=("a",))


async def test_an_async_function_that_awaits_nothing_is_told_of(make_client: MakeClient, flavour: str) -> None:
    async def hasty(request: Request, send: Any) -> Any:
        return send(request)  # without await

    if flavour == "sync":
        return
    with pytest.raises(ConfigurationError, match=r"'hasty' must return what `send` gives.* not coroutine"):
        await make_client(middleware=[hasty]).call(GET, path=("a",))


def test_an_async_function_in_a_sync_client_is_told_of(server: ScriptedServer) -> None:
    async def wrong(request: Request, send: Any) -> Any:
        return send(request)

    with (
        SyncClient(make_product(), api_key="k", base_url=server.url, middleware=[wrong]) as client,
        pytest.raises(ConfigurationError, match="async client"),
    ):
        client.request("GET", "/x")
    assert inspect.iscoroutinefunction(wrong)


def test_what_is_no_function_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="middleware= takes functions, not str"):
        SyncClient(make_product(), api_key="k", middleware=["no"])  # type: ignore[list-item]


async def test_a_whole_reply_reads_in_every_way() -> None:
    reply = WholeResponse(201, [("a", "1"), ("A", "2")], b"body")
    assert (reply.read(), b"".join(reply.iter_raw()), await reply.aread()) == (b"body",) * 3
    assert [piece async for piece in reply.aiter_raw()] == [b"body"]
    assert reply.headers["a"] == "1, 2"
    await awaited(reply.close())
    assert "body" not in repr(reply)
