"""Answers: what a handler returned or raised, as an `Outgoing`. Checks it against the document if that is wished.

Must not know requests, or how an answer is sent.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..document.bodies import JSON
from ..document.contract import BrokenContract
from ..problems import Problem
from ..replies.outgoing import Outgoing
from ..replies.replies import Bytes, Json, Sse
from ..replies.sse import CONTENT_TYPE, dump, error_frame, frames

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from ..document import Operation
    from ..document.contract import Contract
    from ..problems import ErrorTable
    from ..replies.replies import Reply, SseEvent

_log = logging.getLogger("aiagentplatform_mock")


class Answers:
    """Spells answers.

    Args:
        errors: The document's error codes.
        contract: Checks every answer; `None` lets all pass.
    """

    def __init__(self, errors: ErrorTable, contract: Contract | None) -> None:
        self._errors = errors
        self._contract = contract

    def outgoing(self, reply: Reply, operation: Operation, request_id: str) -> Outgoing:
        """A handler's reply.

        Raises:
            BrokenContract: The document does not allow it.
        """
        headers = {name.lower(): value for name, value in reply.headers.items()}
        if isinstance(reply, Json):
            status = reply.status or operation.success
            if self._contract is not None:
                self._contract.check(operation, status, JSON, reply.body)
            body = dump(reply.body).encode()
            return Outgoing(status, {"content-type": JSON, **headers}, body, confidential=reply.confidential)
        if isinstance(reply, Bytes):
            status = reply.status or operation.success
            if reply.filename is not None:
                headers.setdefault("content-disposition", disposition(reply.filename))
            return Outgoing(status, {"content-type": reply.content_type, **headers}, reply.data)
        chat = reply.terminator is not None
        stream = Sse(self._checked(reply.events, operation), reply.terminator) if self._contract else reply
        headers = {"content-type": CONTENT_TYPE, "cache-control": "no-cache", **headers}
        outgoing = Outgoing(operation.success, headers, chat=chat, drain=operation.method == "POST")
        outgoing.feed = frames(stream, lambda error: self._failed_frame(outgoing, error, request_id))
        return outgoing

    async def _checked(self, events: AsyncIterator[SseEvent], operation: Operation) -> AsyncIterator[SseEvent]:
        async for event in events:
            if self._contract is not None:
                self._contract.check_item(operation, operation.success, event.data)
            yield event

    def _failed_frame(self, outgoing: Outgoing, error: Exception, request_id: str) -> bytes:
        failed = self.problem(error, request_id) if isinstance(error, Problem) else self.failure(error, request_id)
        # What decides whether the stream is stored; the status on the wire is sent already.
        outgoing.status = failed.status
        return error_frame(json.loads(failed.body), chat=outgoing.chat)

    def problem(self, problem: Problem, request_id: str) -> Outgoing:
        """The reply that tells a problem."""
        body = dump(self._errors.body(problem, request_id)).encode()
        status = self._errors.status(problem.code)
        headers = {"content-type": JSON, **({"retry-after": "1"} if status in (429, 503) else {})}
        headers.update((name.lower(), value) for name, value in problem.headers.items())
        return Outgoing(status, headers, body)

    def failure(self, error: Exception, request_id: str) -> Outgoing:
        """The reply to a bug of ours. Only a broken contract is told: it exists under tests alone."""
        _log.error("Request %s failed.", request_id, exc_info=error)
        told = str(error) if isinstance(error, BrokenContract) else "The server failed. Try again, or tell support."
        return self.problem(Problem("internal_error", told), request_id)

    def check_problem(self, problem: Problem, operation: Operation, request_id: str) -> None:
        """Check that the document allows a problem that a handler has raised.

        Raises:
            BrokenContract: It does not.
        """
        if self._contract is None:
            return
        if problem.code not in self._errors:
            raise BrokenContract(f"{operation.id} raised {problem.code!r}, which is no documented code.") from problem
        body = self._errors.body(problem, request_id)
        self._contract.check(operation, self._errors.status(problem.code), JSON, body)


def disposition(filename: str) -> str:
    """A `Content-Disposition` that survives any file name (RFC 6266)."""
    plain = "".join(letter if 32 <= ord(letter) < 127 and letter not in '"\\%' else "_" for letter in filename)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"
