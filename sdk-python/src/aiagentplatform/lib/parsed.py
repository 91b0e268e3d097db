"""
A chat completion with its content parsed: `ParsedChatCompletion`, and the error for content that cannot be.

Must not know how it was asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel

from .._core.errors import APIResponseError
from .._core.reply.decode import Decoder, decoder
from .._core.reply.info import response_of
from ..types.chat_completions import ChatChoice, ChatCompletion

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
    completion: ParsedChatCompletion[Any], response_format: type[T], tools: Mapping[str, type[BaseModel]]
) -> ParsedChatCompletion[T]:
    """Validate contents and tool calls of a completion. Raises `OutputParseError` for the first that does not fit."""
    content_type = decoder(response_format)
    contents = [_content(completion, choice, content_type) for choice in completion.choices]
    object.__setattr__(completion, "_parsed", contents)
    object.__setattr__(completion, "_called", _calls(completion, tools) if tools else [])
    return completion


def _content(completion: ChatCompletion, choice: ChatChoice, target: Decoder) -> Any:
    content = choice.message.content
    if not content and choice.finish_reason not in ADVICE:
        return None
    return _validated(completion, choice, target, content or "", "content")


def _calls(completion: ChatCompletion, tools: Mapping[str, type[BaseModel]]) -> list[BaseModel]:
    return [
        _validated(completion, choice, decoder(tools[call.function.name]), call.function.arguments, "call of a tool")
        for choice in completion.choices[:1]
        for call in choice.message.tool_calls or ()
        if call.function.name in tools
    ]


def _validated(completion: ChatCompletion, choice: ChatChoice, target: Decoder, text: str, what: str) -> Any:
    try:
        return target.validate_json(text.encode("utf-8", "surrogatepass"))
    except ValueError as fault:
        finish: Any = choice.finish_reason
        reason: Reason = finish if finish in ADVICE else "invalid"
        info = response_of(completion)
        raise OutputParseError(
            f"The {what} of choice {choice.index} is not a valid {target.name}: {ADVICE[reason]}.",
            reason=reason,
            completion=completion,
            body=text,
            request_id=info.request_id if info else None,
        ) from fault
