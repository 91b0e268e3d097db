"""Media types: which of them mean JSON, events, a form, text or bytes. Must not know bodies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

from ..kernel.shapes import is_object

Family: TypeAlias = Literal["json", "sse", "jsonl", "json-seq", "multipart", "form", "xml", "binary", "text"]

STREAMS: frozenset[Family] = frozenset({"sse", "jsonl", "json-seq"})
PREFERENCE: tuple[Family, ...] = ("json", "binary", "text", "xml", "sse", "jsonl", "json-seq", "form", "multipart")
"""Which family a reply is of, where nobody says."""

_EXACT: Mapping[str, Family] = {
    "application/json": "json",
    "text/json": "json",
    "multipart/form-data": "multipart",
    "application/x-www-form-urlencoded": "form",
    "text/event-stream": "sse",
    **dict.fromkeys(("application/jsonl", "application/x-ndjson", "application/ndjson"), "jsonl"),
    **dict.fromkeys(("application/x-jsonlines", "application/x-jsonl", "application/jsonlines"), "jsonl"),
    "application/json-seq": "json-seq",
    **dict.fromkeys(("application/xml", "text/xml"), "xml"),
    **dict.fromkeys(("application/yaml", "application/x-yaml", "application/javascript", "application/jwt"), "text"),
    **dict.fromkeys(("application/graphql",), "text"),
}
_SUFFIXES: Mapping[str, Family] = {"+json": "json", "+xml": "xml", "+yaml": "text", "+json-seq": "json-seq"}


def essence(media_type: str) -> str:
    """The media type without parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def family_of(media_type: str, schema: Any) -> Family:
    """What a body of this media type is. A wildcard is JSON unless its schema says text or bytes."""
    name = essence(media_type)
    if name in _EXACT:
        return _EXACT[name]
    for suffix, family in _SUFFIXES.items():
        if name.endswith(suffix):
            return family
    if "*" in name and not name.startswith(("image/", "audio/", "video/", "text/")):
        return "json" if is_object(schema) and schema and schema.get("type") not in ("string", ["string"]) else "binary"
    if name.startswith("multipart/"):
        return "multipart"
    return "text" if name.startswith("text/") else "binary"


def accepted(offered: Iterable[str], wanted: str) -> list[str]:
    """The media types on offer that an `Accept` header names, the most wanted first; all of them without a header."""
    rows: list[tuple[float, str]] = []
    ranges = list(_ranges(wanted))
    for media_type in offered:
        matches = [(len(name.strip("*/")), quality) for name, quality in ranges if _covers(name, essence(media_type))]
        quality = max(matches)[1] if matches else 0.0
        if quality > 0:
            rows.append((-quality, media_type))
    return [media_type for _, media_type in sorted(rows, key=lambda row: row[0])]


def _ranges(header: str) -> Iterable[tuple[str, float]]:
    for part in header.split(",") if header else ["*/*"]:
        name, *parameters = part.split(";")
        quality = 1.0
        for parameter in parameters:
            key, _, value = parameter.strip().partition("=")
            if key == "q":
                try:
                    quality = float(value)
                except ValueError:
                    quality = 0.0
        yield name.strip().lower(), quality


def _covers(wanted: str, offered: str) -> bool:
    """Whether a range such as `text/*` and a media type, maybe a range itself, can mean the same."""
    pairs = zip(wanted.partition("/")[::2], offered.partition("/")[::2], strict=True)
    return (
        wanted in ("*", "*/*") or offered == "*/*" or all(one in ("*", other) or other == "*" for one, other in pairs)
    )
