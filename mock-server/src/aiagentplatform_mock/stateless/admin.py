"""The admin API under `/_mock`: faults, the journal, the document. It is open, and no part of the document.

Must not know how requests to the document are answered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from ..kernel.document.bodies import parse_json
from ..kernel.faults.rules import read_rule
from ..kernel.problems import Problem
from ..kernel.replies.outgoing import Outgoing
from ..kernel.replies.sse import dump
from .complaints import Complaint
from .pipeline import EVERYBODY
from .replying.answers import complain

if TYPE_CHECKING:
    from .operations import Service
    from .pipeline import Pipeline, Request

PREFIX = "/_mock"
_FILTERS = ("method", "path", "operation")


class Admin:
    """Answers requests to the admin API.

    Args:
        service: The document.
        pipeline: Whose faults and journal are looked after.
    """

    def __init__(self, service: Service, pipeline: Pipeline) -> None:
        self._service = service
        self._pipeline = pipeline
        self._routes: Mapping[tuple[str, str], Callable[[Request], Any]] = {
            ("GET", "/health"): self._health,
            ("GET", "/openapi.json"): self._document,
            ("GET", "/operations"): self._operations,
            ("POST", "/faults"): self._add_fault,
            ("GET", "/faults"): self._faults,
            ("DELETE", "/faults"): self._clear_faults,
            ("GET", "/requests"): self._requests,
            ("DELETE", "/requests"): self._clear_requests,
            ("POST", "/reset"): self._reset,
        }

    def answer(self, request: Request) -> Outgoing:
        """The reply; every error is one."""
        try:
            path = request.path[len(PREFIX) :].rstrip("/")
            handler = self._routes.get((request.method, path))
            if handler is None:
                known = ", ".join(f"{method} {PREFIX}{template}" for method, template in self._routes)
                raise Complaint(404, f"There is no {request.method} {PREFIX}{path}. There is: {known}.")
            status = 201 if handler == self._add_fault else 200
            return Outgoing(status, {"content-type": "application/json"}, dump(handler(request)).encode())
        except Problem as problem:
            return complain(Complaint(400, problem.message))
        except Complaint as complaint:
            return complain(complaint)

    def _health(self, request: Request) -> Any:
        return {"status": "ok", "title": self._service.title, "version": self._service.version}

    def _document(self, request: Request) -> Any:
        return self._service.sources.root.value

    def _operations(self, request: Request) -> Any:
        rows = self._service.operations
        return {"data": [{"id": row.id, "method": row.method, "path": row.path} for row in rows]}

    def _add_fault(self, request: Request) -> Any:
        rule = read_rule(parse_json(request.raw))
        name = rule.match.get("operation")
        known = [operation.id for operation in self._service.operations]
        if name is not None and name not in known:
            close = get_close_matches(name, known, n=3)
            hint = f" Did you mean {' or '.join(close)}?" if close else ""
            raise Complaint(400, f"/match/operation: There is no operation '{name}'.{hint}")
        return self._pipeline.faults.add(EVERYBODY, rule).told()

    def _faults(self, request: Request) -> Any:
        return {"data": [rule.told() for rule in self._pipeline.faults.of(EVERYBODY)]}

    def _clear_faults(self, request: Request) -> Any:
        self._pipeline.faults.clear(EVERYBODY)
        return {"data": []}

    def _requests(self, request: Request) -> Any:
        wanted = {name: value for name, value in parse_qsl(request.query) if name in _FILTERS}
        entries = [entry.told() for entry in self._pipeline.journal.of(EVERYBODY)]
        return {"data": [entry for entry in entries if all(entry[name] == value for name, value in wanted.items())]}

    def _clear_requests(self, request: Request) -> Any:
        self._pipeline.journal.clear(EVERYBODY)
        return {"data": []}

    def _reset(self, request: Request) -> Any:
        self._pipeline.faults.clear(EVERYBODY)
        self._pipeline.journal.clear(EVERYBODY)
        return {"reset": True}
