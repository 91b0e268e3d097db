"""Whose servers are trusted, what the client shows of itself, and HTTP/2; over each library."""

from __future__ import annotations

import ssl
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from aiagentplatform._core import APIConnectionError, ConfigurationError, Connection, Operation, SyncClient
from aiagentplatform._core.transports.tls import context_for, shared_context
from conftest import LIBRARIES, MakeClient, make_product
from scripted import Reply, ScriptedServer
from transports.authority import PASSWORD, Authority, subject_hash
from transports.servers import Http2Server

GET: Operation[Any] = Operation("things.list", "GET", "/things", returns="builtins:dict")
PUT: Operation[Any] = Operation("things.put", "PUT", "/things", returns="builtins:dict", body="binary")


@pytest.mark.anyio
@pytest.mark.parametrize("kind", ["a path", "a folder", "a context"])
async def test_a_server_of_an_authority_that_is_trusted(
    make_client: MakeClient, secure_server: ScriptedServer, authority: Authority, kind: str, tmp_path: Path
) -> None:
    folder = tmp_path / "authorities"
    folder.mkdir()
    (folder / f"{subject_hash()}.0").write_bytes(authority.trusted.read_bytes())
    context = ssl.create_default_context(cafile=authority.trusted)
    verify: Any = {"a path": authority.trusted, "a folder": str(folder), "a context": context}[kind]
    secure_server.script(Reply(body={"a": 1}))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        client = make_client(base_url=secure_server.url, connection=Connection(verify=verify))
        assert await client.call(GET) == {"a": 1}


@pytest.mark.anyio
async def test_a_server_of_an_unknown_authority_is_refused_and_told(
    make_client: MakeClient, secure_server: ScriptedServer
) -> None:
    client = make_client(base_url=secure_server.url, max_retries=0)
    with pytest.raises(APIConnectionError, match=r"No connection.*certificate is not trusted") as caught:
        await client.call(GET)
    assert not caught.value.sent
    assert secure_server.requests == []


@pytest.mark.anyio
async def test_a_server_of_another_name_is_refused(
    make_client: MakeClient, secure_server: ScriptedServer, authority: Authority
) -> None:
    url = secure_server.url.replace("127.0.0.1", "127.0.0.2")
    client = make_client(base_url=url, max_retries=0, connection=Connection(verify=authority.trusted))
    with pytest.raises(APIConnectionError, match=r"127\.0\.0\.2") as caught:
        await client.call(GET)
    assert not caught.value.sent


@pytest.mark.anyio
async def test_anybody_is_trusted_if_so_wished(make_client: MakeClient, secure_server: ScriptedServer) -> None:
    secure_server.script(Reply(body={"a": 1}))
    client = make_client(base_url=secure_server.url, connection=Connection(verify=False))
    assert await client.call(GET) == {"a": 1}


@pytest.mark.anyio
async def test_authorities_of_the_environment(
    make_client: MakeClient, secure_server: ScriptedServer, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.trusted))
    secure_server.script(Reply(body={"a": 1}))
    assert await make_client(base_url=secure_server.url).call(GET) == {"a": 1}
    deaf = make_client(base_url=secure_server.url, connection=Connection(trust_env=False), max_retries=0)
    with pytest.raises(APIConnectionError, match="not trusted"):
        await deaf.call(GET)


@pytest.mark.anyio
async def test_authorities_of_the_environment_that_cannot_be_read_name_the_variable(
    make_client: MakeClient, secure_server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "missing.pem"))
    with pytest.raises(ConfigurationError, match=r"SSL_CERT_FILE.*missing\.pem"):
        await make_client(base_url=secure_server.url).call(GET)
    (tmp_path / "broken.pem").write_text("no certificate")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "broken.pem"))
    with pytest.raises(ConfigurationError, match=r"SSL_CERT_FILE.*broken\.pem"):
        shared_context().wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO())


@pytest.mark.anyio
async def test_a_client_that_shows_a_certificate(
    make_client: MakeClient, strict_server: ScriptedServer, authority: Authority
) -> None:
    strict_server.script(Reply(body={"a": 1}))
    shown = Connection(verify=authority.trusted, cert=(authority.client, authority.client_key, PASSWORD))
    assert PASSWORD not in repr(shown)
    assert await make_client(base_url=strict_server.url, connection=shown).call(GET) == {"a": 1}
    nothing = make_client(base_url=strict_server.url, connection=Connection(verify=authority.trusted), max_retries=0)
    with pytest.raises(APIConnectionError):
        await nothing.call(GET)
    assert len(strict_server.requests) == 1


@pytest.mark.parametrize("password", ["", "0p3n-sesame"])
def test_a_key_that_cannot_be_read_names_the_setting(authority: Authority, password: str) -> None:
    connection = Connection(cert=(authority.client, authority.client_key, password))
    with pytest.raises(ConfigurationError, match=r"Connection\.cert.*password") as caught:
        context_for(connection)
    assert not password or password not in str(caught.value)


def test_authorities_that_cannot_be_read_name_the_setting(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("")
    for path in (tmp_path / "missing.pem", tmp_path / "empty.pem"):
        client = SyncClient(make_product(), api_key="k", connection=Connection(verify=path))
        with pytest.raises(ConfigurationError, match=rf"Connection\.verify.*{path.name}"):
            client._core.call(GET)


def test_settings_that_do_not_touch_certificates_share_the_context() -> None:
    assert context_for(Connection(max_connections=5, proxy="http://a.test")) is shared_context()
    assert context_for(Connection(http2=True)) is not shared_context()  # its library writes into it


# ── HTTP/2 ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.anyio
async def test_http_2_if_asked_for(
    make_client: MakeClient, http2: Http2Server, authority: Authority, library: str
) -> None:
    client = make_client(base_url=http2.url, connection=Connection(verify=authority.trusted, http2=True))
    if library == "aiohttp":
        with pytest.raises(ConfigurationError, match="'aiohttp' does not speak HTTP/2"):
            await client.call(GET)
        return
    assert [await client.call(GET) for _ in range(3)] == [{"http": 2}] * 3
    body = b"x" * 100_000
    assert await client.call(PUT, body=body) == {"http": 2}
    assert http2.connections == 1
    assert http2.bodies == [b"", b"", b"", body]


@pytest.mark.parametrize("library", LIBRARIES)
def test_http_2_without_its_package_names_it(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "h2", None)
    client = SyncClient(make_product(), api_key="k", transport=library, connection=Connection(http2=True))
    with pytest.raises(ConfigurationError, match=rf"'{library}' lacks a package.*'h2'"):
        client._core.call(GET)


@pytest.mark.anyio
async def test_http_1_if_not(make_client: MakeClient, secure_server: ScriptedServer, authority: Authority) -> None:
    secure_server.script(Reply(body={"a": 1}))
    client = make_client(base_url=secure_server.url, connection=Connection(verify=authority.trusted, http2=False))
    assert await client.call(GET) == {"a": 1}
