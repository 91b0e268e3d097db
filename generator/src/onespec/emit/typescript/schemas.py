"""
The data that strict decoding checks with: a compact literal for each type that a reply holds, by the document's names.

A text is a scalar's kind or the name of another schema; `[T]` is a list of T; the rest are objects: see the runtime's
`strict` module, which reads them. Must not know operations beyond the types of their replies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...ir import (
    Alias,
    Any,
    Api,
    Const,
    Declaration,
    Enum,
    Field,
    File,
    ListOf,
    MapOf,
    Model,
    Name,
    Nullable,
    Operation,
    Page,
    Ref,
    Response,
    Scalar,
    Stream,
    Type,
    Union,
)
from ...lookup import needs, references, target
from ..names import pascal
from ..surface import all_operations, result_types
from ..unions import with_tags
from .names import Members
from .spell import Plain
from .symbols import Symbols


@dataclass(frozen=True, slots=True)
class Schemas:
    """All schemas by name, and the names of an operation's reply and events: ("", "") where anything is right."""

    by_name: Mapping[str, Plain]
    of: Mapping[str, tuple[str, str]]


def schemas_of(api: Api, symbols: Symbols) -> Schemas:
    """The schemas of everything that a reply, an event or a webhook may hold."""
    scope = Members(each.schema for each in symbols.by_name.values())
    reached = _reached(api, symbols)
    found = {
        symbol.schema: _declaration(symbol.declaration, symbols)
        for name, symbol in symbols.by_name.items()
        if name in reached
    }
    of: dict[str, tuple[str, str]] = {}

    def named(type: Type, path: tuple[Name, ...], operation: Operation, part: str) -> str:
        if isinstance(type, Ref):
            return symbols[type.name].schema
        if isinstance(type, Any):
            return ""
        key = scope.claim(pascal((*(word for name in path for word in name), *operation.name, part)))
        found[key] = _type(type, symbols)
        return key

    for path, operation in all_operations(api.root):
        reply = event = ""
        match operation.result:
            case Response(type, "json") | Page(type=type):
                reply = named(type, path, operation, "result")
            case Stream(event=type):
                event = named(type, path, operation, "event")
            case _:
                pass
        if operation.stream is not None:
            event = named(operation.stream.event, path, operation, "event")
        of[operation.id] = (reply, event)
    return Schemas(found, of)


def _reached(api: Api, symbols: Symbols) -> frozenset[Name]:
    starts = [type for _, operation in all_operations(api.root) for type in result_types(operation)]
    starts += [each.payload for each in api.webhooks]
    starts += [api.webhook_event] if api.webhook_event is not None else []
    work = [name for type in starts for name in references(type)]
    seen: set[Name] = set()
    while work:
        name = work.pop()
        if name not in seen:
            seen.add(name)
            work.extend(needs(symbols.shapes[name]))
    return frozenset(seen)


def _declaration(declaration: Declaration, symbols: Symbols) -> Plain:
    match declaration:
        case Model():
            return _model(declaration, symbols)
        case Enum(values=values, kind=kind, open=is_open):
            if is_open or not values:
                return kind
            return {"enum": [each.value for each in values]}
        case Alias(target=type):
            return _type(type, symbols)
        case Union():
            return _union(declaration, symbols)


def _model(model: Model, symbols: Symbols) -> Plain:
    found: dict[str, Plain] = {}
    for key, required in (("required", True), ("optional", False)):
        fields = {
            each.wire: _field(model, each, symbols)
            for each in with_tags(model, symbols.tags)
            if (each.required and each.access != "write") == required
        }
        if fields:
            found[key] = fields
    if model.extra is not None and not isinstance(model.extra, Any):
        found["extra"] = _type(model.extra, symbols)
    return found


def _field(model: Model, each: Field, symbols: Symbols) -> Plain:
    tags = symbols.tags.get((model.name, each.wire))
    if not tags:
        return _type(each.type, symbols)
    known: Plain = {"const": tags[0]} if len(tags) == 1 else {"enum": tags}
    return {"nullable": known} if isinstance(each.type, Nullable) else known


def _union(union: Union, symbols: Symbols) -> Plain:
    chosen = symbols.choices[union.name]
    if chosen.tag and chosen.distinct:
        members = {str(tag): _type(type, symbols) for tag, type in chosen.by_tag}
        return {"tag": chosen.tag, "members": members, **({"open": True} if union.open else {})}
    models = any(isinstance(target(each, symbols.shapes), Model) for each in chosen.members)
    return {
        "either": [_type(each, symbols) for each in chosen.members],
        **({"open": True} if union.open and models else {}),
    }


def _type(type: Type, symbols: Symbols) -> Plain:
    match type:
        case Scalar(kind):
            return kind
        case Const(value):
            return {"const": value}
        case ListOf(item):
            return [_type(item, symbols)]
        case MapOf(value):
            return {"map": _type(value, symbols)}
        case Nullable(inner):
            return {"nullable": _type(inner, symbols)}
        case Ref(name):
            return symbols[name].schema
        case Any() | File():
            return "any"
