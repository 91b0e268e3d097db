"""Calls over a real socket: what goes out, what comes back, in threads, on asyncio and on trio."""

from __future__ import annotations

import re
from typing import Any

import pytest
from aiagentplatform._core import (
    OMIT,
    REMOVE,
    APIConnectionError,
    APIStatusError,
    ArgumentError,
    AuthSpec,
    ConfigurationError,
    ConflictError,
    Operation,
    RateLimitError,
    ResponseDecodeError,
    ResponseInfo,
    ServiceUnavailableError,
)
from conftest import Face, MakeClient, VirtualTime
from scripted import Reply, ScriptedServer

pytestmark = pytest.mark.anyio

GET: Operation[Any] = Operation("things.retrieve", "GET", "/things/{thing_id}", returns="builtins:dict")
CREATE: Operation[Any] = Operation(
    "things.create", "POST", "/things", returns="builtins:dict", body="json", idempotent=True
)
UNSAFE: Operation[Any] = Operation("things.poke", "POST", "/poke", returns="builtins:dict", body="json")


async def test_sends_the_request_that_the_operation_describes(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(body={"id": "t_1"}))
    reply = await client.call(CREATE, body={"name": "é", "note": OMIT, "gone": None}, query={"a": "", "b": [1, 2]})
    seen = server.requests[0]
    assert reply == {"id": "t_1"}
    assert (seen.method, seen.target) == ("POST", "/things?a=&b=1&b=2")
    assert seen.body == '{"name":"é","gone":null}'.encode()
    assert {name.lower(): value for name, value in seen.headers} == {
        "host": server.url.removeprefix("http://"),
        "user-agent": "Acme/Python 1.2.3",
        "x-sdk-client": seen.header("x-sdk-client"),
        "x-sdk-attempt": "1",
        "acme-version": "2026-11-01",
        "accept": "application/json",
        "content-type": "application/json",
        "authorization": "Bearer acme_key_0123456789",
        "idempotency-key": "key-1",
        "content-length": "25",
    }


async def test_a_path_argument_is_percent_encoded_on_the_wire(client: Face, server: ScriptedServer) -> None:
    await client.call(GET, path=("a/b c?d#é",))
    assert server.requests[0].target == "/things/a%2Fb%20c%3Fd%23%C3%A9"


async def test_retry_keeps_the_idempotency_key_and_counts_attempts(
    client: Face, server: ScriptedServer, virtual: VirtualTime
) -> None:
    server.script(Reply(503), Reply(reset="before headers"), Reply(body={}))
    await client.call(CREATE, body={})
    assert {seen.header("idempotency-key") for seen in server.requests} == {"key-1"}
    assert [seen.header("x-sdk-attempt") for seen in server.requests] == ["1", "2", "3"]
    assert virtual.sleeps == [0.5, 1.0]


async def test_two_calls_have_two_idempotency_keys(client: Face, server: ScriptedServer) -> None:
    await client.call(CREATE, body={})
    await client.call(CREATE, body={})
    assert [seen.header("idempotency-key") for seen in server.requests] == ["key-1", "key-2"]


async def test_an_ambiguous_failure_without_a_key_is_not_repeated(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(reset="before headers"), Reply(body={}))
    with pytest.raises(APIConnectionError) as caught:
        await client.call(UNSAFE, body={})
    assert (len(server.requests), caught.value.attempts, caught.value.sent) == (1, 1, True)


async def test_a_truncated_reply_is_fetched_again_where_that_is_safe(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(chunks=[b'{"a"'], length=100, close=True), Reply(body={"a": 1}))
    assert await client.call(GET, path=("x",)) == {"a": 1}


async def test_a_refused_connection_is_our_error_and_was_not_sent(
    make_client: MakeClient, virtual: VirtualTime
) -> None:
    client = make_client(base_url="http://127.0.0.1:9").with_options(clock=virtual.clock)
    with pytest.raises(APIConnectionError) as caught:
        await client.call(UNSAFE, body={})
    assert (caught.value.sent, caught.value.attempts, virtual.sleeps) == (False, 3, [0.5, 1.0])


@pytest.mark.parametrize(
    ("headers", "sleeps"),
    [
        ([("retry-after-ms", "250")], [0.25]),
        ([("retry-after", "3")], [3.0]),
        ([("retry-after", "3"), ("retry-after-ms", "20")], [0.02]),
        ([("retry-after", "60")], [60.0]),
        ([("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")], [0.0]),
        ([("retry-after", "soon")], [0.5]),
    ],
)
async def test_retry_after_is_honoured(
    client: Face, server: ScriptedServer, virtual: VirtualTime, headers: list[tuple[str, str]], sleeps: list[float]
) -> None:
    server.script(Reply(429, headers=headers), Reply(body={}))
    await client.call(CREATE, body={})
    assert virtual.sleeps == sleeps


async def test_a_long_retry_after_is_raised_not_shortened(
    client: Face, server: ScriptedServer, virtual: VirtualTime
) -> None:
    server.script(Reply(429, headers=[("retry-after", "61")]))
    with pytest.raises(RateLimitError) as caught:
        await client.call(CREATE, body={})
    assert (caught.value.retry_after, virtual.sleeps, len(server.requests)) == (61.0, [], 1)


@pytest.mark.parametrize(("said", "attempts"), [("true", 3), ("false", 1)])
async def test_x_should_retry_overrides_the_status(
    client: Face, server: ScriptedServer, said: str, attempts: int
) -> None:
    server.script(Reply(400 if said == "true" else 503, headers=[("x-should-retry", said)]))
    with pytest.raises(APIStatusError) as caught:
        await client.call(CREATE, body={})
    assert caught.value.attempts == len(server.requests) == attempts


async def test_only_a_lock_makes_a_conflict_worth_repeating(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(409, {"error": {"code": "invalid_state", "message": "no"}}))
    with pytest.raises(ConflictError):
        await client.call(CREATE, body={})
    assert len(server.requests) == 1
    server.script(Reply(409, {"error": {"code": "idempotency_in_progress"}}), Reply(body={}))
    await client.call(CREATE, body={})
    assert len(server.requests) == 3


async def test_max_retries_of_one_call(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(503))
    with pytest.raises(ServiceUnavailableError) as caught:
        await client.call(CREATE, {"max_retries": 0}, body={})
    assert caught.value.attempts == 1


async def test_headers_of_a_call_win_whatever_their_case_and_remove_takes_away(
    make_client: MakeClient, server: ScriptedServer
) -> None:
    client = make_client(headers={"X-Team": "client", "Acme-Version": "mine"})
    await client.call(
        CREATE, {"headers": {"x-team": "call", "USER-AGENT": REMOVE, "authorization": "Bearer other"}}, body={}
    )
    seen = server.requests[0]
    assert (seen.header("x-team"), seen.header("acme-version")) == ("call", "mine")
    assert seen.header("authorization") == "Bearer other"
    assert seen.header("user-agent") is None


async def test_without_idempotency_key_an_ambiguous_failure_is_raised(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(reset="before headers"))
    with pytest.raises(APIConnectionError):
        await client.call(CREATE, {"headers": {"idempotency-key": REMOVE}}, body={})
    assert len(server.requests) == 1
    assert server.requests[0].header("idempotency-key") is None


async def test_own_idempotency_key(client: Face, server: ScriptedServer) -> None:
    await client.call(CREATE, {"idempotency_key": "mine"}, body={})
    assert server.requests[0].header("idempotency-key") == "mine"


async def test_extra_query_and_body(make_client: MakeClient, server: ScriptedServer) -> None:
    client = make_client(query={"api-version": "7"})
    await client.call(CREATE, {"query": {"x": 1}, "body": {"b": 2}}, body={"a": 1})
    assert server.requests[0].target == "/things?api-version=7&x=1"
    assert server.requests[0].json == {"a": 1, "b": 2}


async def test_a_path_may_end_in_a_query_of_its_own(client: Face, server: ScriptedServer) -> None:
    beta: Operation[Any] = Operation("things.beta", "GET", "/things?beta=true", returns="builtins:dict")
    server.script(Reply(body={}), Reply(body={}))
    await client.call(beta)
    await client.call(beta, query={"limit": 1})
    assert [seen.target for seen in server.requests] == ["/things?beta=true", "/things?beta=true&limit=1"]


async def test_a_callable_key_is_asked_at_each_attempt(
    make_client: MakeClient, server: ScriptedServer, virtual: VirtualTime
) -> None:
    keys = iter(["one", "two"])
    client = make_client(api_key=lambda: next(keys)).with_options(clock=virtual.clock)
    server.script(Reply(503), Reply(body={}))
    await client.call(CREATE, body={})
    assert [seen.header("authorization") for seen in server.requests] == ["Bearer one", "Bearer two"]


async def test_an_async_key_needs_the_async_client(
    make_client: MakeClient, server: ScriptedServer, flavour: str
) -> None:
    async def key() -> str:
        return "from afar"

    client = make_client(api_key=key)
    if flavour == "sync":
        with pytest.raises(ConfigurationError, match="async"):
            await client.call(CREATE, body={})
    else:
        await client.call(CREATE, body={})
        assert server.requests[0].header("authorization") == "Bearer from afar"


@pytest.mark.parametrize(
    ("auth", "key", "header", "value", "target"),
    [
        (AuthSpec("basic"), "me:secret", "authorization", "Basic bWU6c2VjcmV0", "/poke"),
        (AuthSpec("api_key", "X-Key", "header"), "k", "x-key", "k", "/poke"),
        (AuthSpec("api_key", "session", "cookie"), "k", "cookie", "session=k", "/poke"),
        (AuthSpec("api_key", "key", "query"), "k y", "authorization", None, "/poke?key=k%20y"),
        (None, None, "authorization", None, "/poke"),
    ],
)
async def test_each_way_of_authentication(
    make_client: MakeClient,
    server: ScriptedServer,
    auth: AuthSpec | None,
    key: str | None,
    header: str,
    value: str | None,
    target: str,
) -> None:
    from conftest import make_product

    for source in (key, (lambda: key) if key else None):
        client = make_client(product=make_product(auth=auth), api_key=source)
        await client.call(UNSAFE, body={})
        assert server.requests[-1].header(header) == value
        assert server.requests[-1].target == target


async def test_on_response_sees_status_headers_and_attempts(client: Face, server: ScriptedServer) -> None:
    seen: list[ResponseInfo] = []
    server.script(
        Reply(503), Reply(201, {}, headers=[("X-Request-Id", "req_1"), ("x-ratelimit-remaining-requests", "9")])
    )
    await client.call(CREATE, {"on_response": seen.append}, body={})
    assert [(info.status, info.request_id, info.attempts) for info in seen] == [(201, "req_1", 2)]
    limit = seen[0].rate_limit
    assert limit is not None and limit.requests is not None and limit.requests.remaining == 9


async def test_undocumented_endpoints(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(body=b"raw", headers=[("content-type", "text/plain")]))
    assert await client.request("get", "beta", query={"q": "x"}, returns=bytes) == b"raw"
    assert await client.request("GET", "/beta", returns=str) == "raw"
    assert await client.request("DELETE", "/beta", returns=None) is None
    server.script(Reply(body=[1]))
    assert await client.request("POST", "/beta", body={"a": 1}, returns=list) == [1]
    with pytest.raises(ResponseDecodeError, match="Expected dict, a JSON object, but the reply is an array"):
        await client.request("POST", "/beta", returns=dict)
    assert [seen.target for seen in server.requests] == ["/beta?q=x", "/beta", "/beta", "/beta", "/beta"]
    assert server.requests[3].header("idempotency-key")


@pytest.mark.parametrize("body", [b"", b"<html>", b"{", b"\xff"])
async def test_a_body_that_is_not_json_is_our_error(client: Face, server: ScriptedServer, body: bytes) -> None:
    server.script(Reply(body=body, headers=[("x-request-id", "req_9")]))
    with pytest.raises(ResponseDecodeError) as caught:
        await client.call(CREATE, body={})
    assert (caught.value.status, caught.value.request_id, caught.value.attempts) == (200, "req_9", 1)


async def test_a_compressed_reply_is_decoded(client: Face, server: ScriptedServer) -> None:
    import gzip

    server.script(Reply(body=gzip.compress(b'{"a":1}'), headers=[("content-encoding", "gzip")]))
    assert await client.call(GET, path=("x",)) == {"a": 1}


async def test_connections_are_reused_also_after_errors_and_retries(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(503, body={"error": {}}), Reply(body={}))
    for _ in range(5):
        await client.call(CREATE, body={})
    assert server.connections == 1


async def test_a_redirect_is_followed_with_its_body(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(307, headers=[("location", "/moved")]), Reply(body={"ok": True}))
    assert await client.call(CREATE, body={"a": 1}) == {"ok": True}
    assert (server.requests[1].target, server.requests[1].json) == ("/moved", {"a": 1})


async def test_a_multipart_body_goes_with_a_callable_key(make_client: MakeClient, server: ScriptedServer) -> None:
    upload: Operation[Any] = Operation(
        "f.up", "POST", "/f", returns="builtins:dict", body="multipart", file_fields=("f",)
    )
    await make_client(api_key=lambda: "fresh").call(upload, body={"f": b"x"})
    seen = server.requests[0]
    assert seen.header("authorization") == "Bearer fresh"
    assert (seen.header("content-type") or "").startswith("multipart/form-data; boundary=")


async def test_an_address_that_is_too_long_is_refused_without_retries(client: Face, virtual: VirtualTime) -> None:
    with pytest.raises(ArgumentError, match="address"):
        await client.call(GET, path=("x" * 70_000,))
    assert virtual.sleeps == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (5, "options= takes a dict, not int"),
        ({"headers": 5}, "'headers' is a mapping, not 5"),
        ({"query": "a=1"}, "'query' is a mapping, not str"),
        ({"body": [1]}, "'body' is a mapping, not list"),
        ({"on_response": 5}, "'on_response' is a function, not 5"),
        ({"max_retries": -1}, "'max_retries' is a whole number, 0 or more, not -1"),
        ({"max_retries": "2"}, "'max_retries' is a whole number, 0 or more, not str"),
        ({"idempotency_key": 7}, "'idempotency_key' is text, not 7"),
        ({"timeout": "10"}, "'timeout' is a number of seconds, a Timeout or None, not str"),
        ({"retry": 3}, "'retry' is a RetryPolicy, not 3"),
        ({"strict": "yes"}, "'strict' is True or False, not str"),
    ],
)
async def test_an_option_of_the_wrong_kind_is_named(
    client: Face, server: ScriptedServer, options: Any, words: str
) -> None:
    with pytest.raises(ArgumentError, match=re.escape(words)):
        await client.call(GET, options, path=("a",))
    assert not server.requests
