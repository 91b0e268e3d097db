"""Text that matches a regular expression, as JSON Schema writes them (ECMA-262).

A small parser of the common constructs: literals, escapes, classes, groups, alternatives, anchors and
quantifiers. What needs look-around or back references is left to the caller. Must not know schemas.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence

from .chance import Chance

Maker = Callable[[Chance], str]

_PRINTABLE = [chr(code) for code in range(0x20, 0x7F)]
_WORD = [*string.ascii_lowercase, *string.ascii_uppercase, *string.digits, "_"]
_CLASSES = {
    "d": list(string.digits),
    "w": _WORD,
    "s": [" "],
    "D": list(string.ascii_lowercase),
    "W": list("-.!"),
    "S": _WORD,
}
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0"}
_EXTRA_REPEATS = 3  # how far above its minimum an open quantifier goes
_LONGEST_REPEAT = 10_000


class UnsupportedPatternError(ValueError):
    """The pattern is malformed, or uses what this parser leaves out."""


def matching(pattern: str, chance: Chance) -> str:
    """A text that the pattern matches.

    Raises:
        UnsupportedPatternError: The pattern cannot be read.
    """
    parser = _Parser(pattern)
    maker = parser.alternatives()
    if not parser.done():
        raise UnsupportedPatternError(f"Unbalanced parenthesis in {pattern!r}.")
    return maker(chance)


def _choice(makers: Sequence[Maker]) -> Maker:
    return lambda chance: chance.pick(makers)(chance)


def _row(makers: Sequence[Maker]) -> Maker:
    return lambda chance: "".join(maker(chance) for maker in makers)


def _one_of(characters: Sequence[str]) -> Maker:
    return lambda chance: chance.pick(characters)


def _repeated(maker: Maker, low: int, high: int) -> Maker:
    return lambda chance: "".join(maker(chance) for _ in range(low + chance.below(high - low + 1)))


class _Parser:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def done(self) -> bool:
        return self._at >= len(self._pattern)

    def _peek(self) -> str:
        return "" if self.done() else self._pattern[self._at]

    def _take(self) -> str:
        if self.done():
            raise UnsupportedPatternError(f"The pattern {self._pattern!r} ends too early.")
        self._at += 1
        return self._pattern[self._at - 1]

    def _skip(self, text: str) -> bool:
        if self._pattern.startswith(text, self._at):
            self._at += len(text)
            return True
        return False

    def alternatives(self) -> Maker:
        rows = [self._sequence()]
        while self._skip("|"):
            rows.append(self._sequence())
        return _choice(rows)

    def _sequence(self) -> Maker:
        makers: list[Maker] = []
        while self._peek() not in ("", "|", ")"):
            if self._skip("^") or self._skip("$"):
                continue
            makers.append(self._quantified(self._atom()))
        return _row(makers)

    def _atom(self) -> Maker:
        match character := self._take():
            case "(":
                return self._group()
            case "[":
                return _one_of(self._bracket())
            case ".":
                return _one_of(_WORD)
            case "\\":
                return self._escape()
            case "*" | "+" | "?":
                raise UnsupportedPatternError(f"Nothing to repeat in {self._pattern!r}.")
            case _:
                return _one_of([character])

    def _group(self) -> Maker:
        if self._skip("?<") and self._peek() not in ("=", "!"):
            while self._take() != ">":
                pass
        elif self._pattern.startswith("?", self._at) and not self._skip("?:"):
            raise UnsupportedPatternError(f"Look-around in {self._pattern!r}.")
        maker = self.alternatives()
        if not self._skip(")"):
            raise UnsupportedPatternError(f"Unbalanced parenthesis in {self._pattern!r}.")
        return maker

    def _escape(self) -> Maker:
        if self._peek() in ("b", "B"):
            self._take()
            return _row([])
        return _one_of(self._escaped())

    def _escaped(self) -> list[str]:
        character = self._take()
        if character in _CLASSES:
            return _CLASSES[character]
        if character in ("u", "x"):
            return [self._code_point(4 if character == "u" else 2)]
        if character in ("p", "P"):
            raise UnsupportedPatternError(f"Unicode property in {self._pattern!r}.")
        if character.isdigit() and character != "0":
            raise UnsupportedPatternError(f"Back reference in {self._pattern!r}.")
        return [_ESCAPES.get(character, character)]

    def _code_point(self, digits: int) -> str:
        text = "".join(self._take() for _ in range(digits))
        try:
            return chr(int(text, 16))
        except ValueError:
            raise UnsupportedPatternError(f"Bad escape in {self._pattern!r}.") from None

    def _bracket(self) -> list[str]:
        negated = self._skip("^")
        characters: list[str] = []
        while not self._skip("]"):
            character = self._take()
            members = self._escaped() if character == "\\" else [character]
            if len(members) == 1 and self._peek() == "-" and not self._pattern.startswith("-]", self._at):
                self._take()
                upper = self._take()
                high = self._escaped()[0] if upper == "\\" else upper
                members = [chr(code) for code in range(ord(members[0]), min(ord(high), ord(members[0]) + 255) + 1)]
            characters += members
        if negated:
            characters = [character for character in (*_WORD, *_PRINTABLE) if character not in characters]
        if not characters:
            raise UnsupportedPatternError(f"Empty class in {self._pattern!r}.")
        return characters

    def _quantified(self, maker: Maker) -> Maker:
        low, high = self._quantity()
        if (low, high) == (1, 1):
            return maker
        self._skip("?")  # lazy or not, the same texts match
        return _repeated(maker, low, high)

    def _quantity(self) -> tuple[int, int]:
        if self._skip("*"):
            return 0, _EXTRA_REPEATS
        if self._skip("+"):
            return 1, 1 + _EXTRA_REPEATS
        if self._skip("?"):
            return 0, 1
        if not self._skip("{"):
            return 1, 1
        inside, closed, _ = self._pattern[self._at :].partition("}")
        low, comma, high = inside.partition(",")
        if not (closed and low.isdigit() and (not high or high.isdigit())):
            raise UnsupportedPatternError(f"Bad quantifier in {self._pattern!r}.")
        self._at += len(inside) + 1
        least = int(low)
        most = (int(high) if high else least + _EXTRA_REPEATS) if comma else least
        if most < least or least > _LONGEST_REPEAT:
            raise UnsupportedPatternError(f"Bad quantifier in {self._pattern!r}.")
        return least, min(most, least + _LONGEST_REPEAT)
