"""
From the chunks of a streamed chat completion to deltas. No I/O happens here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .deltas import ChoiceDone, ContentDelta, Delta, RefusalDelta, ToolCallDelta, ToolCallDone, UsageDone
from .growing import Growing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...types.chat_completions import ChatChunkChoice, ChatCompletionChunk, ChatToolCallDelta


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
        return ToolCallDelta(self._choice, piece, self._arguments, count, self._index, self._id, self._name)

    def close(self) -> ToolCallDone:
        from ...types.chat_completions import ChatFunctionCall, ChatToolCall

        self.done = True
        function = ChatFunctionCall(name=self._name, arguments="".join(self._arguments.pieces))
        return ToolCallDone(self._choice, self._index, ChatToolCall(id=self._id, type="function", function=function))
