"""Answers as they go to the wire: the chosen reply with its headers and body, or a complaint.

Must not know how they are sent.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable
from typing import TYPE_CHECKING, Any

from ...kernel.replies.outgoing import Outgoing
from ...kernel.replies.sse import dump
from ...kernel.shapes import as_object
from ..complaints import CONTENT_TYPE, Complaint
from ..media import STREAMS
from .pages import goes_on, last_page
from .spelling import content_type, header_text, spelt
from .streams import chunks_of
from .values import header_value, value_of

if TYPE_CHECKING:
    from ..operations import Media, Operation
    from ..reading.parameters import Said
    from ..reading.preferences import Preferences
    from .choice import Choice

WARNING = "x-mock-warning"
_OURS = frozenset({"content-type", "content-length", "transfer-encoding", "connection", "link", "set-cookie", "date"})
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # a token of RFC 9110; anything else cannot be sent
_WITHOUT_BODY = frozenset({204, 205, 304})


def answer(operation: Operation, choice: Choice, preferences: Preferences, request: Said) -> Outgoing:
    """The reply that was chosen.

    Raises:
        Complaint: 400 if the client prefers an example that there is not.
    """
    headers: dict[str, str] = {}
    for header in choice.reply.headers if choice.reply is not None else ():
        ours = header.name.lower() in _OURS or not _NAME.fullmatch(header.name)
        value = None if ours else header_value(header, preferences)
        if value is not None:
            headers[header.name.lower()] = header_text(
                value, explode=header.explode, content=header.content is not None
            )
    outgoing = Outgoing(choice.status, headers)
    media = choice.media
    if media is None or choice.status in _WITHOUT_BODY or choice.status < 200:
        return outgoing
    headers["content-type"] = content_type(media.family, media.type)
    if media.family in STREAMS:
        chunks, warning = chunks_of(media, operation, preferences, _seen(operation, request))
        outgoing.feed = _feed(chunks)
        outgoing.chat = bool(operation.stream.get("terminator"))
        headers["cache-control"] = "no-cache"
    else:
        value, warning = _value(operation, media, preferences, request)
        outgoing.body = spelt(value, media.family, media.type, media.judge.title if media.judge else "value")
    if warning:
        headers[WARNING] = warning
    return outgoing


def complain(complaint: Complaint) -> Outgoing:
    """The reply that tells a complaint."""
    return Outgoing(
        complaint.status, {"content-type": CONTENT_TYPE, **complaint.headers}, dump(complaint.body()).encode()
    )


def _value(operation: Operation, media: Media, preferences: Preferences, request: Said) -> tuple[Any, str]:
    found = value_of(media, preferences)
    judge = media.judge
    if operation.method == "GET" and preferences.example is None and judge is not None and goes_on(request.pairs):
        return last_page(found.value, judge.allows), found.warning
    return found.value, found.warning


def _seen(operation: Operation, request: Said) -> int:
    """The number of the last event that the client has seen, where the stream can be taken up again."""
    resume = as_object(operation.stream.get("resume"))
    header, query = str(resume.get("header", "")).lower(), str(resume.get("query", ""))
    text = request.headers.get(header) or dict(request.pairs).get(query) or "0"
    return int(text) if text.isdecimal() and len(text) < 10 else 0


async def _feed(chunks: Iterable[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
