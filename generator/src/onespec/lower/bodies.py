"""Request bodies: which media type is sent, as which type, and whether its fields are the call's arguments."""

from __future__ import annotations

from ..ir import Body, File, Media, Name, Scalar, Type
from ..source import Node, reference
from .endpoints import Endpoint
from .media import REQUEST_PREFERENCE, by_preference, item_schema
from .names import words
from .types import Types

MEDIA: dict[str, Media] = {
    "json": "json",
    "form": "form",
    "multipart": "multipart",
    "binary": "binary",
    "text": "text",
}


def body_of(endpoint: Endpoint, context: Name, types: Types) -> Body | None:
    """The body of an operation; None when it takes none. `spread` is settled later, when models are known."""
    declared = endpoint.body
    if declared is None:
        return None
    node = types.documents.resolve(declared)
    content = node.fields("content")
    if not content:
        return None
    family, content_type, media = by_preference(content, REQUEST_PREFERENCE, types.documents)[0]
    if family == "events":
        family = "binary"  # a stream is sent as its caller frames it
    ref = reference(declared)
    shared = words(str(ref.value).rpartition("/")[2]) if ref is not None else ()
    schema = media.get("schema")
    if schema is None and (schema := item_schema(media)) is None:
        type_: Type = File() if family == "binary" else types.lower(Node({}, media.file, media.offset), context)
    elif family == "binary":
        type_ = File()
    elif family == "text":
        type_ = Scalar("string")
    else:
        type_ = types.lower(schema, shared or (*context, "request"))
    return Body(
        MEDIA[family],
        content_type
        if "*" not in content_type
        else "application/octet-stream"
        if family == "binary"
        else "application/json",
        type_,
        node.flag("required"),
        spread=False,
        origin=node.origin,
    )
