r"""
A text that matches a regular expression, always the same one.

Reads the part of the ECMAScript dialect that JSON Schema recommends: literals, escapes, classes, groups, alternatives,
quantifiers and anchors. What it cannot read (look-around, back references) gives None. Pure text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

CLASSES = {"d": "0", "w": "a", "s": " ", "D": "a", "W": "-", "S": "a"}
CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0"}
PREFERRED = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_. "


def matching(pattern: str, least: int = 0, most: int | None = None) -> str | None:
    """The shortest sample of at least `least` characters that the pattern allows, None if none is found."""
    for extra in range(least + 1):
        try:
            text = _Reader(pattern, extra).read()
        except _Unread:
            return None
        if len(text) >= least and (most is None or len(text) <= most) and _matches(pattern, text):
            return text
    return None


def _matches(pattern: str, text: str) -> bool:
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return True


class _Unread(Exception):
    """The pattern has something that is not read here."""


@dataclass(slots=True)
class _Reader:
    """Walks over a pattern once and writes a sample as it goes; unbounded repetitions happen `extra` more times."""

    pattern: str
    extra: int
    at: int = 0
    groups: list[str] = field(default_factory=list[str])

    def read(self) -> str:
        text = self._alternatives()
        if self.at < len(self.pattern):
            raise _Unread
        return text

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _next(self) -> str:
        sign = self._peek()
        if not sign:
            raise _Unread
        self.at += 1
        return sign

    def _alternatives(self) -> str:
        """The first alternative; the others are read and dropped."""
        first = self._sequence()
        while self._peek() == "|":
            self.at += 1
            self._sequence()
        return first

    def _sequence(self) -> str:
        text = ""
        while self._peek() not in ("", "|", ")"):
            sample = self._atom()
            low, high = self._quantifier()
            text += sample * (low if high is not None else low + self.extra)
        return text

    def _atom(self) -> str:
        sign = self._next()
        if sign in "^$":
            return ""
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class()
        if sign == "\\":
            return _first(self._escape())
        if sign in "*+?{":
            raise _Unread
        return "a" if sign == "." else sign

    def _group(self) -> str:
        if self._peek() == "?":
            self.at += 1
            if self._next() != ":":
                raise _Unread
        text = self._alternatives()
        if self._next() != ")":
            raise _Unread
        return text

    def _escape(self) -> str:
        """The characters that an escape stands for; one example of a class."""
        sign = self._next()
        if sign in CLASSES:
            return CLASSES[sign]
        if sign in CONTROLS:
            return CONTROLS[sign]
        if sign in "bB":
            return ""
        if sign in "xu":
            digits = self.pattern[self.at : self.at + (2 if sign == "x" else 4)]
            self.at += len(digits)
            return chr(int(digits, 16)) if re.fullmatch(r"[0-9a-fA-F]{2,4}", digits) else sign
        if sign.isdigit() or sign in "pPk":
            raise _Unread
        return sign

    def _class(self) -> str:
        negated = self._peek() == "^"
        if negated:
            self.at += 1
        ranges: list[tuple[str, str]] = []
        while self._peek() != "]":
            low = self._member()
            if self._peek() == "-" and self.pattern[self.at + 1 : self.at + 2] not in ("]", ""):
                self.at += 1
                ranges.append((low, self._member()))
            else:
                ranges.append((low, low))
        self.at += 1
        return _choose(ranges, negated)

    def _member(self) -> str:
        sign = self._next()
        return self._escape() if sign == "\\" else sign

    def _quantifier(self) -> tuple[int, int | None]:
        """The fewest repetitions, and the most (None: no bound, or room to grow)."""
        sign = self._peek()
        if sign in ("*", "+", "?") and sign:
            self.at += 1
            found: tuple[int, int | None] = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        else:
            match = re.compile(r"\{(\d+)(,?)(\d*)\}").match(self.pattern, self.at)
            if match is None:
                return 1, 1
            self.at = match.end()
            low = int(match[1])
            found = (low, low if not match[2] else int(match[3]) if match[3] else None)
            if found[1] is not None and found[1] > low:
                found = (min(found[1], low + self.extra), found[1])
        if self._peek() == "?":
            self.at += 1
        return found


def _first(characters: str) -> str:
    return characters[:1]


def _choose(ranges: Sequence[tuple[str, str]], negated: bool) -> str:
    """A plain character of the class: the first that reads well, else its own first."""
    for sign in PREFERRED:
        if negated != any(low <= sign <= high for low, high in ranges if low and high):
            return sign
    if negated or not ranges or not ranges[0][0]:
        raise _Unread
    return ranges[0][0]
