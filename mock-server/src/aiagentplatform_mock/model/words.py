"""Words: which of them carry meaning, and what a text mentions. English, and rough on purpose.

Must not know prompts, tools or schemas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:\.\d+)?")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\W]+")
_SENTENCE = re.compile(r"[.!?]+(?:\s+|$)|\n+")
_QUOTED = re.compile(r"[\"“`]([^\"“”`]+)[\"”`]|(?<!\w)'([^']+)'(?!\w)")
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w])")
_PREDICATE = re.compile(r",?\s+(?:and|are|had|has|is|lives|said|says|was|were|will|works|wrote)\b")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?:\s+[A-ZÀ-Þ][\w'’-]*)*")

_SMALL = frozenset(
    _WORD.findall(
        """a about above after all also am an and any are as ask at be because been before being but by can could d did
        do does doing down each few for from further give had has have having he her here hers him his how i if in into
        is it its just know let like ll m make me more most my need no nor not now of off on once one only or other our
        out over please re s same say she should show so some such t tell than that the their them then there these
        they this those through to too under until up use ve very want was we were what when where which while who whom
        why will with would you your"""
    )
)


def words(text: str) -> list[str]:
    """All words and numbers of a text, in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def meaningful(text: str) -> list[str]:
    """The words that carry meaning, each once, in order of appearance."""
    return list(dict.fromkeys(word for word in words(text) if word.partition("'")[0] not in _SMALL and len(word) > 1))


def as_written(found: Iterable[str], text: str) -> list[str]:
    """Words with the capitals that they first have in the text."""
    written = {word.lower(): word for word in reversed(_WORD.findall(text))}
    return [written.get(word, word) for word in found]


def stem(word: str) -> str:
    """A word without its commonest endings, so that `orders` meets `order`."""
    for ending in ("ing", "ies", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def stems(text: str) -> set[str]:
    """The stems of the meaningful words."""
    return {stem(word) for word in meaningful(text)}


def spoken(identifier: str) -> str:
    """An identifier as one would say it: `get_userName` is `get user name`."""
    return " ".join(part.lower() for part in _CAMEL.split(identifier) if part)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without their last mark."""
    return [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]


def quoted(text: str) -> list[str]:
    """What stands in quotation marks or backticks."""
    return [double or single for double, single in _QUOTED.findall(text)]


def numbers(text: str) -> list[float]:
    """The numbers of a text."""
    return [float(number) for number in _NUMBER.findall(text)]


def names(text: str) -> list[str]:
    """What looks like a name: capitalised words within a sentence, or at its start if they are its subject."""
    found: list[str] = []
    for sentence in sentences(text):
        for match in _NAME.finditer(sentence):
            name = match.group()
            if match.start() == 0 and not _PREDICATE.match(sentence, match.end()):
                name = name.partition(" ")[2]  # more likely a verb or an article
            name = name.removesuffix("'s").removesuffix("’s")
            if name and name.lower() not in _SMALL:
                found.append(name)
    return list(dict.fromkeys(found))


def mentioned(text: str, candidates: Iterable[str]) -> list[str]:
    """Those of the candidates that the text names, in order of appearance."""
    lowered = f" {' '.join(words(text))} "
    places = {candidate: lowered.find(f" {' '.join(words(spoken(candidate)))} ") for candidate in candidates}
    return sorted((candidate for candidate, place in places.items() if place >= 0), key=places.__getitem__)
