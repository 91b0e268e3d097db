"""
How the API's errors look: the body's type, where its fields are, and the documented codes.

The codes stand in ``x-onespec-errors`` on the schema that lists them; without it there are none, only statuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostics import fault
from ..ir import Any, ErrorCode, Errors, Type
from ..lookup import fields_of, is_text, model_of
from ..source import Node
from .endpoints import Endpoint
from .leftovers import content_of
from .media import family
from .names import distinct
from .types import Types

EXTENSION = "x-onespec-errors"

ENVELOPES = ("error", "errors")
FIELDS: dict[str, tuple[str, ...]] = {
    "code": ("code", "error_code", "errorCode", "status_code"),
    "kind": ("type", "kind", "category"),
    "message": ("message", "detail", "error_description", "description", "title", "msg", "error"),
    "param": ("param", "parameter", "field", "pointer"),
    "request_id": ("request_id", "requestId", "trace_id", "correlation_id"),
}
"""For each part of an error, the names it goes by, likeliest first."""


def errors_of_api(endpoints: Sequence[Endpoint], types: Types) -> Errors:
    """The errors that the operations document. The body that most of them reply is the API's."""
    counts: dict[Type, int] = {}
    for endpoint in endpoints:
        for schema in error_schemas(endpoint, types):
            type_ = types.lower(schema, ("error",))
            counts[type_] = counts.get(type_, 0) + 1
    type_ = max(counts, key=lambda each: counts[each], default=Any())
    declarations = types.declarations()
    outer = {field.wire: field for field in fields_of(type_, declarations)}
    wrapped = (name for name in ENVELOPES if name in outer and model_of(outer[name].type, declarations) is not None)
    envelope = next(wrapped, "")
    inner = fields_of(outer[envelope].type, declarations) if envelope else tuple(outer.values())
    wires = {field.wire: field for field in inner}
    found = {part: next((name for name in names if name in wires), "") for part, names in FIELDS.items()}
    if found["message"] and not is_text(wires[found["message"]].type, declarations):
        found["message"] = ""
    codes = codes_of(types)
    if counts:
        fields = ", ".join(f"{part} in `{wire}`" for part, wire in found.items() if wire)
        choice = f"an object under `{envelope}`" if envelope else "the body itself"
        why = f"the most common reply of a documented failure: {counts[type_]} of {sum(counts.values())}"
        types.decisions.add("errors", f"{choice}: {fields}" if fields else choice, why)
    if codes:
        types.decisions.add("errors", f"{len(codes)} codes with errors of their own", f"`{EXTENSION}` lists them")
    return Errors(type_, envelope, **(found if inner else {}), codes=codes)


def error_schemas(endpoint: Endpoint, types: Types) -> Iterator[Node]:
    """The schemas of an operation's JSON replies that mean failure."""
    documents = types.documents
    for status, node in sorted(endpoint.node.fields("responses").items()):
        if status[:1] not in ("4", "5", "d"):
            continue
        for name, media in sorted(content_of(documents.resolve(node), endpoint.node, documents).items()):
            schema = media.get("schema")
            if schema is not None and isinstance(schema.value, dict) and family(name, media, documents) == "json":
                yield schema


def codes_of(types: Types) -> tuple[ErrorCode, ...]:
    """The documented codes, by status and code. Raises `bad-extension`."""
    tables = [
        node for file in types.documents.files.values() for node in named_schemas(file.root) if node.get(EXTENSION)
    ]
    if len(tables) > 1:
        message = f"a second `{EXTENSION}`; an API has one list of codes"
        raise fault("bad-extension", message, tables[1].object()[EXTENSION].key_origin)
    if not tables:
        return ()
    table = tables[0].object()[EXTENSION]
    listed = [node.value for node in tables[0].items("enum")]
    rows: list[tuple[int, str, str]] = []
    for code, entry in sorted(table.object().items()):
        status = entry.number("status")
        if not isinstance(status, int) or not 400 <= status <= 599:
            raise fault("bad-extension", f"the code `{code}` has no `status` from 400 to 599", entry.origin)
        if listed and code not in listed:
            message = f"the code `{code}` is not a value of the enum"
            raise fault("bad-extension", message, entry.key_origin, "Add it to `enum`, or remove it here.")
        rows.append((status, code, entry.text("description").strip()))
    rows.sort()
    names = distinct([code for _, code, _ in rows], ("error",))
    return tuple(ErrorCode(code, status, name, doc) for (status, code, doc), name in zip(rows, names, strict=True))


def named_schemas(root: Node) -> Iterator[Node]:
    components = root.get("components")
    if components is not None and isinstance(components.value, dict):
        for node in components.fields("schemas").values():
            if isinstance(node.value, dict):
                yield node
