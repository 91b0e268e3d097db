"""The table from operation id to handler. One `Handlers` per resource module; the platform merges them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeAlias

from .replies.replies import Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .call import Call

Handler: TypeAlias = "Callable[[Call], Awaitable[Reply]]"


class Handlers:
    """Handlers by operation id. `@handlers("files.retrieve")` adds one.

    Attributes:
        judging: The operations whose handlers judge the shape of a JSON body themselves.
    """

    def __init__(self) -> None:
        self._table: dict[str, Handler] = {}
        self.judging: set[str] = set()

    def __call__(self, operation: str, *, judges_body: bool = False) -> Callable[[Handler], Handler]:
        """Register the decorated coroutine function as the operation's handler.

        Args:
            operation: The operation's id.
            judges_body: Whether the handler gets a JSON body that was not checked against the document, because it
                tells faults in its own way.

        Raises:
            ValueError: The operation has one already.
        """

        def register(handler: Handler) -> Handler:
            self.add(operation, handler)
            if judges_body:
                self.judging.add(operation)
            return handler

        return register

    def add(self, operation: str, handler: Handler) -> None:
        if operation in self._table:
            raise ValueError(f"Operation {operation!r} has two handlers.")
        self._table[operation] = handler

    def update(self, other: Handlers) -> None:
        """Add all handlers of another table."""
        for operation in other:
            self.add(operation, other[operation])
        self.judging |= other.judging

    def __getitem__(self, operation: str) -> Handler:
        return self._table[operation]

    def __contains__(self, operation: object) -> bool:
        return operation in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)
