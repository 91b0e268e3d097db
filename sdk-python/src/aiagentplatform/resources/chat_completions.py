"""Chat completions. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from .._core import OMIT, AsyncResource, MergeSpec, Operation, PageSpec, Resource, StreamSpec
from ..lib.chat.mixins import AsyncChatMixin, ChatMixin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from .._core import AsyncPager, AsyncStream, Omit, Page, RequestOptions, Stream
    from ..types.chat_completions import (
        ChatCompletion,
        ChatCompletionChunk,
        ChatCompletionList,
        ChatMemory,
        ChatProvider,
        ChatReasoning,
        ChatStreamOptions,
        ChatTool,
    )
    from ..types.chat_completions_params import (
        ChatMemoryParam,
        ChatMessageParam,
        ChatReasoningParam,
        ChatResponseFormatParam,
        ChatStopParam,
        ChatStreamOptionsParam,
        ChatToolChoiceParam,
        ChatToolParam,
    )
    from ..types.shared import DeletedObject, Order
    from ..types.shared_params import MetadataParam
    from .chat_completions_messages import AsyncChatCompletionsMessages, ChatCompletionsMessages


CREATE: Operation[ChatCompletion] = Operation(
    "chat.completions.create",
    "POST",
    "/chat/completions",
    returns="aiagentplatform.types.chat_completions:ChatCompletion",
    body="json",
    stream=StreamSpec(
        event="aiagentplatform.types.chat_completions:ChatCompletionChunk",
        terminator="[DONE]",
        selector="stream",
        text="/choices/0/delta/content",
        accumulate=MergeSpec(
            type="aiagentplatform.types.chat_completions:ChatCompletion",
            items="choices",
            index="index",
            delta="delta",
            into="message",
        ),
    ),
    idempotent=True,
)
LIST: Operation[ChatCompletionList] = Operation(
    "chat.completions.list",
    "GET",
    "/chat/completions",
    returns="aiagentplatform.types.chat_completions:ChatCompletionList",
    page=PageSpec(
        items="data",
        item="aiagentplatform.types.chat_completions:ChatCompletion",
        scheme="cursor",
        after="after",
        before="before",
        limit="limit",
        cursor="id",
        more="has_more",
    ),
    styles={"metadata": ("deepObject", True)},
)
RETRIEVE: Operation[ChatCompletion] = Operation(
    "chat.completions.retrieve",
    "GET",
    "/chat/completions/{completion_id}",
    returns="aiagentplatform.types.chat_completions:ChatCompletion",
)
UPDATE: Operation[ChatCompletion] = Operation(
    "chat.completions.update",
    "POST",
    "/chat/completions/{completion_id}",
    returns="aiagentplatform.types.chat_completions:ChatCompletion",
    body="json",
    idempotent=True,
)
DELETE: Operation[DeletedObject] = Operation(
    "chat.completions.delete",
    "DELETE",
    "/chat/completions/{completion_id}",
    returns="aiagentplatform.types.shared:DeletedObject",
)


class ChatCompletions(ChatMixin, Resource):
    """Chat completions, compatible with OpenAI's on the wire."""

    @cached_property
    def messages(self) -> ChatCompletionsMessages:
        """Messages."""
        from .chat_completions_messages import ChatCompletionsMessages

        return ChatCompletionsMessages(self._core)

    @overload
    def create(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageParam],
        frequency_penalty: float | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        logit_bias: Mapping[str, float] | None | Omit = OMIT,
        logprobs: bool | None | Omit = OMIT,
        max_completion_tokens: int | None | Omit = OMIT,
        max_tokens: int | None | Omit = OMIT,
        memory: ChatMemoryParam | ChatMemory | Omit = OMIT,
        metadata: MetadataParam | None | Omit = OMIT,
        n: int | None | Omit = OMIT,
        parallel_tool_calls: bool | Omit = OMIT,
        presence_penalty: float | None | Omit = OMIT,
        provider: ChatProvider | Omit = OMIT,
        reasoning: ChatReasoningParam | ChatReasoning | Omit = OMIT,
        response_format: ChatResponseFormatParam | Omit = OMIT,
        seed: int | None | Omit = OMIT,
        stop: ChatStopParam | None | Omit = OMIT,
        store: bool | None | Omit = OMIT,
        stream: Literal[False] | None | Omit = OMIT,
        stream_options: ChatStreamOptionsParam | ChatStreamOptions | None | Omit = OMIT,
        temperature: float | None | Omit = OMIT,
        tool_choice: ChatToolChoiceParam | Omit = OMIT,
        tools: Sequence[ChatToolParam | ChatTool] | Omit = OMIT,
        top_logprobs: int | None | Omit = OMIT,
        top_p: float | None | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ChatCompletion: ...

    @overload
    def create(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageParam],
        frequency_penalty: float | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        logit_bias: Mapping[str, float] | None | Omit = OMIT,
        logprobs: bool | None | Omit = OMIT,
        max_completion_tokens: int | None | Omit = OMIT,
        max_tokens: int | None | Omit = OMIT,
        memory: ChatMemoryParam | ChatMemory | Omit = OMIT,
        metadata: MetadataParam | None | Omit = OMIT,
        n: int | None | Omit = OMIT,
        parallel_tool_calls: bool | Omit = OMIT,
        presence_penalty: float | None | Omit = OMIT,
        provider: ChatProvider | Omit = OMIT,
        reasoning: ChatReasoningParam | ChatReasoning | Omit = OMIT,
        response_format: ChatResponseFormatParam | Omit = OMIT,
        seed: int | None | Omit = OMIT,
        stop: ChatStopParam | None | Omit = OMIT,
        store: bool | None | Omit = OMIT,
        stream: Literal[True],
        stream_options: ChatStreamOptionsParam | ChatStreamOptions | None | Omit = OMIT,
        temperature: float | None | Omit = OMIT,
        tool_choice: ChatToolChoiceParam | Omit = OMIT,
        tools: Sequence[ChatToolParam | ChatTool] | Omit = OMIT,
        top_logprobs: int | None | Omit = OMIT,
        top_p: float | None | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Stream[ChatCompletionChunk, ChatCompletion]: ...

    @overload
    def create(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageParam],
        frequency_penalty: float | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        logit_bias: Mapping[str, float] | None | Omit = OMIT,
        logprobs: bool | None | Omit = OMIT,
        max_completion_tokens: int | None | Omit = OMIT,
        max_tokens: int | None | Omit = OMIT,
        memory: ChatMemoryParam | ChatMemory | Omit = OMIT,
        metadata: MetadataParam | None | Omit = OMIT,
        n: int | None | Omit = OMIT,
        parallel_tool_calls: bool | Omit = OMIT,
        presence_penalty: float | None | Omit = OMIT,
        provider: ChatProvider | Omit = OMIT,
        reasoning: ChatReasoningParam | ChatReasoning | Omit = OMIT,
        response_format: ChatResponseFormatParam | Omit = OMIT,
        seed: int | None | Omit = OMIT,
        stop: ChatStopParam | None | Omit = OMIT,
        store: bool | None | Omit = OMIT,
        stream: bool,
        stream_options: ChatStreamOptionsParam | ChatStreamOptions | None | Omit = OMIT,
        temperature: float | None | Omit = OMIT,
        tool_choice: ChatToolChoiceParam | Omit = OMIT,
        tools: Sequence[ChatToolParam | ChatTool] | Omit = OMIT,
        top_logprobs: int | None | Omit = OMIT,
        top_p: float | None | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ChatCompletion | Stream[ChatCompletionChunk, ChatCompletion]: ...

    def create(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageParam],
        frequency_penalty: float | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        logit_bias: Mapping[str, float] | None | Omit = OMIT,
        logprobs: bool | None | Omit = OMIT,
        max_completion_tokens: int | None | Omit = OMIT,
        max_tokens: int | None | Omit = OMIT,
        memory: ChatMemoryParam | ChatMemory | Omit = OMIT,
        metadata: MetadataParam | None | Omit = OMIT,
        n: int | None | Omit = OMIT,
        parallel_tool_calls: bool | Omit = OMIT,
        presence_penalty: float | None | Omit = OMIT,
        provider: ChatProvider | Omit = OMIT,
        reasoning: ChatReasoningParam | ChatReasoning | Omit = OMIT,
        response_format: ChatResponseFormatParam | Omit = OMIT,
        seed: int | None | Omit = OMIT,
        stop: ChatStopParam | None | Omit = OMIT,
        store: bool | None | Omit = OMIT,
        stream: bool | None | Omit = OMIT,
        stream_options: ChatStreamOptionsParam | ChatStreamOptions | None | Omit = OMIT,
        temperature: float | None | Omit = OMIT,
        tool_choice: ChatToolChoiceParam | Omit = OMIT,
        tools: Sequence[ChatToolParam | ChatTool] | Omit = OMIT,
        top_logprobs: int | None | Omit = OMIT,
        top_p: float | None | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ChatCompletion | Stream[ChatCompletionChunk, ChatCompletion]:
        """
        Create a chat completion.

        Asks a model to continue a conversation. With `stream: true` the reply arrives as server-sent events, each
        holding one chunk, and ends with `data: [DONE]`; whether it streams is chosen by the body alone, never by
        `Accept`. An error after the stream has begun arrives as `data: {"error": {…}}` and ends it.

        The wire format is OpenAI's, so that existing clients work unchanged; fields that are not known are ignored.

        Args:
            model: The id of a model, see `GET /models`; `auto` lets the platform choose. From 1 to 128 characters.
            messages: The conversation so far, oldest message first. Not empty.
            frequency_penalty: Positive values discourage tokens, the more so the more often they occurred. From -2 to
                2. Default: 0.
            knowledge_bases: Ids of knowledge bases whose contents the model may draw on. At most 16 items.
            logit_bias: By token id, how much likelier (up to 100) or less likely (down to -100) a token becomes.
            logprobs: Whether to return the log probability of each token. Default: False.
            max_completion_tokens: The most tokens that a choice may have, reasoning included. The reply then ends with
                `length`. At least 1.
            max_tokens: The older name of `max_completion_tokens`, which wins when both are given. At least 1.
            memory: A conversation whose earlier turns the model remembers, and to which this turn is added.
            metadata: Pairs of strings that are kept with a stored completion.
            n: How many choices to generate. From 1 to 128. Default: 1.
            parallel_tool_calls: Whether one reply may hold several tool calls. Default: True.
            presence_penalty: Positive values discourage tokens that already occurred. From -2 to 2. Default: 0.
            provider: Who runs the model; `auto` leaves it to the platform. An open enum. Default: "auto".
            reasoning: How the model thinks before it answers.
            response_format: What the reply's content looks like.
            seed: The same seed and request give the same reply, as far as the provider can.
            stop: Up to four sequences that end the reply; they are not part of it.
            store: Whether to keep the completion, so that it can be listed and retrieved. Default: False.
            stream: Whether the reply arrives chunk by chunk, as server-sent events. Default: False.
            stream_options: Options of a stream; only with `stream` true.
            temperature: How freely the model chooses, from 0 (always the likeliest token) to 2. From 0 to 2. Default:
                1.
            tool_choice: Whether the model calls tools, and which.
            tools: Functions that the model may call. At most 128 items.
            top_logprobs: How many alternatives to return for each token; only with `logprobs` true. From 0 to 20.
            top_p: Only the likeliest tokens, of this much probability together, are considered. From 0 to 1. Default:
                1.
            user: Your own id of the end user, which helps to detect abuse. At most 512 characters.

        Returns:
            The reply or, with `stream=True`, the events as they arrive.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
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
        _reply: ChatCompletion | Stream[ChatCompletionChunk, ChatCompletion] = self._core.call_or_stream(
            CREATE,
            options,
            body={
                "model": model,
                "messages": messages,
                "frequency_penalty": frequency_penalty,
                "knowledge_bases": knowledge_bases,
                "logit_bias": logit_bias,
                "logprobs": logprobs,
                "max_completion_tokens": max_completion_tokens,
                "max_tokens": max_tokens,
                "memory": memory,
                "metadata": metadata,
                "n": n,
                "parallel_tool_calls": parallel_tool_calls,
                "presence_penalty": presence_penalty,
                "provider": provider,
                "reasoning": reasoning,
                "response_format": response_format,
                "seed": seed,
                "stop": stop,
                "store": store,
                "stream": stream,
                "stream_options": stream_options,
                "temperature": temperature,
                "tool_choice": tool_choice,
                "tools": tools,
                "top_logprobs": top_logprobs,
                "top_p": top_p,
                "user": user,
            },
        )
        return _reply

    def stream(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageParam],
        frequency_penalty: float | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        logit_bias: Mapping[str, float] | None | Omit = OMIT,
        logprobs: bool | None | Omit = OMIT,
        max_completion_tokens: int | None | Omit = OMIT,
        max_tokens: int | None | Omit = OMIT,
        memory: ChatMemoryParam | ChatMemory | Omit = OMIT,
        metadata: MetadataParam | None | Omit = OMIT,
        n: int | None | Omit = OMIT,
        parallel_tool_calls: bool | Omit = OMIT,
        presence_penalty: float | None | Omit = OMIT,
        provider: ChatProvider | Omit = OMIT,
        reasoning: ChatReasoningParam | ChatReasoning | Omit = OMIT,
        response_format: ChatResponseFormatParam | Omit = OMIT,
        seed: int | None | Omit = OMIT,
        stop: ChatStopParam | None | Omit = OMIT,
        store: bool | None | Omit = OMIT,
        stream_options: ChatStreamOptionsParam | ChatStreamOptions | None | Omit = OMIT,
        temperature: float | None | Omit = OMIT,
        tool_choice: ChatToolChoiceParam | Omit = OMIT,
        tools: Sequence[ChatToolParam | ChatTool] | Omit = OMIT,
        top_logprobs: int | None | Omit = OMIT,
        top_p: float | None | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Stream[ChatCompletionChunk, ChatCompletion]:
        """
        Create a chat completion.

        Asks a model to continue a conversation. With `stream: true` the reply arrives as server-sent events, each
        holding one chunk, and ends with `data: [DONE]`; whether it streams is chosen by the body alone, never by
        `Accept`. An error after the stream has begun arrives as `data: {"error": {…}}` and ends it.

        The wire format is OpenAI's, so that existing clients work unchanged; fields that are not known are ignored.

        Args:
            model: The id of a model, see `GET /models`; `auto` lets the platform choose. From 1 to 128 characters.
            messages: The conversation so far, oldest message first. Not empty.
            frequency_penalty: Positive values discourage tokens, the more so the more often they occurred. From -2 to
                2. Default: 0.
            knowledge_bases: Ids of knowledge bases whose contents the model may draw on. At most 16 items.
            logit_bias: By token id, how much likelier (up to 100) or less likely (down to -100) a token becomes.
            logprobs: Whether to return the log probability of each token. Default: False.
            max_completion_tokens: The most tokens that a choice may have, reasoning included. The reply then ends with
                `length`. At least 1.
            max_tokens: The older name of `max_completion_tokens`, which wins when both are given. At least 1.
            memory: A conversation whose earlier turns the model remembers, and to which this turn is added.
            metadata: Pairs of strings that are kept with a stored completion.
            n: How many choices to generate. From 1 to 128. Default: 1.
            parallel_tool_calls: Whether one reply may hold several tool calls. Default: True.
            presence_penalty: Positive values discourage tokens that already occurred. From -2 to 2. Default: 0.
            provider: Who runs the model; `auto` leaves it to the platform. An open enum. Default: "auto".
            reasoning: How the model thinks before it answers.
            response_format: What the reply's content looks like.
            seed: The same seed and request give the same reply, as far as the provider can.
            stop: Up to four sequences that end the reply; they are not part of it.
            store: Whether to keep the completion, so that it can be listed and retrieved. Default: False.
            stream_options: Options of a stream; only with `stream` true.
            temperature: How freely the model chooses, from 0 (always the likeliest token) to 2. From 0 to 2. Default:
                1.
            tool_choice: Whether the model calls tools, and which.
            tools: Functions that the model may call. At most 128 items.
            top_logprobs: How many alternatives to return for each token; only with `logprobs` true. From 0 to 20.
            top_p: Only the likeliest tokens, of this much probability together, are considered. From 0 to 1. Default:
                1.
            user: Your own id of the end user, which helps to detect abuse. At most 512 characters.

        Returns:
            The events as they arrive; read them in a `with` block. `final()` gives the whole.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
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
        return self._core.stream(
            CREATE,
            options,
            body={
                "model": model,
                "messages": messages,
                "frequency_penalty": frequency_penalty,
                "knowledge_bases": knowledge_bases,
                "logit_bias": logit_bias,
                "logprobs": logprobs,
                "max_completion_tokens": max_completion_tokens,
                "max_tokens": max_tokens,
                "memory": memory,
                "metadata": metadata,
                "n": n,
                "parallel_tool_calls": parallel_tool_calls,
                "presence_penalty": presence_penalty,
                "provider": provider,
                "reasoning": reasoning,
                "response_format": response_format,
                "seed": seed,
                "stop": stop,
                "store": store,
                "stream_options": stream_options,
                "temperature": temperature,
                "tool_choice": tool_choice,
                "tools": tools,
                "top_logprobs": top_logprobs,
                "top_p": top_p,
                "user": user,
                "stream": True,
            },
        )

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        model: str | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> Page[ChatCompletion]:
        """
        List stored chat completions.

        Lists the completions that were created with `store` true.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            model: Only completions of this model. From 1 to 128 characters.
            metadata: Only completions whose metadata has all these pairs, written `metadata[key]=value`.

        Returns:
            `ChatCompletion` objects, page by page, fetched as you iterate.

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
                "model": model,
                "metadata": metadata,
            },
        )

    def retrieve(self, completion_id: str, *, options: RequestOptions | None = None) -> ChatCompletion:
        """
        Retrieve a stored chat completion.

        Returns one completion that was created with `store` true.

        Args:
            completion_id: The id of a stored completion. From 1 to 255 characters.

        Returns:
            A model's reply to a conversation.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return self._core.call(RETRIEVE, options, path=(completion_id,))

    def update(
        self, completion_id: str, *, metadata: MetadataParam | None, options: RequestOptions | None = None
    ) -> ChatCompletion:
        """
        Update the metadata of a stored chat completion.

        Replaces the metadata of a completion that was created with `store` true.

        Args:
            completion_id: The id of a stored completion. From 1 to 255 characters.
            metadata: The new metadata; null removes it all.

        Returns:
            A model's reply to a conversation.

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
        return self._core.call(UPDATE, options, path=(completion_id,), body={"metadata": metadata})

    def delete(self, completion_id: str, *, options: RequestOptions | None = None) -> DeletedObject:
        """
        Delete a stored chat completion.

        Deletes a stored completion and its messages. It cannot be undone.

        Args:
            completion_id: The id of a stored completion. From 1 to 255 characters.

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
        return self._core.call(DELETE, options, path=(completion_id,))


class AsyncChatCompletions(AsyncChatMixin, AsyncResource):
    """Chat completions, compatible with OpenAI's on the wire."""

    @cached_property
    def messages(self) -> AsyncChatCompletionsMessages:
        """Messages."""
        from .chat_completions_messages import AsyncChatCompletionsMessages

        return AsyncChatCompletionsMessages(self._core)

    @overload
    async def create(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageParam],
        frequency_penalty: float | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        logit_bias: Mapping[str, float] | None | Omit = OMIT,
        logprobs: bool | None | Omit = OMIT,
        max_completion_tokens: int | None | Omit = OMIT,
        max_tokens: int | None | Omit = OMIT,
        memory: ChatMemoryParam | ChatMemory | Omit = OMIT,
        metadata: MetadataParam | None | Omit = OMIT,
        n: int | None | Omit = OMIT,
        parallel_tool_calls: bool | Omit = OMIT,
        presence_penalty: float | None | Omit = OMIT,
        provider: ChatProvider | Omit = OMIT,
        reasoning: ChatReasoningParam | ChatReasoning | Omit = OMIT,
        response_format: ChatResponseFormatParam | Omit = OMIT,
        seed: int | None | Omit = OMIT,
        stop: ChatStopParam | None | Omit = OMIT,
        store: bool | None | Omit = OMIT,
        stream: Literal[False] | None | Omit = OMIT,
        stream_options: ChatStreamOptionsParam | ChatStreamOptions | None | Omit = OMIT,
        temperature: float | None | Omit = OMIT,
        tool_choice: ChatToolChoiceParam | Omit = OMIT,
        tools: Sequence[ChatToolParam | ChatTool] | Omit = OMIT,
        top_logprobs: int | None | Omit = OMIT,
        top_p: float | None | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ChatCompletion: ...

    @overload
    async def create(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageParam],
        frequency_penalty: float | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        logit_bias: Mapping[str, float] | None | Omit = OMIT,
        logprobs: bool | None | Omit = OMIT,
        max_completion_tokens: int | None | Omit = OMIT,
        max_tokens: int | None | Omit = OMIT,
        memory: ChatMemoryParam | ChatMemory | Omit = OMIT,
        metadata: MetadataParam | None | Omit = OMIT,
        n: int | None | Omit = OMIT,
        parallel_tool_calls: bool | Omit = OMIT,
        presence_penalty: float | None | Omit = OMIT,
        provider: ChatProvider | Omit = OMIT,
        reasoning: ChatReasoningParam | ChatReasoning | Omit = OMIT,
        response_format: ChatResponseFormatParam | Omit = OMIT,
        seed: int | None | Omit = OMIT,
        stop: ChatStopParam | None | Omit = OMIT,
        store: bool | None | Omit = OMIT,
        stream: Literal[True],
        stream_options: ChatStreamOptionsParam | ChatStreamOptions | None | Omit = OMIT,
        temperature: float | None | Omit = OMIT,
        tool_choice: ChatToolChoiceParam | Omit = OMIT,
        tools: Sequence[ChatToolParam | ChatTool] | Omit = OMIT,
        top_logprobs: int | None | Omit = OMIT,
        top_p: float | None | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncStream[ChatCompletionChunk, ChatCompletion]: ...

    @overload
    async def create(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageParam],
        frequency_penalty: float | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        logit_bias: Mapping[str, float] | None | Omit = OMIT,
        logprobs: bool | None | Omit = OMIT,
        max_completion_tokens: int | None | Omit = OMIT,
        max_tokens: int | None | Omit = OMIT,
        memory: ChatMemoryParam | ChatMemory | Omit = OMIT,
        metadata: MetadataParam | None | Omit = OMIT,
        n: int | None | Omit = OMIT,
        parallel_tool_calls: bool | Omit = OMIT,
        presence_penalty: float | None | Omit = OMIT,
        provider: ChatProvider | Omit = OMIT,
        reasoning: ChatReasoningParam | ChatReasoning | Omit = OMIT,
        response_format: ChatResponseFormatParam | Omit = OMIT,
        seed: int | None | Omit = OMIT,
        stop: ChatStopParam | None | Omit = OMIT,
        store: bool | None | Omit = OMIT,
        stream: bool,
        stream_options: ChatStreamOptionsParam | ChatStreamOptions | None | Omit = OMIT,
        temperature: float | None | Omit = OMIT,
        tool_choice: ChatToolChoiceParam | Omit = OMIT,
        tools: Sequence[ChatToolParam | ChatTool] | Omit = OMIT,
        top_logprobs: int | None | Omit = OMIT,
        top_p: float | None | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ChatCompletion | AsyncStream[ChatCompletionChunk, ChatCompletion]: ...

    async def create(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageParam],
        frequency_penalty: float | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        logit_bias: Mapping[str, float] | None | Omit = OMIT,
        logprobs: bool | None | Omit = OMIT,
        max_completion_tokens: int | None | Omit = OMIT,
        max_tokens: int | None | Omit = OMIT,
        memory: ChatMemoryParam | ChatMemory | Omit = OMIT,
        metadata: MetadataParam | None | Omit = OMIT,
        n: int | None | Omit = OMIT,
        parallel_tool_calls: bool | Omit = OMIT,
        presence_penalty: float | None | Omit = OMIT,
        provider: ChatProvider | Omit = OMIT,
        reasoning: ChatReasoningParam | ChatReasoning | Omit = OMIT,
        response_format: ChatResponseFormatParam | Omit = OMIT,
        seed: int | None | Omit = OMIT,
        stop: ChatStopParam | None | Omit = OMIT,
        store: bool | None | Omit = OMIT,
        stream: bool | None | Omit = OMIT,
        stream_options: ChatStreamOptionsParam | ChatStreamOptions | None | Omit = OMIT,
        temperature: float | None | Omit = OMIT,
        tool_choice: ChatToolChoiceParam | Omit = OMIT,
        tools: Sequence[ChatToolParam | ChatTool] | Omit = OMIT,
        top_logprobs: int | None | Omit = OMIT,
        top_p: float | None | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> ChatCompletion | AsyncStream[ChatCompletionChunk, ChatCompletion]:
        """
        Create a chat completion.

        Asks a model to continue a conversation. With `stream: true` the reply arrives as server-sent events, each
        holding one chunk, and ends with `data: [DONE]`; whether it streams is chosen by the body alone, never by
        `Accept`. An error after the stream has begun arrives as `data: {"error": {…}}` and ends it.

        The wire format is OpenAI's, so that existing clients work unchanged; fields that are not known are ignored.

        Args:
            model: The id of a model, see `GET /models`; `auto` lets the platform choose. From 1 to 128 characters.
            messages: The conversation so far, oldest message first. Not empty.
            frequency_penalty: Positive values discourage tokens, the more so the more often they occurred. From -2 to
                2. Default: 0.
            knowledge_bases: Ids of knowledge bases whose contents the model may draw on. At most 16 items.
            logit_bias: By token id, how much likelier (up to 100) or less likely (down to -100) a token becomes.
            logprobs: Whether to return the log probability of each token. Default: False.
            max_completion_tokens: The most tokens that a choice may have, reasoning included. The reply then ends with
                `length`. At least 1.
            max_tokens: The older name of `max_completion_tokens`, which wins when both are given. At least 1.
            memory: A conversation whose earlier turns the model remembers, and to which this turn is added.
            metadata: Pairs of strings that are kept with a stored completion.
            n: How many choices to generate. From 1 to 128. Default: 1.
            parallel_tool_calls: Whether one reply may hold several tool calls. Default: True.
            presence_penalty: Positive values discourage tokens that already occurred. From -2 to 2. Default: 0.
            provider: Who runs the model; `auto` leaves it to the platform. An open enum. Default: "auto".
            reasoning: How the model thinks before it answers.
            response_format: What the reply's content looks like.
            seed: The same seed and request give the same reply, as far as the provider can.
            stop: Up to four sequences that end the reply; they are not part of it.
            store: Whether to keep the completion, so that it can be listed and retrieved. Default: False.
            stream: Whether the reply arrives chunk by chunk, as server-sent events. Default: False.
            stream_options: Options of a stream; only with `stream` true.
            temperature: How freely the model chooses, from 0 (always the likeliest token) to 2. From 0 to 2. Default:
                1.
            tool_choice: Whether the model calls tools, and which.
            tools: Functions that the model may call. At most 128 items.
            top_logprobs: How many alternatives to return for each token; only with `logprobs` true. From 0 to 20.
            top_p: Only the likeliest tokens, of this much probability together, are considered. From 0 to 1. Default:
                1.
            user: Your own id of the end user, which helps to detect abuse. At most 512 characters.

        Returns:
            The reply or, with `stream=True`, the events as they arrive.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
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
        _reply: ChatCompletion | AsyncStream[ChatCompletionChunk, ChatCompletion] = await self._core.call_or_stream(
            CREATE,
            options,
            body={
                "model": model,
                "messages": messages,
                "frequency_penalty": frequency_penalty,
                "knowledge_bases": knowledge_bases,
                "logit_bias": logit_bias,
                "logprobs": logprobs,
                "max_completion_tokens": max_completion_tokens,
                "max_tokens": max_tokens,
                "memory": memory,
                "metadata": metadata,
                "n": n,
                "parallel_tool_calls": parallel_tool_calls,
                "presence_penalty": presence_penalty,
                "provider": provider,
                "reasoning": reasoning,
                "response_format": response_format,
                "seed": seed,
                "stop": stop,
                "store": store,
                "stream": stream,
                "stream_options": stream_options,
                "temperature": temperature,
                "tool_choice": tool_choice,
                "tools": tools,
                "top_logprobs": top_logprobs,
                "top_p": top_p,
                "user": user,
            },
        )
        return _reply

    def stream(
        self,
        *,
        model: str,
        messages: Sequence[ChatMessageParam],
        frequency_penalty: float | None | Omit = OMIT,
        knowledge_bases: Sequence[str] | Omit = OMIT,
        logit_bias: Mapping[str, float] | None | Omit = OMIT,
        logprobs: bool | None | Omit = OMIT,
        max_completion_tokens: int | None | Omit = OMIT,
        max_tokens: int | None | Omit = OMIT,
        memory: ChatMemoryParam | ChatMemory | Omit = OMIT,
        metadata: MetadataParam | None | Omit = OMIT,
        n: int | None | Omit = OMIT,
        parallel_tool_calls: bool | Omit = OMIT,
        presence_penalty: float | None | Omit = OMIT,
        provider: ChatProvider | Omit = OMIT,
        reasoning: ChatReasoningParam | ChatReasoning | Omit = OMIT,
        response_format: ChatResponseFormatParam | Omit = OMIT,
        seed: int | None | Omit = OMIT,
        stop: ChatStopParam | None | Omit = OMIT,
        store: bool | None | Omit = OMIT,
        stream_options: ChatStreamOptionsParam | ChatStreamOptions | None | Omit = OMIT,
        temperature: float | None | Omit = OMIT,
        tool_choice: ChatToolChoiceParam | Omit = OMIT,
        tools: Sequence[ChatToolParam | ChatTool] | Omit = OMIT,
        top_logprobs: int | None | Omit = OMIT,
        top_p: float | None | Omit = OMIT,
        user: str | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncStream[ChatCompletionChunk, ChatCompletion]:
        """
        Create a chat completion.

        Asks a model to continue a conversation. With `stream: true` the reply arrives as server-sent events, each
        holding one chunk, and ends with `data: [DONE]`; whether it streams is chosen by the body alone, never by
        `Accept`. An error after the stream has begun arrives as `data: {"error": {…}}` and ends it.

        The wire format is OpenAI's, so that existing clients work unchanged; fields that are not known are ignored.

        Args:
            model: The id of a model, see `GET /models`; `auto` lets the platform choose. From 1 to 128 characters.
            messages: The conversation so far, oldest message first. Not empty.
            frequency_penalty: Positive values discourage tokens, the more so the more often they occurred. From -2 to
                2. Default: 0.
            knowledge_bases: Ids of knowledge bases whose contents the model may draw on. At most 16 items.
            logit_bias: By token id, how much likelier (up to 100) or less likely (down to -100) a token becomes.
            logprobs: Whether to return the log probability of each token. Default: False.
            max_completion_tokens: The most tokens that a choice may have, reasoning included. The reply then ends with
                `length`. At least 1.
            max_tokens: The older name of `max_completion_tokens`, which wins when both are given. At least 1.
            memory: A conversation whose earlier turns the model remembers, and to which this turn is added.
            metadata: Pairs of strings that are kept with a stored completion.
            n: How many choices to generate. From 1 to 128. Default: 1.
            parallel_tool_calls: Whether one reply may hold several tool calls. Default: True.
            presence_penalty: Positive values discourage tokens that already occurred. From -2 to 2. Default: 0.
            provider: Who runs the model; `auto` leaves it to the platform. An open enum. Default: "auto".
            reasoning: How the model thinks before it answers.
            response_format: What the reply's content looks like.
            seed: The same seed and request give the same reply, as far as the provider can.
            stop: Up to four sequences that end the reply; they are not part of it.
            store: Whether to keep the completion, so that it can be listed and retrieved. Default: False.
            stream_options: Options of a stream; only with `stream` true.
            temperature: How freely the model chooses, from 0 (always the likeliest token) to 2. From 0 to 2. Default:
                1.
            tool_choice: Whether the model calls tools, and which.
            tools: Functions that the model may call. At most 128 items.
            top_logprobs: How many alternatives to return for each token; only with `logprobs` true. From 0 to 20.
            top_p: Only the likeliest tokens, of this much probability together, are considered. From 0 to 1. Default:
                1.
            user: Your own id of the end user, which helps to detect abuse. At most 512 characters.

        Returns:
            The events as they arrive; read them in an `async with` block. `final()` gives the whole.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PaymentRequiredError: A quota is used up, or the plan does not include the feature (402).
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
        return self._core.stream(
            CREATE,
            options,
            body={
                "model": model,
                "messages": messages,
                "frequency_penalty": frequency_penalty,
                "knowledge_bases": knowledge_bases,
                "logit_bias": logit_bias,
                "logprobs": logprobs,
                "max_completion_tokens": max_completion_tokens,
                "max_tokens": max_tokens,
                "memory": memory,
                "metadata": metadata,
                "n": n,
                "parallel_tool_calls": parallel_tool_calls,
                "presence_penalty": presence_penalty,
                "provider": provider,
                "reasoning": reasoning,
                "response_format": response_format,
                "seed": seed,
                "stop": stop,
                "store": store,
                "stream_options": stream_options,
                "temperature": temperature,
                "tool_choice": tool_choice,
                "tools": tools,
                "top_logprobs": top_logprobs,
                "top_p": top_p,
                "user": user,
                "stream": True,
            },
        )

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        after: str | Omit = OMIT,
        before: str | Omit = OMIT,
        order: Order | Omit = OMIT,
        model: str | Omit = OMIT,
        metadata: MetadataParam | Omit = OMIT,
        options: RequestOptions | None = None,
    ) -> AsyncPager[ChatCompletion]:
        """
        List stored chat completions.

        Lists the completions that were created with `store` true.

        Args:
            limit: How many objects to return. From 1 to 100. Default: 20.
            after: A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to
                255 characters.
            before: A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to
                255 characters.
            order: The order by creation, newest first (`desc`) or oldest first (`asc`). Default: "desc".
            model: Only completions of this model. From 1 to 128 characters.
            metadata: Only completions whose metadata has all these pairs, written `metadata[key]=value`.

        Returns:
            `ChatCompletion` objects, page by page, fetched as you iterate.

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
                "model": model,
                "metadata": metadata,
            },
        )

    async def retrieve(self, completion_id: str, *, options: RequestOptions | None = None) -> ChatCompletion:
        """
        Retrieve a stored chat completion.

        Returns one completion that was created with `store` true.

        Args:
            completion_id: The id of a stored completion. From 1 to 255 characters.

        Returns:
            A model's reply to a conversation.

        Raises:
            BadRequestError: The request is malformed or an argument is invalid (400).
            AuthenticationError: The API key is missing, wrong, expired or revoked (401).
            PermissionDeniedError: The API key lacks a permission (403).
            NotFoundError: There is no such object for this API key (404).
            RateLimitError: Too many requests (429).
            InternalServerError: The server failed (500).
            ServiceUnavailableError: The server is overloaded for the moment (503).
        """
        return await self._core.call(RETRIEVE, options, path=(completion_id,))

    async def update(
        self, completion_id: str, *, metadata: MetadataParam | None, options: RequestOptions | None = None
    ) -> ChatCompletion:
        """
        Update the metadata of a stored chat completion.

        Replaces the metadata of a completion that was created with `store` true.

        Args:
            completion_id: The id of a stored completion. From 1 to 255 characters.
            metadata: The new metadata; null removes it all.

        Returns:
            A model's reply to a conversation.

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
        return await self._core.call(UPDATE, options, path=(completion_id,), body={"metadata": metadata})

    async def delete(self, completion_id: str, *, options: RequestOptions | None = None) -> DeletedObject:
        """
        Delete a stored chat completion.

        Deletes a stored completion and its messages. It cannot be undone.

        Args:
            completion_id: The id of a stored completion. From 1 to 255 characters.

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
        return await self._core.call(DELETE, options, path=(completion_id,))
