"""Which transport serves a client: by name, by what is installed, by what is handed in."""

from __future__ import annotations

import gzip
import subprocess
import sys
from typing import Any

import aiohttp
import anyio
import pytest
from aiagentplatform._core import AsyncClient, ConfigurationError, Connection, Operation, SyncClient
from aiagentplatform._core.transports import aiohttp_client, httpx_client
from aiagentplatform._core.transports.choice import async_transport, sync_transport
from conftest import awaited, close_theirs, make_product, their_client
from scripted import Reply, ScriptedServer

GET: Operation[Any] = Operation("things.list", "GET", "/things", returns="builtins:dict")


def run(program: str) -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)


PROGRAM = """
import asyncio, sys
from aiagentplatform import APIConnectionError, AsyncAIAgentPlatform
client = AsyncAIAgentPlatform(api_key="k", base_url="http://127.0.0.1:{port}", transport="{library}", max_retries=0)
async def main():
    assert not {{"httpx", "httpx2", "aiohttp"}} & set(sys.modules)
    try:
        await client.request("GET", "/")
    except APIConnectionError as error:
        assert not error.sent
    await client.close()
asyncio.run(main())
assert {{"httpx", "httpx2", "aiohttp"}} & set(sys.modules) == {{"{library}"}}
"""


@pytest.mark.parametrize("library", ["httpx", "httpx2", "aiohttp"])
def test_no_library_is_loaded_but_the_one_that_is_used(library: str, free_port: int) -> None:
    run(PROGRAM.format(port=free_port, library=library))


def test_httpx2_is_preferred_if_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    httpx_client.preferred.cache_clear()
    assert httpx_client.preferred().__name__ == "httpx2"
    httpx_client.preferred.cache_clear()
    monkeypatch.setattr(httpx_client, "find_spec", lambda name: None)
    assert httpx_client.preferred().__name__ == "httpx"
    httpx_client.preferred.cache_clear()


async def call_without(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    httpx_client.library_named.cache_clear()
    aiohttp_client.library.cache_clear()
    monkeypatch.setitem(sys.modules, library, None)
    try:
        async with AsyncClient(make_product(), api_key="k", transport=library) as client:
            await client._core.call(GET)
    finally:
        httpx_client.library_named.cache_clear()
        aiohttp_client.library.cache_clear()


@pytest.mark.parametrize("library", ["httpx2", "aiohttp"])
def test_a_library_that_is_not_installed_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match=f"'{library}' is not installed; install the package {library}"):
        anyio.run(call_without, library, monkeypatch)


def test_aiohttp_is_not_for_threads() -> None:
    with pytest.raises(ConfigurationError, match="async client alone"):
        sync_transport("aiohttp")


def test_aiohttp_is_not_for_trio() -> None:
    async def main() -> None:
        async with AsyncClient(make_product(), api_key="k", transport="aiohttp") as client:
            await client._core.call(GET)

    with pytest.raises(ConfigurationError, match="needs asyncio; under trio use 'httpx2'"):
        anyio.run(main, backend="trio")


def test_an_unknown_name_lists_the_known_ones() -> None:
    for choose in (sync_transport, async_transport):
        with pytest.raises(ConfigurationError, match=r"'curl'.*'httpx', 'httpx2' and 'aiohttp'"):
            choose("curl")


@pytest.mark.anyio
async def test_a_client_of_the_other_kind_is_refused(flavour: str, library: str) -> None:
    theirs = their_client(library, flavour)
    other: Any = AsyncClient if flavour == "sync" else SyncClient
    client = other(make_product(), api_key="k", transport=theirs)
    wanted = "AsyncTransport" if flavour == "sync" else "Transport"
    with pytest.raises(ConfigurationError, match=rf"transport= must be an? {wanted}"):
        await awaited(client._core.call(GET))
    await close_theirs(theirs)


# ── a session of the caller's ────────────────────────────────────────────────────────────────────


@pytest.mark.anyio
@pytest.mark.parametrize("flavour", ["asyncio"], indirect=True)
async def test_a_session_keeps_its_own_headers_and_adds_no_others(
    server: ScriptedServer, flavour: str, anyio_backend: str
) -> None:
    async with aiohttp.ClientSession(headers={"x-theirs": "1"}) as session:
        client = AsyncClient(make_product(), api_key="k", base_url=server.url, transport=session)
        await client._core.call(GET, {"headers": {"accept": "text/x"}})
        await client.close()
        await client_again(session, server)
    seen = server.requests[0]
    assert (seen.header("x-theirs"), seen.header("accept"), seen.header("accept-encoding")) == ("1", "text/x", None)
    assert (seen.header("user-agent") or "").startswith("Acme/Python")


async def client_again(session: Any, server: ScriptedServer) -> None:
    async with AsyncClient(make_product(), api_key="k", base_url=server.url, transport=session) as client:
        assert await client._core.call(GET) == {}


@pytest.mark.anyio
@pytest.mark.parametrize("flavour", ["asyncio"], indirect=True)
async def test_a_reply_is_decoded_once_over_a_session_too(
    server: ScriptedServer, flavour: str, anyio_backend: str
) -> None:
    server.script(Reply(body=gzip.compress(b'{"a": 1}'), headers=[("content-encoding", "gzip")]))
    async with aiohttp.ClientSession() as session:
        client = AsyncClient(make_product(), api_key="k", base_url=server.url, transport=session)
        assert await client._core.call(GET) == {"a": 1}
        await client.close()


@pytest.mark.anyio
@pytest.mark.parametrize("flavour", ["asyncio"], indirect=True)
async def test_a_session_that_was_closed_says_so(server: ScriptedServer, flavour: str, anyio_backend: str) -> None:
    session = aiohttp.ClientSession()
    await session.close()
    async with AsyncClient(make_product(), api_key="k", base_url=server.url, transport=session) as client:
        with pytest.raises(ConfigurationError, match="closed"):
            await client._core.call(GET)


@pytest.mark.anyio
async def test_a_transport_of_ones_own_takes_no_settings(flavour: str) -> None:
    class Mine:
        def send(self, request: object) -> object:
            raise NotImplementedError

        def close(self) -> None: ...

        async def aclose(self) -> None: ...

    kind: Any = SyncClient if flavour == "sync" else AsyncClient
    with pytest.raises(ConfigurationError, match="the Mine given as transport= has its own settings"):
        kind(make_product(), api_key="k", transport=Mine(), connection=Connection())
    await awaited(kind(make_product(), api_key="k", transport=Mine()).close())
