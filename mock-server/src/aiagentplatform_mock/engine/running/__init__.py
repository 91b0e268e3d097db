"""Running an execution: its records and events, the scheduler, attempts at steps, and the end.

Knows definitions through their plan, and step types through one table only.
"""

from .execute import execute
from .failures import StepFailure
from .ledger import EXECUTION, FINISHED, STEP, Ledger, shown
from .run import Run, Services
from .work import Work

__all__ = ["EXECUTION", "FINISHED", "STEP", "Ledger", "Run", "Services", "StepFailure", "Work", "execute", "shown"]
