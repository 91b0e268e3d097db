"""What callers may pass as types of chat_completions. Generated from the OpenAPI document by onespec; do not edit."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

from typing_extensions import Required, TypedDict

from .chat_completions import (
    ChatAssistantMessage,
    ChatAudio,
    ChatAudioFormat,
    ChatAudioPart,
    ChatCompletionMessage,
    ChatDeveloperMessage,
    ChatFile,
    ChatFilePart,
    ChatFunction,
    ChatFunctionCall,
    ChatFunctionName,
    ChatImage,
    ChatImageDetail,
    ChatImagePart,
    ChatJsonObjectFormat,
    ChatJsonSchema,
    ChatJsonSchemaFormat,
    ChatMemory,
    ChatProvider,
    ChatReasoning,
    ChatReasoningEffort,
    ChatReasoningStrategy,
    ChatRefusalPart,
    ChatStreamOptions,
    ChatSystemMessage,
    ChatTextFormat,
    ChatTextPart,
    ChatTool,
    ChatToolCall,
    ChatToolChoiceFunction,
    ChatToolChoiceMode,
    ChatToolMessage,
    ChatUserMessage,
)
from .shared_params import MetadataParam


class ChatTextPartParam(TypedDict, total=False):
    """A part of text."""

    type: Required[Literal["text"]]
    """Always `text`."""
    text: Required[str]
    """The text."""


class ChatRefusalPartParam(TypedDict, total=False):
    """A part in which the model declined."""

    type: Required[Literal["refusal"]]
    """Always `refusal`."""
    refusal: Required[str]
    """Why it declined."""


ChatAssistantPartParam: TypeAlias = ChatTextPartParam | ChatTextPart | ChatRefusalPartParam | ChatRefusalPart
"""One part of what the model said, by its type."""

ChatAssistantContentParam: TypeAlias = str | Sequence[ChatAssistantPartParam]
"""Text, or parts of text and refusal."""


class ChatFunctionCallParam(TypedDict, total=False):
    """Which function, with which arguments."""

    name: Required[str]
    """The function's name."""
    arguments: Required[str]
    """The arguments as JSON text. A model can err, so check them before use."""


class ChatToolCallParam(TypedDict, total=False):
    """A call of a tool, made by the model."""

    id: Required[str]
    """Identifies the call."""
    type: Required[Literal["function"]]
    """Always `function`."""
    function: Required[ChatFunctionCallParam | ChatFunctionCall]
    """Which function, with which arguments."""


class ChatAssistantMessageParam(TypedDict, total=False):
    """What the model said before. It has content, tool calls or a refusal."""

    role: Required[Literal["assistant"]]
    """Always `assistant`."""
    content: ChatAssistantContentParam | None
    """What the model said; null or absent when it only called tools."""
    name: str
    """Tells participants of the same role apart. At most 64 characters."""
    refusal: str | None
    """Why the model declined to answer."""
    tool_calls: Sequence[ChatToolCallParam | ChatToolCall] | None
    """The tools that the model called; a tool message answers each of them."""


class ChatAudioParam(TypedDict, total=False):
    """Audio data."""

    data: Required[str]
    """The audio in base64."""
    format: Required[ChatAudioFormat]
    """How audio is encoded. An open enum."""


class ChatAudioPartParam(TypedDict, total=False):
    """Spoken words."""

    type: Required[Literal["input_audio"]]
    """Always `input_audio`."""
    input_audio: Required[ChatAudioParam | ChatAudio]
    """Audio data."""


ChatTextContentParam: TypeAlias = str | Sequence[ChatTextPartParam | ChatTextPart]
"""Text, whole or in parts."""


class ChatDeveloperMessageParam(TypedDict, total=False):
    """Instructions of the application, which the model follows before those of the user."""

    role: Required[Literal["developer"]]
    """Always `developer`."""
    content: Required[ChatTextContentParam]
    """Text, whole or in parts."""
    name: str
    """Tells participants of the same role apart. At most 64 characters."""


class ChatSystemMessageParam(TypedDict, total=False):
    """Instructions of the application; the older name of a developer message."""

    role: Required[Literal["system"]]
    """Always `system`."""
    content: Required[ChatTextContentParam]
    """Text, whole or in parts."""
    name: str
    """Tells participants of the same role apart. At most 64 characters."""


class ChatImageParam(TypedDict, total=False):
    """Where an image is, and how closely to look."""

    url: Required[str]
    """An https URL, or the image itself as a `data:` URL in base64. Not empty."""
    detail: ChatImageDetail
    """How closely the model looks. An open enum. Default: "auto"."""


class ChatImagePartParam(TypedDict, total=False):
    """An image."""

    type: Required[Literal["image_url"]]
    """Always `image_url`."""
    image_url: Required[ChatImageParam | ChatImage]
    """Where an image is, and how closely to look."""


class ChatFileParam(TypedDict, total=False):
    """Either the id of an uploaded file, or its name and data."""

    file_data: str
    """The file itself, as a `data:` URL in base64."""
    file_id: str
    """The id of an uploaded file. Not empty."""
    filename: str
    """The file's name, with `file_data`."""


class ChatFilePartParam(TypedDict, total=False):
    """A file, uploaded before or included."""

    type: Required[Literal["file"]]
    """Always `file`."""
    file: Required[ChatFileParam | ChatFile]
    """Either the id of an uploaded file, or its name and data."""


ChatContentPartParam: TypeAlias = (
    ChatTextPartParam
    | ChatTextPart
    | ChatImagePartParam
    | ChatImagePart
    | ChatAudioPartParam
    | ChatAudioPart
    | ChatFilePartParam
    | ChatFilePart
)
"""One part of what a user says, by its type."""

ChatUserContentParam: TypeAlias = str | Sequence[ChatContentPartParam]
"""Text, or parts of text, images, audio and files."""


class ChatUserMessageParam(TypedDict, total=False):
    """What the end user says, shows or hands over."""

    role: Required[Literal["user"]]
    """Always `user`."""
    content: Required[ChatUserContentParam]
    """Text, or parts of text, images, audio and files."""
    name: str
    """Tells participants of the same role apart. At most 64 characters."""


class ChatToolMessageParam(TypedDict, total=False):
    """The result of a tool call."""

    role: Required[Literal["tool"]]
    """Always `tool`."""
    content: Required[ChatTextContentParam]
    """Text, whole or in parts."""
    tool_call_id: Required[str]
    """The id of the tool call that this answers. Not empty."""


ChatMessageParam: TypeAlias = (
    ChatDeveloperMessageParam
    | ChatDeveloperMessage
    | ChatSystemMessageParam
    | ChatSystemMessage
    | ChatUserMessageParam
    | ChatUserMessage
    | ChatAssistantMessageParam
    | ChatAssistantMessage
    | ChatToolMessageParam
    | ChatToolMessage
    | ChatCompletionMessage
)
"""One message of a conversation, by the role of who said it."""


class ChatMemoryParam(TypedDict, total=False):
    """A conversation whose earlier turns the model remembers, and to which this turn is added."""

    conversation_id: Required[str]
    """The id of a conversation. From 1 to 255 characters."""


class ChatReasoningParam(TypedDict, total=False):
    """How the model thinks before it answers."""

    effort: ChatReasoningEffort
    """How many tokens may go into thinking. An open enum. Default: "medium"."""
    strategy: ChatReasoningStrategy
    """
    The way of thinking: step by step, exploring and judging several branches, or drafting and revising.
    An open enum. Default: "chain_of_thought".
    """


class ChatTextFormatParam(TypedDict, total=False):
    """Plain text, the default."""

    type: Required[Literal["text"]]
    """Always `text`."""


class ChatJsonObjectFormatParam(TypedDict, total=False):
    """Some JSON object."""

    type: Required[Literal["json_object"]]
    """Always `json_object`."""


class ChatJsonSchemaParam(TypedDict, total=False):
    """A JSON Schema, and a name for it."""

    name: Required[str]
    """A name for the format. At most 64 characters."""
    description: str
    """What the format is for, so that the model fills it well."""
    schema: Mapping[str, Any]
    """The JSON Schema itself."""
    strict: bool | None
    """Whether the content is guaranteed to match the schema. Default: False."""


class ChatJsonSchemaFormatParam(TypedDict, total=False):
    """JSON that matches a schema."""

    type: Required[Literal["json_schema"]]
    """Always `json_schema`."""
    json_schema: Required[ChatJsonSchemaParam | ChatJsonSchema]
    """A JSON Schema, and a name for it."""


ChatResponseFormatParam: TypeAlias = (
    ChatTextFormatParam
    | ChatTextFormat
    | ChatJsonObjectFormatParam
    | ChatJsonObjectFormat
    | ChatJsonSchemaFormatParam
    | ChatJsonSchemaFormat
)
"""What the reply's content looks like."""

ChatStopParam: TypeAlias = str | Sequence[str]
"""One sequence that ends the reply, or up to four."""


class ChatStreamOptionsParam(TypedDict, total=False):
    """Options of a stream."""

    include_usage: bool
    """Whether one more chunk, with `usage` and without choices, comes before the end. Default: False."""


class ChatFunctionNameParam(TypedDict, total=False):
    """Names a function."""

    name: Required[str]
    """The function's name."""


class ChatToolChoiceFunctionParam(TypedDict, total=False):
    """The one function that the model must call."""

    type: Required[Literal["function"]]
    """Always `function`."""
    function: Required[ChatFunctionNameParam | ChatFunctionName]
    """Names a function."""


ChatToolChoiceParam: TypeAlias = ChatToolChoiceMode | ChatToolChoiceFunctionParam | ChatToolChoiceFunction
"""Whether the model calls tools, and which."""


class ChatFunctionParam(TypedDict, total=False):
    """A function that the application can run for the model."""

    name: Required[str]
    """The function's name. At most 64 characters."""
    description: str
    """What the function does, so that the model knows when to call it."""
    parameters: Mapping[str, Any]
    """The arguments, as a JSON Schema of an object. Without it the function has none."""
    strict: bool | None
    """Whether the arguments are guaranteed to match the schema. Default: False."""


class ChatToolParam(TypedDict, total=False):
    """A tool that the model may call."""

    type: Required[Literal["function"]]
    """Always `function`."""
    function: Required[ChatFunctionParam | ChatFunction]
    """A function that the application can run for the model."""


class ChatCompletionCreateRequestParam(TypedDict, total=False):
    """A conversation, the model that shall continue it, and how."""

    model: Required[str]
    """The id of a model, see `GET /models`; `auto` lets the platform choose. From 1 to 128 characters."""
    messages: Required[Sequence[ChatMessageParam]]
    """The conversation so far, oldest message first. Not empty."""
    frequency_penalty: float | None
    """Positive values discourage tokens, the more so the more often they occurred. From -2 to 2. Default: 0."""
    knowledge_bases: Sequence[str]
    """Ids of knowledge bases whose contents the model may draw on. At most 16 items."""
    logit_bias: Mapping[str, float] | None
    """By token id, how much likelier (up to 100) or less likely (down to -100) a token becomes."""
    logprobs: bool | None
    """Whether to return the log probability of each token. Default: False."""
    max_completion_tokens: int | None
    """The most tokens that a choice may have, reasoning included. The reply then ends with `length`. At least 1."""
    max_tokens: int | None
    """The older name of `max_completion_tokens`, which wins when both are given. At least 1."""
    memory: ChatMemoryParam | ChatMemory
    """A conversation whose earlier turns the model remembers, and to which this turn is added."""
    metadata: MetadataParam | None
    """Pairs of strings that are kept with a stored completion."""
    n: int | None
    """How many choices to generate. From 1 to 128. Default: 1."""
    parallel_tool_calls: bool
    """Whether one reply may hold several tool calls. Default: True."""
    presence_penalty: float | None
    """Positive values discourage tokens that already occurred. From -2 to 2. Default: 0."""
    provider: ChatProvider
    """Who runs the model; `auto` leaves it to the platform. An open enum. Default: "auto"."""
    reasoning: ChatReasoningParam | ChatReasoning
    """How the model thinks before it answers."""
    response_format: ChatResponseFormatParam
    """What the reply's content looks like."""
    seed: int | None
    """The same seed and request give the same reply, as far as the provider can."""
    stop: ChatStopParam | None
    """Up to four sequences that end the reply; they are not part of it."""
    store: bool | None
    """Whether to keep the completion, so that it can be listed and retrieved. Default: False."""
    stream: bool | None
    """Whether the reply arrives chunk by chunk, as server-sent events. Default: False."""
    stream_options: ChatStreamOptionsParam | ChatStreamOptions | None
    """Options of a stream; only with `stream` true."""
    temperature: float | None
    """How freely the model chooses, from 0 (always the likeliest token) to 2. From 0 to 2. Default: 1."""
    tool_choice: ChatToolChoiceParam
    """Whether the model calls tools, and which."""
    tools: Sequence[ChatToolParam | ChatTool]
    """Functions that the model may call. At most 128 items."""
    top_logprobs: int | None
    """How many alternatives to return for each token; only with `logprobs` true. From 0 to 20."""
    top_p: float | None
    """Only the likeliest tokens, of this much probability together, are considered. From 0 to 1. Default: 1."""
    user: str
    """Your own id of the end user, which helps to detect abuse. At most 512 characters."""


class ChatCompletionUpdateRequestParam(TypedDict, total=False):
    """What to change of a stored completion."""

    metadata: Required[MetadataParam | None]
    """The new metadata; null removes it all."""
