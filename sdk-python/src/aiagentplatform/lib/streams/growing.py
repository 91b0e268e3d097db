"""
A text that comes in pieces. Must not know what the text is.

It is put together when it is asked for, so that who reads only the pieces pays for nothing else.
"""

from __future__ import annotations


class Growing:
    """A text that comes in pieces, and how it was at each length."""

    __slots__ = ("_joined", "_text", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._joined = 0
        self._text = ""

    def add(self, piece: str) -> int:
        """Add a piece; returns how many there are now."""
        self.pieces.append(piece)
        return len(self.pieces)

    def upto(self, count: int) -> str:
        """The first `count` pieces. Cheap when asked in order, since what was joined before is kept."""
        if count < self._joined:
            return "".join(self.pieces[:count])
        self._text += "".join(self.pieces[self._joined : count])
        self._joined = count
        return self._text
