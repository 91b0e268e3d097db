"""The admin API under `/_mock/`: companies, faults, the clock, the journal. Scoped to the company of the key.

It exists in the mock server only and is not part of the document.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote

from .document.bodies import parse_json
from .faults.rules import read_rule
from .http.reading import read_body
from .platform import AdminCall
from .policy.plans import PLANS
from .problems import Problem
from .replies.outgoing import Outgoing
from .replies.replies import Json
from .replies.sse import dump
from .shapes import is_array, is_integer, is_number, is_object

if TYPE_CHECKING:
    from .http.answers import Answers
    from .http.turn import Turn
    from .http.wire import Receive
    from .platform import AdminHandler, Platform

PREFIX = "/_mock"
_MAX_BODY = 20_000_000


class Admin:
    """Answers requests to the admin API."""

    def __init__(self, platform: Platform, answers: Answers) -> None:
        self._platform = platform
        self._answers = answers
        self._routes: dict[tuple[str, str], AdminHandler] = {**_ROUTES, **platform.admin_routes}

    async def answer(self, turn: Turn, receive: Receive) -> Outgoing:
        """The reply; every error is one."""
        try:
            turn.raw = await read_body(receive, turn.headers, _MAX_BODY)
            reply = await self._call(turn)
            return Outgoing(reply.status or 200, {"content-type": "application/json"}, dump(reply.body).encode())
        except Problem as problem:
            return self._answers.problem(problem, turn.request_id)
        except Exception as error:
            return self._answers.failure(error, turn.request_id)

    async def _call(self, turn: Turn) -> Json:
        path = turn.path[len(PREFIX) :].rstrip("/")
        handler, values = self._find(turn.method, path)
        call = AdminCall(
            company_id=self._owner(turn) if (turn.method, path) not in _OPEN else "",
            body=parse_json(turn.raw) if turn.raw else None,
            path=values,
            query=dict(parse_qsl(turn.query, keep_blank_values=True)),
            platform=self._platform,
        )
        return await handler(call)

    def _find(self, method: str, path: str) -> tuple[AdminHandler, dict[str, str]]:
        for (known_method, template), handler in self._routes.items():
            values = _match(template, path)
            if known_method == method and values is not None:
                return handler, values
        known = ", ".join(f"{name} {PREFIX}{template}" for name, template in self._routes)
        raise Problem("route_not_found", f"There is no {method} {PREFIX}{path}. There is: {known}.")

    def _owner(self, turn: Turn) -> str:
        owner = self._platform.keys.owner(turn.secret) if turn.secret else None
        if owner is None:
            raise Problem(
                "invalid_api_key", "The admin API needs a key of the company it is to act on.", "Authorization"
            )
        return owner


def _match(template: str, path: str) -> dict[str, str] | None:
    expected, given = template.split("/"), path.split("/")
    if len(expected) != len(given):
        return None
    values: dict[str, str] = {}
    for part, segment in zip(expected, given, strict=True):
        if part.startswith("{"):
            values[part[1:-1]] = unquote(segment)
        elif part != segment:
            return None
    return values


async def _health(call: AdminCall) -> Json:
    return Json({"status": "ok", "version": call.platform.document.version})


async def _document(call: AdminCall) -> Json:
    return Json(call.platform.document.root)


async def _create_company(call: AdminCall) -> Json:
    body = _members(call.body, ("plan", "permissions", "rate_limit", "mode"))
    plan = body.get("plan", "enterprise")
    permissions: Any = body.get("permissions", ["*"])
    limits = _members(body.get("rate_limit"), ("requests", "tokens"), "/rate_limit")
    mode = body.get("mode", "test")
    _require(isinstance(plan, str) and plan in PLANS, "/plan", f"Must be one of {', '.join(PLANS)}.")
    _require(mode in ("test", "live"), "/mode", "Must be test or live.")
    listed = is_array(permissions) and all(isinstance(item, str) for item in permissions)
    _require(listed, "/permissions", "Must be an array of strings.")
    for name, value in limits.items():
        fits = is_integer(value) and value >= 0
        _require(fits, f"/rate_limit/{name}", "Must be an integer, 0 or greater.")
    platform = call.platform
    company = platform.companies.create(plan, limits.get("requests"), limits.get("tokens"))
    issued = platform.keys.issue(company.id, permissions, mode=mode)
    told = {"company_id": company.id, "api_key": issued.secret, "key_id": issued.key.id}
    return Json(told, status=201)


async def _add_fault(call: AdminCall) -> Json:
    rule = read_rule(call.body)
    operation = rule.match.get("operation")
    operations = call.platform.document.operations
    if operation is not None and operation not in operations:
        close = get_close_matches(operation, operations, n=3)
        hint = f" Did you mean {' or '.join(close)}?" if close else ""
        raise _bad("/match/operation", f"There is no operation '{operation}'.{hint}")
    return Json(call.platform.faults.add(call.company_id, rule).told(), status=201)


async def _list_faults(call: AdminCall) -> Json:
    return Json({"data": [rule.told() for rule in call.platform.faults.of(call.company_id)]})


async def _clear_faults(call: AdminCall) -> Json:
    call.platform.faults.clear(call.company_id)
    return Json({"data": []})


async def _get_clock(call: AdminCall) -> Json:
    return Json(_told_clock(call))


async def _set_clock(call: AdminCall) -> Json:
    body = _members(call.body, ("advance", "set", "freeze"))
    clock, company_id = call.platform.clock, call.company_id
    moment = clock.now(company_id)
    for name, value in body.items():
        if name == "freeze":
            _require(isinstance(value, bool), "/freeze", "Must be a boolean.")
        else:
            fits = is_number(value) and abs(value) < 1e11
            _require(fits, f"/{name}", "Must be a number of seconds.")
    _require(body.get("advance", 0) >= 0, "/advance", "Must be 0 or greater.")
    _require(0 <= body.get("set", moment) < 32_503_680_000, "/set", "Must be a moment before the year 3000.")
    clock.set(company_id, body.get("set", moment) + body.get("advance", 0), frozen=body.get("freeze"))
    return Json(_told_clock(call))


def _told_clock(call: AdminCall) -> dict[str, Any]:
    clock = call.platform.clock
    return {"now": clock.now(call.company_id), "frozen": clock.frozen(call.company_id)}


async def _requests(call: AdminCall) -> Json:
    entries = [entry.told() for entry in call.platform.journal.of(call.company_id)]
    wanted = {name: value for name, value in call.query.items() if name in ("method", "path", "operation")}
    data = [entry for entry in entries if all(entry[name] == value for name, value in wanted.items())]
    return Json({"data": data})


async def _clear_requests(call: AdminCall) -> Json:
    call.platform.journal.clear(call.company_id)
    return Json({"data": []})


async def _set_company(call: AdminCall) -> Json:
    body = _members(call.body, ("plan",))
    plan = body.get("plan")
    _require(isinstance(plan, str) and plan in PLANS, "/plan", f"Must be one of {', '.join(PLANS)}.")
    companies = call.platform.companies
    companies.save(replace(companies.get(call.company_id), plan_name=str(plan)))
    call.platform.rates.reset(call.company_id)
    return Json({"company_id": call.company_id, "plan": plan})


async def _reset(call: AdminCall) -> Json:
    await call.platform.reset(call.company_id)
    return Json({"reset": True})


_ROUTES: dict[tuple[str, str], AdminHandler] = {
    ("GET", "/health"): _health,
    ("GET", "/openapi.json"): _document,
    ("POST", "/companies"): _create_company,
    ("POST", "/company"): _set_company,
    ("POST", "/faults"): _add_fault,
    ("GET", "/faults"): _list_faults,
    ("DELETE", "/faults"): _clear_faults,
    ("GET", "/clock"): _get_clock,
    ("POST", "/clock"): _set_clock,
    ("GET", "/requests"): _requests,
    ("DELETE", "/requests"): _clear_requests,
    ("POST", "/reset"): _reset,
}
_OPEN = {("GET", "/health"), ("GET", "/openapi.json"), ("POST", "/companies")}


def _members(value: Any, names: tuple[str, ...], pointer: str = "") -> dict[str, Any]:
    if value is None:
        return {}
    if not is_object(value):
        raise _bad(pointer, "Must be an object.")
    for name in value:
        _require(name in names, f"{pointer}/{name}", f"Is unknown; known are {', '.join(names)}.")
    return value


def _require(condition: bool, pointer: str, message: str) -> None:
    if not condition:
        raise _bad(pointer, message)


def _bad(pointer: str, message: str) -> Problem:
    return Problem("invalid_parameter", f"{pointer or 'The body'}: {message}", pointer)
