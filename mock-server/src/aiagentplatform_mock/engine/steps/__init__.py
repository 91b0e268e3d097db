"""The types of steps: one file each, and the table that names them."""

from __future__ import annotations

from collections.abc import Mapping

from ..running import Runner
from .ai_reasoning import AI_REASONING
from .api_call import API_CALL
from .approval import APPROVAL
from .data_processing import DATA_PROCESSING
from .decision import DECISION
from .loop import LOOP
from .sub_workflow import SUB_WORKFLOW
from .wait import WAIT

RUNNERS: Mapping[str, Runner] = {
    "ai_reasoning": AI_REASONING,
    "api_call": API_CALL,
    "data_processing": DATA_PROCESSING,
    "decision": DECISION,
    "loop": LOOP,
    "approval": APPROVAL,
    "wait": WAIT,
    "sub_workflow": SUB_WORKFLOW,
}

__all__ = ["RUNNERS", "Runner"]
