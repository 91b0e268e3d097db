"""What goes over the wire and comes from it, the same over each library."""

from __future__ import annotations

import asyncio
import gzip
import io
import zlib
from typing import Any

import anyio
import pytest
from aiagentplatform._core import (
    REMOVE,
    APIConnectionError,
    ArgumentError,
    Connection,
    IdleTimeoutError,
    Operation,
    PoolTimeoutError,
    RetryPolicy,
    Timeout,
)
from conftest import Face, MakeClient, awaited, gathered
from journeys.driver import until
from scripted import Reply, ScriptedServer
from transports.servers import listening

GET: Operation[Any] = Operation("things.list", "GET", "/things", returns="builtins:dict")
PUT: Operation[Any] = Operation("things.put", "PUT", "/raw", returns="builtins:dict", body="binary")
POST: Operation[Any] = Operation(
    "things.create", "POST", "/things", returns="builtins:dict", body="json", idempotent=True
)
CONTENT: Operation[Any] = Operation("things.content", "GET", "/content", returns="builtins:bytes")

pytestmark = pytest.mark.anyio


async def test_no_header_is_sent_but_ours_and_those_of_http(client: Face, server: ScriptedServer) -> None:
    await client.call(POST, {"headers": {"user-agent": REMOVE, "accept": REMOVE}}, body={"a": 1})
    await client.call(GET)
    bare, plain = ({name.lower() for name, _ in seen.headers} for seen in server.requests)
    usual = {"host", "acme-version", "authorization", "x-sdk-client", "x-sdk-attempt"}
    assert bare - {"connection"} == usual | {"content-type", "content-length", "idempotency-key"}
    assert plain - {"connection"} == usual | {"user-agent", "accept"}


async def test_an_address_goes_out_as_it_was_encoded(client: Face, server: ScriptedServer) -> None:
    one: Operation[Any] = Operation("things.one", "GET", "/things/{id}", returns="builtins:dict")
    arguments: Any = {"path": ("a/b %ü+~'(",), "query": {"q": "a+b c&d=é/", "e": "", "l": ["[", "]"]}}
    await client.call(one, **arguments)
    address = client.client._core.draft(one, **arguments).url
    assert address == server.url + server.requests[0].target
    assert address.isascii() and " " not in address


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/a b", "/a%20b"),
        ("/é?q=ü", "/%C3%A9?q=%C3%BC"),
        ("/a%20b?x=%2F", "/a%20b?x=%2F"),
        ("/x\r\nx-evil: 1", "/x%0D%0Ax-evil:%201"),
        ("/x\0y", "/x%00y"),
    ],
)
async def test_the_path_of_an_unknown_endpoint_is_encoded_where_it_must_be(
    client: Face, server: ScriptedServer, path: str, target: str
) -> None:
    await client.request("GET", path)
    assert server.requests[0].target == target


@pytest.mark.parametrize("method", ["GE T", "", "GET /x HTTP/1.1\r\n", "GÉT"])
async def test_what_is_no_method_is_refused(client: Face, server: ScriptedServer, method: str) -> None:
    with pytest.raises(ArgumentError, match="is no HTTP method"):
        await client.request(method, "/x")
    assert server.requests == []


async def test_a_long_header_of_a_reply_is_read(client: Face, server: ScriptedServer) -> None:
    seen: list[str] = []
    server.script(Reply(body={}, headers=[("x-long", "y" * 30_000)]))
    await client.call(GET, {"on_response": lambda info: seen.append(info.headers["x-long"])})
    assert seen == ["y" * 30_000]


@pytest.mark.parametrize(
    ("coding", "encode"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)],
)
async def test_a_content_coding_is_undone(client: Face, server: ScriptedServer, coding: str, encode: Any) -> None:
    data = b'{"a": "' + b"x" * 100_000 + b'"}'
    packed = encode(data)
    pieces = [packed[start : start + 50] for start in range(0, min(len(packed), 500), 50)] + [packed[500:]]
    headers = [("content-encoding", coding), ("content-type", "application/json")]
    server.script(Reply(chunks=[piece for piece in pieces if piece], headers=headers))
    assert (await client.call(GET))["a"] == "x" * 100_000
    assert b"".join(await gathered((await client.download(CONTENT)).iter_bytes())) == data


async def test_a_content_coding_that_is_broken_is_told(make_client: MakeClient, server: ScriptedServer) -> None:
    server.script(Reply(body=b"no gzip at all", headers=[("content-encoding", "gzip")]))
    with pytest.raises(APIConnectionError, match=r"cannot be read.*no gzip data"):
        await make_client(max_retries=0).call(GET)


async def test_pieces_are_given_as_they_arrive(client: Face, server: ScriptedServer) -> None:
    server.script(Reply(chunks=[b"first"], stall="mid body"))
    download = await client.download(CONTENT)
    pieces = download.iter_bytes()
    assert (await anext(pieces) if hasattr(pieces, "__anext__") else next(pieces)) == b"first"
    await awaited(download.close())


async def test_what_came_before_a_failure_is_given_first(make_client: MakeClient, server: ScriptedServer) -> None:
    server.script(Reply(chunks=[b"first", b"second"], close=True))
    download = await make_client(max_retries=0).download(CONTENT)
    await until(lambda: not server.open, "the server has not closed the connection")
    await anyio.sleep(0.05)  # so that both are here before anybody looks, which is the harder case
    came = b""
    with pytest.raises(APIConnectionError, match="middle of the reply"):
        if hasattr(download, "__aenter__"):
            async for piece in download.iter_bytes():
                came += piece
        else:
            for piece in download.iter_bytes():
                came += piece
    assert came == b"firstsecond"


async def test_a_reader_may_take_longer_than_the_server_may_be_silent(
    make_client: MakeClient, server: ScriptedServer
) -> None:
    server.script(Reply(chunks=[b"one", b"two"], length=6, gap=0.3))
    download = await make_client(timeout=Timeout(idle=0.2, first_byte=0.2), max_retries=0).download(CONTENT)
    pieces = download.iter_bytes()
    came = [await anext(pieces) if hasattr(pieces, "__anext__") else next(pieces)]
    await until(lambda: server.answered == 1, "the server has not sent the rest")
    came += await gathered(pieces)
    assert b"".join(came) == b"onetwo"


async def test_a_server_that_takes_nothing_of_an_upload_is_noticed(make_client: MakeClient, deaf_server: str) -> None:
    client = make_client(base_url=deaf_server, timeout=Timeout(idle=0.1, first_byte=20), max_retries=0)
    with pytest.raises(IdleTimeoutError, match=r"took nothing of the upload for 0\.1 seconds") as caught:
        await client.call(PUT, body=b"x" * 30_000_000)
    assert caught.value.sent


async def test_an_upload_that_cannot_be_read_to_its_end_is_the_callers_error(
    make_client: MakeClient, server: ScriptedServer
) -> None:
    class Torn(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 0:
                raise OSError(5, "the disk is broken")
            return super().read(100)

    with pytest.raises(OSError, match="the disk is broken"):
        await make_client(max_retries=0).call(PUT, body=Torn(b"x" * 1000))
    assert server.requests == []


async def test_a_connection_that_the_server_closed_meanwhile_is_not_used_again(
    make_client: MakeClient, server: ScriptedServer
) -> None:
    server.script(Reply(body={}, headers=[("connection", "keep-alive")], close=True), Reply(body={"a": 1}))
    client = make_client(retry=RetryPolicy(max_retries=1, wait=lambda state: 0))
    assert await client.call(GET) == {}
    assert await client.call(GET) == {"a": 1}


async def test_attempts_are_ours_alone(make_client: MakeClient, server: ScriptedServer) -> None:
    server.script(Reply(body={}), Reply(reset="before headers"))
    client = make_client(max_retries=0)
    await client.call(GET)  # so that the next goes over a connection that was used before
    with pytest.raises(APIConnectionError) as caught:
        await client.call(GET)
    assert (caught.value.attempts, caught.value.sent) == (1, True)
    assert len(server.requests) == 2


async def test_whoever_waits_for_a_connection_gets_the_next_that_is_free(
    make_client: MakeClient, server: ScriptedServer, flavour: str
) -> None:
    if flavour == "sync":
        return
    client = make_client(connection=Connection(max_connections=2), timeout=Timeout(pool=5))
    server.script(Reply(body={"a": 1}))
    replies: list[Any] = []

    async def one() -> None:
        replies.append(await client.call(GET))

    async with anyio.create_task_group() as tasks:
        for _ in range(20):
            tasks.start_soon(one)
    assert replies == [{"a": 1}] * 20
    assert server.connections <= 2


async def test_a_call_that_is_cancelled_while_it_waits_takes_no_connection(
    make_client: MakeClient, server: ScriptedServer, flavour: str
) -> None:
    if flavour == "sync":
        return
    client = make_client(connection=Connection(max_connections=1), timeout=Timeout(pool=5), max_retries=0)
    server.script(Reply(chunks=[b"x"], stall="mid body"), Reply(body={"a": 1}))
    held = await client.download(CONTENT)
    for _ in range(3):
        with anyio.move_on_after(0.01) as scope:
            await client.call(GET)
        assert scope.cancelled_caught
    await awaited(held.close())
    assert await client.call(GET) == {"a": 1}
    with pytest.raises(PoolTimeoutError):
        server.script(Reply(chunks=[b"x"], stall="mid body"))
        held = await client.download(CONTENT)
        await client.call(GET, {"timeout": Timeout(pool=0.01)})
    await awaited(held.close())


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK\r\nset-cookie: s3cret=1\r\nx", b"\0\1 junk\r\n\r\n"],
    ids=["a head that ends too early", "a head that is none"],
)
async def test_a_head_that_cannot_be_read_is_told_of_in_a_line_and_not_shown(
    make_client: MakeClient, loop_in_thread: asyncio.AbstractEventLoop, head: bytes
) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head)
        await writer.drain()

    with listening(loop_in_thread, serve) as (host, port):
        client = make_client(base_url=f"http://{host}:{port}", max_retries=0)
        with pytest.raises(APIConnectionError) as caught:
            await client.call(GET)
    assert "\n" not in str(caught.value)
    assert "s3cret" not in str(caught.value)
