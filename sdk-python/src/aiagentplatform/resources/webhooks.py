"""Webhooks. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from .._core import AsyncPager, Omit, Page, RequestOptions, WebhookReceiver
    from ..types.events import (
        Event,
        EventType,
        WebhookEndpoint,
        WebhookEndpointList,
        WebhookEndpointWithSecret,
        WebhookFilters,
        WebhookPayload,
        WebhookRetryPolicy,
        WebhookStatus,
    )
    from ..types.events_params import WebhookEventSelectionParam, WebhookFiltersParam, WebhookRetryPolicyParam
    from ..types.shared import DeletedObject, Order
    from ..types.shared_params import MetadataParam
    from ..types.webhooks_deliveries import WebhookDelivery
    from .webhooks_deliveries import AsyncWebhooksDeliveries, WebhooksDeliveries

    Receiver = WebhookReceiver[Event]
else:
    from .._core import WebhookReceiver as Receiver

CREATE: Operation[WebhookEndpointWithSecret] = Operation(
    "webhooks.create",
    "POST",
    "/webhooks",
    returns="aiagentplatform.types.events:WebhookEndpointWithSecret",
    body="json",
    idempotent=True,
)
LIST: Operation[WebhookEndpointList] = Operation(
    "webhooks.list",
    "GET",
    "/webhooks",
    returns="aiagentplatform.types.events:WebhookEndpointList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.events:WebhookEndpoint",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)
RETRIEVE: Operation[WebhookEndpoint] = Operation(
    "webhooks.retrieve", "GET", "/webhooks/{webhook_id}", returns="aiagentplatform.types.events:WebhookEndpoint"
)
UPDATE: Operation[WebhookEndpoint] = Operation(
    "webhooks.update",
    "POST",
    "/webhooks/{webhook_id}",
    returns="aiagentplatform.types.events:WebhookEndpoint",
    body="json",
    idempotent=True,
)
DELETE: Operation[DeletedObject] = Operation(
    "webhooks.delete", "DELETE", "/webhooks/{webhook_id}", returns="aiagentplatform.types.shared:DeletedObject"
)
ROTATE_SECRET: Operation[WebhookEndpointWithSecret] = Operation(
    "webhooks.rotate_secret",
    "POST",
    "/webhooks/{webhook_id}/rotate_secret",
    returns="aiagentplatform.types.events:WebhookEndpointWithSecret",
    body="json",
    idempotent=True,
)
TEST: Operation[WebhookDelivery] = Operation(
    "webhooks.test",
    "POST",
    "/webhooks/{webhook_id}/test",
    returns="aiagentplatform.types.webhooks_deliveries:WebhookDelivery",
    body="json",
    idempotent=True,
)


class Webhooks(Resource, Receiver):
    """Endpoints that receive events, and the log of deliveries to them."""

    _event = "aiagentplatform.types.events:Event"

    @cached_property
    def deliveries(self) -> WebhooksDeliveries:
        """Deliveries."""
        from .webhooks_deliveries import WebhooksDeliveries

        return WebhooksDeliveries(self._core)

    def create(
        self,
        *,
        url: str,
        events: WebhookEventSelectionParam,
        description: str | None | Omit = OMIT,
        filters: WebhookFiltersParam | WebhookFilters | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        payload: WebhookPayload | Omit = OMIT,
        retry_policy: WebhookRetryPolicyParam | WebhookRetryPolicy | Omit = OMIT,
        secret: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> WebhookEndpointWithSecret:
        """
        Create a webhook endpoint.

        From now on the endpoint receives the events it asks for. The reply, and no later one except that of a
        rotation, holds
        the `secret` that signs the deliveries. A `url` that leads to a private address is refused with 422
        `url_not_allowed`.

        Args:
            url: Where to send the events; http or https, not a private address, without user name and password. At most
                2048 characters.
            events: A list of event types, or `*` for all.
            description: What people know the endpoint by. At most 500 characters.
            filters: Which events of the chosen types are delivered. Every filter that is given must match; an event
                that has no workflow (or agent) never matches a filter for one.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            payload: How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status`
                alone (`thin`; see ThinEvent). An open enum. Default: "full".
            retry_policy: When a failed delivery is tried again.
            secret: A signing secret of your own, `whsec_` and 24 to 64 bytes in base64. The default is a new random
                one.

        Returns:
            A webhook endpoint and its signing secret, which is shown this once.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(
            CREATE,
            options,
            body={
                "url": url,
                "events": events,
                "description": description,
                "filters": filters,
                "metadata": metadata,
                "payload": payload,
                "retry_policy": retry_policy,
                "secret": secret,
            },
        )

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        status: WebhookStatus | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[WebhookEndpoint]:
        """
        List webhook endpoints.

        The company's endpoints, newest first unless `order` says otherwise.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            status: Only endpoints in this state.

        Returns:
            `WebhookEndpoint` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST, options, query={"limit": limit, "after": after, "before": before, "order": order, "status": status}
        )

    def retrieve(self, webhook_id: str, *, options: RequestOptions | None = None) -> WebhookEndpoint:
        """
        Retrieve a webhook endpoint.

        One endpoint, without its secret.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.

        Returns:
            A URL of the company's that receives events.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(RETRIEVE, options, path=(webhook_id,))

    def update(
        self,
        webhook_id: str,
        *,
        description: str | None | Omit = OMIT,
        events: WebhookEventSelectionParam | Omit = OMIT,
        filters: WebhookFiltersParam | WebhookFilters | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        payload: WebhookPayload | Omit = OMIT,
        retry_policy: WebhookRetryPolicyParam | WebhookRetryPolicy | Omit = OMIT,
        status: WebhookStatus | Omit = OMIT,
        url: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> WebhookEndpoint:
        """
        Update a webhook endpoint.

        Changes the fields that are given. A disabled endpoint gets no new deliveries, and those that are pending
        wait; setting `status` to `enabled` lets them go on.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            description: What people know the endpoint by. At most 500 characters.
            events: A list of event types, or `*` for all.
            filters: Which events of the chosen types are delivered. Every filter that is given must match; an event
                that has no workflow (or agent) never matches a filter for one.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            payload: How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status`
                alone (`thin`; see ThinEvent). An open enum.
            retry_policy: When a failed delivery is tried again.
            status: An `enabled` endpoint receives events, a `disabled` one does not. An open enum.
            url: Where to send the events from now on, pending deliveries included. At most 2048 characters.

        Returns:
            A URL of the company's that receives events.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(
            UPDATE,
            options,
            path=(webhook_id,),
            body={
                "description": description,
                "events": events,
                "filters": filters,
                "metadata": metadata,
                "payload": payload,
                "retry_policy": retry_policy,
                "status": status,
                "url": url,
            },
        )

    def delete(self, webhook_id: str, *, options: RequestOptions | None = None) -> DeletedObject:
        """
        Delete a webhook endpoint.

        The endpoint, its pending deliveries and its delivery log are gone.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.

        Returns:
            Confirms a deletion.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(DELETE, options, path=(webhook_id,))

    def rotate_secret(
        self,
        webhook_id: str,
        *,
        overlap_seconds: int | Omit = OMIT,
        secret: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> WebhookEndpointWithSecret:
        """
        Rotate a webhook secret.

        Gives the endpoint a new signing secret. For `overlap_seconds` every delivery carries two signatures, of the
        new and of
        the former secret, so that a receiver that knows either accepts it.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            overlap_seconds: For how many seconds the former secret goes on signing too; 0 ends it at once. From 0 to
                2592000. Default: 86400.
            secret: A new signing secret of your own. The default is a random one.

        Returns:
            A webhook endpoint and its signing secret, which is shown this once.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(
            ROTATE_SECRET, options, path=(webhook_id,), body={"overlap_seconds": overlap_seconds, "secret": secret}
        )

    def test(
        self, webhook_id: str, *, type: EventType | Omit = OMIT, options: RequestOptions | None = None
    ) -> WebhookDelivery:
        """
        Send a test event.

        Delivers a sample event of the type asked for, once, without retries, and replies when the endpoint has
        answered or 15
        seconds have passed. The event is not part of the company's events; filters and the endpoint's event list do
        not apply,
        and a disabled endpoint is reached too.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            type: The type of the sample event. Default: "workflow.completed".

        Returns:
            The sending of one event to one endpoint.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(TEST, options, path=(webhook_id,), body={"type": type})


class AsyncWebhooks(AsyncResource, Receiver):
    """Endpoints that receive events, and the log of deliveries to them."""

    _event = "aiagentplatform.types.events:Event"

    @cached_property
    def deliveries(self) -> AsyncWebhooksDeliveries:
        """Deliveries."""
        from .webhooks_deliveries import AsyncWebhooksDeliveries

        return AsyncWebhooksDeliveries(self._core)

    async def create(
        self,
        *,
        url: str,
        events: WebhookEventSelectionParam,
        description: str | None | Omit = OMIT,
        filters: WebhookFiltersParam | WebhookFilters | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        payload: WebhookPayload | Omit = OMIT,
        retry_policy: WebhookRetryPolicyParam | WebhookRetryPolicy | Omit = OMIT,
        secret: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> WebhookEndpointWithSecret:
        """
        Create a webhook endpoint.

        From now on the endpoint receives the events it asks for. The reply, and no later one except that of a
        rotation, holds
        the `secret` that signs the deliveries. A `url` that leads to a private address is refused with 422
        `url_not_allowed`.

        Args:
            url: Where to send the events; http or https, not a private address, without user name and password. At most
                2048 characters.
            events: A list of event types, or `*` for all.
            description: What people know the endpoint by. At most 500 characters.
            filters: Which events of the chosen types are delivered. Every filter that is given must match; an event
                that has no workflow (or agent) never matches a filter for one.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            payload: How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status`
                alone (`thin`; see ThinEvent). An open enum. Default: "full".
            retry_policy: When a failed delivery is tried again.
            secret: A signing secret of your own, `whsec_` and 24 to 64 bytes in base64. The default is a new random
                one.

        Returns:
            A webhook endpoint and its signing secret, which is shown this once.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(
            CREATE,
            options,
            body={
                "url": url,
                "events": events,
                "description": description,
                "filters": filters,
                "metadata": metadata,
                "payload": payload,
                "retry_policy": retry_policy,
                "secret": secret,
            },
        )

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        status: WebhookStatus | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[WebhookEndpoint]:
        """
        List webhook endpoints.

        The company's endpoints, newest first unless `order` says otherwise.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            status: Only endpoints in this state.

        Returns:
            `WebhookEndpoint` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST, options, query={"limit": limit, "after": after, "before": before, "order": order, "status": status}
        )

    async def retrieve(self, webhook_id: str, *, options: RequestOptions | None = None) -> WebhookEndpoint:
        """
        Retrieve a webhook endpoint.

        One endpoint, without its secret.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.

        Returns:
            A URL of the company's that receives events.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(RETRIEVE, options, path=(webhook_id,))

    async def update(
        self,
        webhook_id: str,
        *,
        description: str | None | Omit = OMIT,
        events: WebhookEventSelectionParam | Omit = OMIT,
        filters: WebhookFiltersParam | WebhookFilters | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        payload: WebhookPayload | Omit = OMIT,
        retry_policy: WebhookRetryPolicyParam | WebhookRetryPolicy | Omit = OMIT,
        status: WebhookStatus | Omit = OMIT,
        url: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> WebhookEndpoint:
        """
        Update a webhook endpoint.

        Changes the fields that are given. A disabled endpoint gets no new deliveries, and those that are pending
        wait; setting `status` to `enabled` lets them go on.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            description: What people know the endpoint by. At most 500 characters.
            events: A list of event types, or `*` for all.
            filters: Which events of the chosen types are delivered. Every filter that is given must match; an event
                that has no workflow (or agent) never matches a filter for one.
            metadata: Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512.
            payload: How much of the object an event carries: all of it (`full`), or its `id`, `object` and `status`
                alone (`thin`; see ThinEvent). An open enum.
            retry_policy: When a failed delivery is tried again.
            status: An `enabled` endpoint receives events, a `disabled` one does not. An open enum.
            url: Where to send the events from now on, pending deliveries included. At most 2048 characters.

        Returns:
            A URL of the company's that receives events.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(
            UPDATE,
            options,
            path=(webhook_id,),
            body={
                "description": description,
                "events": events,
                "filters": filters,
                "metadata": metadata,
                "payload": payload,
                "retry_policy": retry_policy,
                "status": status,
                "url": url,
            },
        )

    async def delete(self, webhook_id: str, *, options: RequestOptions | None = None) -> DeletedObject:
        """
        Delete a webhook endpoint.

        The endpoint, its pending deliveries and its delivery log are gone.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.

        Returns:
            Confirms a deletion.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(DELETE, options, path=(webhook_id,))

    async def rotate_secret(
        self,
        webhook_id: str,
        *,
        overlap_seconds: int | Omit = OMIT,
        secret: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> WebhookEndpointWithSecret:
        """
        Rotate a webhook secret.

        Gives the endpoint a new signing secret. For `overlap_seconds` every delivery carries two signatures, of the
        new and of
        the former secret, so that a receiver that knows either accepts it.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            overlap_seconds: For how many seconds the former secret goes on signing too; 0 ends it at once. From 0 to
                2592000. Default: 86400.
            secret: A new signing secret of your own. The default is a random one.

        Returns:
            A webhook endpoint and its signing secret, which is shown this once.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(
            ROTATE_SECRET, options, path=(webhook_id,), body={"overlap_seconds": overlap_seconds, "secret": secret}
        )

    async def test(
        self, webhook_id: str, *, type: EventType | Omit = OMIT, options: RequestOptions | None = None
    ) -> WebhookDelivery:
        """
        Send a test event.

        Delivers a sample event of the type asked for, once, without retries, and replies when the endpoint has
        answered or 15
        seconds have passed. The event is not part of the company's events; filters and the endpoint's event list do
        not apply,
        and a disabled endpoint is reached too.

        Args:
            webhook_id: The endpoint's id. From 1 to 255 characters.
            type: The type of the sample event. Default: "workflow.completed".

        Returns:
            The sending of one event to one endpoint.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            ConflictError: The state of the object does not allow it (409).
            PayloadTooLargeError: The body is larger than the operation accepts (413).
            UnsupportedMediaTypeError: The body's content type is not accepted (415).
            UnprocessableEntityError: The request is well-formed and makes no sense (422).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(TEST, options, path=(webhook_id,), body={"type": type})
