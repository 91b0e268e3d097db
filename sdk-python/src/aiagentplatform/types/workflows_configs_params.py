"""What callers may pass as types of workflows_configs. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

from typing_extensions import Required, TypedDict

from .shared_params import MetadataParam
from .workflows_configs import (
    AiReasoningConfig,
    AiReasoningConfigStrategy,
    AiReasoningStep,
    ApiCallConfig,
    ApiCallConfigMethod,
    ApiCallStep,
    ApprovalConfig,
    ApprovalConfigOnReject,
    ApprovalConfigOnTimeout,
    ApprovalStep,
    ConcurrencyPolicy,
    ConcurrencyPolicyOnLimit,
    DataProcessingStep,
    DecisionBranch,
    DecisionConfig,
    DecisionStep,
    EventWait,
    ExecutionPolicy,
    ExecutionPolicyOnFailure,
    ExecutionResumeRequestDecision,
    ExecutionRetryRequestFrom,
    FilterOperation,
    ForEachLoop,
    HttpTool,
    LlmConfig,
    LlmConfigProvider,
    LlmReasoning,
    LlmReasoningEffort,
    LlmReasoningStrategy,
    LoopStep,
    MapOperation,
    MonitoringThreshold,
    MonitoringThresholdAction,
    MonitoringThresholdMetric,
    QueryOperation,
    ReduceOperation,
    StepBackoff,
    StepBackoffType,
    StepReferenceFallback,
    StepRetry,
    SubWorkflowConfig,
    SubWorkflowStep,
    TemplateOperation,
    TimerWait,
    UnknownAgentTool,
    UnknownDataProcessingConfig,
    UnknownLoopConfig,
    UnknownStepFallback,
    UnknownTriggerDefinition,
    UnknownWaitConfig,
    UnknownWorkflowStep,
    UntilLoop,
    UntilLoopOnLimit,
    ValueFallback,
    WaitStep,
    WorkflowAgent,
    WorkflowMonitoring,
    WorkflowMonitoringEvent,
    WorkflowTool,
)
from .workflows_trigger_types import (
    ApiCallTriggerDefinition,
    DataChangeTriggerDefinition,
    EventTriggerDefinition,
    ScheduleTriggerDefinition,
    WebhookTriggerDefinition,
)
from .workflows_trigger_types_params import (
    ApiCallTriggerDefinitionParam,
    DataChangeTriggerDefinitionParam,
    EventTriggerDefinitionParam,
    ScheduleTriggerDefinitionParam,
    WebhookTriggerDefinitionParam,
)


class ApiCallConfigParam(TypedDict, total=False):
    """The request to send. Every text in it is a template."""

    url: Required[str]
    """An http(s) address, a template. From 1 to 8192 characters."""
    accepted_statuses: Sequence[int]
    """The statuses that count as success. By default each 2xx. At most 50 items."""
    body: Any
    """A JSON value to send, or a text, which is sent as it stands."""
    headers: Mapping[str, str]
    """Headers to send."""
    method: ApiCallConfigMethod
    """The HTTP method. Default: "GET"."""
    query: Mapping[str, str]
    """Query parameters, added to those of the address."""


JsonSchemaParam: TypeAlias = Mapping[str, Any]
"""A JSON Schema (draft 2020-12)."""


class HttpToolParam(TypedDict, total=False):
    """Sends an HTTP request; the call's arguments are seen by the templates as `arguments`."""

    type: Required[Literal["http"]]
    """Always `http`."""
    name: Required[str]
    """What the model calls it by. Unique within the agent. At most 64 characters."""
    request: Required[ApiCallConfigParam | ApiCallConfig]
    """The request to send. Every text in it is a template."""
    description: str
    """Tells the model when to call it. At most 2000 characters."""
    parameters: JsonSchemaParam
    """A JSON Schema (draft 2020-12)."""


class WorkflowToolParam(TypedDict, total=False):
    """Runs another workflow with the call's arguments as its input."""

    type: Required[Literal["workflow"]]
    """Always `workflow`."""
    name: Required[str]
    """What the model calls it by. Unique within the agent. At most 64 characters."""
    workflow_id: Required[str]
    """The workflow. Must exist. From 1 to 64 characters."""
    description: str
    """Tells the model when to call it. At most 2000 characters."""
    parameters: JsonSchemaParam
    """A JSON Schema (draft 2020-12)."""


AgentToolParam: TypeAlias = HttpToolParam | HttpTool | WorkflowToolParam | WorkflowTool | UnknownAgentTool
"""Something that an agent may call, tagged by `type`."""


class LlmReasoningParam(TypedDict, total=False):
    """How the model thinks before it answers."""

    effort: LlmReasoningEffort
    """How much thought goes in. Default: "medium"."""
    strategy: LlmReasoningStrategy
    """The way of thinking. Default: "chain_of_thought"."""


class LlmConfigParam(TypedDict, total=False):
    """How models are called. What is absent comes from the agent, then from the workflow, then from the platform."""

    max_tokens: int
    """How long an answer may be, in tokens. From 1 to 1000000."""
    model: str
    """The model's id. From 1 to 200 characters."""
    provider: LlmConfigProvider
    """Who runs the model. Default: "auto"."""
    reasoning: LlmReasoningParam | LlmReasoning
    """How the model thinks before it answers."""
    seed: int
    """Makes answers repeatable where the model can."""
    temperature: float
    """How freely the model chooses its words. From 0 to 2."""
    top_p: float
    """The share of probability that the model chooses from. From 0 to 1."""


class AiReasoningConfigParam(TypedDict, total=False):
    """A prompt, and how the agents of the step work on it together."""

    prompt: Required[str]
    """What is asked, a template. From 1 to 100000 characters."""
    knowledge_bases: Sequence[str]
    """Knowledge bases to search, besides the workflow's own, by id. At most 20 items."""
    llm_config: LlmConfigParam | LlmConfig
    """How models are called. What is absent comes from the agent, then from the workflow, then from the platform."""
    output_schema: JsonSchemaParam
    """A JSON Schema (draft 2020-12)."""
    rounds: int
    """How many rounds a debate has. From 1 to 5. Default: 2."""
    strategy: AiReasoningConfigStrategy
    """
    How several agents work together: `sequential`, each sees what the former ones said and the last one
    answers; `parallel`, all answer at once and the texts are joined; `debate`, all speak in turn for
    `rounds` rounds and the last word counts. Default: "sequential".
    """
    system: str
    """Instructions that stand before the agents' own, a template. At most 100000 characters."""


class ValueFallbackParam(TypedDict, total=False):
    """Complete the step with a value."""

    type: Required[Literal["value"]]
    """Always `value`."""
    value: Required[Any]
    """The step's output. Texts in it are templates."""


class StepReferenceFallbackParam(TypedDict, total=False):
    """Run another step, and complete this one with its output. That step runs for this purpose only."""

    type: Required[Literal["step"]]
    """Always `step`."""
    step_id: Required[str]
    """The id of the other step. From 1 to 64 characters."""


StepFallbackParam: TypeAlias = (
    ValueFallbackParam | ValueFallback | StepReferenceFallbackParam | StepReferenceFallback | UnknownStepFallback
)
"""What takes a step's place once its last attempt has failed, tagged by `type`."""


class StepBackoffParam(TypedDict, total=False):
    """The pauses between attempts. A `Retry-After` that a called API sends is honoured where it is longer."""

    initial: float
    """The first pause, in seconds. From 0 to 3600. Default: 1."""
    maximum: float
    """The longest pause, in seconds. From 0 to 86400. Default: 60."""
    type: StepBackoffType
    """
    `fixed` pauses `initial` each time, `linear` pauses 1, 2, 3 … times as long, `exponential` 1, 2, 4 … times.
    Default: "exponential".
    """


class StepRetryParam(TypedDict, total=False):
    """How often a failing step is tried, and how long it waits in between."""

    max_attempts: Required[int]
    """How many attempts there are, the first one included. From 1 to 20."""
    backoff: StepBackoffParam | StepBackoff
    """The pauses between attempts. A `Retry-After` that a called API sends is honoured where it is longer."""


class AiReasoningStepParam(TypedDict, total=False):
    """
    Asks a model, or several agents. Its output is `{text, messages}`, or, with an `output_schema`, the JSON value.
    """

    id: Required[str]
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Required[Literal["ai_reasoning"]]
    """Always `ai_reasoning`."""
    config: Required[AiReasoningConfigParam | AiReasoningConfig]
    """A prompt, and how the agents of the step work on it together."""
    agents: Sequence[str]
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: Sequence[str]
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallbackParam
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str
    """A title for people. At most 200 characters."""
    retry: StepRetryParam | StepRetry
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class ApiCallStepParam(TypedDict, total=False):
    """
    Sends an HTTP request. Its output is `{status, headers, body}`. A status that is not accepted fails the step;
    408, 429 and 5xx may be retried. Private addresses are refused with `url_not_allowed`. No redirect is followed.
    """

    id: Required[str]
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Required[Literal["api_call"]]
    """Always `api_call`."""
    config: Required[ApiCallConfigParam | ApiCallConfig]
    """The request to send. Every text in it is a template."""
    agents: Sequence[str]
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: Sequence[str]
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallbackParam
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str
    """A title for people. At most 200 characters."""
    retry: StepRetryParam | StepRetry
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class ApprovalConfigParam(TypedDict, total=False):
    """What has to be approved, and what happens when nobody does."""

    message: Required[str]
    """What the approver reads, a template. From 1 to 10000 characters."""
    approvers: Sequence[str]
    """Who may decide, for your own notifications. Any key with `workflows:run` can resume. At most 50 items."""
    input_schema: JsonSchemaParam
    """A JSON Schema (draft 2020-12)."""
    on_reject: ApprovalConfigOnReject
    """Whether a rejection fails the step, or completes it with `approved` false. Default: "fail"."""
    on_timeout: ApprovalConfigOnTimeout
    """What happens when the step's `timeout` passes. Default: "fail"."""


class ApprovalStepParam(TypedDict, total=False):
    """Waits until somebody decides with `executions.resume`. Its output is `{approved, comment, input}`."""

    id: Required[str]
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Required[Literal["approval"]]
    """Always `approval`."""
    config: Required[ApprovalConfigParam | ApprovalConfig]
    """What has to be approved, and what happens when nobody does."""
    agents: Sequence[str]
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: Sequence[str]
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallbackParam
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str
    """A title for people. At most 200 characters."""
    retry: StepRetryParam | StepRetry
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class ConcurrencyPolicyParam(TypedDict, total=False):
    """How much may run at the same time."""

    max_executions: int | None
    """How many executions of the workflow; null, as many as the plan allows. From 1 to 1000. Default: None."""
    max_steps: int
    """How many steps of one execution. From 1 to 100. Default: 10."""
    on_limit: ConcurrencyPolicyOnLimit
    """
    Whether an execution beyond the limit waits in the queue, or is refused with 429 `concurrency_limit_exceeded`.
    Default: "queue".
    """


class MapOperationParam(TypedDict, total=False):
    """Makes one value of each item."""

    operation: Required[Literal["map"]]
    """Always `map`."""
    items: Required[str]
    """An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters."""
    value: Required[Any]
    """The new value. Texts in it are templates that see `item` and `index`."""


class FilterOperationParam(TypedDict, total=False):
    """Keeps the items for which a condition holds."""

    operation: Required[Literal["filter"]]
    """Always `filter`."""
    items: Required[str]
    """An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters."""
    where: Required[str]
    """A condition, an expression that sees `item` and `index`. From 1 to 4096 characters."""


class ReduceOperationParam(TypedDict, total=False):
    """Folds a list into one value."""

    operation: Required[Literal["reduce"]]
    """Always `reduce`."""
    items: Required[str]
    """An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters."""
    value: Required[Any]
    """The next value. Texts in it are templates that see `accumulator`, `item` and `index`."""
    initial: Any
    """The value to begin with. Texts in it are templates. By default null."""


class TemplateOperationParam(TypedDict, total=False):
    """Fills a template. A text that is nothing but one `{{ … }}` gives the value itself, not its text."""

    operation: Required[Literal["template"]]
    """Always `template`."""
    template: Required[Any]
    """A text or any JSON value with texts in it."""


class QueryOperationParam(TypedDict, total=False):
    """Runs a JMESPath query."""

    operation: Required[Literal["query"]]
    """Always `query`."""
    query: Required[str]
    """A JMESPath query. From 1 to 4096 characters."""
    source: str
    """An expression that gives the value to search. From 1 to 4096 characters. Default: "input"."""


DataProcessingConfigParam: TypeAlias = (
    MapOperationParam
    | MapOperation
    | FilterOperationParam
    | FilterOperation
    | ReduceOperationParam
    | ReduceOperation
    | TemplateOperationParam
    | TemplateOperation
    | QueryOperationParam
    | QueryOperation
    | UnknownDataProcessingConfig
)
"""How the data is reshaped, tagged by `operation`."""


class DataProcessingStepParam(TypedDict, total=False):
    """Reshapes data without a model. Its output is the result."""

    id: Required[str]
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Required[Literal["data_processing"]]
    """Always `data_processing`."""
    config: Required[DataProcessingConfigParam]
    """How the data is reshaped, tagged by `operation`."""
    agents: Sequence[str]
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: Sequence[str]
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallbackParam
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str
    """A title for people. At most 200 characters."""
    retry: StepRetryParam | StepRetry
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class DecisionBranchParam(TypedDict, total=False):
    """A condition and the steps that run only when it holds."""

    name: Required[str]
    """Names the branch in the step's output. From 1 to 64 characters."""
    when: Required[str]
    """A condition, an expression. From 1 to 4096 characters."""
    steps: Required[Sequence[str]]
    """The steps of the branch, by id. At most 100 items."""


class DecisionConfigParam(TypedDict, total=False):
    """Branches, tried in order."""

    branches: Required[Sequence[DecisionBranchParam | DecisionBranch]]
    """The branches. The first one whose condition holds is taken. From 1 to 20 items."""
    default: Sequence[str]
    """The steps that run when no branch is taken, by id. At most 100 items."""


class DecisionStepParam(TypedDict, total=False):
    """
    Takes the first branch whose condition holds. The steps that a branch lists run only when it is taken; they
    depend on the decision without saying so. Its output is `{branch}`.
    """

    id: Required[str]
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Required[Literal["decision"]]
    """Always `decision`."""
    config: Required[DecisionConfigParam | DecisionConfig]
    """Branches, tried in order."""
    agents: Sequence[str]
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: Sequence[str]
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallbackParam
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str
    """A title for people. At most 200 characters."""
    retry: StepRetryParam | StepRetry
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class EventWaitParam(TypedDict, total=False):
    """Waits for an event of the platform."""

    mode: Required[Literal["event"]]
    """Always `event`."""
    event_type: Required[str]
    """The type of the event. From 1 to 100 characters."""
    where: str
    """A condition, an expression that sees `event`. From 1 to 4096 characters."""


class ExecutionCreateRequestParam(TypedDict, total=False):
    """What to start an execution with."""

    input: Any
    """
    The workflow's input, any JSON value, by default an empty object. It must match the workflow's
    `input_schema`; otherwise it is 422 `invalid_input` with the JSON pointer of each fault.
    """
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    version: int
    """Which version to run. By default the current one. At least 1."""


class ExecutionPolicyParam(TypedDict, total=False):
    """How executions behave as a whole."""

    backoff: StepBackoffParam | StepBackoff
    """The pauses between attempts. A `Retry-After` that a called API sends is honoured where it is longer."""
    concurrency: ConcurrencyPolicyParam | ConcurrencyPolicy
    """How much may run at the same time."""
    max_attempts: int
    """How often a step without a `retry` of its own is tried. From 1 to 20. Default: 1."""
    on_failure: ExecutionPolicyOnFailure
    """
    What a failed step, without a fallback, does to the rest: `stop` cancels it at once, `continue` lets the
    steps that do not depend on it finish first. The execution fails either way. Default: "stop".
    """
    timeout: float
    """How long an execution may take, waiting included, in seconds. At most 31536000. More than 0. Default: 86400."""


class ExecutionResumeRequestParam(TypedDict, total=False):
    """A decision."""

    decision: Required[ExecutionResumeRequestDecision]
    """What is decided."""
    comment: str
    """Why. At most 5000 characters."""
    input: Any
    """What the approver adds, any JSON value. It must match the step's `input_schema`."""
    step: str
    """The waiting step, by id or path. Only needed when several wait. From 1 to 500 characters."""


_ExecutionRetryRequestParamKeys = TypedDict(
    "_ExecutionRetryRequestParamKeys",
    {
        "from": ExecutionRetryRequestFrom,
    },
    total=False,
)


class ExecutionRetryRequestParam(_ExecutionRetryRequestParamKeys, total=False):
    """How to retry."""

    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""


class ExecutionRunRequestParam(TypedDict, total=False):
    """What to run a workflow with."""

    input: Any
    """
    The workflow's input, any JSON value, by default an empty object. It must match the workflow's
    `input_schema`; otherwise it is 422 `invalid_input` with the JSON pointer of each fault.
    """
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    version: int
    """Which version to run. By default the current one. At least 1."""
    wait_timeout: float
    """How long to wait for the end, in seconds. Then the execution goes on by itself. From 0 to 600. Default: 60."""


class LoopStepParam(TypedDict, total=False):
    """
    Repeats its own steps for each item, or until a condition holds, never more than `max_iterations` times. Its
    output is `{items, count, stopped_by}`, with one item per iteration.
    """

    id: Required[str]
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Required[Literal["loop"]]
    """Always `loop`."""
    config: Required["LoopConfigParam"]
    """What a loop repeats and when it ends, tagged by `mode`."""
    agents: Sequence[str]
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: Sequence[str]
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallbackParam
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str
    """A title for people. At most 200 characters."""
    retry: StepRetryParam | StepRetry
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class TimerWaitParam(TypedDict, total=False):
    """Waits for a time to pass."""

    mode: Required[Literal["timer"]]
    """Always `timer`."""
    seconds: Required[float]
    """How long, in seconds. From 0 to 2592000."""


WaitConfigParam: TypeAlias = TimerWaitParam | TimerWait | EventWaitParam | EventWait | UnknownWaitConfig
"""What is waited for, tagged by `mode`."""


class WaitStepParam(TypedDict, total=False):
    """Waits for a time to pass, or for an event of the platform. Its output is `{waited_for, event}`."""

    id: Required[str]
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Required[Literal["wait"]]
    """Always `wait`."""
    config: Required[WaitConfigParam]
    """What is waited for, tagged by `mode`."""
    agents: Sequence[str]
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: Sequence[str]
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallbackParam
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str
    """A title for people. At most 200 characters."""
    retry: StepRetryParam | StepRetry
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


class SubWorkflowConfigParam(TypedDict, total=False):
    """Which workflow runs, and with what."""

    workflow_id: Required[str]
    """The other workflow. Must exist. From 1 to 64 characters."""
    input: Any
    """Its input. Texts in it are templates. By default this execution's input."""
    version: int
    """Which version of it. By default the current one. At least 1."""


class SubWorkflowStepParam(TypedDict, total=False):
    """Runs another workflow and waits for it. Its output is that execution's output. At most 5 levels deep."""

    id: Required[str]
    """Names the step. Unique in the whole workflow, loops included. At most 64 characters."""
    type: Required[Literal["sub_workflow"]]
    """Always `sub_workflow`."""
    config: Required[SubWorkflowConfigParam | SubWorkflowConfig]
    """Which workflow runs, and with what."""
    agents: Sequence[str]
    """The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items."""
    depends_on: Sequence[str]
    """
    The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At
    most 100 items.
    """
    fallback: StepFallbackParam
    """What takes a step's place once its last attempt has failed, tagged by `type`."""
    name: str
    """A title for people. At most 200 characters."""
    retry: StepRetryParam | StepRetry
    """How often a failing step is tried, and how long it waits in between."""
    timeout: float
    """
    How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
    execution's own timeout bounds it. At most 2592000. More than 0.
    """
    when: str
    """A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters."""


WorkflowStepParam: TypeAlias = (
    AiReasoningStepParam
    | AiReasoningStep
    | ApiCallStepParam
    | ApiCallStep
    | DataProcessingStepParam
    | DataProcessingStep
    | DecisionStepParam
    | DecisionStep
    | LoopStepParam
    | LoopStep
    | ApprovalStepParam
    | ApprovalStep
    | WaitStepParam
    | WaitStep
    | SubWorkflowStepParam
    | SubWorkflowStep
    | UnknownWorkflowStep
)
"""
One unit of work, tagged by `type`. A step runs as soon as everything it depends on has finished; steps that
do not depend on each other run at the same time. Texts that hold `{{ … }}` are templates, and `when` and its
kind are expressions; both see `input`, `steps.<id>.output`, `steps.<id>.status`, `execution`, `workflow` and
`trigger`, and within a loop `item`, `index` and `previous`. Referring to another step's output depends on it.
"""


class ForEachLoopParam(TypedDict, total=False):
    """Repeats for each item of a list. A list longer than `max_iterations` fails the step."""

    mode: Required[Literal["for_each"]]
    """Always `for_each`."""
    items: Required[str]
    """An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters."""
    steps: Required[Sequence[WorkflowStepParam]]
    """
    The steps of one iteration. They see `item`, `index` and `previous`, the last iteration's output. From 1 to 50
    items.
    """
    concurrency: int
    """How many iterations run at the same time. With more than one, `previous` is null. From 1 to 50. Default: 1."""
    max_iterations: int
    """How many iterations there are at most. From 1 to 1000. Default: 100."""
    output: Any
    """An iteration's output. Texts in it are templates. By default the output of the last of `steps` that ran."""


class UntilLoopParam(TypedDict, total=False):
    """Repeats until a condition holds after an iteration."""

    mode: Required[Literal["until"]]
    """Always `until`."""
    until: Required[str]
    """A condition, an expression that sees the iteration's own steps. From 1 to 4096 characters."""
    steps: Required[Sequence[WorkflowStepParam]]
    """
    The steps of one iteration. They see `item`, `index` and `previous`, the last iteration's output. From 1 to 50
    items.
    """
    max_iterations: int
    """How many iterations there are at most. From 1 to 1000. Default: 100."""
    on_limit: UntilLoopOnLimit
    """What happens when the condition never held, `fail` the step or `stop` the loop. Default: "fail"."""
    output: Any
    """An iteration's output. Texts in it are templates. By default the output of the last of `steps` that ran."""


LoopConfigParam: TypeAlias = ForEachLoopParam | ForEachLoop | UntilLoopParam | UntilLoop | UnknownLoopConfig
"""What a loop repeats and when it ends, tagged by `mode`."""


class MonitoringThresholdParam(TypedDict, total=False):
    """A limit of one figure of an execution."""

    metric: Required[MonitoringThresholdMetric]
    """The figure, `duration` in seconds, `tokens`, `cost` in US dollars, or `failed_attempts` of steps."""
    above: Required[float]
    """The limit, in the figure's unit. Being above it counts. At least 0."""
    action: MonitoringThresholdAction
    """
    Whether to report it (`threshold.exceeded` on the event stream), or to fail the execution as well. Default:
    "notify".
    """


TriggerDefinitionParam: TypeAlias = (
    WebhookTriggerDefinitionParam
    | WebhookTriggerDefinition
    | ScheduleTriggerDefinitionParam
    | ScheduleTriggerDefinition
    | EventTriggerDefinitionParam
    | EventTriggerDefinition
    | ApiCallTriggerDefinitionParam
    | ApiCallTriggerDefinition
    | DataChangeTriggerDefinitionParam
    | DataChangeTriggerDefinition
    | UnknownTriggerDefinition
)
"""A trigger as its author writes it, tagged by `type`."""


class TriggerFireRequestParam(TypedDict, total=False):
    """What the trigger is fired with."""

    input: Any
    """The execution's input, in place of the one that the trigger makes of the payload."""
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    payload: Any
    """What happened, any JSON value."""


class TriggerUpdateParam(TypedDict, total=False):
    """The fields to replace."""

    conditions: Sequence[str]
    """Conditions, all of which must hold; expressions that see `payload`. At most 20 items."""
    config: Mapping[str, Any]
    """A configuration of the kind that the trigger's type has."""
    enabled: bool
    """Whether it fires."""
    filters: Mapping[str, Any]
    """Values that fields of the payload must have."""
    input: Any
    """The execution's input. Texts in it are templates that see `payload`."""
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    name: str
    """A title for people. At most 200 characters."""


class WorkflowAgentParam(TypedDict, total=False):
    """An agent, defined within the workflow."""

    id: Required[str]
    """Names the agent in `agents` of a step. Unique in the workflow. At most 64 characters."""
    instructions: str
    """How it behaves; a template. At most 100000 characters."""
    llm_config: LlmConfigParam | LlmConfig
    """How models are called. What is absent comes from the agent, then from the workflow, then from the platform."""
    model: str
    """The model that it uses. By default `llm_config.model`. From 1 to 200 characters."""
    role: str
    """What it is, in a few words. At most 200 characters."""
    tools: Sequence[AgentToolParam]
    """What the agent may call while it thinks. At most 32 items."""


class WorkflowMonitoringParam(TypedDict, total=False):
    """What is reported while executions run."""

    events: Sequence[WorkflowMonitoringEvent]
    """The platform events to emit, for webhooks and the live monitor. By default all of them. At most 20 items."""
    thresholds: Sequence[MonitoringThresholdParam | MonitoringThreshold]
    """Limits to watch. At most 20 items."""


class WorkflowDefinitionParam(TypedDict, total=False):
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

    name: Required[str]
    """What the workflow is called. From 1 to 200 characters."""
    steps: Required[Sequence[WorkflowStepParam]]
    """The steps, in any order; their dependencies decide when each runs. From 1 to 200 items."""
    agents: Sequence[WorkflowAgentParam | WorkflowAgent]
    """The agents that the steps may name. At most 50 items."""
    description: str | None
    """What it is for. At most 5000 characters."""
    execution_policy: ExecutionPolicyParam | ExecutionPolicy
    """How executions behave as a whole."""
    input_schema: JsonSchemaParam
    """A JSON Schema (draft 2020-12)."""
    knowledge_bases: Sequence[str]
    """Knowledge bases that every agent may search, by id. At most 20 items."""
    llm_config: LlmConfigParam | LlmConfig
    """How models are called. What is absent comes from the agent, then from the workflow, then from the platform."""
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    monitoring: WorkflowMonitoringParam | WorkflowMonitoring
    """What is reported while executions run."""
    output: Any
    """
    The execution's output. Texts in it are templates. By default an object with the output of each step that
    nothing depends on, by step id; when there is only one such step, its output itself.
    """
    output_schema: JsonSchemaParam
    """A JSON Schema (draft 2020-12)."""
    triggers: Sequence[TriggerDefinitionParam]
    """Triggers to create with the workflow. Replaces the ones that an earlier definition brought. At most 20 items."""
