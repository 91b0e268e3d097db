"""
Requests and replies as data, and as the JSON of a cassette: made to be read in a review, and the same bytes each time.

Bodies are JSON where they are JSON, text where they are text, else base64. Knows neither secrets nor matching.
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from ..._core import errors
from ..._core.errors import APIConnectionError
from ..._core.values.type_guards import is_dict
from ..errors import CassetteError

VERSION = 1

Pairs = list[tuple[str, str]]

STREAMED = ("text/event-stream", "application/jsonl", "application/x-ndjson", "application/json-seq")
"""Content types whose chunks are recorded one by one, even if there is only one."""


@dataclass(frozen=True)
class RecordedRequest:
    """A request as it is recorded: without what differs from run to run."""

    method: str
    url: str
    headers: Pairs = field(default_factory=list[tuple[str, str]])
    body: bytes = b""

    @property
    def json(self) -> Any:
        """The body as JSON. Raises ValueError if it is none."""
        return parsed(self.body)

    @property
    def address(self) -> str:
        """The method, and the URL without its host."""
        parts = urlsplit(self.url)
        return f"{self.method} {parts.path}{'?' if parts.query else ''}{parts.query}"


@dataclass
class RecordedReply:
    """
    A reply, filled while it is read. `status` is 0 if there was none, because of the `failure`; a failure of a reply
    that has a status came after the chunks. It is not `complete` if the caller did not read it to its end.
    """

    status: int = 0
    headers: Pairs = field(default_factory=list[tuple[str, str]])
    chunks: list[bytes] = field(default_factory=list[bytes])
    complete: bool = False
    failure: APIConnectionError | None = None


@dataclass
class Interaction:
    """A request and its reply. `played` counts how often it was replayed."""

    request: RecordedRequest
    reply: RecordedReply
    played: int = 0


# ── to the file ──────────────────────────────────────────────────────────────────────────────────


def written(interactions: list[Interaction]) -> str:
    """The text of a cassette."""
    told = [{"request": _told_request(each.request), "reply": _told_reply(each.reply)} for each in interactions]
    return json.dumps({"cassette": VERSION, "interactions": told}, indent=2, ensure_ascii=False) + "\n"


def _told_request(request: RecordedRequest) -> dict[str, Any]:
    told: dict[str, Any] = {"method": request.method, "url": request.url, "headers": _told_headers(request.headers)}
    return {**told, **({"body": _told_body(request.body)} if request.body else {})}


def _told_reply(reply: RecordedReply) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if reply.status:
        told = {"status": reply.status, "headers": _told_headers(reply.headers)}
        if len(reply.chunks) > 1 or (reply.chunks and _content_type(reply) in STREAMED):
            told["stream"] = [_told_chunk(chunk) for chunk in reply.chunks]
        elif reply.chunks:
            told["body"] = _told_body(reply.chunks[0])
        if not reply.complete and reply.failure is None:
            told["complete"] = False
    if reply.failure is not None:
        failure = reply.failure
        told["failure"] = {"error": type(failure).__name__, "message": failure.message, "sent": failure.sent}
    return told


def _told_headers(headers: Pairs) -> dict[str, str | list[str]]:
    several: dict[str, list[str]] = {}
    for name, value in headers:
        several.setdefault(name.lower(), []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in several.items()}


def _told_body(body: bytes) -> dict[str, Any]:
    try:
        value = parsed(body)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        chunk = _told_chunk(body)
        return {"text": chunk} if isinstance(chunk, str) else chunk
    return {"json": value}


def _told_chunk(chunk: bytes) -> str | dict[str, str]:
    try:
        text = chunk.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(chunk).decode()}
    return {"base64": base64.b64encode(chunk).decode()} if "\0" in text else text


def parsed(body: bytes | str) -> Any:
    """JSON, unless it could not be written again: a repeated name is a ValueError, too."""
    return json.loads(body, object_pairs_hook=_object)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a name is repeated")
    return members


def _content_type(reply: RecordedReply) -> str:
    value = next((value for name, value in reply.headers if name.lower() == "content-type"), "")
    return value.partition(";")[0].strip().lower()


# ── from the file ────────────────────────────────────────────────────────────────────────────────


def read(text: str, where: str) -> list[Interaction]:
    """The interactions of a cassette. Raises `CassetteError` naming the place that is wrong."""
    try:
        whole = json.loads(text)
    except ValueError as fault:
        raise CassetteError(f"{where} is no cassette: it is not JSON ({fault}).") from None
    if not is_dict(whole) or "cassette" not in whole:
        raise CassetteError(f'{where} is no cassette: it has no member "cassette".')
    version: object = whole["cassette"]
    if version != VERSION:
        raise CassetteError(f"{where} is of version {version!r}; this SDK reads cassettes of version {VERSION}.")
    return [_interaction(told, number, where) for number, told in enumerate(whole.get("interactions", []), 1)]


def _interaction(told: Any, number: int, where: str) -> Interaction:
    try:
        return Interaction(_request(told["request"]), _reply(told["reply"]))
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise CassetteError(f"Interaction {number} of {where} cannot be read: {fault!r}.") from None


def _request(told: dict[str, Any]) -> RecordedRequest:
    headers = _headers(told.get("headers", {}))
    return RecordedRequest(str(told["method"]), str(told["url"]), headers, _body(told.get("body")))


def _reply(told: dict[str, Any]) -> RecordedReply:
    chunks = [_chunk(chunk) for chunk in told["stream"]] if "stream" in told else [_body(told.get("body"))]
    return RecordedReply(
        status=int(told.get("status", 0)),
        headers=_headers(told.get("headers", {})),
        chunks=[chunk for chunk in chunks if chunk],
        complete=bool(told.get("complete", True)),
        failure=_failure(told["failure"]) if "failure" in told else None,
    )


def _headers(told: dict[str, str | list[str]]) -> Pairs:
    return [(name, value) for name, given in told.items() for value in (given if isinstance(given, list) else [given])]


def _body(told: dict[str, Any] | None) -> bytes:
    if told is None:
        return b""
    if "json" in told:
        return json.dumps(told["json"], separators=(",", ":"), ensure_ascii=False).encode()
    return _chunk(told.get("text", told))


def _chunk(told: str | dict[str, str]) -> bytes:
    return told.encode() if isinstance(told, str) else base64.b64decode(told["base64"], validate=True)


def _failure(told: dict[str, Any]) -> APIConnectionError:
    kind = getattr(errors, str(told["error"]), APIConnectionError)
    known = isinstance(kind, type) and issubclass(kind, APIConnectionError)
    made: APIConnectionError = (kind if known else APIConnectionError)(told["message"], sent=bool(told["sent"]))
    return made


# ── from what is sent ────────────────────────────────────────────────────────────────────────────

_VOLATILE = re.compile(
    "host|date|content-length|transfer-encoding|content-encoding|connection|keep-alive|accept-encoding|user-agent"
    "|idempotency-key|traceparent|tracestate|baggage|x-sdk-.*|access-control-.*",
    re.IGNORECASE,
)
"""Headers that differ from run to run, or speak of the connection alone: they are neither recorded nor compared."""

_BOUNDARY = re.compile(r'(boundary=)"?([^";,\s]+)"?', re.IGNORECASE)


def steady(headers: Pairs) -> Pairs:
    """The headers without the volatile ones."""
    return [(name, value) for name, value in headers if not _VOLATILE.fullmatch(name)]


def recorded_request(method: str, url: str, headers: Pairs, body: bytes) -> RecordedRequest:
    """A request as it is recorded; a multipart body's random boundary becomes a certain one."""
    kept: Pairs = []
    for name, value in steady(headers):
        found = _BOUNDARY.search(value) if name.lower() == "content-type" and "multipart/" in value else None
        if found is not None:
            body = body.replace(b"--" + found[2].encode(), b"--boundary")
            value = _BOUNDARY.sub(r"\1boundary", value)
        kept.append((name, value))
    return RecordedRequest(method, url, kept, body)
