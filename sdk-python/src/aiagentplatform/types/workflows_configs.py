"""Types of workflows_configs. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union

from pydantic import Field

from .._core.models import Model as _Model
from .._core.models import Unknown
from .shared import ErrorDetail, Metadata, Timestamp
from .workflows_trigger_types import (
    ApiCallTrigger,
    ApiCallTriggerDefinition,
    DataChangeTrigger,
    DataChangeTriggerDefinition,
    EventTrigger,
    EventTriggerDefinition,
    ScheduleTrigger,
    ScheduleTriggerDefinition,
    WebhookTrigger,
    WebhookTriggerDefinition,
)

ApiCallConfigMethod: TypeAlias = Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"] | str
"""The HTTP method."""


class ApiCallConfig(_Model):
    """The request to send. Every text in it is a template."""

    url: str
    """An http(s) address, a template. From 1 to 8192 characters."""
    accepted_statuses: list[int] | None = None
    """The statuses that count as success. By default each 2xx. At most 50 items."""
    body: Any | None = None
    """A JSON value to send, or a text, which is sent as it stands."""
    headers: dict[str, str] | None = None
    """Headers to send."""
    method: ApiCallConfigMethod | None = None
    """The HTTP method. Default: "GET"."""
    query: dict[str, str] | None = None
    """Query parameters, added to those of the address."""


JsonSchema: TypeAlias = dict[str, Any]
"""A JSON Schema (draft 2020-12)."""


class HttpTool(_Model):
    """Sends an HTTP request; the call's arguments are seen by the templates as `arguments`."""

    type: Literal["http"]
    """Always `http`."""
    name: str
    """What the model calls it by. Unique within the agent. At most 64 characters."""
    request: ApiCallConfig
    """The request to send. Every text in it is a template."""
    description: str | None = None
    """Tells the model when to call it. At most 2000 characters."""
    parameters: JsonSchema | None = None
    """A JSON Schema (draft 2020-12)."""


class WorkflowTool(_Model):
    """Runs another workflow with the call's arguments as its input."""

    type: Literal["workflow"]
    """Always `workflow`."""
    name: str
    """What the model calls it by. Unique within the agent. At most 64 characters."""
    workflow_id: str
    """The workflow. Must exist. From 1 to 64 characters."""
    description: str | None = None
    """Tells the model when to call it. At most 2000 characters."""
    parameters: JsonSchema | None = None
    """A JSON Schema (draft 2020-12)."""


class UnknownAgentTool(Unknown, tag="type", known=("http", "workflow")):
    """A member of `AgentTool` that this version does not know."""

    if TYPE_CHECKING:
        type: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


AgentTool: TypeAlias = Annotated[
    Union[Annotated[HttpTool | WorkflowTool, Field(discriminator="type")], UnknownAgentTool],
    Field(union_mode="left_to_right"),
]
"""Something that an agent may call, tagged by `type`."""

LlmConfigProvider: TypeAlias = Literal["openai", "google", "anthropic", "auto"] | str
"""Who runs the model."""

LlmReasoningEffort: TypeAlias = Literal["low", "medium", "high"] | str
"""How much thought goes in."""

LlmReasoningStrategy: TypeAlias = Literal["chain_of_thought", "tree_of_thoughts", "reflection"] | str
"""The way of thinking."""


class LlmReasoning(_Model):
    """How the model thinks before it answers."""

    effort: LlmReasoningEffort | None = None
    """How much thought goes in. Default: "medium"."""
    strategy: LlmReasoningStrategy | None = None
    """The way of thinking. Default: "chain_of_thought"."""


class LlmConfig(_Model):
    """How models are called. What is absent comes from the agent, then from the workflow, then from the platform."""

    max_tokens: int | None = None
    """How long an answer may be, in tokens. From 1 to 1000000."""
    model: str | None = None
    """The model's id. From 1 to 200 characters."""
    provider: LlmConfigProvider | None = None
    """Who runs the model. Default: "auto"."""
    reasoning: LlmReasoning | None = None
    """How the model thinks before it answers."""
    seed: int | None = None
    """Makes answers repeatable where the model can."""
    temperature: float | None = None
    """How freely the model chooses its words. From 0 to 2."""
    top_p: float | None = None
    """The share of probability that the model chooses from. From 0 to 1."""


AiReasoningConfigStrategy: TypeAlias = Literal["sequential", "parallel", "debate"] | str
"""
How several agents work together: `sequential`, each sees what the former ones said and the last one
answers; `parallel`, all answer at once and the texts are joined; `debate`, all speak in turn for
`rounds` rounds and the last word counts.
"""


class AiReasoningConfig(_Model):
    """A prompt, and how the agents of the step work on it together."""

    prompt: str
    """What is asked, a template. From 1 to 100000 characters."""
    knowledge_bases: list[str] | None = None
    """Knowledge bases to search, besides the workflow's own, by id. At most 20 items."""
    llm_config: LlmConfig | None = None
    """How models are called. What is absent comes from the agent, then from the workflow, then from the platform."""
    output_schema: JsonSchema | None = None
    """A JSON Schema (draft 2020-12)."""
    rounds: int | None = None
    """How many rounds a debate has. From 1 to 5. Default: 2."""
    strategy: AiReasoningConfigStrategy | None = None
    """
    How several agents work together: `sequential`, each sees what the former ones said and the last one
    answers; `parallel`, all answer at once and the texts are joined; `debate`, all speak in turn for
    `rounds` rounds and the last word counts. Default: "sequential".
    """
    system: str | None = None
    """Instructions that stand before the agents' own, a template. At most 100000 characters."""


class ValueFallback(_Model):
    """Complete the step with a value."""

    type: Literal["value"]
    """Always `value`."""
    value: Any
    """The step's output. Texts in it are templates."""


class StepReferenceFallback(_Model):
    """Run another step, and complete this one with its output. That step runs for this purpose only."""

    type: Literal["step"]
    """Always `step`."""
    step_id: str
    """The id of the other step. From 1 to 64 characters."""


class UnknownStepFallback(Unknown, tag="type", known=("value", "step")):
    """A member of `StepFallback` that this version does not know."""

    if TYPE_CHECKING:
        type: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


StepFallback: TypeAlias = Annotated[
    Union[Annotated[ValueFallback | StepReferenceFallback, Field(discriminator="type")], UnknownStepFallback],
    Field(union_mode="left_to_right"),
]
"""What takes a step's place once its last attempt has failed, tagged by `type`."""

StepBackoffType: TypeAlias = Literal["fixed", "linear", "exponential"] | str
"""`fixed` pauses `initial` each time, `linear` pauses 1, 2, 3 … times as long, `exponential` 1, 2, 4 … times."""


class StepBackoff(_Model):
    """The pauses between attempts. A `Retry-After` that a called API sends is honoured where it is longer."""

    initial: float | None = None
    """The first pause, in seconds. From 0 to 3600. Default: 1."""
    maximum: float | None = None
    """The longest pause, in seconds. From 0 to 86400. Default: 60."""
    type: StepBackoffType | None = None
    """
    `fixed` pauses `initial` each time, `linear` pauses 1, 2, 3 … times as long, `exponential` 1, 2, 4 … times.
    Default: "exponential".
    """


class StepRetry(_Model):
    """How often a failing step is tried, and how long it waits in between."""

    max_attempts: int
    """How many attempts there are, the first one included. From 1 to 20."""
    backoff: StepBackoff | None = None
    """The pauses between attempts. A `Retry-After` that a called API sends is honoured where it is longer."""


class AiReasoningStep(_Model):
    """
    Asks a model, or several agents. Its output is `{text, messages}`, or, with an `output_schema`, the JSON value.
    """

    id: str
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Literal["ai_reasoning"]
    """Always `ai_reasoning`."""
    config: AiReasoningConfig
    """A prompt, and how the agents of the step work on it together."""
    agents: list[str] | None = None
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: list[str] | None = None
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallback | None = None
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str | None = None
    """A title for people. At most 200 characters."""
    retry: StepRetry | None = None
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float | None = None
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str | None = None
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class ApiCallStep(_Model):
    """
    Sends an HTTP request. Its output is `{status, headers, body}`. A status that is not accepted fails the step;
    408, 429 and 5xx may be retried. Private addresses are refused with `url_not_allowed`. No redirect is followed.
    """

    id: str
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Literal["api_call"]
    """Always `api_call`."""
    config: ApiCallConfig
    """The request to send. Every text in it is a template."""
    agents: list[str] | None = None
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: list[str] | None = None
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallback | None = None
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str | None = None
    """A title for people. At most 200 characters."""
    retry: StepRetry | None = None
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float | None = None
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str | None = None
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


ApprovalConfigOnReject: TypeAlias = Literal["fail", "continue"] | str
"""Whether a rejection fails the step, or completes it with `approved` false."""

ApprovalConfigOnTimeout: TypeAlias = Literal["fail", "approve", "reject"] | str
"""What happens when the step's `timeout` passes."""


class ApprovalConfig(_Model):
    """What has to be approved, and what happens when nobody does."""

    message: str
    """What the approver reads, a template. From 1 to 10000 characters."""
    approvers: list[str] | None = None
    """Who may decide, for your own notifications. Any key with `workflows:run` can resume. At most 50 items."""
    input_schema: JsonSchema | None = None
    """A JSON Schema (draft 2020-12)."""
    on_reject: ApprovalConfigOnReject | None = None
    """Whether a rejection fails the step, or completes it with `approved` false. Default: "fail"."""
    on_timeout: ApprovalConfigOnTimeout | None = None
    """What happens when the step's `timeout` passes. Default: "fail"."""


class ApprovalStep(_Model):
    """Waits until somebody decides with `executions.resume`. Its output is `{approved, comment, input}`."""

    id: str
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Literal["approval"]
    """Always `approval`."""
    config: ApprovalConfig
    """What has to be approved, and what happens when nobody does."""
    agents: list[str] | None = None
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: list[str] | None = None
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallback | None = None
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str | None = None
    """A title for people. At most 200 characters."""
    retry: StepRetry | None = None
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float | None = None
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str | None = None
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


ConcurrencyPolicyOnLimit: TypeAlias = Literal["queue", "reject"] | str
"""Whether an execution beyond the limit waits in the queue, or is refused with 429 `concurrency_limit_exceeded`."""


class ConcurrencyPolicy(_Model):
    """How much may run at the same time."""

    max_executions: int | None = None
    """How many executions of the workflow; null, as many as the plan allows. From 1 to 1000. Default: None."""
    max_steps: int | None = None
    """How many steps of one execution. From 1 to 100. Default: 10."""
    on_limit: ConcurrencyPolicyOnLimit | None = None
    """
    Whether an execution beyond the limit waits in the queue, or is refused with 429 `concurrency_limit_exceeded`.
    Default: "queue".
    """


class MapOperation(_Model):
    """Makes one value of each item."""

    operation: Literal["map"]
    """Always `map`."""
    items: str
    """An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters."""
    value: Any
    """The new value. Texts in it are templates that see `item` and `index`."""


class FilterOperation(_Model):
    """Keeps the items for which a condition holds."""

    operation: Literal["filter"]
    """Always `filter`."""
    items: str
    """An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters."""
    where: str
    """A condition, an expression that sees `item` and `index`. From 1 to 4096 characters."""


class ReduceOperation(_Model):
    """Folds a list into one value."""

    operation: Literal["reduce"]
    """Always `reduce`."""
    items: str
    """An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters."""
    value: Any
    """The next value. Texts in it are templates that see `accumulator`, `item` and `index`."""
    initial: Any | None = None
    """The value to begin with. Texts in it are templates. By default null."""


class TemplateOperation(_Model):
    """Fills a template. A text that is nothing but one `{{ … }}` gives the value itself, not its text."""

    operation: Literal["template"]
    """Always `template`."""
    template: Any
    """A text or any JSON value with texts in it."""


class QueryOperation(_Model):
    """Runs a JMESPath query."""

    operation: Literal["query"]
    """Always `query`."""
    query: str
    """A JMESPath query. From 1 to 4096 characters."""
    source: str | None = None
    """An expression that gives the value to search. From 1 to 4096 characters. Default: "input"."""


class UnknownDataProcessingConfig(Unknown, tag="operation", known=("map", "filter", "reduce", "template", "query")):
    """A member of `DataProcessingConfig` that this version does not know."""

    if TYPE_CHECKING:
        operation: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


DataProcessingConfig: TypeAlias = Annotated[
    Union[
        Annotated[
            MapOperation | FilterOperation | ReduceOperation | TemplateOperation | QueryOperation,
            Field(discriminator="operation"),
        ],
        UnknownDataProcessingConfig,
    ],
    Field(union_mode="left_to_right"),
]
"""How the data is reshaped, tagged by `operation`."""


class DataProcessingStep(_Model):
    """Reshapes data without a model. Its output is the result."""

    id: str
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Literal["data_processing"]
    """Always `data_processing`."""
    config: DataProcessingConfig
    """How the data is reshaped, tagged by `operation`."""
    agents: list[str] | None = None
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: list[str] | None = None
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallback | None = None
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str | None = None
    """A title for people. At most 200 characters."""
    retry: StepRetry | None = None
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float | None = None
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str | None = None
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class DecisionBranch(_Model):
    """A condition and the steps that run only when it holds."""

    name: str
    """Names the branch in the step's output. From 1 to 64 characters."""
    when: str
    """A condition, an expression. From 1 to 4096 characters."""
    steps: list[str]
    """The steps of the branch, by id. At most 100 items."""


class DecisionConfig(_Model):
    """Branches, tried in order."""

    branches: list[DecisionBranch]
    """The branches. The first one whose condition holds is taken. From 1 to 20 items."""
    default: list[str] | None = None
    """The steps that run when no branch is taken, by id. At most 100 items."""


class DecisionStep(_Model):
    """
    Takes the first branch whose condition holds. The steps that a branch lists run only when it is taken; they
    depend on the decision without saying so. Its output is `{branch}`.
    """

    id: str
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Literal["decision"]
    """Always `decision`."""
    config: DecisionConfig
    """Branches, tried in order."""
    agents: list[str] | None = None
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: list[str] | None = None
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallback | None = None
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str | None = None
    """A title for people. At most 200 characters."""
    retry: StepRetry | None = None
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float | None = None
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str | None = None
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class EventWait(_Model):
    """Waits for an event of the platform."""

    mode: Literal["event"]
    """Always `event`."""
    event_type: str
    """The type of the event. From 1 to 100 characters."""
    where: str | None = None
    """A condition, an expression that sees `event`. From 1 to 4096 characters."""


ExecutionStatus: TypeAlias = (
    Literal["queued", "running", "waiting", "cancelling", "completed", "failed", "cancelled", "timed_out"] | str
)
"""
Where an execution stands: `queued`, `running`, `waiting` (for an approval, an input, a timer or an event),
`cancelling`, and at the end `completed`, `failed`, `cancelled` or `timed_out`. An open enum.
"""

ExecutionWaitReason: TypeAlias = Literal["approval", "input", "timer", "event"] | str
"""
`approval` and `input` wait for `executions.resume`, the latter for an approval with an `input_schema`;
`timer` and `event` go on by themselves. An open enum.
"""


class ExecutionWait(_Model):
    """Something that an execution waits for."""

    reason: ExecutionWaitReason
    """
    `approval` and `input` wait for `executions.resume`, the latter for an approval with an `input_schema`;
    `timer` and `event` go on by themselves. An open enum.
    """
    step_id: str
    """The step that waits."""
    step_path: str
    """Where that step is; within a loop `loop/iteration/step`."""
    message: str | None
    """What the approver reads."""
    input_schema: JsonSchema | None
    """What the given input must look like; null if any will do."""
    event_type: str | None
    """The type of the awaited event."""
    until: int | None
    """When the waiting ends by itself, in Unix seconds; null if it does not."""


ExecutionErrorCode: TypeAlias = (
    Literal[
        "step_failed",
        "expression_error",
        "http_error",
        "connection_error",
        "url_not_allowed",
        "model_error",
        "invalid_output",
        "invalid_input",
        "approval_rejected",
        "loop_limit_exceeded",
        "sub_workflow_failed",
        "recursion_limit_exceeded",
        "threshold_exceeded",
        "timeout",
        "interrupted",
        "internal_error",
    ]
    | str
)
"""What went wrong. An open enum."""


class ExecutionError(_Model):
    """Why an execution or a step failed."""

    code: ExecutionErrorCode
    """What went wrong. An open enum."""
    message: str
    """A sentence for a person."""
    step_id: str | None
    """The step at fault; null if none is."""
    step_path: str | None
    """Where that step is; null if none is at fault."""
    details: list[ErrorDetail] | None = None
    """Each fault, when a value did not match its schema."""


ExecutionTriggerType: TypeAlias = (
    Literal["webhook", "schedule", "event", "api_call", "data_change", "sub_workflow", "retry"] | str
)
"""The kind of trigger; `api_call` when the API was called without one. An open enum."""


class ExecutionTrigger(_Model):
    """What started an execution."""

    type: ExecutionTriggerType
    """The kind of trigger; `api_call` when the API was called without one. An open enum."""
    trigger_id: str | None
    """The trigger; null if there is none."""
    payload: Any | None = None
    """What the trigger was fired with."""


class ExecutionParent(_Model):
    """The step that started an execution."""

    execution_id: str
    """The execution that the step belongs to."""
    step_path: str
    """Where the step is."""


class ExecutionUsage(_Model):
    """What an execution or a step has used so far, sub-workflows included."""

    input_tokens: int
    """Tokens that models read. At least 0."""
    output_tokens: int
    """Tokens that models wrote. At least 0."""
    total_tokens: int
    """Both together. At least 0."""
    cost: float
    """What models cost, in US dollars. At least 0."""
    duration: float
    """How long it has taken, waiting included, in seconds. At least 0."""


class Execution(_Model):
    """One run of one version of a workflow."""

    id: str
    """The execution's id."""
    object: Literal["workflow.execution"]
    """Always `workflow.execution`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    workflow_id: str
    """The workflow."""
    workflow_version: int
    """The version that it runs to the end. At least 1."""
    status: ExecutionStatus
    """
    Where an execution stands: `queued`, `running`, `waiting` (for an approval, an input, a timer or an event),
    `cancelling`, and at the end `completed`, `failed`, `cancelled` or `timed_out`. An open enum.
    """
    waiting_for: list[ExecutionWait]
    """What it waits for. Other steps may run meanwhile; the status is `waiting` when none does."""
    input: Any
    """What it was started with."""
    output: Any
    """What came out; null until it is completed."""
    error: ExecutionError | None
    """Why it failed or timed out; null otherwise."""
    trigger: ExecutionTrigger
    """What started an execution."""
    parent: ExecutionParent | None
    """The step that started it, if it runs as part of another execution; null otherwise."""
    retry_of: str | None
    """The execution that it retries; null if it retries none."""
    started_at: int | None
    """When it left the queue, in Unix seconds; null before."""
    finished_at: int | None
    """When it finished, in Unix seconds; null before."""
    usage: ExecutionUsage
    """What an execution or a step has used so far, sub-workflows included."""
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""


class ExecutionList(_Model):
    """A page of executions."""

    object: Literal["list"]
    """Always `list`."""
    data: list[Execution]
    """The executions."""
    first_id: str | None
    """The id of the first one; null when there is none."""
    last_id: str | None
    """The id of the last one; null when there is none."""
    has_more: bool
    """Whether there are more beyond this page."""


ExecutionPolicyOnFailure: TypeAlias = Literal["stop", "continue"] | str
"""
What a failed step, without a fallback, does to the rest: `stop` cancels it at once, `continue` lets the
steps that do not depend on it finish first. The execution fails either way.
"""


class ExecutionPolicy(_Model):
    """How executions behave as a whole."""

    backoff: StepBackoff | None = None
    """The pauses between attempts. A `Retry-After` that a called API sends is honoured where it is longer."""
    concurrency: ConcurrencyPolicy | None = None
    """How much may run at the same time."""
    max_attempts: int | None = None
    """How often a step without a `retry` of its own is tried. From 1 to 20. Default: 1."""
    on_failure: ExecutionPolicyOnFailure | None = None
    """
    What a failed step, without a fallback, does to the rest: `stop` cancels it at once, `continue` lets the
    steps that do not depend on it finish first. The execution fails either way. Default: "stop".
    """
    timeout: float | None = None
    """How long an execution may take, waiting included, in seconds. At most 31536000. More than 0. Default: 86400."""


ExecutionResumeRequestDecision: TypeAlias = Literal["approve", "reject"] | str
"""What is decided."""

ExecutionRetryRequestFrom: TypeAlias = Literal["failed_step", "start"] | str
"""Whether completed steps are taken over (`failed_step`) or run again (`start`)."""


class LoopStep(_Model):
    """
    Repeats its own steps for each item, or until a condition holds, never more than `max_iterations` times. Its
    output is `{items, count, stopped_by}`, with one item per iteration.
    """

    id: str
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Literal["loop"]
    """Always `loop`."""
    config: "LoopConfig"
    """What a loop repeats and when it ends, tagged by `mode`."""
    agents: list[str] | None = None
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: list[str] | None = None
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallback | None = None
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str | None = None
    """A title for people. At most 200 characters."""
    retry: StepRetry | None = None
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float | None = None
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str | None = None
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class TimerWait(_Model):
    """Waits for a time to pass."""

    mode: Literal["timer"]
    """Always `timer`."""
    seconds: float
    """How long, in seconds. From 0 to 2592000."""


class UnknownWaitConfig(Unknown, tag="mode", known=("timer", "event")):
    """A member of `WaitConfig` that this version does not know."""

    if TYPE_CHECKING:
        mode: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


WaitConfig: TypeAlias = Annotated[
    Union[Annotated[TimerWait | EventWait, Field(discriminator="mode")], UnknownWaitConfig],
    Field(union_mode="left_to_right"),
]
"""What is waited for, tagged by `mode`."""


class WaitStep(_Model):
    """Waits for a time to pass, or for an event of the platform. Its output is `{waited_for, event}`."""

    id: str
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Literal["wait"]
    """Always `wait`."""
    config: WaitConfig
    """What is waited for, tagged by `mode`."""
    agents: list[str] | None = None
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: list[str] | None = None
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallback | None = None
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str | None = None
    """A title for people. At most 200 characters."""
    retry: StepRetry | None = None
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float | None = None
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str | None = None
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class SubWorkflowConfig(_Model):
    """Which workflow runs, and with what."""

    workflow_id: str
    """The other workflow. Must exist. From 1 to 64 characters."""
    input: Any | None = None
    """Its input. Texts in it are templates. By default this execution's input."""
    version: int | None = None
    """Which version of it. By default the current one. At least 1."""


class SubWorkflowStep(_Model):
    """Runs another workflow and waits for it. Its output is that execution's output. At most 5 levels deep."""

    id: str
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Literal["sub_workflow"]
    """Always `sub_workflow`."""
    config: SubWorkflowConfig
    """Which workflow runs, and with what."""
    agents: list[str] | None = None
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: list[str] | None = None
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallback | None = None
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str | None = None
    """A title for people. At most 200 characters."""
    retry: StepRetry | None = None
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float | None = None
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str | None = None
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class UnknownWorkflowStep(
    Unknown,
    tag="type",
    known=("ai_reasoning", "api_call", "data_processing", "decision", "loop", "approval", "wait", "sub_workflow"),
):
    """A member of `WorkflowStep` that this version does not know."""

    if TYPE_CHECKING:
        type: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


WorkflowStep: TypeAlias = Annotated[
    Union[
        Annotated[
            AiReasoningStep
            | ApiCallStep
            | DataProcessingStep
            | DecisionStep
            | LoopStep
            | ApprovalStep
            | WaitStep
            | SubWorkflowStep,
            Field(discriminator="type"),
        ],
        UnknownWorkflowStep,
    ],
    Field(union_mode="left_to_right"),
]
"""
One unit of work, tagged by `type`. A step runs as soon as everything it depends on has finished; steps that
do not depend on each other run at the same time. Texts that hold `{{ … }}` are templates, and `when` and its
kind are expressions; both see `input`, `steps.<id>.output`, `steps.<id>.status`, `execution`, `workflow` and
`trigger`, and within a loop `item`, `index` and `previous`. Referring to another step's output depends on it.
"""


class ForEachLoop(_Model):
    """Repeats for each item of a list. A list longer than `max_iterations` fails the step."""

    mode: Literal["for_each"]
    """Always `for_each`."""
    items: str
    """An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters."""
    steps: list[WorkflowStep]
    """
    The steps of one iteration. They see `item`, `index` and `previous`, the last iteration's output. From 1 to 50
    items.
    """
    concurrency: int | None = None
    """How many iterations run at the same time. With more than one, `previous` is null. From 1 to 50. Default: 1."""
    max_iterations: int | None = None
    """How many iterations there are at most. From 1 to 1000. Default: 100."""
    output: Any | None = None
    """An iteration's output. Texts in it are templates. By default the output of the last of `steps` that ran."""


UntilLoopOnLimit: TypeAlias = Literal["fail", "stop"] | str
"""What happens when the condition never held, `fail` the step or `stop` the loop."""


class UntilLoop(_Model):
    """Repeats until a condition holds after an iteration."""

    mode: Literal["until"]
    """Always `until`."""
    until: str
    """A condition, an expression that sees the iteration's own steps. From 1 to 4096 characters."""
    steps: list[WorkflowStep]
    """
    The steps of one iteration. They see `item`, `index` and `previous`, the last iteration's output. From 1 to 50
    items.
    """
    max_iterations: int | None = None
    """How many iterations there are at most. From 1 to 1000. Default: 100."""
    on_limit: UntilLoopOnLimit | None = None
    """What happens when the condition never held, `fail` the step or `stop` the loop. Default: "fail"."""
    output: Any | None = None
    """An iteration's output. Texts in it are templates. By default the output of the last of `steps` that ran."""


class UnknownLoopConfig(Unknown, tag="mode", known=("for_each", "until")):
    """A member of `LoopConfig` that this version does not know."""

    if TYPE_CHECKING:
        mode: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


LoopConfig: TypeAlias = Annotated[
    Union[Annotated[ForEachLoop | UntilLoop, Field(discriminator="mode")], UnknownLoopConfig],
    Field(union_mode="left_to_right"),
]
"""What a loop repeats and when it ends, tagged by `mode`."""

MonitoringThresholdMetric: TypeAlias = Literal["duration", "tokens", "cost", "failed_attempts"] | str
"""The figure, `duration` in seconds, `tokens`, `cost` in US dollars, or `failed_attempts` of steps."""

MonitoringThresholdAction: TypeAlias = Literal["notify", "fail"] | str
"""Whether to report it (`threshold.exceeded` on the event stream), or to fail the execution as well."""


class MonitoringThreshold(_Model):
    """A limit of one figure of an execution."""

    metric: MonitoringThresholdMetric
    """The figure, `duration` in seconds, `tokens`, `cost` in US dollars, or `failed_attempts` of steps."""
    above: float
    """The limit, in the figure's unit. Being above it counts. At least 0."""
    action: MonitoringThresholdAction | None = None
    """
    Whether to report it (`threshold.exceeded` on the event stream), or to fail the execution as well. Default:
    "notify".
    """


class UnknownTriggerDefinition(Unknown, tag="type", known=("webhook", "schedule", "event", "api_call", "data_change")):
    """A member of `TriggerDefinition` that this version does not know."""

    if TYPE_CHECKING:
        type: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


TriggerDefinition: TypeAlias = Annotated[
    Union[
        Annotated[
            WebhookTriggerDefinition
            | ScheduleTriggerDefinition
            | EventTriggerDefinition
            | ApiCallTriggerDefinition
            | DataChangeTriggerDefinition,
            Field(discriminator="type"),
        ],
        UnknownTriggerDefinition,
    ],
    Field(union_mode="left_to_right"),
]
"""A trigger as its author writes it, tagged by `type`."""


class TriggerFiring(_Model):
    """What firing a trigger came to."""

    object: Literal["workflow.trigger_firing"]
    """Always `workflow.trigger_firing`."""
    trigger_id: str
    """The trigger."""
    fired: bool
    """Whether an execution was started by this call."""
    reason: str | None
    """Why none was started, `filtered`, `condition_false` or `duplicate`; null when one was."""
    execution: Execution | None
    """The execution; with `duplicate`, the former one; null when there is none."""


class WorkflowAgent(_Model):
    """An agent, defined within the workflow."""

    id: str
    """Names the agent in `agents` of a step. Unique in the workflow. At most 64 characters."""
    instructions: str | None = None
    """How it behaves; a template. At most 100000 characters."""
    llm_config: LlmConfig | None = None
    """How models are called. What is absent comes from the agent, then from the workflow, then from the platform."""
    model: str | None = None
    """The model that it uses. By default `llm_config.model`. From 1 to 200 characters."""
    role: str | None = None
    """What it is, in a few words. At most 200 characters."""
    tools: list[AgentTool] | None = None
    """What the agent may call while it thinks. At most 32 items."""


WorkflowMonitoringEvent: TypeAlias = (
    Literal[
        "workflow.started",
        "workflow.completed",
        "workflow.failed",
        "workflow.step.completed",
        "workflow.approval_required",
    ]
    | str
)
"""The type of a platform event. An open enum."""


class WorkflowMonitoring(_Model):
    """What is reported while executions run."""

    events: list[WorkflowMonitoringEvent] | None = None
    """The platform events to emit, for webhooks and the live monitor. By default all of them. At most 20 items."""
    thresholds: list[MonitoringThreshold] | None = None
    """Limits to watch. At most 20 items."""


class WorkflowDefinition(_Model):
    """
    A workflow as its author writes it.

    **Expressions** (`when`, `items`, `until` …) are written like `input.score > 0.5 and steps.fetch.output.ok`:
    names,
    `.field` and `[0]`, numbers, texts, lists, `+ - * / // % ~`, comparisons, `in`, `and`, `or`, `not`, `a if b else
    c`,
    tests such as `is defined`, and filters such as `| default('none')`, `| length`, `| join(', ')`, `| tojson`.
    There are
    no calls, loops or assignments. **Templates** are texts with expressions in `{{ … }}`; one that is nothing but a
    single `{{ … }}` gives the value itself. In a condition a missing value counts as false, in a template it fails
    the step. An expression has at most 4,096 characters, its result at most 1 MiB.

    Whatever is wrong with a definition is reported at once: 422 `invalid_workflow_definition`, whose `details` hold
    the
    JSON pointer of each fault and one of the codes `wrong_type`, `missing_field`, `invalid_value`, `duplicate_id`,
    `unknown_reference`, `unknown_agent`, `unknown_model`, `unknown_workflow`, `cycle`, `bad_expression`,
    `bad_template`, `bad_query`, `bad_cron`, `bad_time_zone`, `bad_schema`.
    """

    name: str
    """What the workflow is called. From 1 to 200 characters."""
    steps: list[WorkflowStep]
    """The steps, in any order; their dependencies decide when each runs. From 1 to 200 items."""
    agents: list[WorkflowAgent] | None = None
    """The agents that the steps may name. At most 50 items."""
    description: str | None = None
    """What it is for. At most 5000 characters."""
    execution_policy: ExecutionPolicy | None = None
    """How executions behave as a whole."""
    input_schema: JsonSchema | None = None
    """A JSON Schema (draft 2020-12)."""
    knowledge_bases: list[str] | None = None
    """Knowledge bases that every agent may search, by id. At most 20 items."""
    llm_config: LlmConfig | None = None
    """How models are called. What is absent comes from the agent, then from the workflow, then from the platform."""
    metadata: Metadata | None = None
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    monitoring: WorkflowMonitoring | None = None
    """What is reported while executions run."""
    output: Any | None = None
    """
    The execution's output. Texts in it are templates. By default an object with the output of each step that
    nothing depends on, by step id; when there is only one such step, its output itself.
    """
    output_schema: JsonSchema | None = None
    """A JSON Schema (draft 2020-12)."""
    triggers: list[TriggerDefinition] | None = None
    """Triggers to create with the workflow. Replaces the ones that an earlier definition brought. At most 20 items."""


class UnknownWorkflowTrigger(Unknown, tag="type", known=("webhook", "schedule", "event", "api_call", "data_change")):
    """A member of `WorkflowTrigger` that this version does not know."""

    if TYPE_CHECKING:
        type: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


WorkflowTrigger: TypeAlias = Annotated[
    Union[
        Annotated[
            WebhookTrigger | ScheduleTrigger | EventTrigger | ApiCallTrigger | DataChangeTrigger,
            Field(discriminator="type"),
        ],
        UnknownWorkflowTrigger,
    ],
    Field(union_mode="left_to_right"),
]
"""A trigger, tagged by `type`."""


class WorkflowTriggerList(_Model):
    """A page of triggers."""

    object: Literal["list"]
    """Always `list`."""
    data: list[WorkflowTrigger]
    """The triggers."""
    first_id: str | None
    """The id of the first one; null when there is none."""
    last_id: str | None
    """The id of the last one; null when there is none."""
    has_more: bool
    """Whether there are more beyond this page."""
