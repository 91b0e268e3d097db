"""Webhooks deliveries. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.shared import Order
    from ..types.webhooks_deliveries import WebhookDelivery, WebhookDeliveryList, WebhookDeliveryStatus


LIST: Operation[WebhookDeliveryList] = Operation(
    "webhooks.deliveries.list",
    "GET",
    "/webhooks/{webhook_id}/deliveries",
    returns="aiagentplatform.types.webhooks_deliveries:WebhookDeliveryList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.webhooks_deliveries:WebhookDelivery",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)
RETRIEVE: Operation[WebhookDelivery] = Operation(
    "webhooks.deliveries.retrieve",
    "GET",
    "/webhooks/{webhook_id}/deliveries/{delivery_id}",
    returns="aiagentplatform.types.webhooks_deliveries:WebhookDelivery",
)
REDELIVER: Operation[WebhookDelivery] = Operation(
    "webhooks.deliveries.redeliver",
    "POST",
    "/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver",
    returns="aiagentplatform.types.webhooks_deliveries:WebhookDelivery",
    idempotent=True,
)


class WebhooksDeliveries(Resource):
    """Deliveries."""

    def list(
        self,
        webhook_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        status: WebhookDeliveryStatus | Omit = OMIT,
        event_id: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[WebhookDelivery]:
        """
        List deliveries.

        The endpoint's deliveries, newest first unless `order` says otherwise.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            status: Only deliveries in this state.
            event_id: Only deliveries of this event. From 1 to 255 characters.

        Returns:
            `WebhookDelivery` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST,
            options,
            path=(webhook_id,),
            query={
                "limit": limit,
                "after": after,
                "before": before,
                "order": order,
                "status": status,
                "event_id": event_id,
            },
        )

    def retrieve(self, webhook_id: str, delivery_id: str, *, options: RequestOptions | None = None) -> WebhookDelivery:
        """
        Retrieve a delivery.

        One delivery, with every attempt made so far.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            delivery_id: The delivery's id. From 1 to 255 characters.

        Returns:
            The sending of one event to one endpoint.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(RETRIEVE, options, path=(webhook_id, delivery_id))

    def redeliver(self, webhook_id: str, delivery_id: str, *, options: RequestOptions | None = None) -> WebhookDelivery:
        """
        Redeliver an event.

        Starts a new delivery of the same event, with the same event id (`webhook-id`), to the endpoint as it is now.
        The reply
        does not wait for it. A disabled endpoint must be enabled first (409 `invalid_state`).

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            delivery_id: The delivery's id. From 1 to 255 characters.

        Returns:
            The sending of one event to one endpoint.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(REDELIVER, options, path=(webhook_id, delivery_id))


class AsyncWebhooksDeliveries(AsyncResource):
    """Deliveries."""

    def list(
        self,
        webhook_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        status: WebhookDeliveryStatus | Omit = OMIT,
        event_id: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[WebhookDelivery]:
        """
        List deliveries.

        The endpoint's deliveries, newest first unless `order` says otherwise.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            status: Only deliveries in this state.
            event_id: Only deliveries of this event. From 1 to 255 characters.

        Returns:
            `WebhookDelivery` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST,
            options,
            path=(webhook_id,),
            query={
                "limit": limit,
                "after": after,
                "before": before,
                "order": order,
                "status": status,
                "event_id": event_id,
            },
        )

    async def retrieve(
        self, webhook_id: str, delivery_id: str, *, options: RequestOptions | None = None
    ) -> WebhookDelivery:
        """
        Retrieve a delivery.

        One delivery, with every attempt made so far.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            delivery_id: The delivery's id. From 1 to 255 characters.

        Returns:
            The sending of one event to one endpoint.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(RETRIEVE, options, path=(webhook_id, delivery_id))

    async def redeliver(
        self, webhook_id: str, delivery_id: str, *, options: RequestOptions | None = None
    ) -> WebhookDelivery:
        """
        Redeliver an event.

        Starts a new delivery of the same event, with the same event id (`webhook-id`), to the endpoint as it is now.
        The reply
        does not wait for it. A disabled endpoint must be enabled first (409 `invalid_state`).

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            delivery_id: The delivery's id. From 1 to 255 characters.

        Returns:
            The sending of one event to one endpoint.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(REDELIVER, options, path=(webhook_id, delivery_id))
