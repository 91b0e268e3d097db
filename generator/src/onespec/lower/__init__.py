"""
Document → IR. Every decision about meaning is made here, once; targets only spell.

Knows the specification and the IR, and nothing of any target.
"""

from .api import Lowered, lower, lowered
from .decisions import Decision
from .tally import Tally

__all__ = ["Decision", "Lowered", "Tally", "lower", "lowered"]
