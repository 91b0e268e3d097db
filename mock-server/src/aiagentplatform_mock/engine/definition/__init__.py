"""Definitions: what is wrong with one, and the plan of one that is right. Runs nothing."""

from .faults import Fault
from .plan import Node, Plan, plan_of
from .schemas import value_faults
from .surroundings import Outside
from .validate import Findings, Shape, validate, validate_trigger

__all__ = [
    "Fault",
    "Findings",
    "Node",
    "Outside",
    "Plan",
    "Shape",
    "plan_of",
    "validate",
    "validate_trigger",
    "value_faults",
]
