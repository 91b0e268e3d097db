"""The workflow engine, tied to one platform: executions, triggers, and what both hear of the platform's events.

Layers, each knowing only those before it: `expressions`, `definition` (what is wrong with one, and its plan),
`running`, `steps` with one runner per type, `engine`, `steering` and `triggers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..delivery import delivery_of
from ..kernel.document.schemas import Schemas
from .engine import Engine, Order
from .outside import VERSION, WORKFLOW, CompanyOutside
from .running import EXECUTION, FINISHED, STEP, shown
from .running.ledger import EVENTS, topic_of
from .steering import resume, retry
from .triggers import TRIGGER, Triggers

if TYPE_CHECKING:
    from ..kernel import Platform
    from .definition import Shape

__all__ = [
    "EVENTS",
    "EXECUTION",
    "FINISHED",
    "STEP",
    "TRIGGER",
    "VERSION",
    "WORKFLOW",
    "CompanyOutside",
    "Engine",
    "Order",
    "Triggers",
    "Workflows",
    "install",
    "resume",
    "retry",
    "shown",
    "topic_of",
    "workflows_of",
]


class Workflows:
    """The engine and the triggers of one platform; the platform's `engine`.

    Attributes:
        engine: Runs executions.
        triggers: Fires triggers.
        shape: Judges definitions by the document's schemas.
    """

    def __init__(self, platform: Platform) -> None:
        self.shape: Shape = Schemas(platform.document).faults
        self.engine = Engine(platform)
        self.triggers = Triggers(platform, self.engine)

    async def start(self) -> None:
        """Go on with what was under way when the server stopped."""
        await self.engine.start()
        self.triggers.start()

    def notice(self, company_id: str, event: dict[str, Any]) -> None:
        """Hear of an event of the platform."""
        self.engine.notice(company_id, event)
        self.triggers.notice_event(company_id, event)


def install(platform: Platform) -> None:
    """Put the engine on the platform."""
    workflows = Workflows(platform)
    platform.engine = workflows
    platform.on_start(workflows.start)
    platform.on_reset(workflows.engine.forget)
    platform.watch(workflows.triggers.notice_change)
    delivery_of(platform).subscribe(workflows.notice)


def workflows_of(platform: Platform) -> Workflows:
    """The platform's `Workflows`.

    Raises:
        RuntimeError: Its engine is something else.
    """
    engine = platform.engine
    if not isinstance(engine, Workflows):
        raise RuntimeError("The platform's engine was not installed by 'engine'.")
    return engine
