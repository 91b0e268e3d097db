"""The ASGI application: reads a request, lets the pipeline answer it, transmits the reply with its fault.

Must not know how requests are judged.
"""

from __future__ import annotations

import time
from itertools import count
from typing import TYPE_CHECKING

from ..kernel.background import Tasks
from ..kernel.http.reading import ClientGone, read_body
from ..kernel.http.transmit import Transmitter
from ..kernel.http.turn import headers_of
from ..kernel.http.wire import Wire
from ..kernel.problems import Problem
from ..kernel.replies.outgoing import Outgoing
from .admin import PREFIX, Admin
from .complaints import Complaint
from .pipeline import Pipeline, Request
from .replying.spelling import header_text

if TYPE_CHECKING:
    from ..kernel.http.wire import Receive, Scope, Send
    from .operations import Service

_LARGEST_BODY = 538_000_000
_SILENCE = 15.0  # seconds, after which a stalled stream says something


class StatelessApp:
    """The application.

    Args:
        service: The document that is served.

    Attributes:
        service: The same.
    """

    def __init__(self, service: Service) -> None:
        self.service = service
        self._pipeline = Pipeline(service)
        self._admin = Admin(service, self._pipeline)
        self._tasks = Tasks()
        self._transmitter = Transmitter(self._tasks, _SILENCE)
        self._wires: set[Wire] = set()
        self._ids = count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._respond(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def hang_up(self) -> None:
        """End all open streams and pauses, so that the server can stop at once."""
        for wire in self._wires:
            wire.gone.set()

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self._tasks.cancel()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        wire = Wire(scope, receive, send)
        self._wires.add(wire)
        request = self._request(scope)
        try:
            try:
                request.raw = await read_body(receive, request.headers, _LARGEST_BODY)
            except Problem as problem:
                request.refused = Complaint(413, problem.message, headers=problem.headers)
            outgoing = await self._answer(request, wire)
            headers = {**_cors(request), "x-request-id": request.id, **outgoing.headers}
            # What a document calls its types and methods must not end a header, or begin another.
            outgoing.headers = {name: header_text(value) for name, value in headers.items()}
            if request.method == "HEAD" and outgoing.feed is not None:
                outgoing.feed = None
            await self._transmitter.send(wire, outgoing, request.fault)
        except ClientGone:
            return
        finally:
            self._wires.discard(wire)

    async def _answer(self, request: Request, wire: Wire) -> Outgoing:
        if request.path == PREFIX or request.path.startswith(PREFIX + "/"):
            return self._admin.answer(request) if request.method != "OPTIONS" else _allowed(["GET", "POST", "DELETE"])
        if request.method == "OPTIONS":
            methods = self._pipeline.routes.methods(request.path, request.query)
            if "OPTIONS" not in methods or "access-control-request-method" in request.headers:
                return _allowed(methods)
        self._pipeline.note(request)
        if request.fault is not None and request.fault.kind == "latency":
            await wire.pause(request.fault["seconds"])
        return self._pipeline.answer(request)

    def _request(self, scope: Scope) -> Request:
        raw_path: bytes = scope.get("raw_path") or str(scope["path"]).encode()
        return Request(
            id=f"req_{next(self._ids)}",
            at=time.time(),
            method=str(scope["method"]),
            path=raw_path.decode("latin-1"),
            query=bytes(scope.get("query_string", b"")).decode("latin-1"),
            headers=headers_of(scope["headers"]),
        )


def _allowed(methods: list[str]) -> Outgoing:
    """The reply to OPTIONS, where the document has none of its own."""
    listed = ", ".join(dict.fromkeys([*methods, *(["HEAD"] if "GET" in methods else []), "OPTIONS"]))
    return Outgoing(204, {"allow": listed, "access-control-allow-methods": listed})


def _cors(request: Request) -> dict[str, str]:
    """The headers that let a browser ask from anywhere and read the reply."""
    headers = {"access-control-allow-origin": "*", "access-control-expose-headers": "*"}
    asked = request.headers.get("access-control-request-headers")
    if asked is not None:
        headers |= {"access-control-allow-headers": asked, "access-control-max-age": "600"}
    return headers
