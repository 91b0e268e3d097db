"""
Document → IR. Every decision about meaning is made here, once; targets only spell.

Knows the specification and the IR, and nothing of any target.
"""

from .api import lower

__all__ = ["lower"]
