"""
Streams: what one event is, how the stream ends, how it is taken up again, and what it adds up to.

From the reply's media type and the operation's ``x-onespec-stream``. That the fields it names exist, `check` sees to.
"""

from __future__ import annotations

from ..diagnostics import fault
from ..ir import Accumulate, Any, Last, Merge, Name, Resume, Stream, Type
from ..source import Node, reference
from .envelopes import opened
from .media import FRAMINGS, item_schema
from .shapes import types_of
from .types import Types

EXTENSION = "x-onespec-stream"

KEYS = ("selector", "terminator", "terminal", "resume", "accumulate", "text")
RESUME_KEYS = ("header", "query", "sequence")
MERGE_KEYS = ("type", "items", "index", "delta", "into")
LAST_KEYS = ("type", "field")


def stream_of(media_type: str, media: Node, extension: Node | None, context: Name, types: Types) -> Stream:
    """The stream of an operation. Raises `bad-extension`."""
    framing = FRAMINGS[media_type]
    event, terminator = event_type(media, framing, (*context, "event"), types)
    if extension is None:
        return Stream(event, framing, terminator=terminator, origin=media.origin)
    known(extension, EXTENSION, KEYS)
    terminal = tuple(node.string() for node in extension.items("terminal"))
    if terminal and extension.get("terminator") is not None:
        message = f"`{EXTENSION}` has both `terminator` and `terminal`"
        raise fault("bad-extension", message, extension.object()["terminator"].key_origin, "A stream ends in one way.")
    return Stream(
        event,
        framing,
        terminator=extension.text("terminator") or ("" if terminal else terminator),
        terminal=terminal,
        selector=extension.text("selector"),
        resume=resume_of(extension.get("resume")),
        accumulate=accumulate_of(extension.get("accumulate"), context, types),
        text=extension.text("text"),
        origin=extension.origin,
    )


def event_type(media: Node, framing: str, context: Name, types: Types) -> tuple[Type, str]:
    """
    The type of one event's data, and the text that ends the stream if the schema tells. Older documents put it into
    `schema`; plain text there says nothing.
    """
    schema = item_schema(media) or media.get("schema")
    if schema is None:
        return Any(), ""
    target = types.documents.resolve(schema)
    if not isinstance(target.value, dict) or types_of(target) == ["string"]:
        return Any(), ""
    contents = opened(schema, types.merger) if framing == "sse" else None
    if contents is None:
        return types.lower(schema, context), ""
    parts, terminator = contents
    one_of = Node({"oneOf": Node(list(parts), schema.file, schema.offset)}, schema.file, schema.offset)
    return types.lower(parts[0] if len(parts) == 1 else one_of, context), terminator


def resume_of(node: Node | None) -> Resume | None:
    if node is None:
        return None
    known(node, f"{EXTENSION}.resume", RESUME_KEYS)
    if not node.text("header") and not node.text("query"):
        raise fault("bad-extension", "`resume` names neither a `header` nor a `query` parameter", node.origin)
    return Resume(node.text("header"), node.text("query"), node.text("sequence"))


def accumulate_of(node: Node | None, context: Name, types: Types) -> Accumulate | None:
    if node is None:
        return None
    known(node, f"{EXTENSION}.accumulate", ("merge", "last"))
    merge, last = node.get("merge"), node.get("last")
    if (merge is None) == (last is None):
        raise fault("bad-extension", "`accumulate` has either `merge` or `last`", node.origin)
    if merge is not None:
        known(merge, f"{EXTENSION}.accumulate.merge", MERGE_KEYS, complete=True)
        words = [merge.text(name) for name in MERGE_KEYS[1:]]
        return Merge(final_type(merge, context, types), *words)
    assert last is not None
    known(last, f"{EXTENSION}.accumulate.last", LAST_KEYS, complete=True)
    return Last(final_type(last, context, types), last.text("field"))


def final_type(node: Node, context: Name, types: Types) -> Type:
    """The type of what a stream adds up to, given as a reference to a schema."""
    schema = node.object()["type"]
    if reference(schema) is None:
        raise fault("bad-extension", "`type` is not a reference", schema.origin, 'Write `type: { $ref: "…" }`.')
    return types.lower(schema, (*context, "final"))


def known(node: Node, what: str, keys: tuple[str, ...], complete: bool = False) -> None:
    """Raises `bad-extension` for a key that is not one of `keys` or, if all are needed, for one that is absent."""
    for name, child in node.object().items():
        if name not in keys:
            raise fault("bad-extension", f"`{what}` has no `{name}`", child.key_origin, f"It has {', '.join(keys)}.")
    for name in keys:
        if complete and name not in node.object():
            raise fault("bad-extension", f"`{what}` needs `{name}`", node.origin)
