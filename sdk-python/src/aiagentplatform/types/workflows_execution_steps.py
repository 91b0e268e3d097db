"""Types of workflows_execution_steps. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Any, Literal, TypeAlias

from .._core.models import Model as _Model
from .shared import Timestamp
from .workflows_configs import ExecutionError, ExecutionUsage

StepType: TypeAlias = (
    Literal["ai_reasoning", "api_call", "data_processing", "decision", "loop", "approval", "wait", "sub_workflow"] | str
)
"""The type of a step. An open enum."""

StepStatus: TypeAlias = Literal["running", "waiting", "retrying", "completed", "failed", "skipped", "cancelled"] | str
"""
Where a step stands: `running`, `waiting`, `retrying` (between two attempts), `completed`, `failed`, `skipped`,
`cancelled`. An open enum.
"""


class StepAttempt(_Model):
    """One attempt at a step."""

    number: int
    """Counts up from 1. At least 1."""
    started_at: Timestamp
    """A moment, in Unix seconds."""
    finished_at: int | None
    """When it ended, in Unix seconds; null while it runs."""
    error: ExecutionError | None
    """Why it failed; null otherwise."""


class ExecutionStep(_Model):
    """What became of a step in one execution."""

    id: str
    """The record's id."""
    object: Literal["workflow.execution_step"]
    """Always `workflow.execution_step`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    execution_id: str
    """The execution."""
    step_id: str
    """The step's id in the definition."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""
    type: StepType
    """The type of a step. An open enum."""
    status: StepStatus
    """
    Where a step stands: `running`, `waiting`, `retrying` (between two attempts), `completed`, `failed`, `skipped`,
    `cancelled`. An open enum.
    """
    iteration: int | None
    """The iteration of the innermost loop around it, from 0; null outside loops."""
    input: Any
    """What it worked on: its configuration with every template filled; null before it ran."""
    output: Any
    """What came out; null unless it is completed."""
    error: ExecutionError | None
    """Why it failed; null otherwise."""
    attempts: list[StepAttempt]
    """Every attempt, the oldest first."""
    started_at: int | None
    """When it started, in Unix seconds; null if it did not."""
    finished_at: int | None
    """When it finished, in Unix seconds; null before."""
    usage: ExecutionUsage
    """What an execution or a step has used so far, sub-workflows included."""


class ExecutionStepList(_Model):
    """A page of steps."""

    object: Literal["list"]
    """Always `list`."""
    data: list[ExecutionStep]
    """The steps."""
    first_id: str | None
    """The id of the first one; null when there is none."""
    last_id: str | None
    """The id of the last one; null when there is none."""
    has_more: bool
    """Whether there are more beyond this page."""
