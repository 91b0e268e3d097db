"""
What came of letting a model call tools: `ToolRun`, the steps on the way, and the error at a limit. Data, and no logic
but sums.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

from ..._core.errors import SDKError
from ..._core.values.type_guards import is_dict
from ...types.chat_completions import ChatUsage

if TYPE_CHECKING:
    from pydantic import BaseModel

    from ...types.chat_completions import ChatCompletion, ChatFinishReason, ChatToolCall
    from ...types.chat_completions_params import ChatMessageParam

T = TypeVar("T")

SHOWN = 60
"""How much of the text a run's repr shows, in characters. The conversation may hold whole files; it is not shown."""

Limit: TypeAlias = Literal["max_rounds", "max_tool_calls", "deadline"]


@dataclass(repr=False)
class ToolRun(Generic[T]):
    """A conversation in which the model called tools, as far as it has come."""

    messages: list[ChatMessageParam]
    """The whole conversation: what was given, what the model said, what the tools returned. Go on with it as it is."""
    completion: ChatCompletion | None = None
    """The model's last reply."""
    rounds: int = 0
    """How often the model replied."""
    tool_calls: int = 0
    """How many calls were run or answered."""
    usage: ChatUsage = field(default_factory=lambda: ChatUsage(prompt_tokens=0, completion_tokens=0, total_tokens=0))
    """What all replies together cost."""
    stop_reason: ChatFinishReason | None = None
    """
    Why it ended: `stop`, `length` or `content_filter`, as the model's last reply did; or `tool_calls`, when the model
    called tools that the caller answers. None while it has not ended.
    """
    pending: list[ChatToolCall] = field(default_factory=list["ChatToolCall"])
    """The calls that nobody has answered yet: append a message for each, and run again to go on."""
    called: list[BaseModel] = field(default_factory=list["BaseModel"])
    """Instances of the models that were given as tools, for the pending calls of them."""
    parsed: T | None = None
    """The last reply's content as the type `response_format`; None if there is none."""

    @property
    def text(self) -> str:
        """The content of the last reply; empty if there is none."""
        choices = self.completion.choices if self.completion else ()
        return (choices[0].message.content or "") if choices else ""

    @property
    def refusal(self) -> str | None:
        """Why the model declined to answer; None if it did not."""
        choices = self.completion.choices if self.completion else ()
        return choices[0].message.refusal if choices else None

    def __repr__(self) -> str:
        text = f"{self.text[:SHOWN]}…" if len(self.text) > SHOWN else self.text
        return (
            f"ToolRun(stop_reason={self.stop_reason!r}, rounds={self.rounds}, tool_calls={self.tool_calls}, "
            f"pending={len(self.pending)}, total_tokens={self.usage.total_tokens}, text={text!r})"
        )


class ToolLimitError(SDKError):
    """The model still called tools when a limit was reached. `run` is how far it came, and can be gone on with."""

    limit: Limit
    """Which limit: `max_rounds`, `max_tool_calls` or `deadline`."""
    run: ToolRun[Any]


@dataclass(frozen=True, slots=True)
class ModelReplied:
    """The model replied: with text, with calls of tools, or both."""

    round: int
    """Counts up from 1."""
    completion: ChatCompletion
    type: Literal["replied"] = "replied"


@dataclass(frozen=True, slots=True)
class ToolCalled:
    """A call of a tool is about to be run, or to be refused."""

    round: int
    """Whose reply the call is from; 0 for a call that was open when the run began."""
    call: ChatToolCall
    type: Literal["called"] = "called"

    @property
    def name(self) -> str:
        """The tool's name."""
        return self.call.function.name


@dataclass(frozen=True, slots=True)
class ToolReturned:
    """A call of a tool is over."""

    round: int
    call: ChatToolCall
    content: str
    """What the model is told."""
    result: Any = None
    """What the function returned."""
    error: Exception | None = None
    """Why there is no result: what the function raised, or what was wrong with the call."""
    type: Literal["returned"] = "returned"

    @property
    def name(self) -> str:
        """The tool's name."""
        return self.call.function.name


ToolStep: TypeAlias = ModelReplied | ToolCalled | ToolReturned
"""What happens in a run, by its `type`."""


def added(total: ChatUsage, usage: ChatUsage | None) -> ChatUsage:
    """Both together, with their details."""
    if usage is None:  # a stream that was asked not to tell
        return total
    return ChatUsage.model_validate(_sum(_plain(total), _plain(usage)))


def _plain(usage: ChatUsage) -> dict[str, Any]:
    return usage.model_dump(exclude_unset=True)


def _sum(left: Any, right: Any) -> Any:
    if is_dict(left) and is_dict(right):
        return {name: _sum(left.get(name), right.get(name)) for name in {**left, **right}}
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return left + right
    return left if right is None else right
