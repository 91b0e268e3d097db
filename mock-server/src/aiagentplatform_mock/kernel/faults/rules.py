"""Scripted faults: which requests they hit and what goes wrong. Data and matching; nothing is sent from here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from ..problems import Problem
from ..shapes import is_integer, is_number, is_object

_REQUIRED = object()
_NUMBER = (int, float)

# kind → parameter → (types, default)
KINDS: Mapping[str, Mapping[str, tuple[tuple[type, ...], Any]]] = {
    "status": {
        "status": ((int,), _REQUIRED),
        "headers": ((dict,), {}),
        "body": ((dict, list, str, type(None)), None),
        "processed": ((bool,), False),
    },
    "html_error": {"status": ((int,), 502), "processed": ((bool,), False)},
    "empty_body": {"status": ((int,), 200), "processed": ((bool,), False)},
    "latency": {"seconds": (_NUMBER, _REQUIRED)},
    "slow_headers": {"seconds": (_NUMBER, _REQUIRED)},
    "wrong_content_type": {"content_type": ((str,), "text/plain; charset=utf-8")},
    "reset": {
        "when": ((str,), "before_headers"),
        "after_bytes": ((int,), 1),
        "processed": ((bool,), False),
    },
    "truncate": {"bytes": ((int, type(None)), None)},
    "stall": {
        "after_events": ((int, type(None)), None),
        "after_bytes": ((int, type(None)), None),
        "seconds": ((*_NUMBER, type(None)), None),
    },
    "cut": {"after_events": ((int,), 0), "how": ((str,), "eof")},
    "malformed": {"after_events": ((int,), 0), "text": ((str,), '{"id": "broken", ')},
    "duplicate": {"after_events": ((int,), 1)},
    "error_event": {"after_events": ((int,), 0), "error": ((dict,), {})},
}
_CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("reset", "when"): ("before_headers", "after_headers", "mid_body"),
    ("cut", "how"): ("eof", "close", "reset"),
}
_MAX_SECONDS = 3600
_HEADER_NAME = re.compile(r"[A-Za-z0-9_-]*\Z")
_HEADER_VALUE = re.compile(r"[ -~]*\Z")


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong. `parameters` has every parameter of the kind."""

    kind: str
    parameters: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.parameters[name]

    @property
    def replaces(self) -> bool:
        """Whether the reply is made up here instead of by the handler, which then does not run."""
        early = self.kind == "reset" and self["when"] == "before_headers"
        return (early or self.kind in ("status", "html_error", "empty_body")) and not self["processed"]


@dataclass(slots=True)
class Rule:
    """A fault and the requests it hits: after `after` matching ones, the next `times` (`None`: all)."""

    fault: Fault
    match: Mapping[str, str] = field(default_factory=dict[str, str])
    times: int | None = 1
    after: int = 0
    hits: int = 0
    id: str = ""

    def matches(self, method: str, path: str, operation: str | None) -> bool:
        match = self.match
        return (
            match.get("method", method).upper() == method
            and ("operation" not in match or match["operation"] == operation)
            and ("path" not in match or any(fnmatchcase(form, match["path"]) for form in (path, _unversioned(path))))
        )

    def told(self) -> dict[str, Any]:
        """The rule as the admin API shows it."""
        return {
            "id": self.id,
            "match": dict(self.match),
            "times": self.times,
            "after": self.after,
            "hits": self.hits,
            "fault": {"kind": self.fault.kind, **self.fault.parameters},
        }


class Faults:
    """The rules of all companies."""

    def __init__(self) -> None:
        self._rules: dict[str, list[Rule]] = {}
        self._count = 0

    def add(self, company_id: str, rule: Rule) -> Rule:
        """Add a rule; returns it with its id."""
        self._count += 1
        rule.id = f"fault_{self._count}"
        self._rules.setdefault(company_id, []).append(rule)
        return rule

    def of(self, company_id: str) -> list[Rule]:
        return list(self._rules.get(company_id, ()))

    def clear(self, company_id: str) -> None:
        self._rules.pop(company_id, None)

    def take(self, company_id: str, method: str, path: str, operation: str | None) -> Fault | None:
        """The fault for this request: of the rules that match, the first that is due. Each counts the request."""
        taken: Fault | None = None
        rules = self._rules.get(company_id, [])
        for rule in list(rules):
            if not rule.matches(method, path, operation):
                continue
            if rule.after > 0:
                rule.after -= 1
            elif taken is None:
                taken = rule.fault
                rule.hits += 1
                if rule.times is not None:
                    rule.times -= 1
                    if rule.times == 0:
                        rules.remove(rule)
        return taken


def read_rule(described: Any) -> Rule:
    """A rule from its JSON description.

    Raises:
        Problem: `invalid_parameter`, naming the member at fault.
    """
    members = _object(described, "")
    _only(members, ("match", "times", "after", "fault"), "")
    match = _object(members.get("match", {}), "/match")
    _only(match, ("method", "path", "operation"), "/match")
    for name, value in match.items():
        _require(isinstance(value, str), f"/match/{name}", "Must be a string.")
    times, after = members.get("times", 1), members.get("after", 0)
    _require(times is None or (is_integer(times) and times > 0), "/times", "Must be a positive integer, or null.")
    _require(is_integer(after) and after >= 0, "/after", "Must be an integer, 0 or greater.")
    return Rule(_read_fault(members.get("fault")), match, times, after)


def _read_fault(described: Any) -> Fault:
    members = dict(_object(described, "/fault"))
    kind = members.pop("kind", None)
    _require(isinstance(kind, str) and kind in KINDS, "/fault/kind", f"Must be one of {', '.join(KINDS)}.")
    table = KINDS[kind]
    _only(members, tuple(table), "/fault")
    parameters: dict[str, Any] = {}
    for name, (types, default) in table.items():
        pointer = f"/fault/{name}"
        value = members.get(name, default)
        _require(value is not _REQUIRED, pointer, "Is required.")
        fits = isinstance(value, types) and (bool in types or not isinstance(value, bool))
        _require(fits, pointer, f"Must be {' or '.join(cls.__name__ for cls in types)}.")
        choices = _CHOICES.get((kind, name))
        _require(choices is None or value in choices, pointer, f"Must be one of {', '.join(choices or ())}.")
        if is_number(value):
            low, high = (200, 599) if name == "status" else (0, _MAX_SECONDS if name == "seconds" else 1 << 40)
            _require(low <= value <= high, pointer, f"Must be between {low} and {high}.")
        if name == "content_type":
            _check_headers({"": value}, pointer)
        elif name == "headers" and is_object(value):
            _check_headers(value, pointer)
        parameters[name] = value
    return Fault(kind, parameters)


def _check_headers(headers: Mapping[str, Any], pointer: str) -> None:
    for name, value in headers.items():
        _require(_HEADER_NAME.match(name) is not None, pointer, f"{name!r} is no name of a header.")
        fits = is_number(value) or (isinstance(value, str) and _HEADER_VALUE.match(value) is not None)
        _require(fits, f"{pointer}/{name}" if name else pointer, "Must be a string of printable ASCII.")


def _unversioned(path: str) -> str:
    """The path without its first segment: rules may leave `/v1` out."""
    return "/" + path.lstrip("/").partition("/")[2]


def _object(value: Any, pointer: str) -> dict[str, Any]:
    if not is_object(value):
        raise Problem("invalid_parameter", f"{pointer or 'The rule'}: Must be an object.", pointer)
    return value


def _only(members: Mapping[str, Any], names: tuple[str, ...], pointer: str) -> None:
    for name in members:
        _require(name in names, f"{pointer}/{name}", f"Is unknown; known are {', '.join(names)}.")


def _require(condition: bool, pointer: str, message: str) -> None:
    if not condition:
        raise Problem("invalid_parameter", f"{pointer or 'The rule'}: {message}", pointer)
