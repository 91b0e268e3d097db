"""Choices that look random and never are: each follows from a seed alone, on every machine and Python.

Must not know what is being chosen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, TypeVar

T = TypeVar("T")


class Chance:
    """An endless row of choices.

    Args:
        seed: Any JSON value. Equal values give equal rows.
    """

    def __init__(self, seed: Any) -> None:
        text = json.dumps(seed, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
        self._key = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=32).digest()
        self._drawn = 0

    def below(self, limit: int) -> int:
        """A whole number from 0 up to, not including, `limit` (at least 1)."""
        self._drawn += 1
        digest = hashlib.blake2b(self._drawn.to_bytes(8, "big"), key=self._key, digest_size=16).digest()
        return int.from_bytes(digest, "big") % limit

    def fraction(self) -> float:
        """A number from 0 up to, not including, 1."""
        return self.below(1 << 53) / (1 << 53)

    def pick(self, values: Sequence[T]) -> T:
        """One of the values."""
        return values[self.below(len(values))]

    def hex(self, digits: int) -> str:
        """That many hexadecimal digits."""
        return f"{self.below(16**digits):0{digits}x}"
