"""
Server-sent events as bytes, for tests without a server: whole streams, broken ones, and any way to cut them up.

The counterpart of the SDK's decoder, by the same standard (WHATWG HTML, 9.2.6). Knows no API.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from itertools import pairwise

from .._core.request.json_body import encode_json

_LINE_END = re.compile("\r\n|\r|\n")
_BLOCK_END = b"\n\n"


class SSEBytes(bytes):
    """One event, or several, written already: `sse` takes it as it is."""

    __slots__ = ()


def sse_event(data: object, *, event: str | None = None, id: str | None = None, retry: int | None = None) -> SSEBytes:
    """
    One server-sent event, with the blank line that ends it.

    Args:
        data: text is written as it is, a line for each of its lines; bytes too; anything else as compact JSON: a dict,
            a list, a model of the SDK.
        event: the event's name. None for no such line.
        id: the event's id, after which a stream is resumed.
        retry: milliseconds to wait before a reconnection.

    Raises:
        ValueError: a name or an id with a line break.
        BodyEncodingError: `data` has no JSON form.
    """
    lines: list[bytes] = []
    for name, value in (("event", event), ("id", id), ("retry", retry)):
        if value is not None:
            if _LINE_END.search(str(value)) or "\0" in str(value):
                raise ValueError(f"The {name} of an event cannot have a line break or a NUL: {value!r}.")
            lines.append(f"{name}: {value}".encode())
    text = data.encode() if isinstance(data, str) else bytes(data) if isinstance(data, bytes) else encode_json(data)
    lines += [b"data: " + line for line in re.split(b"\r\n|\r|\n", text)]
    return SSEBytes(b"\n".join(lines) + _BLOCK_END)


def sse_comment(text: str = "") -> SSEBytes:
    """A comment, such as servers send to keep a silent connection alive."""
    return SSEBytes(b": " + _LINE_END.sub(" ", text).encode() + _BLOCK_END)


MALFORMED = sse_event('{"unfinished": ')
"""An event whose data is not JSON."""


def sse(events: Iterable[object], *, terminator: str | None = None) -> SSEBytes:
    """
    A whole stream.

    Args:
        events: what `sse_event` and `sse_comment` made is taken as it is; anything else becomes the data of an event.
        terminator: the data of the last event, such as ``"[DONE]"``. None for none.
    """
    blocks = [event if isinstance(event, SSEBytes) else sse_event(event) for event in events]
    if terminator is not None:
        blocks.append(sse_event(terminator))
    return SSEBytes(b"".join(blocks))


def events_of(stream: bytes) -> list[SSEBytes]:
    """The events of a stream, each with its blank line: to leave some out, double or reorder them, and `sse` again."""
    return [SSEBytes(block + _BLOCK_END) for block in stream.split(_BLOCK_END) if block]


def cut(stream: bytes, *, after_events: int | None = None, after_bytes: int | None = None) -> SSEBytes:
    """
    The beginning of a stream, as a client sees it whose connection ends too early.

    Args:
        after_events: so many events are whole, and nothing follows.
        after_bytes: so many more bytes come, which may end in the middle of an event.
    """
    whole = b"".join(events_of(stream)[:after_events]) if after_events is not None else b""
    more = after_bytes if after_bytes is not None else (len(stream) if after_events is None else 0)
    return SSEBytes(stream[: len(whole) + more])


def split(stream: bytes, at: int | Iterable[int] | None = None, *, seed: int | None = None) -> list[bytes]:
    """
    A stream as the chunks in which it might arrive; joined they are the stream.

    Args:
        at: a number of bytes that each chunk has, or the places to cut at. None: after each event.
        seed: cut at places that this number draws, the same each time.

    Raises:
        ValueError: a chunk size below 1.
    """
    if seed is not None:
        chance = random.Random(seed)
        cuts = sorted(chance.choices(range(len(stream) + 1), k=chance.randint(0, len(stream))))
    elif isinstance(at, int):
        if at < 1:
            raise ValueError(f"A chunk has at least one byte, not {at}.")
        cuts = list(range(at, len(stream), at))
    elif at is not None:
        cuts = sorted(at)
    else:
        ends = [len(event) for event in events_of(stream)]
        cuts = [sum(ends[: number + 1]) for number in range(len(ends))]
    places = [0, *(min(max(place, 0), len(stream)) for place in cuts), len(stream)]
    return [chunk for start, end in pairwise(places) if (chunk := bytes(stream[start:end]))]
