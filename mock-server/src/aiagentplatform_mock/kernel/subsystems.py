"""What lives beside the kernel, as the kernel and the handlers see it: the model, the events and the engine.

Protocols only. Each is built by its own package, which installs it on the platform.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping


class Generation(Protocol):
    """An answer of the model that is decided, and is to be told whole or in chunks."""

    async def complete(self) -> dict[str, Any]:
        """The chat completion.

        Raises:
            Problem: A test wants it to fail.
        """
        ...

    def stream(self) -> AsyncIterator[dict[str, Any]]:
        """The chunks of the chat completion. Raises as `complete` does."""
        ...

    def completion(self) -> dict[str, Any]:
        """The chat completion, at once and whatever a test wants."""
        ...


class Model(Protocol):
    """The deterministic language model behind chat and the steps of workflows."""

    def generate(self, company_id: str, request: Mapping[str, Any]) -> Generation:
        """Decide the answer to a chat request.

        Raises:
            Problem: The request cannot be met.
        """
        ...


class Events(Protocol):
    """Keeps what happened, and lets webhooks and live streams know."""

    def emit(
        self,
        company_id: str,
        type: str,
        object: Mapping[str, Any],
        previous: Mapping[str, Any] | None = None,
        context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Record an event and start what follows from it. Returns the event.

        Args:
            company_id: Whose event it is.
            type: Such as `workflow.completed`.
            object: The object that the event is about.
            previous: The former values of what changed.
            context: What filters may look at: `workflow_id`, `agent_id`, `metadata`.
        """
        ...

    def subscribe(self, listener: Callable[[str, dict[str, Any]], None]) -> None:
        """Have a function called with every event from now on: the company's id and the event."""
        ...


class Engine(Protocol):
    """Runs workflow executions."""

    async def start(self) -> None:
        """Go on with what was under way when the server stopped."""
        ...
