"""
The local server, a process of its own: reads a request's head, skips its body, writes a canned reply in one go.

It must not be what is measured: no framework, no JSON, no parsing of bodies. The path says all, see replies.py;
`GET /connections` tells how many connections were ever opened. It prints its port, and ends when its input does.
"""

from __future__ import annotations

import asyncio
import sys

from . import replies


class Canned(asyncio.Protocol):
    """One connection."""

    opened = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        Canned.opened += 1
        self.transport = transport
        self.received = bytearray()

    def data_received(self, data: bytes) -> None:
        self.received += data
        while (end := self.received.find(b"\r\n\r\n")) >= 0:
            head = bytes(self.received[:end])
            whole = end + 4 + body_length(head)
            if len(self.received) < whole:
                return
            del self.received[:whole]
            self.transport.write(reply_to(*head.split(b" ", 2)[:2]))


def body_length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"\r\ncontent-length:")
    return int(rest.partition(b"\r\n")[0]) if found else 0


def reply_to(method: bytes, target: bytes) -> bytes:
    """The reply to, say, `POST /stream-1000/v1/chat/completions?limit=1`."""
    path = target.partition(b"?")[0].decode()
    if path == "/connections":
        return replies.http(str(Canned.opened).encode())
    kind, _, length = path.split("/")[1].partition("-")
    anthropic = path.endswith("/messages")
    if kind == "stream":
        return replies.message_stream(int(length)) if anthropic else replies.stream(int(length))
    if method == b"GET":
        return replies.listing()
    return replies.unary_message() if anthropic else replies.unary()


async def serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Canned, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve())
