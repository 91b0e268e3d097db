"""Media types: which of them mean JSON, events, text, a form or bytes, and which one to choose among several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ..source import Documents, Node
from .shapes import types_of

Family = Literal["json", "events", "multipart", "form", "binary", "text"]

FRAMINGS: Mapping[str, Literal["sse", "jsonl", "json-seq"]] = {
    "text/event-stream": "sse",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/ndjson": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/json-seq": "json-seq",
}
EXACT: Mapping[str, Family] = {
    "application/json": "json",
    "text/json": "json",
    "multipart/form-data": "multipart",
    "application/x-www-form-urlencoded": "form",
    "application/xml": "text",
    "application/yaml": "text",
    "application/x-yaml": "text",
    "application/javascript": "text",
    "application/graphql": "text",
    "application/jwt": "text",
    **dict.fromkeys(FRAMINGS, "events"),
}
SUFFIXES: Mapping[str, Family] = {"+json": "json", "+xml": "text", "+yaml": "text"}
ITEM_SCHEMAS = ("itemSchema", "x-itemSchema")

REQUEST_PREFERENCE: tuple[Family, ...] = ("json", "multipart", "form", "binary", "text", "events")
PARAMETER_PREFERENCE: tuple[Family, ...] = REQUEST_PREFERENCE
REPLY_PREFERENCE: tuple[Family, ...] = ("json", "binary", "text", "events", "form", "multipart")


def essence(media_type: str) -> str:
    """The media type without parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def family(media_type: str, media: Node, documents: Documents) -> Family:
    """What a body of this media type is. A wildcard is JSON when its schema is anything but text or bytes."""
    name = essence(media_type)
    if name in EXACT:
        return EXACT[name]
    for suffix, found in SUFFIXES.items():
        if name.endswith(suffix):
            return found
    if "*" in name and not name.startswith(("image/", "audio/", "video/", "text/")):
        return "json" if is_structured(media, documents) else "binary"
    if name.startswith("multipart/"):
        return "multipart"
    return "text" if name.startswith("text/") else "binary"


def is_structured(media: Node, documents: Documents) -> bool:
    schema = media.get("schema")
    if schema is None or not isinstance(schema.value, dict):
        return False
    target = documents.resolve(schema)
    if not isinstance(target.value, dict) or not target.value:
        return False
    return types_of(target) not in (["string"], ["file"])


def by_preference(
    content: Mapping[str, Node], preference: tuple[Family, ...], documents: Documents
) -> list[tuple[Family, str, Node]]:
    """The media types of a body as (family, media type, object), the preferred first; then in the order of names."""
    rows: list[tuple[Family, str, Node]] = []
    for name, node in content.items():
        media = documents.resolve(node)
        rows.append((family(name, media, documents), name, media))
    return sorted(rows, key=lambda row: (preference.index(row[0]), essence(row[1]) != "application/json", row[1]))


def item_schema(media: Node) -> Node | None:
    """The schema of one event: OpenAPI 3.2's `itemSchema`, or the extension that means the same."""
    return next((found for found in map(media.get, ITEM_SCHEMAS) if found is not None), None)
