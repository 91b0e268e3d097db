"""
Operations as data: the literal of each ``const CREATE: Operation<…> = {…}`` of a resource module.

Names the types of replies as the strict schemas do. Must not know methods or classes.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...ir import (
    Alias,
    Binary,
    Const,
    Enum,
    Last,
    ListOf,
    MapOf,
    Merge,
    Model,
    Nothing,
    Nullable,
    Operation,
    Page,
    Ref,
    Response,
    Stream,
    Type,
    Union,
)
from ...lookup import target
from ..usual import USUAL_CONTENT, file_fields, odd_styles
from .spell import Plain
from .symbols import Symbols

Settings = Iterator[tuple[str, Plain]]


def operation_settings(operation: Operation, symbols: Symbols, schema: str, event: str) -> dict[str, Plain]:
    """The properties of an `Operation`. `schema` and `event` name the types of the reply and of the stream's events."""
    return dict(_settings(operation, symbols, schema, event))


def _settings(operation: Operation, symbols: Symbols, schema: str, event: str) -> Settings:
    yield "id", operation.id
    yield "method", operation.method
    yield "path", operation.path
    stream = operation.stream
    match operation.result:
        case Response(type, media):
            yield "returns", "text" if media == "text" else shape(type, symbols)
            if schema and media != "text":
                yield "schema", schema
        case Page() as page:
            yield "returns", shape(page.type, symbols)
            if schema:
                yield "schema", schema
        case Stream() as only:
            stream = only
        case Nothing() | Binary():
            pass
    if operation.body is not None:
        body = operation.body
        yield "body", body.media
        if body.sparing:
            yield "sparing", True
        if body.content_type and body.content_type != USUAL_CONTENT[body.media]:
            yield "contentType", body.content_type
        files = file_fields(body, symbols.shapes)
        if files:
            yield "fileFields", files
    styles = odd_styles(operation.parameters)
    if styles:
        yield "styles", styles
    if isinstance(operation.result, Page):
        yield "page", dict(_page(operation.result))
    if stream is not None:
        yield "stream", dict(_stream(stream, event, symbols))
    if operation.idempotent:
        yield "idempotent", True
    if operation.timeout is not None:
        yield "timeout", operation.timeout * 1000
    if operation.server:
        yield "server", operation.server
    if operation.auth is not None:
        yield "auth", operation.auth


def shape(type: Type, symbols: Symbols) -> str:
    """What a reply of this type is at its top, as far as all its values agree."""
    match type:
        case ListOf():
            return "array"
        case MapOf():
            return "object"
        case Ref(name):
            found = target(type, symbols.shapes)
            if isinstance(found, Model):
                return "object"
            if isinstance(found, Union):
                members = symbols.choices[found.name].members
                every = {_plain_shape(member, symbols) for member in members}
                return every.pop() if len(every) == 1 else "any"
            return _alias_shape(name, symbols) if not isinstance(found, Enum) else "any"
        case Nullable():
            return "any"
        case _:
            return "any"


def _plain_shape(type: Type, symbols: Symbols) -> str:
    if isinstance(type, Ref):
        return "object" if isinstance(target(type, symbols.shapes), Model) else "any"
    return shape(type, symbols)


def _alias_shape(name: tuple[str, ...], symbols: Symbols) -> str:
    seen: set[tuple[str, ...]] = set()
    type: Type = Ref(name)
    while isinstance(type, Ref) and type.name not in seen:
        seen.add(type.name)
        found = symbols.shapes[type.name]
        if not isinstance(found, Alias):
            return "any"
        type = found.target
    return "any" if isinstance(type, Ref) else shape(type, symbols)


def _page(page: Page) -> Settings:
    yield "items", page.items
    yield "scheme", page.scheme
    yield from _given(
        after=page.after,
        before=page.before,
        limit=page.limit,
        cursor=page.cursor,
        nextField=page.next_field,
        more=page.more,
    )


def _stream(stream: Stream, event: str, symbols: Symbols) -> Settings:
    if stream.framing != "sse":
        yield "framing", stream.framing
    yield from _given(terminator=stream.terminator)
    if stream.terminal:
        yield "terminal", stream.terminal
    yield from _given(selector=stream.selector, text=stream.text)
    if stream.resume is not None:
        resume = stream.resume
        yield "resume", dict(_given(header=resume.header, query=resume.query, sequence=resume.sequence))
    match stream.accumulate:
        case Merge(type=type, items=items, index=index, delta=delta, into=into):
            always = _constants(type, symbols)
            fields: dict[str, Plain] = {"items": items, "index": index, "delta": delta, "into": into}
            yield "merge", {**fields, "constants": always} if always else fields
        case Last(field=field):
            yield "last", {"field": field}
        case None:
            pass
    yield from _given(schema=event)


def _constants(type: Type, symbols: Symbols) -> dict[str, Plain]:
    """What a model's fields always are, such as its `object` name, which differs from that of the events."""
    found = target(type, symbols.shapes) if isinstance(type, Ref) else None
    fields = found.fields if isinstance(found, Model) else ()
    return {each.wire: each.type.value for each in fields if isinstance(each.type, Const)}


def _given(**fields: str) -> Settings:
    yield from ((name, value) for name, value in fields.items() if value)
