"""
The arguments of a method, from where an operation takes them: path, query, headers, cookies and body.

Path arguments and a body that is no object come by position; everything else shares one object of parameters. Must not
know which verb of the runtime is called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...ir import Const, Field, Model, Operation, Parameter, Ref, Type, Where
from ...lookup import argument_fields
from .layout import Doc, Group, braces, brackets
from .names import Scope, variable
from .spell import key_name, member, primitive
from .symbols import Symbols

PLACES: tuple[tuple[Where, str], ...] = (("query", "query"), ("header", "headers"), ("cookie", "cookies"))
"""Where parameters travel, and what the runtime calls it."""


@dataclass(frozen=True, slots=True)
class Positional:
    """An argument by position: a part of the path, or the whole body."""

    name: str
    wire: str
    type: Type
    required: bool
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A property of the parameters; `fixed` if one value is possible and must be sent."""

    key: str
    wire: str
    where: Where | None  # None: the body
    field: Field
    fixed: bool = False

    @property
    def required(self) -> bool:
        return self.field.required and not self.fixed


@dataclass(frozen=True, slots=True)
class Arguments:
    """
    All arguments of an operation. `model` is what the named ones of the body are the fields of, when the body is an
    object; `has_body` if one is sent. `may_lack`: the object of parameters as a whole may be left out.
    """

    path: tuple[Positional, ...]
    body: Positional | None
    named: tuple[Named, ...]
    model: Model | None
    has_body: bool
    may_lack: bool

    def outside(self) -> list[Named]:
        return [each for each in self.named if each.where is not None]

    def inside(self) -> list[Named]:
        return [each for each in self.named if each.where is None]

    def variables(self) -> set[str]:
        return {each.name for each in (*self.path, *([self.body] if self.body else []))}


def arguments_of(operation: Operation, symbols: Symbols) -> Arguments:
    """Path arguments in the path's order; named ones as the document lists them, those of the body last."""
    scope = Scope({"params", "options"})
    rank = {wire: place for place, wire in enumerate(re.findall(r"{([^{}]+)}", operation.path))}
    inside = sorted(
        (each for each in operation.parameters if each.where == "path"), key=lambda each: rank.get(each.wire, 99)
    )
    path = tuple(
        Positional(
            scope.claim(variable(each.name), variable(("path", *each.name))), each.wire, each.type, True, each.doc
        )
        for each in inside
    )
    body, model = operation.body, None
    if body is not None and body.spread and isinstance(body.type, Ref):
        shape = symbols.shapes[body.type.name]
        model = shape if isinstance(shape, Model) else None
    whole = None
    if body is not None and model is None:
        whole = Positional(scope.claim("body"), "*", body.type, body.required, "The body of the request.")
    named = _named(operation, model)
    optional_body = model is not None and body is not None and not body.required
    needed = [each for each in named if each.required and not (optional_body and each.where is None)]
    return Arguments(path, whole, tuple(named), model, body is not None, not needed)


def _named(operation: Operation, model: Model | None) -> list[Named]:
    fields = argument_fields(model) if model is not None else []
    keys = {each.wire for each in fields}
    found: list[Named] = []
    for parameter in operation.parameters:
        if parameter.where == "path":
            continue
        key = parameter.wire if parameter.wire not in keys else f"{parameter.where}_{parameter.wire}"
        while key in keys:
            key += "_"
        keys.add(key)
        found.append(Named(key, parameter.wire, parameter.where, _as_field(parameter, key), _is_fixed(parameter)))
    return found + [Named(each.wire, each.wire, None, each, _is_fixed(each)) for each in fields]


def _as_field(parameter: Parameter, key: str) -> Field:
    return Field(
        parameter.name,
        key,
        parameter.type,
        parameter.required,
        parameter.doc,
        parameter.default,
        deprecated=parameter.deprecated,
    )


def _is_fixed(each: Field | Parameter) -> bool:
    return each.required and isinstance(each.type, Const) and each.type.value is not None


# ── the request ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Request:
    """What a method sends: a statement before the call, if one is needed, and the runtime's `Arguments`."""

    before: tuple[Doc, ...]
    arguments: Doc


def request_of(arguments: Arguments, selected: str = "") -> Request:
    """The request that carries the arguments. `selected` is a body field that is sent as true."""
    before: list[Doc] = []
    found: list[Doc] = []
    if arguments.path:
        found.append(("path: ", brackets([each.name for each in arguments.path])))
    outside, inside = arguments.outside(), arguments.inside()
    local: dict[str, str] = {}
    rest = "params"
    if outside and arguments.model is not None:
        local = _locals(outside, arguments)
        rest = "body"
        taken = [_taken(each, local[each.key]) for each in outside]
        pattern = Group("{", (*taken, "...body"), "}", pad=" ", trailing="")
        before.append(("const ", pattern, " = params;"))
    for where, place in PLACES:
        here = [each for each in outside if each.where == where]
        if here:
            found.append((f"{place}: ", _place(here, local, len(here) == len(arguments.named))))
    added = [_entry(each, rest, local) for each in inside if each.fixed]
    added += [f"{key_name(selected)}: true"] if selected else []
    if arguments.body is not None:
        found.append(_whole(arguments.body, added))
    elif arguments.has_body:
        body: Doc = braces([f"...{rest}", *added]) if added else rest
        found.append("body" if body == "body" else ("body: ", body))
    return Request(tuple(before), braces(found) if found else "{}")


def _whole(body: Positional, added: Sequence[Doc]) -> Doc:
    if added:
        return ("body: ", braces([f"...{body.name}", *added]))
    return "body" if body.name == "body" else f"body: {body.name}"


def _place(here: Sequence[Named], local: dict[str, str], alone: bool) -> Doc:
    """The values of one place. When the parameters hold nothing else, a copy of them."""
    if alone and not any(each.fixed or each.key != each.wire for each in here):
        return braces(["...params"])
    return braces([_entry(each, "params", local) for each in here])


def _entry(each: Named, source: str, local: dict[str, str]) -> Doc:
    value = local.get(each.key) or member(source, each.key)
    key = key_name(each.wire)
    if each.fixed and isinstance(each.field.type, Const):
        return f"{key}: {value} ?? {primitive(each.field.type.value)}"
    return key if key == value else f"{key}: {value}"


def _locals(outside: Sequence[Named], arguments: Arguments) -> dict[str, str]:
    scope = Scope({"params", "options", "body", *arguments.variables()})
    return {each.key: scope.claim(variable(each.field.name)) for each in outside}


def _taken(each: Named, local: str) -> str:
    return local if each.key == local else f"{key_name(each.key)}: {local}"
