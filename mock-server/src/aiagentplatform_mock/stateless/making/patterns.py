r"""Texts that match a regular expression of JSON Schema's dialect (ECMA-262). Whoever asks proves the match.

A small parser: literals, escapes, classes, groups, alternatives, back references, anchors, quantifiers. What looks
around is left out of the text and left to the proof. Must not know schemas.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count, islice
from random import Random
from typing import TypeAlias, TypeVar

T = TypeVar("T")
Spell: TypeAlias = "Callable[[_Draw], str]"

_LETTERS = string.ascii_lowercase + string.digits + string.ascii_uppercase
_PRINTABLE = _LETTERS + "_- .,:/" + "".join(sign for sign in map(chr, range(0x21, 0x7F)) if not sign.isalnum())
_CLASSES = {
    "d": string.digits,
    "w": _LETTERS + "_",
    "s": " ",
    "D": string.ascii_letters,
    "W": "- .!",
    "S": _LETTERS,
}
_PROPERTIES = {"L": string.ascii_letters, "Lu": string.ascii_uppercase, "Ll": string.ascii_lowercase,
               "N": string.digits, "Nd": string.digits, "P": "-.!", "Z": " ", "Zs": " ", "S": "$+"}  # fmt: skip
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0"}
_WIDEST = 300  # characters of a range that are considered
_LONGEST = 20_000
_TOO_LONG = 500_000
_TRIES = 400


def matching(pattern: str, least: int, most: int | None, proven: Callable[[str], bool], skip: int = 0) -> str | None:
    """A text of fitting length that `proven` accepts, or `None`. With `skip`, so many good ones are passed over."""
    texts: dict[str, None] = {}
    with suppress(_UnreadError):
        for text in islice(_candidates(_Reader(pattern).whole(), least), _TRIES):
            if len(text) >= least and (most is None or len(text) <= most) and text not in texts and proven(text):
                texts[text] = None
                if len(texts) > skip:
                    return text
    return next(reversed(texts), None)


def _candidates(spell: Spell, least: int) -> Iterator[str]:
    """Short plain texts first, then longer ones, then colourful ones of any length."""
    for extra in (0, 1, 2, 3, least, max(0, least - 1)):
        yield spell(_Draw(extra))
    for number in count():
        yield spell(_Draw(number % 12 if number % 3 else max(number % 12, least), Random(f"{number}")))


@dataclass(slots=True)
class _Draw:
    """How one text is drawn: how often open repetitions repeat, and whose chance decides, if not the first option."""

    extra: int
    chance: Random | None = None
    groups: dict[str, str] = field(default_factory=dict[str, str])
    length: int = 0

    def pick(self, options: Sequence[T]) -> T:
        return options[0] if self.chance is None else self.chance.choice(options)

    def times(self, low: int, high: int | None) -> int:
        top = low + self.extra if high is None else min(high, low + self.extra)
        chosen = top if self.chance is None else self.chance.randint(low, max(low, top))
        return chosen if self.length < _LONGEST else low


class _UnreadError(Exception):
    """The pattern has something that is not read here."""


def _row(spells: list[Spell]) -> Spell:
    return lambda draw: "".join(spell(draw) for spell in spells)


def _choice(spells: list[Spell]) -> Spell:
    return lambda draw: draw.pick(spells)(draw)


def _sign(signs: str) -> Spell:
    return lambda draw: draw.pick(signs)


def _repeated(spell: Spell, low: int, high: int | None) -> Spell:
    def repeat(draw: _Draw) -> str:
        texts: list[str] = []
        for _ in range(draw.times(low, high)):
            texts.append(spell(draw))
            draw.length += len(texts[-1])
            if draw.length > _TOO_LONG:
                raise _UnreadError
        return "".join(texts)

    return repeat


def _kept(name: str, spell: Spell) -> Spell:
    def keep(draw: _Draw) -> str:
        draw.groups[name] = spell(draw)
        return draw.groups[name]

    return keep


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._groups = 0

    def whole(self) -> Spell:
        spell = self._alternatives()
        if self._at < len(self._pattern):
            raise _UnreadError
        return spell

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self) -> str:
        sign = self._peek()
        if not sign:
            raise _UnreadError
        self._at += 1
        return sign

    def _skip(self, text: str) -> bool:
        found = self._pattern.startswith(text, self._at)
        self._at += len(text) if found else 0
        return found

    def _until(self, end: str) -> str:
        start, self._at = self._at, self._pattern.find(end, self._at) + 1
        if not self._at:
            raise _UnreadError
        return self._pattern[start : self._at - 1]

    def _alternatives(self) -> Spell:
        rows = [self._sequence()]
        while self._skip("|"):
            rows.append(self._sequence())
        return rows[0] if len(rows) == 1 else _choice(rows)

    def _sequence(self) -> Spell:
        spells: list[Spell] = []
        while self._peek() not in ("", "|", ")"):
            if not self._skip("^") and not self._skip("$"):
                spells.append(self._quantified(self._atom()))
        return _row(spells)

    def _atom(self) -> Spell:
        match sign := self._take():
            case "(":
                return self._group()
            case "[":
                return _sign(self._class())
            case ".":
                return _sign(_LETTERS + "-_!@#$% ")
            case "\\":
                return self._escape()
            case "*" | "+" | "?":
                raise _UnreadError
            case _:
                return _sign(sign)

    def _group(self) -> Spell:
        name = ""
        around = any(self._skip(sign) for sign in ("?=", "?!", "?<=", "?<!"))
        if not around and self._skip("?"):
            if self._skip("<") or self._skip("P<"):
                name = self._until(">")
            elif not self._skip(":") and ":" not in (flags := self._flags()):
                return _row([]) if flags else self._closed(self._alternatives())
        elif not around:
            self._groups += 1
        number = str(self._groups + 1 if name else self._groups)
        self._groups += bool(name)
        spell = self._closed(self._alternatives())
        return _row([]) if around else _kept(number, _kept(name, spell))

    def _flags(self) -> str:
        """The flags of `(?i)` and `(?i:…)`; the closing sign is part of them."""
        flags = ""
        while (sign := self._take()) not in (":", ")"):
            flags += sign
        return flags + sign

    def _closed(self, spell: Spell) -> Spell:
        if not self._skip(")"):
            raise _UnreadError
        return spell

    def _escape(self) -> Spell:
        sign = self._peek()
        if sign in ("b", "B", "A", "Z", "z"):
            self._take()
            return _row([])
        if sign.isdigit() and sign != "0":
            number = self._take()
            return lambda draw: draw.groups.get(number, "")
        if self._skip("k<"):
            name = self._until(">")
            return lambda draw: draw.groups.get(name, "")
        return _sign(self._escaped())

    def _escaped(self) -> str:
        """The characters that an escape stands for."""
        sign = self._take()
        if sign in _CLASSES:
            return _CLASSES[sign]
        if sign in "pP":
            name = self._until("}").lstrip("{").rpartition("=")[2] if self._peek() == "{" else self._take()
            signs = _PROPERTIES.get(name) or _PROPERTIES.get(name[:1], string.ascii_letters)
            return signs if sign == "p" else "".join(each for each in _PRINTABLE if each not in signs)
        if sign in "xu":
            digits = self._until("}")[1:] if self._peek() == "{" else self._digits(2 if sign == "x" else 4)
            try:
                return chr(int(digits, 16))
            except (ValueError, OverflowError):
                raise _UnreadError from None
        if sign == "c":
            return chr(ord(self._take()) % 32)
        return _CONTROLS.get(sign, sign)

    def _digits(self, number: int) -> str:
        return "".join(self._take() for _ in range(number))

    def _class(self) -> str:
        negated = self._skip("^")
        signs: dict[str, None] = {}
        while not self._skip("]"):
            members = self._member()
            if len(members) == 1 and self._peek() == "-" and not self._pattern.startswith("-]", self._at):
                self._take()
                high = self._member()
                members = "".join(map(chr, range(ord(members), min(ord(high[0]), ord(members) + _WIDEST) + 1)))
            signs.update(dict.fromkeys(members))
        chosen = [sign for sign in _PRINTABLE if (sign in signs) != negated]
        chosen += [] if negated else [sign for sign in signs if sign not in _PRINTABLE]
        if not chosen:
            raise _UnreadError
        return "".join(chosen)

    def _member(self) -> str:
        sign = self._take()
        if sign == "[" and self._skip(":"):  # a POSIX class, as other engines have it
            name = self._until("]").rstrip(":")
            return {"digit": string.digits, "space": " ", "upper": string.ascii_uppercase}.get(name, _LETTERS)
        if sign == "\\" and self._skip("b"):
            return "\b"
        return self._escaped() if sign == "\\" else sign

    def _quantified(self, spell: Spell) -> Spell:
        low, high = self._quantity()
        if (low, high) == (1, 1):
            return spell
        if not self._skip("?"):
            self._skip("+")
        return _repeated(spell, low, high)

    def _quantity(self) -> tuple[int, int | None]:
        for sign, bounds in {"*": (0, None), "+": (1, None), "?": (0, 1)}.items():
            if self._skip(sign):
                return bounds
        inside, closed, _ = self._pattern[self._at + 1 :].partition("}")
        low, comma, high = inside.partition(",")
        if self._peek() != "{" or not closed or not low.isdigit() or not (high.isdigit() or not high):
            return 1, 1
        self._at += len(inside) + 2
        if int(low) > _LONGEST:
            raise _UnreadError
        return int(low), (int(high) if high else None) if comma else int(low)
