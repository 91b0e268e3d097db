"""Clients: settings and their mistakes, copies, closing, threads, several event loops, nothing secret shown."""

from __future__ import annotations

import asyncio
import gc
import os
import ssl
import threading
import warnings
from typing import Any

import anyio
import certifi
import pytest
from aiagentplatform._core import (
    APIConnectionError,
    ArgumentError,
    AsyncClient,
    ConfigurationError,
    HeaderArgumentError,
    Headers,
    Model,
    Operation,
    Request,
    RetryPolicy,
    SyncClient,
    response_of,
)
from aiagentplatform._core.transports.tls import shared_context
from conftest import LIBRARIES, Face, MakeClient, awaited, close_theirs, make_product, their_client
from scripted import Reply, ScriptedServer
from tenacity import stop_after_attempt

KEY = "acme_live_0123456789abcdef"
GET: Operation[Any] = Operation("things.list", "GET", "/things", returns="builtins:dict")
POST: Operation[Any] = Operation(
    "things.create", "POST", "/things", returns="builtins:dict", body="json", idempotent=True
)


class Thing(Model):
    """What the server replies with."""

    id: str


TYPED: Operation[Thing] = Operation("things.retrieve", "GET", "/things/{id}", returns=f"{__name__}:Thing")


# ── settings ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("key", [None, ""])
def test_a_missing_key_names_the_way_out(key: str | None) -> None:
    with pytest.raises(ConfigurationError, match=r"Acme\(api_key=\.\.\.\).*ACME_API_KEY"):
        SyncClient(make_product(), api_key=key)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_API_KEY", f" {KEY}\n")
    monkeypatch.setenv("ACME_BASE_URL", "http://localhost:1/v9/")
    monkeypatch.setenv("ACME_WEBHOOK_SECRET", "whsec_x")
    client = SyncClient(make_product())
    config = client._core.config
    assert (config.api_key, client.base_url, config.webhook_secret) == (KEY, "http://localhost:1/v9", "whsec_x")
    assert SyncClient(make_product(), api_key="other", base_url="http://b").base_url == "http://b"


def test_a_webhook_receiver_needs_no_key_until_it_calls() -> None:
    client = SyncClient(make_product(), webhook_secret="whsec_x")
    with pytest.raises(ConfigurationError, match="ACME_API_KEY"):
        client._core.call(GET)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.acme.test",
        "ftp://a",
        "http://",
        "http://a b",
        "http://a?x=1",
        "http://a#x",
        "http://[::1",
        "http://a:x",
        "//a",
    ],
)
def test_a_bad_base_url_is_refused_naming_where_it_comes_from(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not url:
        assert SyncClient(make_product(), api_key=KEY, base_url=url).base_url == "https://api.acme.test/v1"
        return
    with pytest.raises(ConfigurationError, match="ACME_BASE_URL"):
        SyncClient(make_product(), api_key=KEY, base_url=url)


def test_a_password_in_the_base_url_is_refused_and_not_shown() -> None:
    with pytest.raises(ConfigurationError) as caught:
        SyncClient(make_product(), api_key=KEY, base_url="https://me:s3cret@a.test")
    assert "s3cret" not in str(caught.value)


def test_a_key_that_no_header_can_carry_is_refused_and_not_shown() -> None:
    for key in ("s3cret\nx", "s3cret€"):
        with pytest.raises(ConfigurationError) as caught:
            SyncClient(make_product(), api_key=key)
        assert "s3cret" not in str(caught.value)


def test_no_secret_is_shown() -> None:
    client = SyncClient(
        make_product(), api_key=KEY, webhook_secret="whsec_secret", headers={"x-api-key": "hidden", "x-team": "shown"}
    )
    shown = repr(client) + repr(client._core.config) + str(vars(client))
    assert KEY not in shown and "whsec_secret" not in shown and "hidden" not in shown
    assert "cdef" in repr(client) and "shown" in repr(client._core.config)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"api_key": 5}, "api_key= must be text or a function"),
        ({"base_url": 5}, "base URL 5 is not usable: it must be text"),
        ({"timeout": "30"}, "number of seconds, a Timeout or None, not str"),
        ({"timeout": -1}, "more than 0 seconds"),
        ({"max_retries": "2"}, "max_retries must be 0 or more, not '2'"),
        ({"max_retries": 1.5}, r"max_retries must be 0 or more, not 1\.5"),
        ({"retry": stop_after_attempt(3)}, r"retry= takes a RetryPolicy\(stop=.*, not stop_after_attempt"),
        ({"headers": 5}, "headers= takes a dict, not int"),
        ({"query": "a=1"}, "query= takes a dict, not str"),
        ({"middleware": len}, "middleware= takes a list of functions, not builtin_function_or_method"),
        ({"middleware": ["no"]}, "middleware= takes functions, not str"),
    ],
)
def test_a_setting_of_the_wrong_kind_is_named(settings: Any, words: str) -> None:
    with pytest.raises((ConfigurationError, ArgumentError), match=words):
        SyncClient(make_product(), **{"api_key": KEY, **settings})
    client = SyncClient(make_product(), api_key=KEY)
    with pytest.raises((ConfigurationError, ArgumentError), match=words):
        client.with_options(**settings)


def test_what_is_no_connection_is_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"connection= takes a Connection\(\.\.\.\), not dict"):
        SyncClient(make_product(), api_key=KEY, connection={"http2": True})  # type: ignore[arg-type]


def test_unknown_options_and_settings_are_named() -> None:
    client = SyncClient(make_product(), api_key=KEY)
    with pytest.raises(ArgumentError, match=r"'tiemout'.*timeout"):
        client._core.call(GET, {"tiemout": 1})  # type: ignore[typeddict-unknown-key]
    with pytest.raises(ConfigurationError, match="max_retries must be 0 or more"):
        client.with_options(max_retries=-1)
    with pytest.raises(HeaderArgumentError, match="x-bad"):
        client._core.call(GET, {"headers": {"x-bad": "a\nb"}})
    with pytest.raises(ConfigurationError, match="no transport 'curl'"):
        SyncClient(make_product(), api_key=KEY, transport="curl")._core.call(GET)
    with pytest.raises(ConfigurationError, match="not int"):
        SyncClient(make_product(), api_key=KEY, transport=7)._core.call(GET)


# ── copies ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.anyio
async def test_a_copy_shares_connections_and_closes_nothing(make_client: MakeClient, server: ScriptedServer) -> None:
    client = make_client(headers={"x-a": "1", "x-b": "1"}, query={"p": 1})
    copy = client.with_options(headers={"X-B": "2"}, query={"q": 2}, max_retries=5, api_key="other_key")
    await client.call(GET)
    await copy.call(GET)
    await awaited(copy.client.close())
    await client.call(GET)
    first, second, _ = server.requests
    assert (second.header("x-a"), second.header("x-b"), second.target) == ("1", "2", "/things?p=1&q=2")
    assert (first.header("x-b"), first.target, second.header("authorization")) == (
        "1",
        "/things?p=1",
        "Bearer other_key",
    )
    assert server.connections == 1
    assert copy.client._core.config.retry == RetryPolicy(max_retries=5)
    assert type(copy.client) is type(client.client)


# ── closing ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.anyio
async def test_a_closed_client_says_so(make_client: MakeClient) -> None:
    client = make_client()
    await client.call(GET)
    await awaited(client.client.close())
    await awaited(client.client.close())
    assert client.client.closed
    with pytest.raises(ConfigurationError, match="closed"):
        await client.call(GET)


@pytest.mark.anyio
async def test_leaving_the_block_closes(make_client: MakeClient, flavour: str) -> None:
    client = make_client().client
    if flavour == "sync":
        with client as inside:
            assert inside is client
    else:
        async with client as inside:
            assert inside is client
    assert client.closed


@pytest.mark.anyio
async def test_a_client_that_was_not_closed_warns_only_if_it_was_used(
    server: ScriptedServer, flavour: str, library: str
) -> None:
    kind: Any = SyncClient if flavour == "sync" else AsyncClient
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        kind(make_product(), api_key=KEY)
        gc.collect()
    client = kind(make_product(), api_key=KEY, base_url=server.url, transport=library)
    await awaited(client._core.call(GET))
    pool = client._core.pool
    with pytest.warns(ResourceWarning, match="not closed"):
        pool.__del__()
    await awaited(client.close())


@pytest.mark.anyio
async def test_a_client_handed_in_is_used_and_left_open(
    make_client: MakeClient, server: ScriptedServer, flavour: str, library: str
) -> None:
    theirs = their_client(library, flavour)
    client = make_client(transport=theirs)
    await client.call(GET)
    await awaited(client.client.close())
    await close_theirs(theirs)


class Canned:
    """A transport of one's own, for both flavours."""

    def __init__(self, *outcomes: Any) -> None:
        self.outcomes = list(outcomes)
        self.requests: list[Request] = []
        self.status, self.headers = 200, Headers()

    def send(self, request: Request) -> Canned:
        self.requests.append(request)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        self.body = outcome
        return self

    def read(self) -> bytes:
        body: bytes = self.body
        return body

    def close(self) -> None: ...


def test_a_transport_of_ones_own() -> None:
    transport = Canned(APIConnectionError("no"), b'{"a": 1}')
    client = SyncClient(make_product(), api_key=KEY, transport=transport, retry=RetryPolicy(wait=lambda state: 0))
    assert client._core.call(GET) == {"a": 1}
    assert [(request.method, request.url) for request in transport.requests] == [
        ("GET", "https://api.acme.test/v1/things")
    ] * 2


# ── what is known of a reply ─────────────────────────────────────────────────────────────────────


@pytest.mark.anyio
async def test_a_model_knows_its_reply(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(body={"id": "t", "new": 1}, headers=[("x-request-id", "req_7")]))
    thing = await client.call(TYPED, path=("t",))
    info = response_of(thing)
    assert isinstance(thing, Thing) and info is not None
    assert (info.status, info.request_id, info.attempts) == (200, "req_7", 2)
    assert thing.model_dump() == {"id": "t", "new": 1}
    assert thing == Thing.model_validate({"id": "t", "new": 1})
    assert response_of(Thing(id="x")) is None and response_of({}) is None


# ── threads and loops ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("library", LIBRARIES)
def test_many_threads_share_one_client(server: ScriptedServer, library: str) -> None:
    with SyncClient(make_product(), api_key=KEY, base_url=server.url, transport=library) as client:
        replies: list[Any] = []
        threads = [
            threading.Thread(target=lambda: replies.extend(client._core.call(POST, body={}) for _ in range(5)))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(replies) == len(server.requests) == 40
    assert len({seen.header("idempotency-key") for seen in server.requests}) == 40


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # asyncio's, of a loop that has ended
@pytest.mark.parametrize("library", LIBRARIES)
def test_one_async_client_serves_several_event_loops(server: ScriptedServer, library: str) -> None:
    client = AsyncClient(make_product(), api_key=KEY, base_url=server.url, transport=library)

    async def twice() -> None:
        await client._core.call(GET)
        await client._core.call(GET)

    asyncio.run(twice())
    anyio.run(twice, backend="trio")

    async def last() -> None:
        await twice()
        await client.close()

    asyncio.run(last())
    gc.collect()
    assert len(server.requests) == 6


def test_without_a_loop_the_async_client_says_so() -> None:
    client = AsyncClient(make_product(), api_key=KEY)
    with pytest.raises(ConfigurationError, match="no running event loop"):
        client._core.call(GET).send(None)


@pytest.mark.anyio
async def test_cancelling_leaves_the_client_usable(
    make_client: MakeClient, server: ScriptedServer, flavour: str
) -> None:
    if flavour == "sync":
        return
    client = make_client()
    for reply in (Reply(stall="before headers"), Reply(chunks=[b"{"], stall="mid body")):
        server.script(reply)
        with anyio.move_on_after(0.05) as scope:
            await client.call(GET)
        assert scope.cancelled_caught
    server.script(Reply(body={"a": 1}))
    assert await client.call(GET) == {"a": 1}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_process_opens_connections_of_its_own(server: ScriptedServer) -> None:
    with SyncClient(make_product(), api_key=KEY, base_url=server.url) as client:
        client._core.call(GET)
        child = os.fork()
        if child == 0:
            ok = client._core.call(GET) == {}
            os._exit(0 if ok else 1)
        assert os.waitpid(child, 0)[1] == 0
        client._core.call(GET)
    assert [seen.connection for seen in server.requests] == [1, 2, 1]


def test_all_clients_share_one_tls_context(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", certifi.where())  # one that no other test has used
    context = shared_context()
    assert shared_context() is context
    assert not context.get_ca_certs()
    context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="acme.test")
    assert context.get_ca_certs(), "loaded by the first handshake, not before"
