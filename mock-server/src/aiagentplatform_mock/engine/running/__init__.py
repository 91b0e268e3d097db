"""Running an execution: its records and events, the scheduler, attempts at steps, and the end.

Knows definitions through their plan, and step types through the table that it is handed.
"""

from .execute import execute
from .failures import StepFailure
from .ledger import EXECUTION, FINISHED, STEP, Ledger, shown
from .run import Run, Services
from .work import Runner, Work

__all__ = [
    "EXECUTION",
    "FINISHED",
    "STEP",
    "Ledger",
    "Run",
    "Runner",
    "Services",
    "StepFailure",
    "Work",
    "execute",
    "shown",
]
