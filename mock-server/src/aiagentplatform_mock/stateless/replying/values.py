"""The value of a reply: an example of the document if it is right, else one made by the schema.

Must not know how it is spelt on the wire.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..complaints import Complaint
from ..making.proof import Made

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..judging import Judge
    from ..operations import Header, Media
    from ..reading.preferences import Preferences

WARNING = "No value was found that keeps to the schema; this is the nearest."


@dataclass(frozen=True, slots=True)
class Value:
    """A value, and what there is to say against it."""

    value: Any
    warning: str = ""


def value_of(media: Media, preferences: Preferences) -> Value:
    """The value of a body.

    Raises:
        Complaint: 400 if the client prefers an example that there is not.
    """
    if preferences.example is not None:
        return _named(media, preferences.example)
    if not preferences.dynamic and not preferences.seed:
        for example in _readings(media.examples, text=media.family == "text"):
            if media.judge is None or media.judge.allows(example):
                return Value(example)
    if media.judge is None:
        return Value({"key": "value"} if media.family == "json" else "text")
    return _valued(_made(media.judge, preferences, media.judge.title or "text"))


def header_value(header: Header, preferences: Preferences) -> Any:
    """The value of a reply's header; `None` if it has none that is right."""
    for example in _readings(header.examples, text=False):
        if header.judge.allows(example):
            return example
    made = _made(header.judge, preferences, header.name)
    return made.value if made.right else None


def _named(media: Media, name: str) -> Value:
    if name not in media.examples:
        known = ", ".join(media.examples) or "none"
        raise Complaint(400, f"Prefer: example={name} is not documented; there is {known}.")
    readings = list(_readings({name: media.examples[name]}, text=media.family == "text"))
    right = [each for each in readings if media.judge is None or media.judge.allows(each)]
    return Value(right[0]) if right else Value(readings[0], "This example does not keep to its schema.")


def _readings(examples: Mapping[str, Any], *, text: bool) -> Iterator[Any]:
    """Each example, and what it says if it is JSON in a text."""
    for example in examples.values():
        yield example
        if isinstance(example, str) and not text:
            try:
                yield json.loads(example)
            except ValueError:
                continue


def _made(judge: Judge, preferences: Preferences, hint: str) -> Made:
    plain = not preferences.dynamic and not preferences.seed
    return judge.example(hint=hint, seed=preferences.seed, examples=plain)


def _valued(made: Made) -> Value:
    return Value(made.value, "" if made.right else WARNING)
