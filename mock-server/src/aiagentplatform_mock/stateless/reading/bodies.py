"""Request bodies: read by their content type, then judged by the schema that the document has for it.

Must not know parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from ...kernel.document.bodies import has_body, parse_json
from ...kernel.document.multipart import Upload, parse_multipart
from ...kernel.problems import Problem
from ...kernel.shapes import is_array, is_object
from ..complaints import Complaint, Flaw
from ..media import accepted, essence
from .kinds import Kind, nested

if TYPE_CHECKING:
    from ..judging import Judge
    from ..operations import Body, Media

_FILE = "file"  # what a file's bytes are to a schema of JSON: some text


def media_of(body: Body | None, headers: Mapping[str, str]) -> Media | None:
    """The media type of the body that was sent; `None` if there is none, or the document has none.

    Raises:
        Complaint: 415 for a type that the document does not have.
    """
    if body is None or not has_body(headers):
        return None
    given = headers.get("content-type", "")
    name = essence(given)
    same = [media for key, media in body.media.items() if essence(key) == name]
    if same:
        return same[0]
    wide = [body.media[key] for key in body.media if "*" in key and accepted([name], essence(key))] if name else []
    if wide:
        return wide[0]
    if not name and len(body.media) == 1:
        return next(iter(body.media.values()))
    told = f"The content type '{given[:100]}' is not accepted" if given else "The request has no content type"
    raise Complaint(415, f"{told}; the document has {' or '.join(body.media)}.")


def read(body: Body | None, media: Media | None, raw: bytes, content_type: str) -> tuple[Any, list[Flaw]]:
    """The body's value, and what is wrong with it.

    Raises:
        Complaint: 400 if it is not what its content type says.
    """
    if body is None or media is None or not raw:
        missing = body is not None and body.required
        return None, [Flaw("body", "", "", "required", "The request needs a body.")] if missing else []
    try:
        value = _READERS[media.family](media, raw, content_type)
    except Problem as problem:
        raise Complaint(400, problem.message) from problem
    except UnicodeDecodeError as error:
        raise Complaint(400, f"The body is not UTF-8: byte {error.start} is not allowed.") from error
    return value, _flaws(media, value)


def _flaws(media: Media, value: Any) -> list[Flaw]:
    if media.family in ("binary", "xml") or (media.family == "text" and not _is_text(media)):
        return []
    if media.family in ("jsonl", "json-seq", "sse") and media.item is not None:
        return [
            Flaw("body", "", f"/{number}{flaw.pointer}", flaw.keyword, flaw.message)
            for number, piece in enumerate(value)
            for flaw in _judged(media.item, piece)
        ]
    return _judged(media.judge, value) if media.judge is not None else []


def _is_text(media: Media) -> bool:
    """Whether the schema speaks of the text as it is, and not of what it may stand for."""
    return media.judge is not None and Kind(media.judge.schema, media.judge.defs).is_text


def _judged(judge: Judge, value: Any) -> list[Flaw]:
    return [Flaw("body", "", fault.pointer, fault.keyword, fault.message) for fault in judge.faults(_plain(value))]


def _plain(value: Any) -> Any:
    if isinstance(value, Upload):
        return _FILE
    if is_object(value):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if is_array(value) else value


# ── one family each ──────────────────────────────────────────────────────────────────────────────


def _json(media: Media, raw: bytes, content_type: str) -> Any:
    return parse_json(raw)


def _lines(media: Media, raw: bytes, content_type: str) -> list[Any]:
    pieces = raw.split(b"\x1e" if media.family == "json-seq" else b"\n")
    return [parse_json(piece) for piece in pieces if piece.strip()]


def _text(media: Media, raw: bytes, content_type: str) -> Any:
    return raw.decode()


def _bytes(media: Media, raw: bytes, content_type: str) -> Any:
    return raw


def _form(media: Media, raw: bytes, content_type: str) -> Any:
    return _assembled(media, list(parse_qsl(raw.decode(), keep_blank_values=True)))


def _multipart(media: Media, raw: bytes, content_type: str) -> Any:
    if essence(content_type) != "multipart/form-data":
        return raw
    return _assembled(media, list(parse_multipart(raw, content_type)))


_READERS: Mapping[str, Callable[[Media, bytes, str], Any]] = {
    "json": _json,
    "jsonl": _lines,
    "json-seq": _lines,
    "sse": _text,
    "text": _text,
    "xml": _bytes,
    "binary": _bytes,
    "form": _form,
    "multipart": _multipart,
}


def _assembled(media: Media, fields: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object that the fields of a form are the members of."""
    kind = Kind(media.judge.schema, media.judge.defs) if media.judge is not None else Kind(True, {})
    names = kind.names
    value: dict[str, Any] = {}
    for key in dict.fromkeys(key for key, _ in fields):
        head = key.partition("[")[0]
        if key != head and key not in names:
            value.setdefault(head, nested(kind.member(head), head, fields))
        else:
            value[key] = _member(
                kind.member(key), [each for name, each in fields if name == key], media.encoding.get(key)
            )
    return value


def _member(kind: Kind, given: list[Any], encoding: Any) -> Any:
    """One member, from the fields that have its name."""
    types = kind.types
    if "array" in types and (len(given) > 1 or "string" not in types):
        delimited = is_object(encoding) and encoding.get("explode") is False
        if len(given) == 1 and isinstance(given[0], str):
            whole = kind.read(given[0])
            if is_array(whole):
                return whole
            given = given[0].split(",") if delimited else given
        return [_one(kind.item, each) for each in given]
    return _one(kind, given[0]) if len(given) == 1 else [_one(kind, each) for each in given]


def _one(kind: Kind, given: Any) -> Any:
    if isinstance(given, Upload) and "object" in kind.types and essence(given.content_type) == "application/json":
        return parse_json(given.data)
    return kind.read(given) if isinstance(given, str) else given
