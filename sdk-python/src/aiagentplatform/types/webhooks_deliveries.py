"""Types of webhooks_deliveries. Generated from the OpenAPI document by onespec; do not edit."""

from typing import Literal, TypeAlias

from .._core.models import Model as _Model
from .events import EventType, WebhookPayload
from .shared import Timestamp

WebhookAttemptErrorCode: TypeAlias = (
    Literal["bad_status", "redirect", "timeout", "connection", "tls", "dns", "url_not_allowed"] | str
)
"""
The kind of failure. An open enum.

- `bad_status`: the endpoint answered with something else than a 2xx.
- `redirect`: it answered with a 3xx, which is never followed.
- `timeout`: it did not answer within 15 seconds.
- `connection`: no connection, or it broke.
- `tls`: the certificate is not valid.
- `dns`: the host's name is not known.
- `url_not_allowed`: the host's name leads to a private address.
"""


class WebhookAttemptError(_Model):
    """Why an attempt failed."""

    code: WebhookAttemptErrorCode
    """
    The kind of failure. An open enum.

    - `bad_status`: the endpoint answered with something else than a 2xx.
    - `redirect`: it answered with a 3xx, which is never followed.
    - `timeout`: it did not answer within 15 seconds.
    - `connection`: no connection, or it broke.
    - `tls`: the certificate is not valid.
    - `dns`: the host's name is not known.
    - `url_not_allowed`: the host's name leads to a private address.
    """
    message: str
    """A sentence for a person."""


WebhookDeliveryStatus: TypeAlias = Literal["pending", "succeeded", "failed"] | str
"""
How a delivery stands. An open enum.

- `pending`: an attempt is being made, or the next one waits for its time or for the endpoint to be enabled.
- `succeeded`: an attempt was answered with a 2xx.
- `failed`: no attempt is left, or the endpoint answered 410.
"""

WebhookDeliveryAttemptStatus: TypeAlias = Literal["succeeded", "failed"] | str
"""Whether it was answered with a 2xx. An open enum."""


class WebhookDeliveryAttempt(_Model):
    """One request to the endpoint and what came of it."""

    number: int
    """Which attempt it was, from 1. At least 1."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    url: str
    """Where it was sent."""
    status: WebhookDeliveryAttemptStatus
    """Whether it was answered with a 2xx. An open enum."""
    response_status: int | None
    """The status of the answer; null if there was none."""
    response_body: str | None
    """The beginning of the answer's body, as text; null if there was no answer. At most 1024 characters."""
    duration_ms: int
    """How long it took, in milliseconds of real time. At least 0."""
    error: WebhookAttemptError | None
    """Why it failed; null if it did not."""


class WebhookDelivery(_Model):
    """The sending of one event to one endpoint."""

    id: str
    """The delivery's id."""
    object: Literal["webhook_delivery"]
    """Always `webhook_delivery`."""
    created_at: Timestamp
    """A moment, in Unix seconds."""
    webhook_id: str
    """The endpoint's id."""
    event_id: str
    """The event's id, sent as `webhook-id` with every attempt."""
    event_type: EventType
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
    payload: WebhookPayload
    """
    How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status` alone (`thin`;
    see ThinEvent). An open enum.
    """
    status: WebhookDeliveryStatus
    """
    How a delivery stands. An open enum.

    - `pending`: an attempt is being made, or the next one waits for its time or for the endpoint to be enabled.
    - `succeeded`: an attempt was answered with a 2xx.
    - `failed`: no attempt is left, or the endpoint answered 410.
    """
    attempts: list[WebhookDeliveryAttempt]
    """Every attempt made so far, oldest first."""
    next_attempt_at: int | None
    """When the next attempt is due, in Unix seconds; null when the delivery is no longer pending."""
    redelivery_of: str | None
    """The delivery that this one repeats; null if it is the first."""


class WebhookDeliveryList(_Model):
    """A page of deliveries."""

    object: Literal["list"]
    """Always `list`."""
    data: list[WebhookDelivery]
    """The deliveries of this page."""
    first_id: str | None
    """The id of the first delivery of the page."""
    last_id: str | None
    """The id of the last delivery of the page."""
    has_more: bool
    """Whether more deliveries follow in the direction of travel."""
