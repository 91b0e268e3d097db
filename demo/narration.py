"""How an execution's events read in a terminal: one line each, except for the text that models write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

if TYPE_CHECKING:
    from aiagentplatform.types import ExecutionEvent
    from rich.console import Console


def narrate(console: Console, event: ExecutionEvent) -> None:
    """Print what a reader wants to know of one event. Events of unknown types are named, not hidden."""
    number = f"[dim]{event.sequence_number:>4}[/]" if hasattr(event, "sequence_number") else "    "
    if event.type == "step.started":
        console.print(f"{number} [bold]{event.step_path}[/] [dim]({event.step_type})[/]")
    elif event.type == "agent.message":
        console.print(f"{number}   [magenta]{event.agent_id}[/]: {escape(event.text)}")
    elif event.type == "step.completed":
        console.print(f"{number}   [green]✓[/] {event.step_path}")
    elif event.type == "step.skipped":
        console.print(f"{number}   [yellow]–[/] {event.step_path} skipped")
    elif event.type != "step.delta":
        console.print(f"{number} {event.type}")
