"""Which of the documented replies a request gets: its status, then its media type.

Must not know examples.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...kernel.shapes import is_object
from ..complaints import Complaint
from ..media import PREFERENCE, STREAMS, accepted, essence
from ..reading.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operations import Media, Operation, Reply
    from ..reading.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Choice:
    """A reply. Without `media` it has no body."""

    status: int
    reply: Reply | None
    media: Media | None


def choose(operation: Operation, preferences: Preferences, headers: Mapping[str, str], body: Any) -> Choice:
    """The reply that fits the request best.

    Raises:
        Complaint: 400 if the client prefers what the document does not have.
    """
    status, reply = _preferred(operation, preferences.code) if preferences.code else _usual(operation.replies)
    if reply is None or not reply.media:
        return Choice(status, reply, None)
    rows = sorted(reply.media.values(), key=lambda media: PREFERENCE.index(media.family))
    if preferences.media is not None:
        wanted = [media for media in rows if essence(media.type) == essence(preferences.media)]
        if not wanted:
            raise Complaint(400, f"Prefer: media={preferences.media} is not documented; {', '.join(reply.media)} is.")
        return Choice(status, reply, wanted[0])
    rows = _streamed(rows, operation, body)
    named = accepted([media.type for media in rows], headers.get("accept", ""))
    return Choice(status, reply, reply.media[named[0]] if named else rows[0])


def _preferred(operation: Operation, code: str) -> tuple[int, Reply]:
    for key in (code, f"{code[0]}XX", "default"):
        if key in operation.replies:
            return int(code), operation.replies[key]
    known = ", ".join(operation.replies) or "nothing"
    raise Complaint(400, f"Prefer: code={code} is not documented for {operation.id}; {known} is.")


def _usual(replies: Mapping[str, Reply]) -> tuple[int, Reply | None]:
    """Success, where it is documented; else the default reply, unless that is about failure; else what there is."""
    order = sorted(status for status in replies if status != "default")
    success = next((status for status in order if status.startswith("2")), None)
    if success is None and "default" in replies and not any(status[0] in "13" for status in order):
        return 200, replies["default"]
    status = success or next((status for status in order if status[0] in "345"), None)
    if status is None:
        return 200, None
    return int(status.replace("X", "0")), replies[status]


def _streamed(rows: list[Media], operation: Operation, body: Any) -> list[Media]:
    """Those of the media types that the body's selector leaves: a stream if it is true, anything else if not."""
    selector = operation.stream.get("selector")
    if not isinstance(selector, str) and "stream" in _members(operation):
        selector = "stream"
    if not isinstance(selector, str):
        return rows
    wants = is_object(body) and body.get(selector) is True
    left = [media for media in rows if (media.family in STREAMS) == wants]
    return left or rows


def _members(operation: Operation) -> dict[str, None]:
    """The members that the operation's body may have."""
    judges = [media.judge for media in operation.body.media.values() if media.judge] if operation.body else []
    return {name: None for judge in judges for name in Kind(judge.schema, judge.defs).names}
