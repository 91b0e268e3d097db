"""Ids and secrets: a prefix and a part that sorts by time. Seeded, they repeat from run to run."""

from __future__ import annotations

import base64
import random
import secrets
import time

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SEEDED_EPOCH_MS = 1_793_491_200_000


def _crockford(value: int, length: int) -> str:
    letters: list[str] = []
    for _ in range(length):
        value, digit = divmod(value, 32)
        letters.append(_ALPHABET[digit])
    return "".join(reversed(letters))


class Ids:
    """A source of ids. Each is greater than the one before, also within one millisecond.

    Args:
        seed: Makes ids and secrets the same in every run; for tests and demos only.
    """

    def __init__(self, seed: int | None = None) -> None:
        self._random = random.Random(seed) if seed is not None else random.SystemRandom()
        self._seeded = seed is not None
        self._last_ms = _SEEDED_EPOCH_MS if self._seeded else 0
        self._tail = 0

    def new(self, prefix: str) -> str:
        """A fresh id such as `wf_01KAN2Q6Z3V9M8K7T5S4R3Q2P1`."""
        now_ms = self._last_ms + 1 if self._seeded else time.time_ns() // 1_000_000
        if now_ms > self._last_ms:
            self._last_ms = now_ms
            self._tail = self._random.getrandbits(79)
        else:
            self._tail += 1 + self._random.getrandbits(32)
        return f"{prefix}_{_crockford(self._last_ms, 10)}{_crockford(self._tail, 16)}"

    def secret(self, prefix: str, size: int = 32) -> str:
        """A secret of `size` random bytes, in URL-safe text after the prefix."""
        return prefix + base64.urlsafe_b64encode(self.bytes(size)).decode().rstrip("=")

    def bytes(self, size: int) -> bytes:
        """Random bytes for keys and signatures."""
        return self._random.randbytes(size) if self._seeded else secrets.token_bytes(size)
