"""
The libraries that are compared: one module each, one small function a task, written as their users would write it.

A module imports its library and nothing else, since what it imports counts. `Subject` is what all of them look like.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself would be part of every cold start
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from typing import Any, Protocol

    class Subject(Protocol):
        """
        A module of this folder. `origin` is such as ``http://127.0.0.1:4010/unary``; clients are context managers.

        What a library cannot do is left out, and shown as a dash.
        """

        def client(self, origin: str) -> Any:
            """A blocking client."""

        def async_client(self, origin: str) -> Any:
            """A client for asyncio."""

        def create(self, client: Any) -> None:
            """One short call; the text of the reply is looked at."""

        async def async_create(self, client: Any) -> None: ...

        def chunks(self, client: Any) -> Iterator[str | None]:
            """One stream, given as the text of its chunks."""

        def async_chunks(self, client: Any) -> AsyncIterator[str | None]: ...

        def listing(self, client: Any) -> None:
            """One call with a reply of a thousand objects."""

        def converse(self, client: Any, messages: Sequence[Any]) -> None:
            """One call with a long conversation in its request."""
