"""
Text from a document → names, which are tuples of lower-case ASCII words. Casing is the emitters' business.

Pure text; knows neither documents nor any target's reserved words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..ir import Name

WORD = re.compile(r"[A-Z]{2,}s(?![a-z])|[A-Z]+[0-9]*(?![a-z])|[A-Z]?[a-z][a-z0-9]*|[0-9]+[a-z]*")
SPECIAL = (("OAuth", "Oauth"),)

SYMBOLS = {
    "+": "plus",
    "-": "minus",
    "*": "star",
    "/": "slash",
    "\\": "backslash",
    "<": "less",
    "=": "equal",
    ">": "greater",
    "!": "not",
    "&": "and",
    "|": "or",
    "%": "percent",
    "#": "hash",
    "@": "at",
    "$": "dollar",
    ".": "dot",
    ",": "comma",
    ":": "colon",
    ";": "semicolon",
    "?": "question",
    "~": "tilde",
    "^": "caret",
    "_": "underscore",
    " ": "space",
    "'": "quote",
    '"': "quote",
    "(": "open",
    ")": "close",
    "[": "open",
    "]": "close",
    "{": "open",
    "}": "close",
}


@lru_cache(maxsize=1 << 16)
def words(text: str) -> Name:
    """``"HTTPResponse-2xx"`` → ``("http", "response", "2xx")``; empty when the text holds no letter and no digit."""
    for written, read in SPECIAL:
        text = text.replace(written, read)
    if not text.isascii():
        text = ascii_text(text)
    return tuple(word.lower() for word in WORD.findall(text))


def ascii_text(text: str) -> str:
    """Letters without their accents; a letter that has no ASCII form becomes its code point."""
    kept: list[str] = []
    for character in unicodedata.normalize("NFKD", text):
        if character.isascii():
            kept.append(character)
        elif character.isalnum():
            kept.append(f" u{ord(character):x} ")
        elif not unicodedata.combining(character):
            kept.append(" ")
    return "".join(kept)


MAX_SPELLED = 60
"""Characters of a text whose every symbol is spelled; a number tells apart what differs only beyond."""


def words_with_symbols(text: str) -> Name:
    """Like `words`, with every symbol spelled out: ``"GMT+0"`` → ``("gmt", "plus", "0")``."""
    start = text[:MAX_SPELLED]
    return words("".join(f" {SYMBOLS[character]} " if character in SYMBOLS else character for character in start))


def key(name: Name) -> str:
    """What two names that would be spelled alike have in common, in whatever casing."""
    return "".join(name)


def distinct(texts: Sequence[str], fallback: Name) -> list[Name]:
    """
    One name for each text, all different, and the same whatever the order of what does not clash.

    Symbols are spelled where words alone are empty or clash; a number is added where that does not help.
    """
    names = [words(text) for text in texts]
    counts = Counter(map(key, names))
    names = [
        name if name and counts[key(name)] == 1 else words_with_symbols(text) or fallback
        for name, text in zip(names, texts, strict=True)
    ]
    return numbered(names)


def numbered(names: Iterable[Name]) -> list[Name]:
    """The same names, where a repeated one carries a number from 2."""
    taken = Taken()
    return [taken.claim(name) for name in names]


class Taken:
    """Names in use. No two have one `key`."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self.keys = set(keys)
        self._next: dict[str, int] = {}

    def claim(self, name: Name) -> Name:
        """The name itself, or with the first number from 2 that is free. It is taken from then on."""
        own = key(name)
        candidate, number = name, self._next.get(own, 2)
        while key(candidate) in self.keys:
            candidate = (*name, str(number))
            number += 1
        self._next[own] = number
        self.keys.add(key(candidate))
        return candidate
