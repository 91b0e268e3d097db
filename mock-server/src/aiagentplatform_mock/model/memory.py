"""Conversation memory: the turns that a conversation has had, kept in the company's log.

Must not know what is answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

_LOG = "conversation_turn"


class Log(Protocol):
    """The part of a company's store that memory needs."""

    def log(self, kind: str, stream_id: str, item: dict[str, Any]) -> int: ...

    def read_log(self, kind: str, stream_id: str, after: int = 0) -> list[tuple[int, dict[str, Any]]]: ...


def recall(log: Log, conversation_id: str) -> list[dict[str, Any]]:
    """The messages of the earlier turns, oldest first."""
    return [turn for _, turn in log.read_log(_LOG, conversation_id)]


def remember(log: Log, conversation_id: str, messages: Sequence[Mapping[str, Any]], reply: Mapping[str, Any]) -> None:
    """Add a turn: its messages, without instructions, and the reply to them."""
    for message in (*messages, {key: value for key, value in reply.items() if value is not None}):
        if message["role"] not in ("developer", "system"):
            log.log(_LOG, conversation_id, dict(message))
