"""The way of one request: route, fault, credentials, parameters and body, and the reply.

Turns a request into an `Outgoing`; must not know how that is sent.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..kernel.faults import sabotage
from ..kernel.faults.rules import Fault, Faults, read_rule
from ..kernel.problems import Problem
from ..kernel.replies.outgoing import Outgoing
from ..kernel.storage.journal import Entry, Journal, redact_headers, shown_body
from .complaints import Complaint, Flaw
from .reading import bodies, credentials
from .reading.parameters import Said, flaws_of, said
from .reading.preferences import Preferences, preferences_of
from .replying.answers import answer, complain
from .replying.choice import choose
from .routes import Routes

if TYPE_CHECKING:
    from .operations import Operation, Service

EVERYBODY = ""
"""Whose the faults and the journal are: this server knows nobody."""
FAULT_HEADER = "x-mock-fault"

_log = logging.getLogger("aiagentplatform_mock")


@dataclass(slots=True)
class Request:
    """One request, and what was found out about it."""

    id: str
    at: float
    method: str
    path: str
    query: str
    headers: dict[str, str]
    raw: bytes = b""
    operation: Operation | None = None
    said: Said | None = None
    refused: Complaint | None = None
    fault: Fault | None = None
    entry: Entry | None = None


class Pipeline:
    """Answers requests.

    Args:
        service: The document.

    Attributes:
        faults: The scripted faults.
        journal: What was asked.
        routes: The document's routes.
    """

    def __init__(self, service: Service) -> None:
        self.faults = Faults()
        self.journal = Journal()
        self.routes = Routes(service.operations)

    def note(self, request: Request) -> None:
        """Find the operation and the fault of a request, and put it into the journal."""
        try:
            request.operation, request.said = self._found(request)
        except Complaint as complaint:
            request.refused = request.refused or complaint
        name = request.operation.id if request.operation else None
        try:
            request.fault = self._fault(request, name)
        except Complaint as complaint:
            request.refused = complaint
        request.entry = Entry(
            id=request.id,
            at=request.at,
            method=request.method,
            path=request.path,
            query=request.query,
            headers=redact_headers(request.headers),
            body=shown_body(request.raw, request.headers.get("content-type", "")),
            operation=name,
            attempt=1,
            fault=request.fault.kind if request.fault else None,
        )
        self.journal.add(EVERYBODY, request.entry)

    def answer(self, request: Request) -> Outgoing:
        """The reply; every error is one."""
        try:
            outgoing = self._answer(request)
        except Complaint as complaint:
            outgoing = complain(complaint)
        except Exception as error:
            _log.error("Request %s failed.", request.id, exc_info=error)
            outgoing = complain(Complaint(500, "The mock server failed; its log says why."))
        if request.fault is not None:
            outgoing = self._replacement(request, request.fault) or outgoing
        if request.entry is not None and (request.fault is None or request.fault.kind != "reset"):
            request.entry.status = outgoing.status
        _log.info("%s %s %s %s", request.id, request.method, request.path, outgoing.status)
        return outgoing

    def _found(self, request: Request) -> tuple[Operation, Said]:
        """The operation. Of templates that differ in names alone, the one whose parameters are right is meant."""
        found = [
            (operation, said(values, request.query, request.headers))
            for operation, values in self.routes.find(request.method, request.path, request.query)
        ]
        right = (each for each in found if not any(flaw.where == "path" for flaw in flaws_of(*each)))
        return found[0] if len(found) == 1 else next(right, found[0])

    def _fault(self, request: Request, operation: str | None) -> Fault | None:
        """The fault that the request itself asks for, else the one that is due for it."""
        due = self.faults.take(EVERYBODY, request.method, request.path, operation)
        text = request.headers.get(FAULT_HEADER)
        if text is None:
            return due
        try:
            return read_rule({"fault": json.loads(text)}).fault
        except ValueError as error:
            raise Complaint(400, f"{FAULT_HEADER} is not JSON: {error}.") from error
        except Problem as problem:
            raise Complaint(400, f"{FAULT_HEADER}: {problem.message}") from problem

    def _replacement(self, request: Request, fault: Fault) -> Outgoing | None:
        """What the fault puts in the reply's place: a documented error, where it is documented, else a problem."""
        if fault.kind != "status" or fault["body"] is not None:
            return sabotage.replacement(fault, request.id)
        preferences = Preferences(code=str(fault["status"]))
        try:
            if request.operation is None or request.said is None:
                raise Complaint(fault["status"], "A scripted fault.")
            outgoing = self._documented(request.operation, request.said, preferences)
        except Complaint:
            outgoing = complain(Complaint(fault["status"], f"A scripted fault: status {fault['status']}."))
        outgoing.headers.update((name.lower(), str(value)) for name, value in fault["headers"].items())
        return outgoing

    def _answer(self, request: Request) -> Outgoing:
        operation, said_ = request.operation, request.said
        if request.refused is not None or operation is None or said_ is None:
            raise request.refused or Complaint(404, "There is no such path.")
        if request.fault is not None and request.fault.replaces:
            return Outgoing(200)
        preferences = preferences_of(request.headers.get("prefer", ""))
        # A client that asks to see an error is shown it, whatever its request is like.
        if preferences.code is not None and preferences.code >= "400":
            return self._documented(operation, said_, preferences)
        credentials.admit(operation.security, said_)
        body = self._judged(operation, said_, request.raw)
        return self._documented(operation, said_, preferences, body)

    def _documented(self, operation: Operation, request: Said, preferences: Preferences, body: Any = None) -> Outgoing:
        choice = choose(operation, preferences, request.headers, body)
        return answer(operation, choice, preferences, request)

    def _judged(self, operation: Operation, request: Said, raw: bytes) -> Any:
        """The request's body. Raises a complaint that tells every flaw of the request."""
        media = bodies.media_of(operation.body, request.headers)
        flaws: list[Flaw] = flaws_of(operation, request)
        body, more = bodies.read(operation.body, media, raw, request.headers.get("content-type", ""))
        flaws += more
        if flaws:
            first = flaws[0]
            where = first.name or first.pointer or "The body"
            # The status that the document has for this; where it has none, the one that says it best.
            status = 400 if "400" in operation.replies and "422" not in operation.replies else 422
            raise Complaint(status, f"{where}: {first.message}", flaws)
        return body
