"""Replies: what an operation gives back when it succeeds, once or as a stream, and which errors it documents."""

from __future__ import annotations

from ..ir import Binary, Name, Nothing, Nullable, Response, Scalar, Stream, Type, Union, Variant
from ..source import Node, reference
from .endpoints import Endpoint
from .leftovers import content_of
from .media import REPLY_PREFERENCE, by_preference, essence
from .names import words
from .streams import EXTENSION, stream_of
from .types import Types

Reply = Nothing | Response | Binary | Stream


def replies_of(endpoint: Endpoint, context: Name, types: Types) -> tuple[Reply, Stream | None]:
    """The reply, and the stream that the operation can give instead."""
    unary: list[Nothing | Response | Binary] = []
    stream: Stream | None = None
    extension = endpoint.node.get(EXTENSION)
    for node in successes(endpoint, types):
        ref = reference(node)
        shared = words(str(ref.value).rpartition("/")[2]) if ref is not None else ()
        response = types.documents.resolve(node)
        rows = by_preference(content_of(response, endpoint.node, types.documents), REPLY_PREFERENCE, types.documents)
        events = [row for row in rows if row[0] == "events"]
        others = [row for row in rows if row[0] != "events"]
        if events and stream is None:
            stream = stream_of(essence(events[0][1]), events[0][2], extension, context, types)
        if others:
            unary.append(reply(*others[0], context=shared or (*context, "response"), types=types))
        elif not events:
            unary.append(Nothing())
    if stream is not None and not any(not isinstance(each, Nothing) for each in unary):
        return stream, None
    return one_of(list(dict.fromkeys(unary)), context, types), stream


def successes(endpoint: Endpoint, types: Types) -> list[Node]:
    """The replies with status 2xx, in the order of statuses; where there are none, the default one."""
    responses = endpoint.node.fields("responses")
    found = [node for status, node in sorted(responses.items()) if status.upper().startswith("2")]
    if not found and "default" in responses:
        response = types.documents.resolve(responses["default"])
        content = content_of(response, endpoint.node, types.documents)
        found = [responses["default"]] if content and not is_error(responses) else []
    return found


def is_error(responses: dict[str, Node]) -> bool:
    """Whether the default reply stands beside others, and so is about failure."""
    return any(status.startswith(("1", "3")) for status in responses)


def reply(family: str, media_type: str, media: Node, *, context: Name, types: Types) -> Response | Binary:
    schema = media.get("schema")
    if family == "binary":
        return Binary(essence(media_type) if "*" not in media_type else "application/octet-stream")
    if family == "text":
        return Response(Scalar("string"), "text")
    return Response(types.lower(schema if schema is not None else Node(True, media.file, media.offset), context))


def one_of(found: list[Nothing | Response | Binary], context: Name, types: Types) -> Nothing | Response | Binary:
    """One result for all that an operation may reply: several types are a union, and nothing makes it nullable."""
    decoded = [each for each in found if isinstance(each, Response)]
    raw = [each for each in found if isinstance(each, Binary)]
    if not decoded:
        return raw[0] if raw else Nothing()
    json = [each for each in decoded if each.media == "json"]
    if not json:
        return decoded[0]
    type_: Type = json[0].type
    if len(json) > 1:
        variants = tuple(Variant(each.type) for each in json)
        type_ = types.add(Union((), variants, open=False), (*context, "response"))
    nothing = any(isinstance(each, Nothing) for each in found)
    return Response(Nullable(type_) if nothing and not isinstance(type_, Nullable) else type_)


def errors_of(endpoint: Endpoint) -> tuple[str, ...]:
    """The documented statuses that mean failure."""
    statuses = endpoint.node.fields("responses")
    return tuple(status for status in sorted(statuses) if status == "default" or status[:1] in ("4", "5"))
