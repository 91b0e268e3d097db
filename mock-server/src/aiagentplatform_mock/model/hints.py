"""What a text offers to fill a form with: its quotations, names, numbers and subjects, each handed out once.

Must not know JSON Schema or tools.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import words

_SUBJECT = re.compile(r"\b(?:about|at|for|from|in|of|on|to|with)\s+(?:an?\s+|the\s+)?([\w-]+)", re.IGNORECASE)
# Fields that want a sentence rather than a name.
_WORDY = frozenset(
    words.words(
        """answer body comment content description details explanation message prompt query question reason reasoning
        response result sentence summary text thought"""
    )
)


class Hints:
    """The offers of one text. What has been taken is not offered again, until all is taken.

    Args:
        text: What a person wrote.
        without: Identifiers whose words say nothing, such as the name of the tool that is being called.
    """

    def __init__(self, text: str, without: Sequence[str] = ()) -> None:
        self._text = text
        dull = {word for name in without for word in words.spoken(name).split()}
        subjects = [word.lower() for word in _SUBJECT.findall(text)]
        keywords = [word for word in words.meaningful(text) if word not in dull and not word[0].isdigit()]
        self._names = [*words.quoted(text), *words.names(text)]
        self._subjects = list(dict.fromkeys([word for word in subjects if word in keywords] + keywords[::-1]))
        self._numbers = words.numbers(text)
        self._sentences = words.sentences(text)

    def names_left(self) -> int:
        """How many names and quotations have not been taken."""
        return len(self._names)

    def text_for(self, field: str) -> str | None:
        """A text for a field of that name; `None` if nothing is left to say."""
        field_words = words.spoken(field).split()
        if self._sentences and not _WORDY.isdisjoint(field_words):
            return self._sentences[0]
        offers = self._names or self._subjects
        return offers.pop(0) if offers else None

    def number(self, low: float, high: float, *, whole: bool) -> float | None:
        """The next number within the bounds, both included."""
        for at, number in enumerate(self._numbers):
            if low <= number <= high and (not whole or number.is_integer()):
                return self._numbers.pop(at)
        return None

    def chosen(self, options: Sequence[str]) -> str | None:
        """The first of the options that the text mentions."""
        return next(iter(words.mentioned(self._text, options)), None)
