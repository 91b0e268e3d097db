"""
The arguments of a method, from where an operation takes them: path, query, headers and body.

Gives each a Python name of its own, its spelled parameter, and writes the request that carries them. Must not know
which verb of the runtime is called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...diagnostics import fault
from ...ir import Const, Default, Model, Operation, Ref, Type
from ...lookup import argument_fields
from ..names import snake
from .describe import Argument as Documented
from .names import Scope
from .spell import Dialect, annotation, literal, literal_type, string
from .symbols import Symbols

WHOLE = "*"
"""The wire name of an argument that is the whole body."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: `place` is path, query, header or body."""

    name: str
    wire: str
    place: str
    type: Type
    required: bool
    doc: str = ""
    default: Default | None = None
    deprecated: bool = False
    fixed: bool = False  # one value is possible and must be sent

    def documented(self) -> Documented:
        return Documented(self.name, self.doc, self.type, self.default, self.deprecated)


def arguments_of(operation: Operation, symbols: Symbols) -> list[Argument]:
    """Path arguments in the path's order, then the required ones, then the rest."""
    cookie = next((each for each in operation.parameters if each.where == "cookie"), None)
    if cookie is not None:
        hint = "Skip the operation in the configuration, or send the cookie with the client's headers."
        raise fault(
            "unsupported", f"cookie parameter `{cookie.wire}`: Python methods have none yet", cookie.origin, hint
        )
    scope = Scope({"self", "options"})
    inside = re.findall(r"{([^{}]+)}", operation.path)
    rank = {wire: place for place, wire in enumerate(inside)}
    path = sorted(
        (each for each in operation.parameters if each.where == "path"), key=lambda each: rank.get(each.wire, 99)
    )
    outside = [each for each in operation.parameters if each.where != "path"]
    found = [
        Argument(
            scope.claim(snake(each.name), snake((each.where, *each.name))),
            each.wire,
            each.where,
            each.type,
            each.required or each.where == "path",
            each.doc,
            each.default,
            each.deprecated,
            each.required and _is_fixed(each.type),
        )
        for each in [*path, *outside]
    ]
    found += _body_arguments(operation, symbols, scope)
    return sorted(found, key=lambda each: 0 if each.place == "path" else 1 if each.required and not each.fixed else 2)


def _body_arguments(operation: Operation, symbols: Symbols, scope: Scope) -> list[Argument]:
    body = operation.body
    if body is None:
        return []
    model = symbols[body.type.name].declaration if isinstance(body.type, Ref) else None
    if not body.spread or not isinstance(model, Model):
        doc = "The body of the request."
        return [Argument(scope.claim("body"), WHOLE, "body", body.type, body.required, doc)]
    return [
        Argument(
            scope.claim(snake(each.name), snake(("body", *each.name))),
            each.wire,
            "body",
            each.type,
            each.required and body.required,
            each.doc,
            each.default,
            each.deprecated,
            each.required and body.required and _is_fixed(each.type),
        )
        for each in argument_fields(model)
    ]


def _is_fixed(type: Type) -> bool:
    return isinstance(type, Const) and not isinstance(type.value, float)


def parameter(argument: Argument, dialect: Dialect, omit: tuple[str, str]) -> str:
    """``name: type = default`` in a signature. `omit` is what the marker of absence and its type are called."""
    if argument.fixed and isinstance(argument.type, Const):
        value = argument.type.value
        return f"{argument.name}: {literal_type([value], dialect.literal)} = {literal(value)}"
    if argument.required:
        return f"{argument.name}: {annotation(argument.type, dialect)}"
    marker, marker_type = omit
    return f"{argument.name}: {annotation(argument.type, dialect, marker_type)} = {marker}"


def signature(arguments: Sequence[Argument], spelled: Sequence[str], options: str) -> list[str]:
    """All parameters: path arguments by position, the others by keyword, `options` last."""
    path = [text for each, text in zip(arguments, spelled, strict=True) if each.place == "path"]
    rest = [text for each, text in zip(arguments, spelled, strict=True) if each.place != "path"]
    return ["self", *path, "*", *rest, f"options: {options} | None = None"]


def request(arguments: Sequence[Argument], has_body: bool, chosen: str = "") -> list[str]:
    """The keywords of a verb of the runtime. `chosen` is a body field that is sent as true."""
    found: list[str] = []
    path = [each.name for each in arguments if each.place == "path"]
    if path:
        found.append(f"path=({', '.join(path)}{',' if len(path) == 1 else ''})")
    for place, keyword in (("query", "query"), ("header", "headers")):
        rows = [f"{string(each.wire)}: {each.name}" for each in arguments if each.place == place]
        if rows:
            found.append(f"{keyword}={{{', '.join(rows)}}}")
    body = [each for each in arguments if each.place == "body"]
    if any(each.wire == WHOLE for each in body):
        return [*found, f"body={body[0].name}"]
    rows = [f"{string(each.wire)}: {each.name}" for each in body]
    if chosen:
        rows.append(f"{string(chosen)}: True")
    return [*found, f"body={{{', '.join(rows)}}}"] if has_body else found


def without(arguments: Sequence[Argument], wire: str) -> list[Argument]:
    """The arguments but the body field `wire`."""
    return [each for each in arguments if not (each.place == "body" and each.wire == wire)]


def as_literal(arguments: Sequence[Argument], wire: str, type: Type, required: bool) -> list[Argument]:
    """The arguments with the body field `wire` of another type."""
    return [
        replace(each, type=type, required=required) if each.place == "body" and each.wire == wire else each
        for each in arguments
    ]
