"""
What each chunk of a streamed chat completion adds, as typed events that also know the whole so far. No I/O happens
here.

Snapshots are put together when they are asked for, so that who reads only the deltas pays for nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...types.chat_completions import (
        ChatChunkChoice,
        ChatCompletionChunk,
        ChatFinishReason,
        ChatToolCall,
        ChatToolCallDelta,
        ChatUsage,
    )


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


@dataclass(frozen=True, slots=True)
class ContentDelta:
    """More text of an answer."""

    choice: int
    """The choice's position, from 0."""
    delta: str
    """What is new."""
    _whole: Growing = field(repr=False, compare=False)
    _count: int = field(repr=False, compare=False)
    type: Literal["content.delta"] = "content.delta"

    @property
    def snapshot(self) -> str:
        """The text so far."""
        return self._whole.upto(self._count)


@dataclass(frozen=True, slots=True)
class RefusalDelta:
    """More of the reason why the model declines to answer."""

    choice: int
    delta: str
    _whole: Growing = field(repr=False, compare=False)
    _count: int = field(repr=False, compare=False)
    type: Literal["refusal.delta"] = "refusal.delta"

    @property
    def snapshot(self) -> str:
        """The text so far."""
        return self._whole.upto(self._count)


@dataclass(frozen=True, slots=True)
class ToolCallDelta:
    """More of a call of a tool; the first one of a call may have no arguments yet."""

    choice: int
    index: int
    """The call's position in the choice, from 0."""
    id: str
    """Identifies the call."""
    name: str
    """The tool's name."""
    delta: str
    """What is new of the arguments' JSON."""
    _whole: Growing = field(repr=False, compare=False)
    _count: int = field(repr=False, compare=False)
    type: Literal["tool_call.delta"] = "tool_call.delta"

    @property
    def snapshot(self) -> str:
        """The arguments' JSON so far."""
        return self._whole.upto(self._count)

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


class DeltaReader:
    """From chunks to deltas. `end` tells what only the end of the stream completes."""

    def __init__(self) -> None:
        self._choices: dict[int, _Choice] = {}

    def read(self, chunk: ChatCompletionChunk) -> Iterator[Delta]:
        """What a chunk adds."""
        for choice in chunk.choices:
            known = self._choices.get(choice.index)
            if known is None:
                known = self._choices[choice.index] = _Choice(choice.index)
            yield from known.read(choice)
        if chunk.usage is not None:
            yield UsageDone(chunk.usage)

    def end(self) -> Iterator[Delta]:
        """The calls that were whole, and not known to be before."""
        for choice in self._choices.values():
            yield from choice.close_calls()


class _Choice:
    """One choice so far."""

    def __init__(self, index: int) -> None:
        self._index = index
        self._content, self._refusal = Growing(), Growing()
        self._calls: dict[int, _Call] = {}

    def read(self, choice: ChatChunkChoice) -> Iterator[Delta]:
        delta = choice.delta
        if delta.content:
            yield ContentDelta(self._index, delta.content, self._content, self._content.add(delta.content))
        if delta.refusal:
            yield RefusalDelta(self._index, delta.refusal, self._refusal, self._refusal.add(delta.refusal))
        for each in delta.tool_calls or ():
            yield from self.close_calls(but=each.index)  # calls come one after the other
            call = self._calls.get(each.index)
            if call is None:
                call = self._calls[each.index] = _Call(self._index, each.index)
            yield call.read(each)
        if choice.finish_reason is not None:
            yield from self.close_calls()
            refusal = "".join(self._refusal.pieces) or None
            yield ChoiceDone(self._index, choice.finish_reason, "".join(self._content.pieces), refusal)

    def close_calls(self, but: int | None = None) -> Iterator[ToolCallDone]:
        for index, call in self._calls.items():
            if index != but and not call.done:
                yield call.close()


class _Call:
    """One call of a tool so far."""

    def __init__(self, choice: int, index: int) -> None:
        self._choice, self._index = choice, index
        self._id = self._name = ""
        self._arguments = Growing()
        self.done = False

    def read(self, delta: ChatToolCallDelta) -> ToolCallDelta:
        self._id = delta.id or self._id
        function = delta.function
        self._name = (function.name if function else None) or self._name
        piece = (function.arguments if function else None) or ""
        count = self._arguments.add(piece)
        return ToolCallDelta(self._choice, self._index, self._id, self._name, piece, self._arguments, count)

    def close(self) -> ToolCallDone:
        from ...types.chat_completions import ChatFunctionCall, ChatToolCall

        self.done = True
        function = ChatFunctionCall(name=self._name, arguments="".join(self._arguments.pieces))
        return ToolCallDone(self._choice, self._index, ChatToolCall(id=self._id, type="function", function=function))
