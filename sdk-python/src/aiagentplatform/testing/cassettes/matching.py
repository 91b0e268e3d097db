"""
Whether a request is a recorded one: compared part by part, by what the parts mean and not by how they are written.

Also says which recorded request is most like one that was not recorded, and in what they differ. Pure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

from ..._core.values.type_guards import is_dict, is_list, is_sequence
from .recording import RecordedRequest
from .redaction import REDACTED

Part: TypeAlias = Callable[[RecordedRequest], object]

DEFAULT_MATCH = ("method", "path", "query", "body")
SHOWN = 5
"""How many differences a message names."""
LONG = 60


def _host(request: RecordedRequest) -> object:
    parts = urlsplit(request.url)
    return f"{parts.scheme}://{parts.netloc}"


def _query(request: RecordedRequest) -> object:
    return sorted(parse_qsl(urlsplit(request.url).query, keep_blank_values=True))


def _body(request: RecordedRequest) -> object:
    """JSON by its meaning, anything else by its bytes."""
    try:
        return request.json
    except (ValueError, RecursionError):
        return request.body


PARTS: Mapping[str, Part] = {
    "method": lambda request: request.method.upper(),
    "host": _host,
    "path": lambda request: unquote(urlsplit(request.url).path),
    "query": _query,
    "body": _body,
}
"""What can be compared."""


class Matcher:
    """Compares requests by some parts: names of `PARTS`, or functions of a `RecordedRequest`."""

    def __init__(self, match: Iterable[str | Part] = DEFAULT_MATCH) -> None:
        self._parts: dict[str, Part] = {}
        for part in match:
            if callable(part):
                self._parts[getattr(part, "__name__", repr(part))] = part
            elif part in PARTS:
                self._parts[part] = PARTS[part]
            else:
                raise ValueError(f"There is no part {part!r} to match on. The parts are {', '.join(PARTS)}.")

    def fits(self, sent: RecordedRequest, recorded: RecordedRequest) -> bool:
        """Whether all parts are the same."""
        return all(_same(part(sent), part(recorded)) for part in self._parts.values())

    def nearest(self, sent: RecordedRequest, recorded: Iterable[RecordedRequest]) -> RecordedRequest | None:
        """The recorded request that has most in common with one; the first of equals."""
        return max(recorded, key=lambda each: self._likeness(sent, each), default=None)

    def differences(self, sent: RecordedRequest, recorded: RecordedRequest) -> list[str]:
        """In what they differ, a sentence each."""
        found: list[str] = []
        for name, part in self._parts.items():
            ours, theirs = part(sent), part(recorded)
            if _same(ours, theirs):
                continue
            if name == "body" and not isinstance(ours, bytes) and not isinstance(theirs, bytes):
                found += [f"body{place}: sent {a}, recorded {b}" for place, a, b in _places(ours, theirs, "")]
            else:
                found.append(f"{name}: sent {_short(ours)}, recorded {_short(theirs)}")
        return [*found[:SHOWN], *([f"and {len(found) - SHOWN} more"] if len(found) > SHOWN else [])]

    def _likeness(self, sent: RecordedRequest, recorded: RecordedRequest) -> float:
        points = 0.0
        for part in self._parts.values():
            ours, theirs = part(sent), part(recorded)
            points += 1.0 if _same(ours, theirs) else 0.9 * _ratio(ours, theirs)
        return points


def _same(sent: Any, recorded: Any) -> bool:
    """Equal, and of one type all the way down: to JSON, 1 is not true. What was struck out is like anything."""
    if is_dict(recorded) and is_dict(sent):
        return sent.keys() == recorded.keys() and all(_same(sent[name], recorded[name]) for name in recorded)
    if is_sequence(recorded) and is_sequence(sent):
        return len(sent) == len(recorded) and all(map(_same, sent, recorded))
    if isinstance(recorded, str) and isinstance(sent, str) and REDACTED in recorded:
        return re.fullmatch(".*".join(map(re.escape, recorded.split(REDACTED))), sent, re.DOTALL) is not None
    if isinstance(recorded, bytes) and isinstance(sent, bytes):
        return sent == recorded or _same(sent.decode("latin-1"), recorded.decode("latin-1"))
    return type(sent) is type(recorded) and bool(sent == recorded)


def _spelt(value: object) -> str:
    if isinstance(value, bytes):
        return repr(value)
    return json.dumps(value, sort_keys=True, default=repr)


def _ratio(one: object, other: object) -> float:
    return SequenceMatcher(None, _spelt(one)[:2000], _spelt(other)[:2000], autojunk=False).quick_ratio()


_ABSENT = object()


def _places(sent: Any, recorded: Any, pointer: str) -> Iterator[tuple[str, str, str]]:
    """The JSON pointers where two values differ, and what stands there."""
    if is_dict(sent) and is_dict(recorded):
        for name in sorted({*sent, *recorded}):
            step = str(name).replace("~", "~0").replace("/", "~1")
            yield from _places(sent.get(name, _ABSENT), recorded.get(name, _ABSENT), f"{pointer}/{step}")
    elif is_list(sent) and is_list(recorded):
        for index, (ours, theirs) in enumerate(zip_longest(sent, recorded, fillvalue=_ABSENT)):
            yield from _places(ours, theirs, f"{pointer}/{index}")
    elif sent is _ABSENT or recorded is _ABSENT or not _same(sent, recorded):
        yield pointer, _short(sent), _short(recorded)


def _short(value: object) -> str:
    if value is _ABSENT:
        return "nothing"
    text = repr(value) if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= LONG else f"{text[: LONG - 1]}…"
