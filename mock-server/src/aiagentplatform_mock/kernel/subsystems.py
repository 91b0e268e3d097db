"""What lives beside the kernel, as the kernel and the handlers see it: the model, the events and the engine.

Protocols only. Each is built by its own package, which installs it on the platform.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping


class Model(Protocol):
    """The deterministic language model behind chat and the steps of workflows."""

    async def complete(self, company_id: str, request: Mapping[str, Any]) -> dict[str, Any]:
        """A whole chat completion for a chat request."""
        ...

    def stream(self, company_id: str, request: Mapping[str, Any]) -> AsyncIterator[dict[str, Any]]:
        """The chunks of a chat completion."""
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
