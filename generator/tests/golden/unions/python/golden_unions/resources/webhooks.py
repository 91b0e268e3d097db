"""Webhooks. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import AsyncResource, Resource

if TYPE_CHECKING:
    from .._core import WebhookReceiver
    from ..types.shared import WebhookEvent

    Receiver = WebhookReceiver[WebhookEvent]
else:
    from .._core import WebhookReceiver as Receiver


class Webhooks(Resource, Receiver):
    """Receives the webhooks that the API sends."""

    _event = "golden_unions.types.shared:WebhookEvent"


class AsyncWebhooks(AsyncResource, Receiver):
    """Receives the webhooks that the API sends."""

    _event = "golden_unions.types.shared:WebhookEvent"
