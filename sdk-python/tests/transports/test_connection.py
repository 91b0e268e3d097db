"""The settings of connections: what is refused, what is shown, and what each does over each library."""

from __future__ import annotations

import copy
import io
import ssl
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import httpx
import pytest
import yarl
from aiagentplatform._core import (
    APIConnectionError,
    APIResponseError,
    AsyncClient,
    AuthSpec,
    ConfigurationError,
    Connection,
    Operation,
    PoolTimeoutError,
    SyncClient,
    Timeout,
)
from aiagentplatform._core.transports.redirects import is_elsewhere
from conftest import MakeClient, awaited, close_theirs, make_product, their_client
from scripted import Reply, ScriptedServer

GET: Operation[Any] = Operation("things.list", "GET", "/things", returns="builtins:dict")
TEXT: Operation[Any] = Operation("things.text", "GET", "/text", returns="builtins:str")
CONTENT: Operation[Any] = Operation("things.content", "GET", "/content", returns="builtins:bytes")
DELETE: Operation[Any] = Operation("things.delete", "DELETE", "/things")
POST: Operation[Any] = Operation("things.create", "POST", "/things", returns="builtins:dict", body="json")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"proxy": "proxy.test:3128"}, "proxy.*names a host"),
        ({"proxy": "ftp://proxy.test"}, "proxy"),
        ({"proxy": "http://"}, "proxy"),
        ({"proxy": "http://a:x"}, "proxy"),
        ({"proxy": {"ftp": "http://a"}}, "proxy.*'ftp'"),
        ({"proxy": {"http": 7}}, "proxy.*7"),
        ({"verify": 7}, "verify.*SSLContext"),
        ({"verify": None}, "verify"),
        ({"cert": 7}, "cert"),
        ({"cert": ("a",)}, "cert"),
        ({"cert": ("a", "b", 3)}, "cert"),
        ({"cert": "a.pem", "verify": ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)}, "cert.*load_cert_chain"),
        ({"max_connections": 0}, "max_connections.*1 or more"),
        ({"max_keepalive": -1}, "max_keepalive"),
        ({"keepalive_expiry": 0}, "keepalive_expiry"),
        ({"keepalive_expiry": float("nan")}, "keepalive_expiry"),
    ],
)
def test_what_cannot_be_right_is_refused_by_name(settings: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"Connection\.{words}"):
        Connection(**settings)


def test_it_never_changes() -> None:
    proxies = {"https": "http://a.test"}
    connection = Connection(proxy=proxies)
    proxies["http"] = "http://b.test"
    assert connection.proxies() == {"https": "http://a.test"}
    with pytest.raises(FrozenInstanceError):
        connection.http2 = True  # type: ignore[misc]
    with pytest.raises(TypeError):
        connection.proxies()["http"] = "x"  # type: ignore[index]
    assert copy.copy(connection) == connection


def test_it_shows_what_was_changed_without_secrets() -> None:
    assert repr(Connection()) == "Connection()"
    shown = repr(
        Connection(proxy={"http": "http://me:s3cret@a.test:1"}, cert=("a.pem", Path("a.key"), "s3cret"), http2=True)
    )
    assert "s3cret" not in shown
    assert "'http://a.test:1'" in shown and "a.pem" in shown and "http2=True" in shown


@pytest.mark.anyio
async def test_a_client_handed_in_has_settings_of_its_own(flavour: str, library: str) -> None:
    theirs = their_client(library, flavour)
    kind: Any = SyncClient if flavour == "sync" else AsyncClient
    with pytest.raises(ConfigurationError, match="connection= is for the connections that the SDK opens"):
        kind(make_product(), api_key="k", transport=theirs, connection=Connection(http2=True))
    await close_theirs(theirs)


# ── limits ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.anyio
async def test_no_more_connections_than_allowed(make_client: MakeClient, server: ScriptedServer) -> None:
    client = make_client(connection=Connection(max_connections=1), timeout=Timeout(pool=0.05), max_retries=0)
    server.script(Reply(chunks=[b"x"], stall="mid body"), Reply(body={"a": 1}))
    held = await client.download(CONTENT)
    with pytest.raises(PoolTimeoutError, match=r"busy for 0\.05 seconds") as caught:
        await client.call(GET)
    assert not caught.value.sent
    await awaited(held.close())
    assert await client.call(GET) == {"a": 1}
    assert [await client.call(GET) for _ in range(3)] == [{"a": 1}] * 3


@pytest.mark.anyio
@pytest.mark.parametrize("kept", [None, 0])
async def test_idle_connections_are_kept_or_not(
    make_client: MakeClient, server: ScriptedServer, kept: int | None
) -> None:
    client = make_client(connection=Connection(max_keepalive=kept))
    for _ in range(3):
        await client.call(GET)
    assert server.connections == (3 if kept == 0 else 1)


@pytest.mark.anyio
async def test_aiohttp_says_what_it_cannot_count(make_client: MakeClient, library: str) -> None:
    client = make_client(connection=Connection(max_keepalive=5))
    if library != "aiohttp":
        assert await client.call(GET) == {}
        return
    with pytest.raises(ConfigurationError, match="max_keepalive"):
        await client.call(GET)


# ── redirects ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.anyio
async def test_a_redirect_is_followed_and_gives_no_key_away(make_client: MakeClient, server: ScriptedServer) -> None:
    elsewhere = server.url.replace("127.0.0.1", "localhost")
    server.script(
        Reply(302, headers=[("location", "/next")]),
        Reply(307, headers=[("location", f"{elsewhere}/far?a=%2F+b")]),
        Reply(body={"a": 1}),
    )
    assert await make_client().call(GET) == {"a": 1}
    assert [seen.target for seen in server.requests] == ["/things", "/next", "/far?a=%2F+b"]
    assert [seen.header("authorization") is None for seen in server.requests] == [False, False, True]


@pytest.mark.anyio
async def test_no_header_that_holds_a_secret_follows_a_redirect_to_another_server(
    make_client: MakeClient, server: ScriptedServer
) -> None:
    elsewhere = server.url.replace("127.0.0.1", "localhost")
    server.script(
        Reply(307, headers=[("location", "/next")]),
        Reply(307, headers=[("location", f"{elsewhere}/far")]),
        Reply(307, headers=[("location", f"{elsewhere}/farther")]),
        Reply(body={}),
    )
    product = make_product(auth=AuthSpec("api_key", "X-Acme-Api-Key"))
    await make_client(product=product, headers={"X-Tenant-Token": "mine", "X-Team": "search"}).call(POST, body={})
    assert [seen.header("x-acme-api-key") is None for seen in server.requests] == [False, False, True, True]
    assert [seen.header("x-tenant-token") for seen in server.requests] == ["mine", "mine", None, None]
    assert {(seen.header("x-team"), seen.body) for seen in server.requests} == {("search", b"{}")}


@pytest.mark.parametrize(
    ("url", "first", "expected"),
    [
        ("https://a.test/x", "https://a.test/y", False),
        ("https://a.test:443/x", "https://a.test/y", False),
        ("https://a.test/x", "http://a.test/y", False),
        ("http://a.test/x", "https://a.test/y", True),
        ("https://a.test:444/x", "https://a.test/y", True),
        ("https://a.test/x", "http://a.test:8080/y", True),
        ("https://b.test/x", "http://a.test/y", True),
        ("https://b.a.test/x", "https://a.test/y", True),
    ],
)
def test_another_server_is_another_scheme_host_or_port(url: str, first: str, expected: bool) -> None:
    for kind in (httpx.URL, yarl.URL):
        assert is_elsewhere(kind(url), kind(first)) is expected


@pytest.mark.anyio
async def test_a_body_is_sent_again_to_where_a_redirect_points(
    make_client: MakeClient, server: ScriptedServer, tmp_path: Path
) -> None:
    put: Operation[Any] = Operation("things.put", "PUT", "/raw", returns="builtins:dict", body="binary")
    (tmp_path / "x").write_bytes(b"y" * 300_000)
    for body in (b"x" * 300_000, tmp_path / "x"):
        server.requests.clear()
        server.script(Reply(307, headers=[("location", "/next")]), Reply(body={}))
        await make_client().call(put, body=body)
        first, second = server.requests
        assert (second.method, second.target, second.body) == ("PUT", "/next", first.body)
        assert len(second.body) == 300_000


@pytest.mark.anyio
async def test_an_upload_that_cannot_be_read_again_is_not_sent_half(
    make_client: MakeClient, server: ScriptedServer
) -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.pieces = [b"abc", b"def"]

        def read(self, size: int = -1) -> bytes:
            return self.pieces.pop(0) if self.pieces else b""

    put: Operation[Any] = Operation("things.put", "PUT", "/raw", returns="builtins:dict", body="binary")
    server.script(Reply(307, headers=[("location", "/next")]), Reply(body={}))
    with pytest.raises(APIConnectionError, match="cannot be read a second time"):
        await make_client().call(put, body=Pipe())
    assert [seen.body for seen in server.requests] == [b"abcdef"]


@pytest.mark.anyio
async def test_a_post_becomes_a_get_where_it_should(make_client: MakeClient, server: ScriptedServer) -> None:
    server.script(Reply(303, headers=[("location", "/next")]), Reply(body={"a": 1}))
    assert await make_client().call(POST, body={"x": 1}) == {"a": 1}
    assert [(seen.method, seen.body) for seen in server.requests] == [("POST", b'{"x":1}'), ("GET", b"")]


@pytest.mark.anyio
async def test_a_redirect_that_is_not_to_be_followed_is_no_result(
    make_client: MakeClient, server: ScriptedServer
) -> None:
    server.script(Reply(302, b"over there", headers=[("location", "/next")]))
    seen: list[int] = []
    client = make_client(connection=Connection(follow_redirects=False))
    with pytest.raises(APIResponseError, match=r"^302: .*without a result") as caught:
        await client.call(TEXT, {"on_response": lambda info: seen.append(info.status)})
    assert (caught.value.headers["location"], caught.value.body, caught.value.attempts) == ("/next", "over there", 1)
    assert seen == [302]
    assert len(server.requests) == 1


@pytest.mark.anyio
@pytest.mark.parametrize("reply", [Reply(302), Reply(304)], ids=["a redirect to nowhere", "not modified"])
async def test_a_reply_without_a_result_is_no_success(
    make_client: MakeClient, server: ScriptedServer, reply: Reply
) -> None:
    server.script(reply)
    client = make_client()
    with pytest.raises(APIResponseError, match="without a result"):
        await client.call(DELETE)  # whose success has no body either
    with pytest.raises(APIResponseError, match="without a result"):
        await client.download(CONTENT)
    assert len(server.requests) == 2


@pytest.mark.anyio
async def test_a_circle_of_redirects_ends(make_client: MakeClient, server: ScriptedServer) -> None:
    server.script(Reply(302, headers=[("location", "/things?token=s3cret")]))
    with pytest.raises(Exception, match="redirect") as caught:
        await make_client(max_retries=0).call(GET)
    assert "s3cret" not in str(caught.value)
    assert len(server.requests) == 21
