"""A conversation read for what matters to an answer: the last question, what came with it, what tools have said.

Must not know what will be answered.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import tokens
from .shapes import entries, is_object

Message = Mapping[str, Any]

_TOKENS_PER_MESSAGE = 4
_TOKENS_PER_REPLY = 3
_TOKENS_OF_IMAGE = {"low": 85, "auto": 170, "high": 680}
_BASE64_CHARACTERS_PER_TOKEN = 400  # audio and files


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a tool said: the function's name and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a conversation asks for.

    Attributes:
        question: The text of the last user message, or of the last message if no user spoke.
        attachments: The parts of that message that are not text.
        results: What the tools answered since then.
        called: The names of the functions that were called since then.
        tokens: How many tokens the conversation has, audio included.
        audio_tokens: How many of them are audio.
    """

    question: str
    attachments: tuple[Mapping[str, Any], ...]
    results: tuple[ToolResult, ...]
    called: tuple[str, ...]
    tokens: int
    audio_tokens: int


def read(messages: Sequence[Message], tools: Sequence[Mapping[str, Any]] = ()) -> Prompt:
    """Read a conversation, oldest message first. The tools count as tokens."""
    asked = max((at for at, message in enumerate(messages) if message["role"] == "user"), default=len(messages) - 1)
    since = messages[asked + 1 :]
    calls = [call for message in since for call in entries(message, "tool_calls")]
    names = {call["id"]: call["function"]["name"] for call in calls}
    parts = parts_of(messages[asked])
    audio = sum(_audio_tokens(part) for message in messages for part in parts_of(message))
    return Prompt(
        question=text_of(messages[asked]).strip(),
        attachments=tuple(part for part in parts if part["type"] in ("image_url", "input_audio", "file")),
        results=tuple(
            ToolResult(names.get(message["tool_call_id"], "the tool"), text_of(message))
            for message in since
            if message["role"] == "tool"
        ),
        called=tuple(names.values()),
        tokens=_TOKENS_PER_REPLY
        + sum(map(_message_tokens, messages))
        + sum(tokens.count(json.dumps(t)) for t in tools),
        audio_tokens=audio,
    )


def schema_in(messages: Sequence[Message]) -> dict[str, Any] | None:
    """The first JSON Schema of an object that the messages spell out, as applications do that ask for JSON in words."""
    decoder = json.JSONDecoder()
    for text in map(text_of, messages):
        at = text.find("{")
        while at >= 0:
            try:
                found, end = decoder.raw_decode(text, at)
            except (ValueError, RecursionError):
                end = at + 1
            else:
                if is_object(found.get("properties")):
                    return dict(found)
            at = text.find("{", end)
    return None


def parts_of(message: Message) -> list[Mapping[str, Any]]:
    """The content of a message as parts; plain text is one part."""
    content = message.get("content")
    if content is None:
        return []
    return [{"type": "text", "text": content}] if isinstance(content, str) else list(content)


def text_of(message: Message) -> str:
    """The text of a message, without its other parts."""
    return "\n".join(str(part["text"]) for part in parts_of(message) if part["type"] == "text")


def _message_tokens(message: Message) -> int:
    written = [str(message.get("name") or ""), str(message.get("refusal") or "")]
    for call in entries(message, "tool_calls"):
        written += [call["function"]["name"], call["function"]["arguments"]]
    return _TOKENS_PER_MESSAGE + sum(map(tokens.count, written)) + sum(map(_part_tokens, parts_of(message)))


def _part_tokens(part: Mapping[str, Any]) -> int:
    match part["type"]:
        case "text" | "refusal":
            return tokens.count(part[part["type"]])
        case "image_url":
            return _TOKENS_OF_IMAGE.get(part["image_url"].get("detail", "auto"), _TOKENS_OF_IMAGE["auto"])
        case "file":
            return 1 + len(part["file"].get("file_data", "")) // _BASE64_CHARACTERS_PER_TOKEN
        case _:
            return _audio_tokens(part)


def _audio_tokens(part: Mapping[str, Any]) -> int:
    if part["type"] != "input_audio":
        return 0
    return 1 + len(part["input_audio"]["data"]) // _BASE64_CHARACTERS_PER_TOKEN
