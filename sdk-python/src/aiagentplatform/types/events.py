"""Types of events. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union

from pydantic import Field

from .._core.models import Model as _Model
from .._core.models import Unknown
from .api_keys import ApiKey
from .chat_completions import ChatCompletion
from .shared import Metadata, Timestamp
from .workflows_configs import Execution
from .workflows_execution_steps import ExecutionStep

AgentRunStatus: TypeAlias = Literal["queued", "running", "completed", "failed", "cancelled"] | str
"""How an agent's run stands. An open enum."""


class AgentRunError(_Model):
    """Why an agent's run failed."""

    code: str
    """What went wrong."""
    message: str
    """A sentence for a person."""


class AgentRun(_Model):
    """One run of an agent, alone or for a step of a workflow."""

    id: str
    """The run's id."""
    object: Literal["agent.run"]
    """Always `agent.run`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    agent_id: str
    """The agent's id."""
    status: AgentRunStatus
    """How an agent's run stands. An open enum."""
    execution_id: str | None
    """The execution it ran for; null if it ran alone."""
    output: str | None
    """What the agent answered; null unless the run is completed."""
    error: AgentRunError | None
    """Why it failed; null if it did not."""
    tokens: int
    """Tokens of prompts and answers together. At least 0."""
    duration_ms: int
    """How long it took, in milliseconds. At least 0."""
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""


EventId: TypeAlias = str
"""The event's id, which is also the `webhook-id` of its deliveries."""

EventCompanyId: TypeAlias = str
"""The company in which it happened."""

EventApiVersion: TypeAlias = str
"""The version of the API, as in `AAP-Version`, that the payload is of."""

EventPrevious: TypeAlias = dict[str, Any]
"""The former values of the fields that the event changed."""


class AgentRunEventData(_Model):
    """The agent's run that the event is about."""

    object: AgentRun
    """The agent's run, as it was when the event happened."""
    previous: EventPrevious | None = None
    """The former values of the fields that the event changed."""


EventSequenceNumber: TypeAlias = int
"""The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class AgentRunCompletedEvent(_Model):
    """An agent's run ended well."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["agent.run.completed"]
    """Always `agent.run.completed`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: AgentRunEventData
    """The agent's run that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class AgentRunFailedEvent(_Model):
    """An agent's run failed."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["agent.run.failed"]
    """Always `agent.run.failed`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: AgentRunEventData
    """The agent's run that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class ApiKeyEventData(_Model):
    """The API key that the event is about."""

    object: ApiKey
    """The API key, without its secret, as it was when the event happened."""
    previous: EventPrevious | None = None
    """The former values of the fields that the event changed."""


class ApiKeyCreatedEvent(_Model):
    """An API key was created."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["api_key.created"]
    """Always `api_key.created`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: ApiKeyEventData
    """The API key that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class ApiKeyExpiredEvent(_Model):
    """An API key reached its expiry and stopped working."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["api_key.expired"]
    """Always `api_key.expired`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: ApiKeyEventData
    """The API key that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class ApiKeyRotatedEvent(_Model):
    """An API key got a new secret."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["api_key.rotated"]
    """Always `api_key.rotated`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: ApiKeyEventData
    """The API key that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class ChatCompletionEventData(_Model):
    """The chat completion that the event is about."""

    object: ChatCompletion
    """The chat completion, as it was when the event happened."""
    previous: EventPrevious | None = None
    """The former values of the fields that the event changed."""


class ChatCompletedEvent(_Model):
    """A chat completion was finished, streamed or not."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["chat.completed"]
    """Always `chat.completed`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: ChatCompletionEventData
    """The chat completion that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class ExecutionEventData(_Model):
    """The execution that the event is about."""

    object: Execution
    """The execution, as it was when the event happened."""
    previous: EventPrevious | None = None
    """The former values of the fields that the event changed."""


class WorkflowStartedEvent(_Model):
    """An execution began to run."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["workflow.started"]
    """Always `workflow.started`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: ExecutionEventData
    """The execution that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class WorkflowCompletedEvent(_Model):
    """An execution ended well."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["workflow.completed"]
    """Always `workflow.completed`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: ExecutionEventData
    """The execution that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class WorkflowFailedEvent(_Model):
    """An execution failed, timed out or was cancelled."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["workflow.failed"]
    """Always `workflow.failed`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: ExecutionEventData
    """The execution that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class ExecutionStepEventData(_Model):
    """The step that the event is about."""

    object: ExecutionStep
    """The step, as it was when the event happened."""
    previous: EventPrevious | None = None
    """The former values of the fields that the event changed."""


class WorkflowStepCompletedEvent(_Model):
    """A step of an execution ended well."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["workflow.step.completed"]
    """Always `workflow.step.completed`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: ExecutionStepEventData
    """The step that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class WorkflowApprovalRequiredEvent(_Model):
    """An execution waits for a person; resume it when the decision is made."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["workflow.approval_required"]
    """Always `workflow.approval_required`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: ExecutionEventData
    """The execution that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


UsageThresholdStatus: TypeAlias = Literal["warning", "exhausted"] | str
"""Whether some of the quota is left. An open enum."""


class UsageThreshold(_Model):
    """A share of a monthly quota that was reached."""

    id: str
    """The threshold's id."""
    object: Literal["usage.threshold"]
    """Always `usage.threshold`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    quota: str
    """The quota's name, as in `quota_exceeded`."""
    threshold: float
    """The share of the quota that was reached, from 0 to 1. From 0 to 1."""
    limit: int
    """How much the plan allows a month. At least 0."""
    used: int
    """How much of it is used. At least 0."""
    resets_at: int
    """When the quota starts anew, in Unix seconds. At least 0."""
    status: UsageThresholdStatus
    """Whether some of the quota is left. An open enum."""


class UsageThresholdEventData(_Model):
    """The threshold that the event is about."""

    object: UsageThreshold
    """The threshold, as it was when the event happened."""
    previous: EventPrevious | None = None
    """The former values of the fields that the event changed."""


class UsageThresholdReachedEvent(_Model):
    """A share of a monthly quota is used up."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["usage.threshold_reached"]
    """Always `usage.threshold_reached`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: UsageThresholdEventData
    """The threshold that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


WebhookEventSelector: TypeAlias = (
    Literal[
        "*",
        "workflow.started",
        "workflow.completed",
        "workflow.failed",
        "workflow.step.completed",
        "workflow.approval_required",
        "chat.completed",
        "agent.run.completed",
        "agent.run.failed",
        "usage.threshold_reached",
        "api_key.created",
        "api_key.rotated",
        "api_key.expired",
        "webhook.disabled",
    ]
    | str
)
"""An event type, or `*` for all of them, also those added later. An open enum."""

WebhookPayload: TypeAlias = Literal["full", "thin"] | str
"""
How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
see ThinEvent). An open enum.
"""

WebhookStatus: TypeAlias = Literal["enabled", "disabled"] | str
"""An `enabled` endpoint receives events, a `disabled` one does not. An open enum."""

WebhookDisabledReason: TypeAlias = Literal["manual", "gone", "failing"] | str
"""
Why an endpoint is disabled. An open enum.

- `manual`: someone disabled it.
- `gone`: it answered 410.
- `failing`: every attempt of the last five days failed.
"""


class WebhookRetryPolicy(_Model):
    """When a failed delivery is tried again."""

    delays: list[int] | None = None
    """
    The seconds to wait before each further attempt, counted from the end of the one before. A delivery fails
    for good when the list is used up; an empty list means a single attempt. At most 20 items. Default: [5, 300,
    1800, 7200, 18000, 36000, 50400, 72000, 86400].
    """
    jitter: float | None = None
    """
    How far a delay may be stretched at random, as a share of it. It is never shortened. From 0 to 1. Default: 0.1.
    """


class WebhookFilters(_Model):
    """
    Which events of the chosen types are delivered. Every filter that is given must match; an event that has no
    workflow (or agent) never matches a filter for one.
    """

    agent_ids: list[str] | None = None
    """Only events of these agents. At most 100 items."""
    metadata: Metadata | None = None
    """Only events whose object has all these pairs in its `metadata`."""
    workflow_ids: list[str] | None = None
    """Only events of these workflows. At most 100 items."""


class WebhookEndpoint(_Model):
    """A URL of the company's that receives events."""

    id: str
    """The endpoint's id."""
    object: Literal["webhook_endpoint"]
    """Always `webhook_endpoint`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    url: str
    """Where the events are sent."""
    description: str | None
    """What people know the endpoint by."""
    events: list[WebhookEventSelector]
    """The event types that it receives; `*` alone stands for all."""
    payload: WebhookPayload
    """
    How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
    see ThinEvent). An open enum.
    """
    status: WebhookStatus
    """An `enabled` endpoint receives events, a `disabled` one does not. An open enum."""
    disabled_reason: WebhookDisabledReason | None
    """Why the endpoint is disabled; null while it is enabled."""
    retry_policy: WebhookRetryPolicy
    """When a failed delivery is tried again."""
    filters: WebhookFilters
    """
    Which events of the chosen types are delivered. Every filter that is given must match; an event that has no
    workflow (or agent) never matches a filter for one.
    """
    previous_secret_expires_at: int | None
    """While a rotation overlaps, when the former secret stops signing, in Unix seconds; otherwise null."""
    throttled_until: int | None
    """
    While the endpoint is slowed down, because it answered 429, 502 or 504, no attempt is made before this
    moment, in Unix seconds; otherwise null.
    """
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""


class WebhookEndpointEventData(_Model):
    """The endpoint that the event is about."""

    object: WebhookEndpoint
    """The endpoint, without its secret, as it was when the event happened."""
    previous: EventPrevious | None = None
    """The former values of the fields that the event changed."""


class WebhookDisabledEvent(_Model):
    """The platform stopped delivering to an endpoint."""

    id: EventId
    """The event's id, which is also the `webhook-id` of its deliveries."""
    object: Literal["event"]
    """Always `event`."""
    type: Literal["webhook.disabled"]
    """Always `webhook.disabled`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    company_id: EventCompanyId
    """The company in which it happened."""
    api_version: EventApiVersion
    """The version of the API, as in `AAP-Version`, that the payload is of."""
    data: WebhookEndpointEventData
    """The endpoint that the event is about."""
    sequence_number: EventSequenceNumber | None = None
    """The event's place in the company's events, from 1. Present in replies and on the stream, not in webhooks."""


class UnknownEvent(
    Unknown,
    tag="type",
    known=(
        "workflow.started",
        "workflow.completed",
        "workflow.failed",
        "workflow.step.completed",
        "workflow.approval_required",
        "chat.completed",
        "agent.run.completed",
        "agent.run.failed",
        "usage.threshold_reached",
        "api_key.created",
        "api_key.rotated",
        "api_key.expired",
        "webhook.disabled",
    ),
):
    """A member of `Event` that this version does not know."""

    if TYPE_CHECKING:
        type: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


Event: TypeAlias = Annotated[
    Union[
        Annotated[
            WorkflowStartedEvent
            | WorkflowCompletedEvent
            | WorkflowFailedEvent
            | WorkflowStepCompletedEvent
            | WorkflowApprovalRequiredEvent
            | ChatCompletedEvent
            | AgentRunCompletedEvent
            | AgentRunFailedEvent
            | UsageThresholdReachedEvent
            | ApiKeyCreatedEvent
            | ApiKeyRotatedEvent
            | ApiKeyExpiredEvent
            | WebhookDisabledEvent,
            Field(discriminator="type"),
        ],
        UnknownEvent,
    ],
    Field(union_mode="left_to_right"),
]
"""Something that happened, told apart by `type`. Clients must accept types that they do not know."""


class EventList(_Model):
    """A page of events."""

    object: Literal["list"]
    """Always `list`."""
    data: list[Event]
    """The events of this page."""
    first_id: str | None
    """The id of the first event of the page."""
    last_id: str | None
    """The id of the last event of the page."""
    has_more: bool
    """Whether more events follow in the direction of travel."""


EventType: TypeAlias = (
    Literal[
        "workflow.started",
        "workflow.completed",
        "workflow.failed",
        "workflow.step.completed",
        "workflow.approval_required",
        "chat.completed",
        "agent.run.completed",
        "agent.run.failed",
        "usage.threshold_reached",
        "api_key.created",
        "api_key.rotated",
        "api_key.expired",
        "webhook.disabled",
    ]
    | str
)
"""
What happened. An open enum.

- `workflow.started`: an execution began to run.
- `workflow.completed`: an execution ended well.
- `workflow.failed`: an execution failed, timed out or was cancelled.
- `workflow.step.completed`: a step of an execution ended well.
- `workflow.approval_required`: an execution waits for a person.
- `chat.completed`: a chat completion was finished.
- `agent.run.completed`: an agent's run ended well.
- `agent.run.failed`: an agent's run failed.
- `usage.threshold_reached`: a share of a monthly quota is used up.
- `api_key.created`: an API key was created.
- `api_key.rotated`: an API key got a new secret.
- `api_key.expired`: an API key reached its expiry.
- `webhook.disabled`: the platform stopped delivering to an endpoint.
"""

WebhookEventSelection: TypeAlias = list[WebhookEventSelector] | Literal["*"]
"""A list of event types, or `*` for all."""


class WebhookEndpointList(_Model):
    """A page of webhook endpoints."""

    object: Literal["list"]
    """Always `list`."""
    data: list[WebhookEndpoint]
    """The endpoints of this page."""
    first_id: str | None
    """The id of the first endpoint of the page."""
    last_id: str | None
    """The id of the last endpoint of the page."""
    has_more: bool
    """Whether more endpoints follow in the direction of travel."""


class WebhookEndpointWithSecret(_Model):
    """A webhook endpoint and its signing secret, which is shown this once."""

    id: str
    """The endpoint's id."""
    object: Literal["webhook_endpoint"]
    """Always `webhook_endpoint`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    url: str
    """Where the events are sent."""
    description: str | None
    """What people know the endpoint by."""
    events: list[WebhookEventSelector]
    """The event types that it receives; `*` alone stands for all."""
    payload: WebhookPayload
    """
    How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
    see ThinEvent). An open enum.
    """
    status: WebhookStatus
    """An `enabled` endpoint receives events, a `disabled` one does not. An open enum."""
    disabled_reason: WebhookDisabledReason | None
    """Why the endpoint is disabled; null while it is enabled."""
    retry_policy: WebhookRetryPolicy
    """When a failed delivery is tried again."""
    filters: WebhookFilters
    """
    Which events of the chosen types are delivered. Every filter that is given must match; an event that has no
    workflow (or agent) never matches a filter for one.
    """
    previous_secret_expires_at: int | None
    """While a rotation overlaps, when the former secret stops signing, in Unix seconds; otherwise null."""
    throttled_until: int | None
    """
    While the endpoint is slowed down, because it answered 429, 502 or 504, no attempt is made before this
    moment, in Unix seconds; otherwise null.
    """
    metadata: Metadata
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    secret: str = Field(repr=False)
    """
    What deliveries are signed with (Standard Webhooks): `whsec_` and the key in base64. Store it safely; it
    cannot be shown again.
    """
