"""Texts of a length, a format or a pattern. Must not know schemas beyond the facts about one text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import jsonschema_rs

from .patterns import matching

if TYPE_CHECKING:
    from .facts import Facts

_FORMATS: Mapping[str, Callable[[int], str]] = {
    "date-time": lambda turn: f"2026-11-01T12:{turn // 60 % 60:02}:{turn % 60:02}Z",
    "date": lambda turn: f"2026-{1 + (10 + turn // 28) % 12:02}-{1 + turn % 28:02}",
    "time": lambda turn: f"12:{turn // 60 % 60:02}:{turn % 60:02}Z",
    "duration": lambda turn: f"PT{5 + turn}M",
    "email": lambda turn: f"person{turn or ''}@example.com",
    "idn-email": lambda turn: f"person{turn or ''}@example.com",
    "hostname": lambda turn: f"host{turn}.example.com" if turn else "example.com",
    "idn-hostname": lambda turn: f"host{turn}.example.com" if turn else "example.com",
    "ipv4": lambda turn: f"192.0.2.{1 + turn % 250}",
    "ipv6": lambda turn: f"2001:db8::{1 + turn:x}",
    "uri": lambda turn: f"https://example.com/path{turn or ''}",
    "url": lambda turn: f"https://example.com/path{turn or ''}",
    "iri": lambda turn: f"https://example.com/path{turn or ''}",
    "uri-reference": lambda turn: f"/path{turn or ''}",
    "iri-reference": lambda turn: f"/path{turn or ''}",
    "uri-template": lambda turn: f"/path{turn or ''}/{{id}}",
    "uuid": lambda turn: f"0193f0a4-7c1e-7b6a-9d5e-3f2a1b{0x0C4D5E + turn:06x}",
    "byte": lambda turn: "aGVsbG8=" if not turn else f"{'aGVsbG8' * (1 + turn)}"[: 4 * (1 + turn)],
    "base64": lambda turn: "aGVsbG8=" if not turn else f"{'aGVsbG8' * (1 + turn)}"[: 4 * (1 + turn)],
    "regex": lambda turn: f"^a{'b' * turn}$",
    "json-pointer": lambda turn: f"/a/{turn}",
    "relative-json-pointer": lambda turn: f"{turn}/a",
    "unix-time": lambda turn: str(1_793_491_200 + turn),
    "decimal": lambda turn: f"{1 + turn}.00",
    "int64": lambda turn: str(1 + turn),
    "int32": lambda turn: str(1 + turn),
    "snowflake": lambda turn: str(1_044_000_000_000_000_001 + turn),
}
_LONG = 1_000_000  # a text need not be longer, whatever the schema asks


def text(facts: Facts, hint: str, turn: int) -> str | None:
    """A text that keeps to what is known of it; `None` if none is found.

    Args:
        facts: What the schema says.
        hint: What the text says where anything will do.
        turn: 0 for the usual text, other numbers for others.
    """
    least, most = facts.counts.get("minLength", 0), facts.counts.get("maxLength")
    if least > _LONG or (most is not None and most < least):
        return None
    if facts.patterns:
        return _patterned(facts.patterns, least, most, turn)
    spell = _FORMATS.get(facts.format or "")
    if spell is not None:
        return _stretched(facts.format or "", spell(turn), least)
    said = hint + (f" {turn + 1}" if turn else "")
    said += (hint or "x") * -(-(least - len(said)) // len(hint or "x")) if len(said) < least else ""
    return said if most is None or len(said) <= most else _short(said, turn, most)


def _short(said: str, turn: int, most: int) -> str:
    """The text cut to size; what tells it from others stays."""
    end = str(turn + 1) if turn else ""
    return said[: max(0, most - len(end))] + end if len(end) <= most else end[-most:] if most else ""


def _stretched(name: str, said: str, least: int) -> str:
    """A text of a format, made longer where the format lets it."""
    lack = least - len(said)
    if lack <= 0:
        return said
    if name in ("email", "idn-email"):
        return "x" * min(lack, 50) + said
    return said + "x" * lack if name in ("uri", "url", "iri", "uri-reference", "iri-reference") else said


def _patterned(patterns: list[str], least: int, most: int | None, turn: int) -> str | None:
    proven = _proof(patterns)
    for pattern in patterns:
        found = matching(pattern, least, most, proven, turn % 20)
        if found is not None:
            return found
    for spell in _FORMATS.values():  # what no reader of patterns makes may still be something well known
        usual = spell(turn)
        if proven(usual) and len(usual) >= least and (most is None or len(usual) <= most):
            return usual
    return None


def _proof(patterns: list[str]) -> Callable[[str], bool]:
    """Whether a text matches all patterns, as the validator says; where it cannot read one, Python's engine says it."""
    try:
        return jsonschema_rs.Draft202012Validator({"allOf": [{"pattern": each} for each in patterns]}).is_valid
    except (jsonschema_rs.ValidationError, ValueError):
        return lambda said: all(_python(each, said) for each in patterns)


def _python(pattern: str, said: str) -> bool:
    try:
        return re.search(pattern, said) is not None
    except re.error:
        return True
