"""The socket's end of a reply: start, write, end; and the rude ways to end.

The only file that touches ASGI's `send` and the transport. Must not know companies, operations or faults.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]

# Where the server's protocol leaves the connection's transport for us.
TRANSPORT = "aiagentplatform_mock.transport"


class Wire:
    """The way back to one client."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._raw = False
        self._watcher: asyncio.Task[None] | None = None
        self.gone = asyncio.Event()

    @property
    def _transport(self) -> asyncio.Transport | None:
        state: Mapping[str, Any] = self._scope.get("state") or {}
        transport: asyncio.Transport | None = state.get(TRANSPORT)
        return transport

    async def start(self, status: int, headers: Mapping[str, str]) -> None:
        """Send the status line and the headers."""
        pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        await self._send({"type": "http.response.start", "status": status, "headers": pairs})

    async def start_slowly(self, status: int, headers: Mapping[str, str], seconds: float) -> None:
        """Send the head by and by: half of it, a pause, the rest. The connection closes after the body."""
        transport = self._transport
        if transport is None:
            await self.pause(seconds)
            await self.start(status, headers)
            return
        phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
        lines = [f"HTTP/1.1 {status} {phrase}", *(f"{name}: {value}" for name, value in headers.items())]
        head = ("\r\n".join([*lines, "connection: close"]) + "\r\n\r\n").encode("latin-1")
        self._raw = True
        transport.write(head[: len(head) // 2])
        await self.pause(seconds)
        transport.write(head[len(head) // 2 :])

    async def write(self, data: bytes) -> None:
        """Send a part of the body."""
        transport = self._transport
        if self._raw and transport is not None:
            transport.write(data)
        else:
            await self._send({"type": "http.response.body", "body": data, "more_body": True})

    async def finish(self, data: bytes = b"") -> None:
        """Send the last part of the body, and end properly."""
        if self._raw:
            await self.write(data)
            await self.close()
        else:
            await self._send({"type": "http.response.body", "body": data, "more_body": False})

    async def close(self) -> None:
        """Close the connection wherever the reply is; what was written still arrives."""
        transport = self._transport
        if transport is None:
            raise ConnectionError("This server cannot close connections.")
        self.watch()
        transport.close()
        await self.gone.wait()

    async def reset(self) -> None:
        """Reset the connection (TCP RST)."""
        transport = self._transport
        if transport is None:
            raise ConnectionError("This server cannot reset connections.")
        self.watch()
        connection = transport.get_extra_info("socket")
        if connection is not None:
            # Lingering for zero seconds makes the kernel send RST instead of FIN.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
        await self.gone.wait()

    async def pause(self, seconds: float | None) -> None:
        """Wait, but not longer than the client does."""
        self.watch()
        try:
            await asyncio.wait_for(self.gone.wait(), seconds)
        except asyncio.TimeoutError:
            return

    def watch(self) -> None:
        """From now on notice when the client leaves. The request's body must have been read, or is given up."""
        if self._watcher is None:
            self._watcher = asyncio.get_running_loop().create_task(self._watch())

    async def _watch(self) -> None:
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                self.gone.set()
                return

    async def release(self) -> None:
        """Stop watching."""
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.gather(self._watcher, return_exceptions=True)
