"""
A chat completion with its content parsed: `ParsedChatCompletion`, and the error for content that cannot be.

Must not know how it was asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel

from ..._core.errors import APIResponseError
from ..._core.reply.info import response_of
from ...types.chat_completions import ChatChoice, ChatCompletion
from .format import OutputFormat

T = TypeVar("T")

Reason = Literal["length", "content_filter", "invalid"]

ADVICE: Mapping[Reason, str] = {
    "length": "it was cut off; allow more with max_completion_tokens",
    "content_filter": "a filter left something out",
    "invalid": "it does not fit the type",
}


class OutputParseError(APIResponseError):
    """The content of a completion is not of the type that was asked for. `reason` says why."""

    reason: Reason = "invalid"
    completion: ChatCompletion | None = None


class ParsedChatCompletion(ChatCompletion, Generic[T]):
    """A chat completion whose content was validated as `T`."""

    __slots__ = ("_called", "_parsed")

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield "parsed", self.parsed
        yield from super().__rich_repr__()

    @property
    def parsed(self) -> T | None:
        """The content of the first choice; None if the model refused or called tools instead."""
        choices = self.parsed_choices
        return choices[0] if choices else None

    @property
    def parsed_choices(self) -> list[T | None]:
        """The contents of all choices, in their order."""
        choices: list[T | None] = getattr(self, "_parsed", [])
        return choices

    @property
    def refusal(self) -> str | None:
        """Why the model declined to answer; None if it did not."""
        return self.choices[0].message.refusal if self.choices else None

    @property
    def called(self) -> list[BaseModel]:
        """Instances of the models that were given as tools, one for each call of them in the first choice."""
        called: list[BaseModel] = getattr(self, "_called", [])
        return called


def parsed(
    completion: ParsedChatCompletion[Any], output: OutputFormat[T], tools: Mapping[str, type[BaseModel]]
) -> ParsedChatCompletion[T]:
    """Validate contents and tool calls of a completion. Raises `OutputParseError` for the first that does not fit."""
    contents = [content_of(completion, choice, output) for choice in completion.choices]
    object.__setattr__(completion, "_parsed", contents)
    object.__setattr__(completion, "_called", _calls(completion, tools) if tools else [])
    return completion


def content_of(completion: ChatCompletion, choice: ChatChoice, output: OutputFormat[T]) -> T | None:
    """The content of one choice; None if it has none, and was not kept from having it. Raises `OutputParseError`."""
    content = choice.message.content
    if not content and choice.finish_reason not in ADVICE:
        return None
    try:
        return output.read(content or "")
    except ValueError as fault:
        raise _unfit(completion, choice, f"The content of choice {choice.index}", output.name, content) from fault


def _calls(completion: ChatCompletion, tools: Mapping[str, type[BaseModel]]) -> list[BaseModel]:
    return [
        _called(completion, choice, tools[call.function.name], call.function.arguments)
        for choice in completion.choices[:1]
        for call in choice.message.tool_calls or ()
        if call.function.name in tools
    ]


def _called(completion: ChatCompletion, choice: ChatChoice, model: type[BaseModel], arguments: str) -> BaseModel:
    try:
        return model.model_validate_json(arguments.encode("utf-8", "surrogatepass"))
    except ValueError as fault:
        what = f"The call of a tool in choice {choice.index}"
        raise _unfit(completion, choice, what, model.__name__, arguments) from fault


def _unfit(completion: ChatCompletion, choice: ChatChoice, what: str, name: str, text: str | None) -> OutputParseError:
    finish: Any = choice.finish_reason
    reason: Reason = finish if finish in ADVICE else "invalid"
    info = response_of(completion)
    return OutputParseError(
        f"{what} is not a valid {name}: {ADVICE[reason]}.",
        reason=reason,
        completion=completion,
        body=text,
        request_id=info.request_id if info else None,
    )
