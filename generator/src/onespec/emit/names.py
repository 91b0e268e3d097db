"""
Names in any target language: casing, and scopes that hand out each name once.

Words come from a document and are not trusted: whatever they hold, an ASCII identifier comes out. This module must
not know types, templates or the IR beyond `Name`; which words are reserved, each language says itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ..ir import Name


def words(name: Name) -> tuple[str, ...]:
    """The identifier-safe words of a name, at least one."""
    safe = tuple(part for word in name for part in re.split(r"[^a-z0-9]+", word.lower()) if part)
    return safe or ("x",)


def snake(name: Name) -> str:
    """``("chat", "completion")`` → ``chat_completion``; never starts with a digit or an underscore."""
    text = "_".join(words(name))
    return f"x{text}" if text[0].isdigit() else text


def pascal(name: Name) -> str:
    """``("chat", "completion")`` → ``ChatCompletion``."""
    text = "".join(word[0].upper() + word[1:] for word in words(name))
    return f"X{text}" if text[0].isdigit() else text


def camel(name: Name) -> str:
    """``("chat", "completion")`` → ``chatCompletion``."""
    text = pascal(name)
    return text[0].lower() + text[1:]


def _never(name: str) -> bool:
    return False


class Scope:
    """
    Names in use in one place. `claim` gives a free one, as close to the wish as can be. `is_keyword` tells the names
    that the language keeps for itself.
    """

    def __init__(self, reserved: Iterable[str] = (), is_keyword: Callable[[str], bool] = _never) -> None:
        self._taken = set(reserved)
        self._is_keyword = is_keyword

    def __contains__(self, name: str) -> bool:
        return name in self._taken

    @property
    def taken(self) -> frozenset[str]:
        """All names in use so far."""
        return frozenset(self._taken)

    def claim(self, wish: str, *others: str) -> str:
        """
        The first of `wish`, `others`, ``wish_``, ``wish_2``, ``wish_3``, … that is free. A keyword with an underscore
        goes before `others`.
        """
        wishes = (f"{wish}_", *others) if self._is_keyword(wish) else (wish, *others, f"{wish}_")
        for name in wishes:
            if name not in self._taken and not self._is_keyword(name):
                return self._take(name)
        number = 2
        while f"{wish}_{number}" in self._taken:
            number += 1
        return self._take(f"{wish}_{number}")

    def _take(self, name: str) -> str:
        self._taken.add(name)
        return name
