"""
A name for every type that the runtime decodes.

Operations name what they reply with as text, ``"package.types.pets:Pets"``, so a reply such as "a list of pets" needs a
declaration to point to. This adds the missing ones to the IR. Must not know how anything is written.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from ...ir import (
    Accumulate,
    Alias,
    Api,
    ListOf,
    MapOf,
    Name,
    Nullable,
    Operation,
    Page,
    Ref,
    Resource,
    Response,
    Result,
    Scalar,
    Stream,
    Type,
)


class Namer(Protocol):
    """Gives a type a name; `is_json_text` if it is a string in JSON, for ``builtins:str`` is a reply of plain text."""

    def __call__(self, type: Type, part: str, is_json_text: bool = False) -> Type: ...


def named_results(api: Api) -> tuple[Api, frozenset[Name]]:
    """The API, in which all that is decoded is a reference or a plain scalar; and which declarations were added."""
    added: dict[Name, Alias] = {}
    taken = {each.name for each in api.types}

    def resource(node: Resource, above: Name) -> Resource:
        path = (*above, *node.name)
        return replace(
            node,
            operations=tuple(operation(each, path) for each in node.operations),
            children=tuple(resource(child, path) for child in node.children),
        )

    def operation(node: Operation, path: Name) -> Operation:
        def named(type: Type, part: str, is_json_text: bool = False) -> Type:
            if not isinstance(type, (ListOf, MapOf, Nullable)) and not is_json_text:
                return type
            name = (*path, *node.name, part)
            while name in taken:
                name = (*name, "type")
            taken.add(name)
            added[name] = Alias(name, type, f"What `{node.id}` replies with.", "output", path)
            return Ref(name)

        result = _result(node.result, named)
        stream = None if node.stream is None else _stream(node.stream, named)
        return replace(node, result=result, stream=stream)

    root = resource(api.root, ())
    return replace(api, root=root, types=(*api.types, *added.values())), frozenset(added)


def _result(result: Result, named: Namer) -> Result:
    match result:
        case Response(type, media):
            is_json_text = media == "json" and isinstance(type, Scalar) and type.kind == "string"
            return replace(result, type=named(type, "result", is_json_text))
        case Page(type=type, item=item):
            return replace(result, type=named(type, "page"), item=named(item, "item"))
        case Stream():
            return _stream(result, named)
        case _:
            return result


def _stream(stream: Stream, named: Namer) -> Stream:
    accumulate: Accumulate | None = stream.accumulate
    if accumulate is not None:
        accumulate = replace(accumulate, type=named(accumulate.type, "final"))
    return replace(stream, event=named(stream.event, "event"), accumulate=accumulate)
