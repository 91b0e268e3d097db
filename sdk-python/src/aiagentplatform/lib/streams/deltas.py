"""
What a chunk of a streamed chat completion adds, as typed events that also know the whole so far.

Must not know chunks: `reader.py` makes deltas of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from .growing import Growing

if TYPE_CHECKING:
    from ...types.chat_completions import ChatFinishReason, ChatToolCall, ChatUsage


@dataclass(frozen=True, slots=True)
class GrowingDelta:
    """More of a text that grows: what all of its kind have."""

    choice: int
    """The choice's position, from 0."""
    delta: str
    """What is new."""
    _whole: Growing = field(repr=False, compare=False)
    _count: int = field(repr=False, compare=False)

    @property
    def snapshot(self) -> str:
        """The text so far."""
        return self._whole.upto(self._count)


@dataclass(frozen=True, slots=True)
class ContentDelta(GrowingDelta):
    """More text of an answer."""

    type: Literal["content.delta"] = "content.delta"


@dataclass(frozen=True, slots=True)
class RefusalDelta(GrowingDelta):
    """More of the reason why the model declines to answer."""

    type: Literal["refusal.delta"] = "refusal.delta"


@dataclass(frozen=True, slots=True)
class ToolCallDelta(GrowingDelta):
    """More of the arguments of a call of a tool, in JSON; the first delta of a call may have none yet."""

    index: int
    """The call's position in the choice, from 0."""
    id: str
    """Identifies the call."""
    name: str
    """The tool's name."""
    type: Literal["tool_call.delta"] = "tool_call.delta"

    @property
    def arguments(self) -> Any:
        """The arguments as far as their JSON has come, unfinished texts included; None if nothing can be told yet."""
        return parsed_part(self.snapshot)


@dataclass(frozen=True, slots=True)
class ToolCallDone:
    """A call of a tool is whole."""

    choice: int
    index: int
    call: ChatToolCall
    """The call, as it will stand in the final message."""
    type: Literal["tool_call.done"] = "tool_call.done"

    @property
    def arguments(self) -> Any:
        """The arguments; None if the model wrote no JSON."""
        return parsed_part(self.call.function.arguments)


@dataclass(frozen=True, slots=True)
class ChoiceDone:
    """A choice is whole."""

    choice: int
    finish_reason: ChatFinishReason
    """Why the model ended."""
    content: str
    """Its whole text; empty if it has none."""
    refusal: str | None
    """Why the model declined; None if it did not."""
    type: Literal["choice.done"] = "choice.done"


@dataclass(frozen=True, slots=True)
class UsageDone:
    """What the completion cost; only with ``stream_options={"include_usage": True}``."""

    usage: ChatUsage
    type: Literal["usage"] = "usage"


Delta: TypeAlias = ContentDelta | RefusalDelta | ToolCallDelta | ToolCallDone | ChoiceDone | UsageDone
"""What a stream of a chat completion tells, by its `type`."""


def parsed_part(text: str) -> Any:
    """JSON as far as it has come; None if nothing can be told yet."""
    from pydantic_core import from_json

    try:
        return from_json(text, allow_partial="trailing-strings")
    except ValueError:
        return None
