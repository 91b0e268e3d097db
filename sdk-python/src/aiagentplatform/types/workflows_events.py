"""Types of workflows_events. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union

from pydantic import Field

from .._core.models import Model as _Model
from .._core.models import Unknown
from .shared import Timestamp
from .workflows_configs import Execution, ExecutionError, ExecutionUsage, ExecutionWait, JsonSchema
from .workflows_execution_steps import StepType


class AgentMessageEvent(_Model):
    """An agent has spoken."""

    type: Literal["agent.message"]
    """Always `agent.message`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    step_id: str
    """The step."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""
    agent_id: str
    """The agent."""
    role: str | None
    """What the agent is."""
    text: str
    """What it said."""


class AgentToolCallEvent(_Model):
    """An agent has called one of its tools."""

    type: Literal["agent.tool_call"]
    """Always `agent.tool_call`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    step_id: str
    """The step."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""
    agent_id: str
    """The agent."""
    name: str
    """The tool."""
    arguments: Any
    """What it was called with."""
    output: Any
    """What came back; null if it failed."""
    error: str | None
    """Why it failed; null otherwise."""


ApprovalDecidedEventDecision: TypeAlias = Literal["approve", "reject", "expired"] | str
"""What was decided. An open enum."""


class ApprovalDecidedEvent(_Model):
    """Somebody has decided, or nobody did in time."""

    type: Literal["approval.decided"]
    """Always `approval.decided`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    step_id: str
    """The step."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""
    decision: ApprovalDecidedEventDecision
    """What was decided. An open enum."""
    comment: str | None
    """Why."""


class ApprovalRequiredEvent(_Model):
    """Somebody has to decide."""

    type: Literal["approval.required"]
    """Always `approval.required`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    step_id: str
    """The step."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""
    message: str
    """What the approver reads."""
    approvers: list[str]
    """Who may decide."""
    input_schema: JsonSchema | None
    """What the given input must look like; null if any will do."""
    expires_at: int | None
    """When the waiting ends by itself, in Unix seconds; null if it does not."""


class ExecutionCancelledEvent(_Model):
    """It was cancelled. Terminal."""

    type: Literal["execution.cancelled"]
    """Always `execution.cancelled`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    execution: Execution
    """One run of one version of a workflow."""


class ExecutionCancellingEvent(_Model):
    """Somebody asked it to stop."""

    type: Literal["execution.cancelling"]
    """Always `execution.cancelling`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""


class ExecutionCompletedEvent(_Model):
    """It has reached its end. Terminal."""

    type: Literal["execution.completed"]
    """Always `execution.completed`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    execution: Execution
    """One run of one version of a workflow."""


class ExecutionStartedEvent(_Model):
    """It has left the queue."""

    type: Literal["execution.started"]
    """Always `execution.started`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    execution: Execution
    """One run of one version of a workflow."""


class ExecutionWaitingEvent(_Model):
    """No step can go on by itself."""

    type: Literal["execution.waiting"]
    """Always `execution.waiting`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    waiting_for: list[ExecutionWait]
    """What it waits for."""


class ExecutionResumedEvent(_Model):
    """It goes on after it waited."""

    type: Literal["execution.resumed"]
    """Always `execution.resumed`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""


class ExecutionFailedEvent(_Model):
    """It has failed. Terminal."""

    type: Literal["execution.failed"]
    """Always `execution.failed`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    execution: Execution
    """One run of one version of a workflow."""


class ExecutionTimedOutEvent(_Model):
    """It took longer than its policy allows. Terminal."""

    type: Literal["execution.timed_out"]
    """Always `execution.timed_out`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    execution: Execution
    """One run of one version of a workflow."""


class StepStartedEvent(_Model):
    """An attempt at a step begins."""

    type: Literal["step.started"]
    """Always `step.started`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    step_id: str
    """The step."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""
    step_type: StepType
    """The type of a step. An open enum."""
    attempt: int
    """The number of the attempt. At least 1."""


class StepDeltaEvent(_Model):
    """A model wrote a piece of text."""

    type: Literal["step.delta"]
    """Always `step.delta`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    step_id: str
    """The step."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""
    agent_id: str | None
    """The agent that speaks; null if the step names none."""
    delta: str
    """The piece of text."""


class StepRetryingEvent(_Model):
    """An attempt failed, and another one follows."""

    type: Literal["step.retrying"]
    """Always `step.retrying`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    step_id: str
    """The step."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""
    attempt: int
    """The number of the attempt that failed. At least 1."""
    error: ExecutionError
    """Why an execution or a step failed."""
    retry_at: float
    """When the next one begins, in Unix seconds."""


class StepCompletedEvent(_Model):
    """A step is done."""

    type: Literal["step.completed"]
    """Always `step.completed`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    step_id: str
    """The step."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""
    output: Any
    """What came out."""
    usage: ExecutionUsage
    """What an execution or a step has used so far, sub-workflows included."""
    used_fallback: bool
    """Whether the step failed, and its fallback took its place."""


class StepFailedEvent(_Model):
    """A step's last attempt failed, and it has no fallback, or the fallback failed as well."""

    type: Literal["step.failed"]
    """Always `step.failed`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    step_id: str
    """The step."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""
    error: ExecutionError
    """Why an execution or a step failed."""


StepSkippedEventReason: TypeAlias = (
    Literal["condition_false", "branch_not_taken", "dependencies_skipped", "dependency_failed", "fallback_not_needed"]
    | str
)
"""
Why: its `when` is false, no taken branch lists it, everything it depends on was skipped, something it
depends on failed, or it is a fallback that nobody needed. An open enum.
"""


class StepSkippedEvent(_Model):
    """A step does not run."""

    type: Literal["step.skipped"]
    """Always `step.skipped`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    step_id: str
    """The step."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""
    reason: StepSkippedEventReason
    """
    Why: its `when` is false, no taken branch lists it, everything it depends on was skipped, something it
    depends on failed, or it is a fallback that nobody needed. An open enum.
    """


class StepCancelledEvent(_Model):
    """A running step was stopped."""

    type: Literal["step.cancelled"]
    """Always `step.cancelled`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    step_id: str
    """The step."""
    step_path: str
    """Where it is; within a loop `loop/iteration/step`."""


class ThresholdExceededEvent(_Model):
    """A figure rose above a threshold of `monitoring`."""

    type: Literal["threshold.exceeded"]
    """Always `threshold.exceeded`."""
    id: str
    """The sequence number as text."""
    sequence_number: int
    """Counts up from 1 within the execution. At least 1."""
    execution_id: str
    """The execution."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    metric: str
    """The figure, as in the threshold."""
    above: float
    """The threshold."""
    value: float
    """The figure's value."""


class UnknownExecutionEvent(
    Unknown,
    tag="type",
    known=(
        "execution.started",
        "execution.waiting",
        "execution.resumed",
        "execution.cancelling",
        "execution.completed",
        "execution.failed",
        "execution.cancelled",
        "execution.timed_out",
        "step.started",
        "step.delta",
        "step.retrying",
        "step.completed",
        "step.failed",
        "step.skipped",
        "step.cancelled",
        "agent.message",
        "agent.tool_call",
        "approval.required",
        "approval.decided",
        "threshold.exceeded",
    ),
):
    """A member of `ExecutionEvent` that this version does not know."""

    if TYPE_CHECKING:
        type: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


ExecutionEvent: TypeAlias = Annotated[
    Union[
        Annotated[
            ExecutionStartedEvent
            | ExecutionWaitingEvent
            | ExecutionResumedEvent
            | ExecutionCancellingEvent
            | ExecutionCompletedEvent
            | ExecutionFailedEvent
            | ExecutionCancelledEvent
            | ExecutionTimedOutEvent
            | StepStartedEvent
            | StepDeltaEvent
            | StepRetryingEvent
            | StepCompletedEvent
            | StepFailedEvent
            | StepSkippedEvent
            | StepCancelledEvent
            | AgentMessageEvent
            | AgentToolCallEvent
            | ApprovalRequiredEvent
            | ApprovalDecidedEvent
            | ThresholdExceededEvent,
            Field(discriminator="type"),
        ],
        UnknownExecutionEvent,
    ],
    Field(union_mode="left_to_right"),
]
"""
Something that happened in an execution, tagged by `type`. Sequence numbers count up from 1 without gaps; an
event's `id` is its sequence number as text, and the `id` of the server-sent event.
"""


class ExecutionEventList(_Model):
    """A page of events."""

    object: Literal["list"]
    """Always `list`."""
    data: list[ExecutionEvent]
    """The events."""
    first_id: str | None
    """The id of the first one; null when there is none."""
    last_id: str | None
    """The id of the last one; null when there is none."""
    has_more: bool
    """Whether there are more beyond this page."""
