"""How large a JSON value is, counted without writing it: shared parts can make a small value an enormous text."""

from __future__ import annotations

from typing import Any

from .kinds import is_list, is_object

MAX_SIZE = 1 << 20


class TooLarge(Exception):
    """The value is larger than 1 MiB as JSON."""

    def __init__(self) -> None:
        super().__init__("The result is larger than 1 MiB.")


def bounded(value: Any) -> Any:
    """The value itself.

    Raises:
        TooLarge: It is larger than about 1 MiB as JSON. Counting stops there.
    """
    size = 0
    pending: list[Any] = [value]
    while pending:
        item = pending.pop()
        size += 1
        if isinstance(item, str):
            size += len(item)
        elif isinstance(item, int):
            size += item.bit_length() // 4
        elif is_list(item):
            pending.extend(item)
        elif is_object(item):
            size += sum(map(len, item))
            pending.extend(item.values())
        if size + len(pending) > MAX_SIZE:
            raise TooLarge
    return value
