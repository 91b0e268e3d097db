"""
What was decided about a document, and why: a record for each inference, made where the inference is.

Plain data, in the order of the operations; what it looks like, others decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from ..ir import NOWHERE, Origin

Topic = Literal[
    "client", "server", "auth", "errors", "name", "method", "page", "stream", "idempotency", "body", "upload"
]  # fmt: skip
TOPICS: tuple[str, ...] = get_args(Topic)
"""In the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`operation` is its id, empty for what holds for the whole API; `origin` is where the reason stands."""

    topic: Topic
    choice: str
    reason: str
    origin: Origin = NOWHERE
    operation: str = ""


class Decisions:
    """All decisions so far."""

    def __init__(self) -> None:
        self.made: list[Decision] = []

    def add(self, topic: Topic, choice: str, reason: str, origin: Origin = NOWHERE, operation: str = "") -> None:
        self.made.append(Decision(topic, choice, reason, origin, operation))

    def sorted(self) -> tuple[Decision, ...]:
        """Those of the whole API first, then each operation's, by topic."""
        return tuple(sorted(self.made, key=lambda each: (each.operation, TOPICS.index(each.topic))))
