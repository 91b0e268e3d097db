"""
What every subject sends. Must not import anything: it would count as the subject's in the rows that start cold.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MODEL = "gpt-5-mini"
KEY = "sk-benchmark"
TOKENS = 256
"""The most tokens of a reply, which Anthropic's API wants to be told."""
PATIENCE = 600
"""Seconds for whatever an async client waits for: under valgrind a hundred connections take longer than the usual 5."""

# Each library has its own TypedDict for a message, and takes these as they are.
QUESTION: list[Any] = [{"role": "user", "content": "Name a colour."}]


def conversation(messages: int = 400) -> list[dict[str, object]]:
    """A long conversation in content parts, which OpenAI's and Anthropic's APIs write in the same way."""
    speakers = ("user", "assistant")
    return [
        {"role": speakers[turn % 2], "content": [{"type": "text", "text": f"Turn {turn}: {'lorem ipsum ' * 8}"}]}
        for turn in range(messages)
    ]
