"""The pipeline of one API request: route, read, fault, key, limits, parameters and body, idempotency, handler.

Turns a request into an `Outgoing`; must not know how that is sent.
"""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

from ..call import Call
from ..document.bodies import JSON, Bodies
from ..document.multipart import Upload
from ..document.parameters import Parameters
from ..document.routes import Routes
from ..faults import sabotage
from ..policy import access
from ..policy.companies import Company
from ..policy.idempotency import Claim, Stored, fingerprint_of
from ..policy.plans import QUOTA_OF_OPERATION
from ..policy.usage import COUNTER_OF_QUOTA
from ..problems import Problem
from ..replies.outgoing import Outgoing
from ..replies.sse import exhaust
from ..storage.journal import Entry, redact_headers, shown_body

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from ..document import Operation
    from ..document.schemas import Schemas
    from ..handlers import Handlers
    from ..platform import Platform
    from .answers import Answers
    from .turn import Turn

_log = logging.getLogger("aiagentplatform_mock")
_ANONYMOUS = Company("anonymous", "free")


class Pipeline:
    """Answers requests to the API.

    Args:
        platform: What the handlers work on.
        handlers: Who handles which operation.
        answers: Spells what handlers reply.
        schemas: The document's schemas.
    """

    def __init__(self, platform: Platform, handlers: Handlers, answers: Answers, schemas: Schemas) -> None:
        document = platform.document
        self._platform = platform
        self._handlers = handlers
        self._answers = answers
        self._routes = Routes(document.prefix, document.operations.values())
        self._parameters = Parameters(document, schemas)
        self._bodies = Bodies(document, schemas)

    def route(self, turn: Turn) -> int:
        """Find the operation. Returns how large the body may be."""
        try:
            turn.operation, turn.path_values = self._routes.find(turn.method, turn.path)
        except Problem as problem:
            turn.refused = problem
        settings = self._platform.settings
        media = turn.operation.body.media if turn.operation and turn.operation.body else {JSON: ""}
        return settings.max_json_bytes if set(media) == {JSON} else settings.max_upload_bytes

    def note(self, turn: Turn) -> None:
        """Find the company of the request, whatever state its key is in: its journal and its faults."""
        platform = self._platform
        company_id = platform.keys.owner(turn.secret) if turn.secret else None
        if company_id is None:
            return
        operation = turn.operation.id if turn.operation else None
        turn.company = platform.companies.get(company_id)
        turn.fault = platform.faults.take(company_id, turn.method, turn.path, operation)
        turn.entry = Entry(
            id=turn.request_id,
            at=platform.clock.now(company_id),
            method=turn.method,
            path=turn.path,
            query=turn.query,
            headers=redact_headers(turn.headers),
            body=shown_body(turn.raw, turn.headers.get("content-type", "")),
            operation=operation,
            attempt=1,
            fault=turn.fault.kind if turn.fault else None,
        )
        platform.journal.add(company_id, turn.entry)

    async def answer(self, turn: Turn) -> Outgoing:
        """The reply; every error is one."""
        try:
            outgoing = await self._answer(turn)
        except Problem as problem:
            outgoing = self._answers.problem(problem, turn.request_id)
        except Exception as error:
            outgoing = self._answers.failure(error, turn.request_id)
        replacement = sabotage.replacement(turn.fault, turn.request_id) if turn.fault is not None else None
        if replacement is not None and outgoing.feed is not None:
            self._platform.tasks.start(exhaust(outgoing.feed))
        return self._complete(turn, replacement or outgoing)

    async def _answer(self, turn: Turn) -> Outgoing:
        if turn.refused is not None or turn.operation is None:
            raise turn.refused or Problem("route_not_found", "There is no such path.")
        if turn.fault is not None and turn.fault.replaces:
            return Outgoing(200)
        self._admit(turn, turn.operation)
        self._read(turn, turn.operation)
        return await self._once(turn, turn.operation)

    def _admit(self, turn: Turn, operation: Operation) -> None:
        platform = self._platform
        company, key = access.authenticate(turn.secret, platform.keys, platform.companies)
        turn.company, turn.key = company, key
        platform.keys.touch(key)
        access.permit(key, operation)
        access.check_version(turn.headers, platform.document.version)
        platform.rates.admit(company)
        platform.usage.add(company.id, key.id, "api_calls")

    def _read(self, turn: Turn, operation: Operation) -> None:
        media = self._bodies.media_type(operation.body, turn.headers)
        turn.parameters = self._parameters.read(operation, turn.path_values, turn.query, turn.headers)
        judge = operation.id not in self._handlers.judging
        turn.body = self._bodies.parse(operation.body, media, turn.raw, turn.headers, judge=judge)

    async def _once(self, turn: Turn, operation: Operation) -> Outgoing:
        """Handle the request, or replay what was replied under its idempotency key."""
        idempotency_key = turn.headers.get("idempotency-key")
        if operation.method != "POST" or idempotency_key is None or turn.company is None:
            return await self._handle(turn, operation)
        idempotency = self._platform.idempotency
        fingerprint = fingerprint_of(turn.method, turn.path, turn.query, _content(turn))
        found = idempotency.begin(turn.company.id, idempotency_key, fingerprint)
        if isinstance(found, Stored):
            return self._replay(turn, found)
        try:
            outgoing = await self._handle(turn, operation)
        except Problem as problem:
            outgoing = self._answers.problem(problem, turn.request_id)
        except BaseException:
            idempotency.release(found)
            raise
        if outgoing.feed is not None:
            outgoing.feed = self._record(outgoing, outgoing.feed, found, turn.request_id)
        else:
            idempotency.finish(found, _stored(outgoing, [outgoing.body], turn.request_id))
        return outgoing

    def _replay(self, turn: Turn, stored: Stored) -> Outgoing:
        if turn.entry is not None:
            turn.entry.replayed = True
        headers = {**stored.headers, "idempotency-replayed": "true"}
        if not headers.get("content-type", "").startswith("text/event-stream"):
            return Outgoing(stored.status, headers, b"".join(stored.chunks))
        return Outgoing(stored.status, headers, feed=_iterate(stored.chunks), chat=_is_chat(turn.operation))

    async def _record(
        self, outgoing: Outgoing, feed: AsyncIterator[bytes], claim: Claim, request_id: str
    ) -> AsyncIterator[bytes]:
        """Pass a stream on and store it once it is complete."""
        chunks: list[bytes] = []
        try:
            async for chunk in feed:
                chunks.append(chunk)
                yield chunk
        except BaseException:
            self._platform.idempotency.release(claim)
            raise
        if outgoing.status < 500:
            self._platform.idempotency.finish(claim, _stored(outgoing, chunks, request_id))
        else:
            self._platform.idempotency.release(claim)

    async def _handle(self, turn: Turn, operation: Operation) -> Outgoing:
        platform, company, key = self._platform, turn.company, turn.key
        if company is None or key is None:
            raise RuntimeError("A request reached its handler without a key.")
        if operation.id not in self._handlers:
            raise RuntimeError(f"Operation {operation.id} has no handler.")
        quota = QUOTA_OF_OPERATION.get(operation.id)
        if quota is not None:
            platform.usage.check(company, quota)
        try:
            reply = await self._handlers[operation.id](self._call(turn, operation, company, key))
        except Problem as problem:
            self._answers.check_problem(problem, operation, turn.request_id)
            raise
        if quota is not None:
            platform.usage.add(company.id, key.id, COUNTER_OF_QUOTA[quota])
        return self._answers.outgoing(reply, operation, turn.request_id)

    def _call(self, turn: Turn, operation: Operation, company: Company, key: Any) -> Call:
        return Call(
            operation=operation.id,
            path=turn.path_values,
            query=turn.parameters,
            headers=turn.headers,
            body=turn.body,
            raw=turn.raw,
            company=company,
            key=key,
            platform=self._platform,
            store=self._platform.store_for(company.id),
            base_url=turn.base_url,
            request_id=turn.request_id,
        )

    def _complete(self, turn: Turn, outgoing: Outgoing) -> Outgoing:
        """Add the headers that every reply has, and note how the request ended."""
        company = turn.company or _ANONYMOUS
        platform = self._platform
        if turn.key is not None and outgoing.status >= 400:
            platform.usage.add(company.id, turn.key.id, "errors")
        headers = {
            "x-request-id": turn.request_id,
            "aap-version": platform.document.version,
            **platform.rates.headers(company),
        }
        outgoing.headers = {**headers, **outgoing.headers}
        if turn.entry is not None and (turn.fault is None or turn.fault.kind != "reset"):
            turn.entry.status = outgoing.status
        _log.info("%s %s %s %s", turn.request_id, turn.method, turn.path, outgoing.status)
        return outgoing


def _stored(outgoing: Outgoing, chunks: list[bytes], request_id: str) -> Stored:
    headers = {"x-request-id": request_id, **outgoing.headers}
    return Stored(outgoing.status, headers, chunks, confidential=outgoing.confidential)


def _content(turn: Turn) -> bytes:
    """What must be equal for a request to be the same: the meaning of the body, not its spelling."""
    if turn.body == {} or turn.body is None:
        return b""
    if isinstance(turn.body, bytes):
        return turn.body
    return json.dumps(turn.body, sort_keys=True, default=_upload_content).encode()


def _upload_content(value: object) -> Any:
    if isinstance(value, Upload):
        return [value.filename, value.content_type, hashlib.sha256(value.data).hexdigest()]
    raise TypeError(f"{type(value).__name__} is not JSON.")


async def _iterate(chunks: Any) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


def _is_chat(operation: Operation | None) -> bool:
    return operation is not None and bool(operation.stream) and "terminator" in (operation.stream or {})
