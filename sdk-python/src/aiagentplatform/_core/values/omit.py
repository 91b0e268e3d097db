"""
The two markers of an argument's absence: `OMIT` (not given, never sent) and `REMOVE` (take a default header away).

`None` is neither: it is JSON's null and is sent. This module imports nothing of ours.
"""

from __future__ import annotations

from typing import Final, final


@final
class Omit:
    """The type of `OMIT`, the default of every optional argument. There is one instance, and it is false."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "OMIT"

    def __copy__(self) -> Omit:
        return self

    def __deepcopy__(self, memo: object) -> Omit:
        return self

    def __reduce__(self) -> str:
        return "OMIT"


@final
class Remove:
    """The type of `REMOVE`: ``headers={"user-agent": REMOVE}`` sends the request without that header."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "REMOVE"

    def __copy__(self) -> Remove:
        return self

    def __deepcopy__(self, memo: object) -> Remove:
        return self

    def __reduce__(self) -> str:
        return "REMOVE"


OMIT: Final = Omit()
REMOVE: Final = Remove()
