"""Streams: several events by the schema of one, numbered and ended as the document says, in their framing.

Must not know requests beyond the last event that a client has seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...kernel.replies.replies import SseEvent
from ...kernel.replies.sse import dump, frame
from ...kernel.shapes import is_array, is_object
from ..making.proof import Made
from ..reading.kinds import Kind
from .values import WARNING

if TYPE_CHECKING:
    from ..judging import Judge
    from ..operations import Media, Operation
    from ..reading.preferences import Preferences

_EVENTS = 3
_MOST_KINDS = 24
_FIELDS = frozenset({"data", "event", "id", "retry", "comment"})


def chunks_of(media: Media, operation: Operation, preferences: Preferences, seen: int) -> tuple[list[bytes], str]:
    """The pieces of a stream, each a whole event, and what there is to say against them.

    Args:
        media: What is streamed.
        operation: Whose `x-onespec-stream` says how the stream ends and is taken up again.
        preferences: What the client would like to see.
        seen: The number of the last event that the client has seen; 0 for none.
    """
    given = _given(media, preferences)
    if isinstance(given, str):
        return _whole(given, media), ""
    events, warning = (given, "") if given is not None else _made(media, operation, preferences)
    stream = operation.stream
    chunks = [_framed(event, number, media, stream) for number, event in enumerate(events, 1) if number > seen]
    terminator = stream.get("terminator")
    if isinstance(terminator, str) and terminator:
        chunks.append(frame(SseEvent(terminator)) if media.family == "sse" else f"{terminator}\n".encode())
    return chunks, warning


def _given(media: Media, preferences: Preferences) -> list[Any] | str | None:
    """The events of the document's example: a list of them, one of them, or the text of the whole stream."""
    name = preferences.example
    if preferences.dynamic or preferences.seed or not media.examples:
        return None
    example = media.examples.get(name) if name is not None else next(iter(media.examples.values()))
    if is_array(example):
        return example
    if isinstance(example, str) and not _is_text(media):
        return example
    return None if example is None else [example]


def _is_text(media: Media) -> bool:
    return media.item is not None and "string" in Kind(media.item.schema, media.item.defs).types


def _whole(text: str, media: Media) -> list[bytes]:
    separator = "\n\n" if media.family == "sse" else "\n"
    pieces = text.replace("\r\n", "\n").strip("\n").split(separator)
    return [(piece + separator).encode() for piece in pieces if piece.strip()]


def _made(media: Media, operation: Operation, preferences: Preferences) -> tuple[list[Any], str]:
    judge = media.item or media.judge
    if judge is None or (media.item is None and Kind(judge.schema, judge.defs).is_any_text):
        return [{"key": "value"}] * 2, ""
    terminal = operation.stream.get("terminal")
    made = list(_kinds(judge, preferences))
    ending = [each for each in made if is_object(each.value) and each.value.get("type") in (terminal or ())]
    going = [each for each in made if each not in ending]
    chosen = [*going[: _EVENTS - bool(ending)], *ending[:1]]
    events = [_numbered(each.value, number, operation) for number, each in enumerate(chosen, 1)]
    return events, "" if all(each.right for each in chosen) else WARNING


def _kinds(judge: Judge, preferences: Preferences) -> Iterator[Made]:
    """An event of each kind; of one kind, two events."""
    told: list[str] = []
    plain = not preferences.dynamic and not preferences.seed
    branches = _branches(judge)
    for turn in range(min(_MOST_KINDS, max(2, branches))):
        start, seed = (turn, 0) if branches > 1 else (0, turn)
        made = judge.example(hint="event", start=start, seed=preferences.seed + seed, examples=plain)
        text = json.dumps(made.value, sort_keys=True)
        if text not in told or len(told) < 2:
            told.append(text)
            yield made


def _branches(judge: Judge) -> int:
    """How many branches a union at the root has, through references."""
    schema, most, seen = judge.schema, 1, set[str]()
    while is_object(schema):
        most = max(most, *(len(schema.get(keyword, ())) for keyword in ("oneOf", "anyOf")))
        name = str(schema.get("$ref", "")).rpartition("/")[2]
        if not name or name in seen:
            break
        seen.add(name)
        schema = judge.defs[name]
    return most


def _numbered(event: Any, number: int, operation: Operation) -> Any:
    resume = operation.stream.get("resume")
    sequence = resume.get("sequence") if is_object(resume) else None
    return (
        {**event, sequence: number} if isinstance(sequence, str) and is_object(event) and sequence in event else event
    )


def _framed(event: Any, number: int, media: Media, stream: Any) -> bytes:
    if media.family == "jsonl":
        return f"{dump(event)}\n".encode()
    if media.family == "json-seq":
        return f"\x1e{dump(event)}\n".encode()
    if _describes_event(media, event):
        return _as_described(event)
    kind = event.get("type") if is_object(event) and stream.get("terminal") else None
    name = kind if isinstance(kind, str) else None
    return frame(SseEvent(dump(event), name, str(number) if stream.get("resume") else None))


def _describes_event(media: Media, event: Any) -> bool:
    """Whether the schema is that of an event with its fields, as OpenAPI 3.2 has it, and not of the event's data."""
    return media.written_item and is_object(event) and event.keys() <= _FIELDS and isinstance(event.get("data"), str)


def _as_described(event: dict[str, Any]) -> bytes:
    name, number = event.get("event"), event.get("id")
    told = frame(SseEvent(event["data"], None if name is None else str(name), None if number is None else str(number)))
    return f"retry: {event['retry']}\n".encode() + told if isinstance(event.get("retry"), int) else told
