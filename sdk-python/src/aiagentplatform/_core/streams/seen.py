"""
Which events of a resumable stream have come before: a server may send some again after a new connection.

Must not know connections, nor what an event is.
"""

from __future__ import annotations

from collections import deque

REMEMBERED = 100
"""How many ids are remembered where they are not numbers."""


class SeenEvents:
    """Which events have come: those up to the highest number where ids are numbers, else those with recent ids."""

    def __init__(self, numbered: bool) -> None:
        self._numbered = numbered
        self._highest = -1
        self._recent: deque[str] = deque(maxlen=REMEMBERED)

    def before(self, id: str) -> bool:
        """Whether the event with this id came before. It has come from now on."""
        if self._numbered and id.isascii() and id.isdigit() and len(id) < 20:
            number = int(id)
            if number <= self._highest:
                return True
            self._highest = number
            return False
        if id in self._recent:
            return True
        self._recent.append(id)
        return False
