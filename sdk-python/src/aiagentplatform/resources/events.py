"""Events. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource, ResumeSpec, StreamSpec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core import AsyncPager, AsyncStream, Omit, Page, RequestOptions, Stream
    from ..types.events import Event, EventList, EventType
    from ..types.shared import Order


LIST: Operation[EventList] = Operation(
    "events.list",
    "GET",
    "/events",
    returns="aiagentplatform.types.events:EventList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.events:Event",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)
RETRIEVE: Operation[Event] = Operation(
    "events.retrieve", "GET", "/events/{event_id}", returns="aiagentplatform.types.events:Event"
)
STREAM: Operation[None] = Operation(
    "events.stream",
    "GET",
    "/events/stream",
    stream=StreamSpec(
        event="aiagentplatform.types.events:Event",
        resume=ResumeSpec(header="Last-Event-ID", query="starting_after", sequence="sequence_number"),
    ),
)


class Events(Resource):
    """Everything that happened, as webhooks carry it."""

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        types: Sequence[EventType] | Omit = OMIT,
        object_id: str | Omit = OMIT,
        created_gte: int | Omit = OMIT,
        created_lt: int | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[Event]:
        """
        List events.

        The company's events, newest first unless `order` says otherwise. All filters given must match.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            types: Only events of these types. Repeat the parameter for several. At most 20 items.
            object_id: Only events whose `data.object` has this id. From 1 to 255 characters.
            created_gte: Only events created at this moment or later, in Unix seconds. At least 0.
            created_lt: Only events created before this moment, in Unix seconds. At least 0.

        Returns:
            `Event` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST,
            options,
            query={
                "limit": limit,
                "after": after,
                "before": before,
                "order": order,
                "types": types,
                "object_id": object_id,
                "created_gte": created_gte,
                "created_lt": created_lt,
            },
        )

    def retrieve(self, event_id: str, *, options: RequestOptions | None = None) -> Event:
        """
        Retrieve an event.

        One event, with the object as it was when the event happened.

        Args:
            event_id: The event's id, which is also the `webhook-id` of its deliveries. From 1 to 255 characters.

        Returns:
            Something that happened, told apart by `type`.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(RETRIEVE, options, path=(event_id,))

    def stream(
        self,
        *,
        last_event_id: str | Omit = OMIT,
        starting_after: int | Omit = OMIT,
        types: Sequence[EventType] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Stream[Event, None]:
        """
        Stream events.

        The live monitor: server-sent events, one per event of the company, from now on. `id:` is the event's
        `sequence_number`, `event:` its type, `data:` the event itself. A stream that breaks goes on where it stopped
        with `Last-Event-ID` or `starting_after` (0 starts with the oldest event). It never ends by itself;
        a comment arrives every 15 seconds of silence.

        Args:
            last_event_id: The `id` of the last event received. The stream goes on after it. From 1 to 64 characters.
            starting_after: A sequence number. The stream goes on after it; the same as `Last-Event-ID`, which wins. At
                least 0.
            types: Only events of these types. Repeat the parameter for several. At most 20 items.

        Returns:
            The events as they arrive; read them in a `with` block.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.stream(
            STREAM,
            options,
            query={"starting_after": starting_after, "types": types},
            headers={"Last-Event-ID": last_event_id},
        )


class AsyncEvents(AsyncResource):
    """Everything that happened, as webhooks carry it."""

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        types: Sequence[EventType] | Omit = OMIT,
        object_id: str | Omit = OMIT,
        created_gte: int | Omit = OMIT,
        created_lt: int | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[Event]:
        """
        List events.

        The company's events, newest first unless `order` says otherwise. All filters given must match.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            types: Only events of these types. Repeat the parameter for several. At most 20 items.
            object_id: Only events whose `data.object` has this id. From 1 to 255 characters.
            created_gte: Only events created at this moment or later, in Unix seconds. At least 0.
            created_lt: Only events created before this moment, in Unix seconds. At least 0.

        Returns:
            `Event` objects, page by page, fetched as you iterate.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.page(
            LIST,
            options,
            query={
                "limit": limit,
                "after": after,
                "before": before,
                "order": order,
                "types": types,
                "object_id": object_id,
                "created_gte": created_gte,
                "created_lt": created_lt,
            },
        )

    async def retrieve(self, event_id: str, *, options: RequestOptions | None = None) -> Event:
        """
        Retrieve an event.

        One event, with the object as it was when the event happened.

        Args:
            event_id: The event's id, which is also the `webhook-id` of its deliveries. From 1 to 255 characters.

        Returns:
            Something that happened, told apart by `type`.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(RETRIEVE, options, path=(event_id,))

    def stream(
        self,
        *,
        last_event_id: str | Omit = OMIT,
        starting_after: int | Omit = OMIT,
        types: Sequence[EventType] | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncStream[Event, None]:
        """
        Stream events.

        The live monitor: server-sent events, one per event of the company, from now on. `id:` is the event's
        `sequence_number`, `event:` its type, `data:` the event itself. A stream that breaks goes on where it stopped
        with `Last-Event-ID` or `starting_after` (0 starts with the oldest event). It never ends by itself;
        a comment arrives every 15 seconds of silence.

        Args:
            last_event_id: The `id` of the last event received. The stream goes on after it. From 1 to 64 characters.
            starting_after: A sequence number. The stream goes on after it; the same as `Last-Event-ID`, which wins. At
                least 0.
            types: Only events of these types. Repeat the parameter for several. At most 20 items.

        Returns:
            The events as they arrive; read them in an `async with` block.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.stream(
            STREAM,
            options,
            query={"starting_after": starting_after, "types": types},
            headers={"Last-Event-ID": last_event_id},
        )
