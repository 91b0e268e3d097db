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


def body_of(endpoint: Endpoint, id_: str, context: Name, types: Types) -> Body | None:
    """The body of an operation; None when it takes none. `spread` is settled later, when models are known."""
    declared = endpoint.body
    if declared is None:
        return None
    node = types.documents.resolve(declared)
    content = node.fields("content")
    if not content:
        return None
    choices = by_preference(content, REQUEST_PREFERENCE, types.documents)
    family, content_type, media = choices[0]
    if len(choices) > 1:
        others = ", ".join(f"`{name}`" for _, name, _ in choices[1:])
        types.decisions.add("body", f"sent as `{content_type}`", f"preferred to {others}", media.key_origin, id_)
    if family in ("multipart", "binary"):
        types.decisions.add("upload", f"{family} body", f"its type is `{content_type}`", media.key_origin, id_)
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
