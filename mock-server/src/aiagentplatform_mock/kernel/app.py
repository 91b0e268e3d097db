"""The ASGI application: the life of the server, and which part answers a request. Plain ASGI, no framework."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from .admin import PREFIX, Admin
from .document.contract import Contract
from .document.schemas import Schemas
from .http import cors
from .http.answers import Answers
from .http.pipeline import Pipeline
from .http.reading import ClientGone, read_body
from .http.transmit import Transmitter
from .http.turn import Turn, headers_of
from .http.wire import Wire
from .problems import ErrorTable, Problem

if TYPE_CHECKING:
    from .document import Document
    from .handlers import Handlers
    from .http.wire import Receive, Scope, Send
    from .platform import Platform
    from .replies.outgoing import Outgoing

_log = logging.getLogger("aiagentplatform_mock")


class MissingHandlers(Exception):
    """Operations of the document that nobody handles. The message lists them."""


class App:
    """The application.

    Args:
        platform: What requests are about.
        handlers: Who handles which operation.

    Attributes:
        platform: The same.

    Raises:
        MissingHandlers: An operation of the document has no handler, or a handler no operation.
    """

    def __init__(self, platform: Platform, handlers: Handlers) -> None:
        document, settings = platform.document, platform.settings
        if not settings.allow_missing:
            _check_handlers(document, handlers)
        schemas = Schemas(document)
        self.platform = platform
        self._answers = Answers(ErrorTable(document.errors), Contract(schemas) if settings.validate_replies else None)
        self._pipeline = Pipeline(platform, handlers, self._answers, schemas)
        self._admin = Admin(platform, self._answers)
        self._transmitter = Transmitter(platform.tasks, settings.keep_alive)
        self._wires: set[Wire] = set()
        self._answering: set[asyncio.Task[Outgoing]] = set()
        self._stopping = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._respond(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self.platform.start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self.platform.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def hang_up(self) -> None:
        """End all open streams, pauses and waiting handlers, so that the server can stop at once."""
        self._stopping = True
        for answering in self._answering:
            answering.cancel()
        for wire in self._wires:
            wire.gone.set()

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        wire = Wire(scope, receive, send)
        self._wires.add(wire)
        turn = self._turn(scope)
        try:
            if turn.method == "OPTIONS":
                await self._transmitter.send(wire, self._with_id(turn, cors.preflight(turn.headers)), None)
            elif turn.path == PREFIX or turn.path.startswith(PREFIX + "/"):
                outgoing = await self._admin.answer(turn, receive)
                await self._transmitter.send(wire, self._with_id(turn, outgoing), None)
            else:
                await self._respond_api(turn, wire, receive)
        except ClientGone:
            return
        finally:
            self._wires.discard(wire)

    async def _respond_api(self, turn: Turn, wire: Wire, receive: Receive) -> None:
        pipeline = self._pipeline
        limit = pipeline.route(turn)
        try:
            turn.raw = await read_body(receive, turn.headers, limit)
        except Problem as problem:
            turn.refused = problem
        pipeline.note(turn)
        fault = turn.fault
        if fault is not None and fault.kind == "latency":
            await wire.pause(fault["seconds"])
        outgoing = await self._answer(turn)
        outgoing.headers = {**cors.headers_for(turn.secret), **outgoing.headers}
        await self._transmitter.send(wire, outgoing, fault)

    async def _answer(self, turn: Turn) -> Outgoing:
        # A task of its own: a client that leaves does not undo half of a request, and a server that stops can end it.
        answering: asyncio.Task[Outgoing] = self.platform.tasks.start(self._pipeline.answer(turn))
        self._answering.add(answering)
        try:
            return await answering
        except asyncio.CancelledError:
            if not self._stopping:
                raise
            return self._answers.problem(Problem("service_unavailable", "The server is stopping."), turn.request_id)
        finally:
            self._answering.discard(answering)

    def _turn(self, scope: Scope) -> Turn:
        headers = headers_of(scope["headers"])
        host = headers.get("host") or ":".join(str(part) for part in scope.get("server") or ("localhost",))
        raw_path: bytes = scope.get("raw_path") or str(scope["path"]).encode()
        return Turn(
            request_id=self.platform.request_ids.new("req"),
            method=str(scope["method"]),
            path=raw_path.decode("latin-1"),
            query=bytes(scope.get("query_string", b"")).decode("latin-1"),
            headers=headers,
            base_url=f"{scope.get('scheme', 'http')}://{host}{self.platform.document.prefix}",
        )

    def _with_id(self, turn: Turn, outgoing: Outgoing) -> Outgoing:
        outgoing.headers = {"access-control-allow-origin": "*", "x-request-id": turn.request_id, **outgoing.headers}
        return outgoing


def _check_handlers(document: Document, handlers: Handlers) -> None:
    operations = document.operations
    unknown = sorted(name for name in handlers if name not in operations)
    missing = sorted(name for name in operations if name not in handlers)
    if missing:
        raise MissingHandlers(f"These operations have no handler: {', '.join(missing)}.")
    if unknown:
        raise MissingHandlers(f"These handlers have no operation: {', '.join(unknown)}.")
