"""The tokenizer: a simple rule that is easy to foresee in a test.

A token is up to eight letters, digits or underscores, or up to three other marks, together with one white space
before it; white space that is left over is one token a character. So ``"Hello there, you"`` is ``Hello``,
`` there``, ``,``, `` you``. Joined, the tokens of a text are the text.

Must not know models or messages.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\s?\w{1,8}|\s?[^\w\s]{1,3}|\s")


def split(text: str) -> list[str]:
    """The tokens of a text, in order."""
    return _TOKEN.findall(text)


def count(text: str) -> int:
    """How many tokens a text has."""
    return sum(1 for _ in _TOKEN.finditer(text))
