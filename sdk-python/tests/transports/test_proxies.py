"""Proxies: given, found in the environment, with a password; tunnels for TLS. Over each library."""

from __future__ import annotations

from typing import Any

import pytest
from aiagentplatform._core import APIConnectionError, ConfigurationError, Connection, Operation, SDKError
from aiagentplatform._core.transports.proxies import proxy_finder
from conftest import MakeClient
from hypothesis import given
from hypothesis import strategies as st
from scripted import Reply, ScriptedServer
from transports.authority import Authority
from transports.servers import Proxy

GET: Operation[Any] = Operation("things.list", "GET", "/things", returns="builtins:dict")
PASSWORD = "p@ss"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.anyio
@pytest.mark.parametrize("by_scheme", [False, True], ids=["for all", "by scheme"])
async def test_plain_requests_go_through_the_proxy(
    make_client: MakeClient, server: ScriptedServer, guarded_proxy: Proxy, by_scheme: bool
) -> None:
    url = f"http://me:p%40ss@{guarded_proxy.address}"
    client = make_client(connection=Connection(proxy={"http": url} if by_scheme else url))
    server.script(Reply(body={"a": 1}))
    assert await client.call(GET) == {"a": 1}
    assert guarded_proxy.seen == [f"GET {server.url}/things HTTP/1.1"]
    assert server.requests[0].header("proxy-authorization") is None


@pytest.mark.anyio
async def test_requests_over_tls_go_through_a_tunnel(
    make_client: MakeClient, secure_server: ScriptedServer, guarded_proxy: Proxy, authority: Authority
) -> None:
    connection = Connection(proxy=f"http://me:p%40ss@{guarded_proxy.address}", verify=authority.trusted)
    client = make_client(base_url=secure_server.url, connection=connection)
    secure_server.script(Reply(body={"a": 1}))
    assert [await client.call(GET) for _ in range(2)] == [{"a": 1}] * 2
    assert guarded_proxy.seen == [f"CONNECT {secure_server.url.removeprefix('https://')} HTTP/1.1"]
    assert secure_server.requests[0].header("proxy-authorization") is None


@pytest.mark.anyio
@pytest.mark.parametrize("target", ["plain", "over TLS"])
async def test_a_proxy_that_is_spoken_to_over_tls(
    make_client: MakeClient,
    server: ScriptedServer,
    secure_server: ScriptedServer,
    secure_proxy: Proxy,
    authority: Authority,
    target: str,
) -> None:
    there = server if target == "plain" else secure_server
    connection = Connection(proxy=f"https://{secure_proxy.address}", verify=authority.trusted)
    there.script(Reply(body={"a": 1}))
    assert await make_client(base_url=there.url, connection=connection).call(GET) == {"a": 1}
    assert len(secure_proxy.seen) == len(there.requests) == 1


@pytest.mark.anyio
async def test_a_proxy_that_refuses_is_told_without_the_password(
    make_client: MakeClient, secure_server: ScriptedServer, guarded_proxy: Proxy, authority: Authority
) -> None:
    connection = Connection(proxy=f"http://me:s3cret@{guarded_proxy.address}", verify=authority.trusted)
    client = make_client(base_url=secure_server.url, connection=connection, max_retries=0)
    with pytest.raises(APIConnectionError, match="407") as caught:
        await client.call(GET)
    assert not caught.value.sent
    assert "s3cret" not in _all_words(caught.value)


@pytest.mark.anyio
async def test_a_proxy_that_is_not_there_is_told_without_the_password(
    make_client: MakeClient, server: ScriptedServer, free_port: int
) -> None:
    client = make_client(connection=Connection(proxy=f"http://me:s3cret@127.0.0.1:{free_port}"), max_retries=0)
    with pytest.raises(APIConnectionError, match="No connection") as caught:
        await client.call(GET)
    assert not caught.value.sent
    assert "s3cret" not in str(caught.value) + repr(caught.value)


def _all_words(error: SDKError) -> str:
    return f"{error} {error!r} {vars(error)}"


@pytest.mark.anyio
async def test_proxies_of_the_environment(
    make_client: MakeClient, server: ScriptedServer, open_proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://{open_proxy.address}")
    await make_client().call(GET)
    assert len(open_proxy.seen) == 1
    await make_client(connection=Connection(trust_env=False)).call(GET)
    monkeypatch.setenv("no_proxy", "elsewhere.test, 127.0.0.1")
    await make_client().call(GET)
    assert len(open_proxy.seen) == 1
    assert len(server.requests) == 3


@pytest.mark.anyio
async def test_a_proxy_for_another_scheme_is_not_used(
    make_client: MakeClient, server: ScriptedServer, open_proxy: Proxy
) -> None:
    await make_client(connection=Connection(proxy={"https": f"http://{open_proxy.address}"})).call(GET)
    assert open_proxy.seen == []
    assert len(server.requests) == 1


@pytest.mark.anyio
async def test_proxies_that_are_given_replace_those_of_the_environment(
    make_client: MakeClient, server: ScriptedServer, open_proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://{open_proxy.address}")
    await make_client(connection=Connection(proxy={"https": f"http://{open_proxy.address}"})).call(GET)
    assert open_proxy.seen == []


@pytest.mark.anyio
async def test_socks_without_what_it_needs_names_it(make_client: MakeClient, library: str) -> None:
    client = make_client(connection=Connection(proxy="socks5://127.0.0.1:1"))
    with pytest.raises(ConfigurationError, match="SOCKS"):
        await client.call(GET)


@pytest.mark.anyio
@pytest.mark.parametrize("proxy", ["ftp://me:s3cret@127.0.0.1:1", "http://me:s3cret@127.0.0.1:port"])
async def test_a_proxy_of_the_environment_that_is_none_is_told_of(
    make_client: MakeClient, proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", proxy)
    with pytest.raises(ConfigurationError, match="HTTP_PROXY, HTTPS_PROXY or ALL_PROXY must be a URL") as caught:
        await make_client().call(GET)
    assert "s3cret" not in str(caught.value)


# ── which proxy, for a library that cannot say ───────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://api.acme.test/v1", "http://plain:1"),
        ("https://api.acme.test/v1", "http://all:2"),
        ("https://inside.test/v1", None),
        ("https://deep.inside.test/v1", None),
        ("https://notinside.test/v1", "http://all:2"),
        ("http://LOCALHOST:8000", None),
    ],
)
def test_the_environment_names_proxies_and_exceptions(
    url: str, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "plain:1")
    monkeypatch.setenv("all_proxy", "http://all:2")
    monkeypatch.setenv("no_proxy", "localhost, .inside.test")
    find = proxy_finder(Connection())
    assert find is not None and find(url) == expected


def test_no_proxy_may_be_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "plain:1")
    monkeypatch.setenv("no_proxy", "*")
    find = proxy_finder(Connection())
    assert find is None or find("http://a.test") is None


def test_without_proxies_nobody_is_asked() -> None:
    assert proxy_finder(Connection()) is None
    assert proxy_finder(Connection(trust_env=False)) is None


@given(st.text(min_size=1, max_size=30))
def test_a_password_is_shown_nowhere(password: str) -> None:
    from urllib.parse import quote

    secret = f"x{quote(password, safe='')}x"
    shown = repr(Connection(proxy=f"http://me:{secret}@proxy.test:3128"))
    assert shown == "Connection(proxy='http://proxy.test:3128')"
    with pytest.raises(ConfigurationError) as caught:
        Connection(proxy=f"ftp://me:{secret}@proxy.test")
    assert secret not in str(caught.value)
