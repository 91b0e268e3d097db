"""What each fault does to a reply, as steps: write these bytes, pause, end the connection so.

Pure: decides, sends nothing. A unary body is one chunk; a stream's chunk is one event.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ..replies.outgoing import Outgoing
from ..replies.sse import dump, error_frame

if TYPE_CHECKING:
    from .rules import Fault

How: TypeAlias = Literal["eof", "close", "reset"]


@dataclass(frozen=True, slots=True)
class Write:
    """Send bytes."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Pause:
    """Send nothing for some seconds of real time; `None`: until the client leaves."""

    seconds: float | None


@dataclass(frozen=True, slots=True)
class End:
    """End here: properly (`eof`), by closing (`close`) or with a TCP reset (`reset`)."""

    how: How


Step: TypeAlias = "Write | Pause | End"


def replacement(fault: Fault, request_id: str) -> Outgoing | None:
    """The reply that stands in for the real one; `None` if the fault keeps the real one."""
    make = _REPLACEMENTS.get(fault.kind)
    return None if make is None else make(fault, request_id)


def bend_head(fault: Fault | None, outgoing: Outgoing) -> None:
    """Change the reply's headers as the fault says."""
    if fault is not None and fault.kind == "wrong_content_type":
        outgoing.headers["content-type"] = fault["content_type"]


def steps_before_body(fault: Fault | None) -> list[Step]:
    """What happens between the headers and the body."""
    return [End("reset")] if fault is not None and fault.kind == "reset" and fault["when"] == "after_headers" else []


def bend(fault: Fault | None, chunk: bytes, index: int, sent: int, *, chat: bool = False) -> list[Step]:
    """The steps for one chunk.

    Args:
        fault: What goes wrong, if anything does.
        chunk: The body of a unary reply, or one event of a stream.
        index: How many chunks came before it.
        sent: How many bytes came before it.
        chat: Whether errors in this stream are told in the chat framing.
    """
    rule = _BENDS.get(fault.kind) if fault is not None else None
    return [Write(chunk)] if rule is None or fault is None else rule(fault, chunk, index, sent, chat)


def _truncate(fault: Fault, chunk: bytes, index: int, sent: int, chat: bool) -> list[Step]:
    limit = fault["bytes"]
    if limit is None:
        limit = sent + len(chunk) // 2
    # A body that is shorter anyway still loses its last byte: a truncation that does not truncate would lie.
    if index == 0 and limit >= len(chunk) and not _is_event(chunk):
        limit = max(0, len(chunk) - 1)
    return _broken_at(limit, chunk, sent, End("close"))


def _reset(fault: Fault, chunk: bytes, index: int, sent: int, chat: bool) -> list[Step]:
    if fault["when"] != "mid_body":
        return [Write(chunk)]
    limit = fault["after_bytes"]
    if index == 0 and limit >= len(chunk) and not _is_event(chunk):
        limit = max(0, len(chunk) - 1)
    return _broken_at(limit, chunk, sent, End("reset"))


def _stall(fault: Fault, chunk: bytes, index: int, sent: int, chat: bool) -> list[Step]:
    pause = Pause(fault["seconds"])
    if fault["after_bytes"] is not None:
        at = fault["after_bytes"] - sent
        return [Write(chunk[:at]), pause, Write(chunk[at:])] if 0 <= at < len(chunk) else [Write(chunk)]
    return [pause, Write(chunk)] if index == (fault["after_events"] or 0) else [Write(chunk)]


def _cut(fault: Fault, chunk: bytes, index: int, sent: int, chat: bool) -> list[Step]:
    return [End(fault["how"])] if index >= fault["after_events"] else [Write(chunk)]


def _malformed(fault: Fault, chunk: bytes, index: int, sent: int, chat: bool) -> list[Step]:
    broken = Write(f"{fault['text']}\n".encode() if _is_line(chunk) else f"data: {fault['text']}\n\n".encode())
    return [broken, Write(chunk)] if index == fault["after_events"] else [Write(chunk)]


def _duplicate(fault: Fault, chunk: bytes, index: int, sent: int, chat: bool) -> list[Step]:
    return [Write(chunk), Write(chunk)] if index + 1 == max(1, fault["after_events"]) else [Write(chunk)]


def _error_event(fault: Fault, chunk: bytes, index: int, sent: int, chat: bool) -> list[Step]:
    if index < fault["after_events"]:
        return [Write(chunk)]
    error = {**_DEFAULT_ERROR, **fault["error"]}
    told = f"{dump({'error': error})}\n".encode() if _is_line(chunk) else error_frame({"error": error}, chat=chat)
    return [Write(told), End("eof")]


def _broken_at(limit: int, chunk: bytes, sent: int, end: End) -> list[Step]:
    left = limit - sent
    return [Write(chunk)] if left >= len(chunk) else [Write(chunk[: max(0, left)]), end]


def _is_event(chunk: bytes) -> bool:
    return chunk.endswith(b"\n\n") or _is_line(chunk)


def _is_line(chunk: bytes) -> bool:
    """Whether the chunk is a value of a stream of JSON lines or of a JSON sequence."""
    return chunk[:1] in (b"{", b"\x1e") and chunk.endswith(b"\n") and not chunk.endswith(b"\n\n")


_DEFAULT_ERROR: Mapping[str, Any] = {
    "type": "api_error",
    "code": "internal_error",
    "message": "The stream failed.",
    "param": None,
    "request_id": "req_fault",
    "doc_url": "https://docs.aiagentplatform.com/errors#internal_error",
}

_BENDS: Mapping[str, Callable[[Fault, bytes, int, int, bool], list[Step]]] = {
    "truncate": _truncate,
    "reset": _reset,
    "stall": _stall,
    "cut": _cut,
    "malformed": _malformed,
    "duplicate": _duplicate,
    "error_event": _error_event,
}


def _status(fault: Fault, request_id: str) -> Outgoing:
    body = fault["body"]
    headers = {name.lower(): str(value) for name, value in fault["headers"].items()}
    if isinstance(body, str):
        return Outgoing(fault["status"], {"content-type": "text/plain; charset=utf-8", **headers}, body.encode())
    if body is None:
        body = _default_body(fault["status"], request_id)
    return Outgoing(fault["status"], {"content-type": "application/json", **headers}, json.dumps(body).encode())


def _default_body(status: int, request_id: str) -> dict[str, Any]:
    code, kind = _CODE_OF_STATUS.get(status, ("internal_error", "api_error"))
    error = {
        "type": kind,
        "code": code,
        "message": f"A scripted fault: status {status}.",
        "param": None,
        "request_id": request_id,
        "doc_url": f"https://docs.aiagentplatform.com/errors#{code}",
    }
    return {"error": error}


_CODE_OF_STATUS: Mapping[int, tuple[str, str]] = {
    400: ("invalid_request", "invalid_request_error"),
    401: ("invalid_api_key", "authentication_error"),
    402: ("quota_exceeded", "billing_error"),
    403: ("permission_denied", "permission_error"),
    404: ("not_found", "not_found_error"),
    409: ("conflict", "conflict_error"),
    413: ("payload_too_large", "invalid_request_error"),
    415: ("unsupported_media_type", "invalid_request_error"),
    422: ("unprocessable_request", "invalid_request_error"),
    429: ("rate_limit_exceeded", "rate_limit_error"),
    503: ("service_unavailable", "api_error"),
}


def _html(fault: Fault, request_id: str) -> Outgoing:
    page = f"<!doctype html><html><head><title>{fault['status']}</title></head><body>Bad gateway</body></html>"
    return Outgoing(fault["status"], {"content-type": "text/html; charset=utf-8"}, page.encode())


def _empty(fault: Fault, request_id: str) -> Outgoing:
    return Outgoing(fault["status"], {"content-type": "application/json"}, b"")


_REPLACEMENTS: Mapping[str, Callable[[Fault, str], Outgoing]] = {
    "status": _status,
    "html_error": _html,
    "empty_body": _empty,
}
