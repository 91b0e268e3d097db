"""What callers may pass as types of events. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from typing_extensions import Required, TypedDict

from .events import EventType, WebhookEventSelector, WebhookFilters, WebhookPayload, WebhookRetryPolicy, WebhookStatus
from .shared_params import MetadataParam


class WebhookRetryPolicyParam(TypedDict, total=False):
    """When a failed delivery is tried again."""

    delays: Sequence[int]
    """
    The seconds to wait before each further attempt, counted from the end of the one before. A delivery fails
    for good when the list is used up; an empty list means a single attempt. At most 20 items. Default: [5, 300,
    1800, 7200, 18000, 36000, 50400, 72000, 86400].
    """
    jitter: float
    """
    How far a delay may be stretched at random, as a share of it. It is never shortened. From 0 to 1. Default: 0.1.
    """


class WebhookFiltersParam(TypedDict, total=False):
    """
    Which events of the chosen types are delivered. Every filter that is given must match; an event that has no
    workflow (or agent) never matches a filter for one.
    """

    agent_ids: Sequence[str]
    """Only events of these agents. At most 100 items."""
    metadata: MetadataParam
    """Only events whose object has all these pairs in its `metadata`."""
    workflow_ids: Sequence[str]
    """Only events of these workflows. At most 100 items."""


WebhookEventSelectionParam: TypeAlias = Sequence[WebhookEventSelector] | Literal["*"]
"""A list of event types, or `*` for all."""


class WebhookCreateRequestParam(TypedDict, total=False):
    """Where to send which events."""

    url: Required[str]
    """
    Where to send the events; http or https, not a private address, without user name and password. At most 2048
    characters.
    """
    events: Required[WebhookEventSelectionParam]
    """A list of event types, or `*` for all."""
    description: str | None
    """What people know the endpoint by. At most 500 characters."""
    filters: WebhookFiltersParam | WebhookFilters
    """
    Which events of the chosen types are delivered. Every filter that is given must match; an event that has no
    workflow (or agent) never matches a filter for one.
    """
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    payload: WebhookPayload
    """
    How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
    see ThinEvent). An open enum. Default: "full".
    """
    retry_policy: WebhookRetryPolicyParam | WebhookRetryPolicy
    """When a failed delivery is tried again."""
    secret: str
    """A signing secret of your own, `whsec_` and 24 to 64 bytes in base64. The default is a new random one."""


class WebhookRotateSecretRequestParam(TypedDict, total=False):
    """How long the former secret goes on signing too."""

    overlap_seconds: int
    """
    For how many seconds the former secret goes on signing too; 0 ends it at once. From 0 to 2592000. Default: 86400.
    """
    secret: str
    """A new signing secret of your own. The default is a random one."""


class WebhookTestRequestParam(TypedDict, total=False):
    """Which event to send."""

    type: EventType
    """The type of the sample event. Default: "workflow.completed"."""


class WebhookUpdateRequestParam(TypedDict, total=False):
    """The fields to change."""

    description: str | None
    """What people know the endpoint by. At most 500 characters."""
    events: WebhookEventSelectionParam
    """A list of event types, or `*` for all."""
    filters: WebhookFiltersParam | WebhookFilters
    """
    Which events of the chosen types are delivered. Every filter that is given must match; an event that has no
    workflow (or agent) never matches a filter for one.
    """
    metadata: MetadataParam
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    payload: WebhookPayload
    """
    How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
    see ThinEvent). An open enum.
    """
    retry_policy: WebhookRetryPolicyParam | WebhookRetryPolicy
    """When a failed delivery is tried again."""
    status: WebhookStatus
    """An `enabled` endpoint receives events, a `disabled` one does not. An open enum."""
    url: str
    """Where to send the events from now on, pending deliveries included. At most 2048 characters."""
