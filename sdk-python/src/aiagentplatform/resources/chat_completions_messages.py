"""Chat completions messages. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import OMIT, AsyncResource, Operation, PageSpec, Resource

if TYPE_CHECKING:
    from .._core import AsyncPager, Omit, Page, RequestOptions
    from ..types.chat_completions import ChatCompletionsMessagesListOrder, ChatStoredMessage, ChatStoredMessageList


LIST: Operation[ChatStoredMessageList] = Operation(
    "chat.completions.messages.list",
    "GET",
    "/chat/completions/{completion_id}/messages",
    returns="aiagentplatform.types.chat_completions:ChatStoredMessageList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.chat_completions:ChatStoredMessage",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
)


class ChatCompletionsMessages(Resource):
    """Messages."""

    def list(
        self,
        completion_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: ChatCompletionsMessagesListOrder | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[ChatStoredMessage]:
        """
        List the messages of a stored chat completion.

        Lists the messages that a stored completion was asked with.

        Args:
            completion_id: The id of a stored completion. From 1 to 255 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order of the conversation, first message first (`asc`) or last (`desc`). Default: "asc".

        Returns:
            `ChatStoredMessage` objects, page by page, fetched as you iterate.

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
            path=(completion_id,),
            query={"limit": limit, "after": after, "before": before, "order": order},
        )


class AsyncChatCompletionsMessages(AsyncResource):
    """Messages."""

    def list(
        self,
        completion_id: str,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: ChatCompletionsMessagesListOrder | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[ChatStoredMessage]:
        """
        List the messages of a stored chat completion.

        Lists the messages that a stored completion was asked with.

        Args:
            completion_id: The id of a stored completion. From 1 to 255 characters.
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order of the conversation, first message first (`asc`) or last (`desc`). Default: "asc".

        Returns:
            `ChatStoredMessage` objects, page by page, fetched as you iterate.

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
            path=(completion_id,),
            query={"limit": limit, "after": after, "before": before, "order": order},
        )
