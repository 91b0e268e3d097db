"""How many operations or webhooks a document declares, and which of them are left out. Nothing is lost uncounted."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """`lost` are those that a fault, which somebody chose to skip, keeps from being generated."""

    declared: int = 0
    lost: list[str] = field(default_factory=list[str])

    @property
    def emitted(self) -> int:
        return self.declared - len(self.lost)
