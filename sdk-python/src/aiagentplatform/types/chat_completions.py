"""Types of chat_completions. Generated from the OpenAPI document by onespec; do not edit."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union

from pydantic import Field

from .._core.models import Model as _Model
from .._core.models import Unknown
from .shared import Metadata, Timestamp


class ChatTextPart(_Model):
    """A part of text."""

    type: Literal["text"]
    """Always `text`."""
    text: str
    """The text."""


class ChatRefusalPart(_Model):
    """A part in which the model declined."""

    type: Literal["refusal"]
    """Always `refusal`."""
    refusal: str
    """Why it declined."""


ChatAssistantPart: TypeAlias = Annotated[ChatTextPart | ChatRefusalPart, Field(discriminator="type")]
"""One part of what the model said, by its type."""

ChatAssistantContent: TypeAlias = str | list[ChatAssistantPart]
"""Text, or parts of text and refusal."""


class ChatFunctionCall(_Model):
    """Which function, with which arguments."""

    name: str
    """The function's name."""
    arguments: str
    """The arguments as JSON text. A model can err, so check them before use."""


class ChatToolCall(_Model):
    """A call of a tool, made by the model."""

    id: str
    """Identifies the call."""
    type: Literal["function"]
    """Always `function`."""
    function: ChatFunctionCall
    """Which function, with which arguments."""


class ChatAssistantMessage(_Model):
    """What the model said before. It has content, tool calls or a refusal."""

    role: Literal["assistant"]
    """Always `assistant`."""
    content: ChatAssistantContent | None = None
    """What the model said; null or absent when it only called tools."""
    name: str | None = None
    """Tells participants of the same role apart. At most 64 characters."""
    refusal: str | None = None
    """Why the model declined to answer."""
    tool_calls: list[ChatToolCall] | None = None
    """The tools that the model called; a tool message answers each of them."""


ChatAudioFormat: TypeAlias = Literal["wav", "mp3"] | str
"""How audio is encoded. An open enum."""


class ChatAudio(_Model):
    """Audio data."""

    data: str
    """The audio in base64."""
    format: ChatAudioFormat
    """How audio is encoded. An open enum."""


class ChatAudioPart(_Model):
    """Spoken words."""

    type: Literal["input_audio"]
    """Always `input_audio`."""
    input_audio: ChatAudio
    """Audio data."""


class ChatCompletionMessage(_Model):
    """What the model says."""

    role: Literal["assistant"]
    """Always `assistant`."""
    content: str | None
    """The text; null when it only calls tools or refuses."""
    refusal: str | None = None
    """Why the model declines to answer."""
    tool_calls: list[ChatToolCall] | None = None
    """The tools that the model calls."""


ChatFinishReason: TypeAlias = Literal["stop", "length", "tool_calls", "content_filter"] | str
"""
Why the model ended: a natural end or a stop sequence (`stop`), the token limit (`length`), it wants tools
to be run (`tool_calls`), or a filter left something out (`content_filter`). An open enum.
"""


class ChatTopLogprob(_Model):
    """A likely token."""

    token: str
    """The token."""
    logprob: float
    """The natural logarithm of its probability. At most 0."""
    bytes_: list[int] | None = Field(alias="bytes")
    """Its UTF-8 bytes."""


class ChatTokenLogprob(_Model):
    """One token, and its likeliest alternatives."""

    token: str
    """The token."""
    logprob: float
    """The natural logarithm of its probability. At most 0."""
    bytes_: list[int] | None = Field(alias="bytes")
    """Its UTF-8 bytes; a character can be spread over several tokens."""
    top_logprobs: list[ChatTopLogprob]
    """The likeliest tokens at this position."""


class ChatLogprobs(_Model):
    """How probable the tokens of an answer were."""

    content: list[ChatTokenLogprob] | None
    """The tokens of the content."""
    refusal: list[ChatTokenLogprob] | None = None
    """The tokens of the refusal."""


class ChatChoice(_Model):
    """One answer."""

    index: int
    """Its position in `choices`, from 0. At least 0."""
    message: ChatCompletionMessage
    """What the model says."""
    finish_reason: ChatFinishReason
    """
    Why the model ended: a natural end or a stop sequence (`stop`), the token limit (`length`), it wants tools
    to be run (`tool_calls`), or a filter left something out (`content_filter`). An open enum.
    """
    logprobs: ChatLogprobs | None = None
    """The log probabilities of its tokens, when they were asked for."""


class ChatFunctionCallDelta(_Model):
    """A piece of a function call."""

    arguments: str | None = None
    """More of the arguments."""
    name: str | None = None
    """The function's name; in the first piece."""


class ChatToolCallDelta(_Model):
    """A piece of a tool call."""

    index: int
    """The tool call's position, from 0. At least 0."""
    function: ChatFunctionCallDelta | None = None
    """A piece of a function call."""
    id: str | None = None
    """Identifies the call; in its first piece."""
    type: Literal["function"] | None = None
    """Always `function`; in its first piece."""


class ChatDelta(_Model):
    """What is to be added to the message so far."""

    content: str | None = None
    """More text."""
    refusal: str | None = None
    """More of a refusal."""
    role: Literal["assistant"] | None = None
    """Always `assistant`; in the first chunk of a choice."""
    tool_calls: list[ChatToolCallDelta] | None = None
    """More of the tool calls."""


class ChatChunkChoice(_Model):
    """What is new of one choice."""

    index: int
    """The choice's position, from 0. At least 0."""
    delta: ChatDelta
    """What is to be added to the message so far."""
    finish_reason: ChatFinishReason | None
    """Why the model ended; null until it has."""
    logprobs: ChatLogprobs | None = None
    """The log probabilities of the new tokens, when they were asked for."""


class ChatCompletionTokensDetails(_Model):
    """What the completion tokens are made of."""

    reasoning_tokens: int
    """Tokens of thinking. At least 0."""
    audio_tokens: int | None = None
    """Tokens of audio. At least 0."""


class ChatPromptTokensDetails(_Model):
    """What the prompt tokens are made of."""

    cached_tokens: int
    """Tokens that were served from a cache. At least 0."""
    audio_tokens: int | None = None
    """Tokens of audio. At least 0."""


class ChatUsage(_Model):
    """What the completion cost, in tokens."""

    prompt_tokens: int
    """Tokens of the messages. At least 0."""
    completion_tokens: int
    """Tokens of all choices, reasoning included. At least 0."""
    total_tokens: int
    """Both together. At least 0."""
    completion_tokens_details: ChatCompletionTokensDetails | None = None
    """What the completion tokens are made of."""
    prompt_tokens_details: ChatPromptTokensDetails | None = None
    """What the prompt tokens are made of."""


ChatProvider: TypeAlias = Literal["openai", "google", "anthropic", "auto"] | str
"""Who runs the model; `auto` leaves it to the platform. An open enum."""


class ChatCompletion(_Model):
    """A model's reply to a conversation."""

    id: str
    """Identifies the completion."""
    object: Literal["chat.completion"]
    """Always `chat.completion`."""
    created: Timestamp
    """A moment, in Unix seconds."""
    model: str
    """The model that answered."""
    choices: list[ChatChoice]
    """The answers; one, unless `n` asked for more."""
    usage: ChatUsage
    """What the completion cost, in tokens."""
    metadata: Metadata | None = None
    """Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512."""
    provider: ChatProvider | None = None
    """Who runs the model; `auto` leaves it to the platform. An open enum. Default: "auto"."""
    system_fingerprint: str | None = None
    """Identifies the backend. When it changes, a seed may give another reply."""


class ChatCompletionChunk(_Model):
    """A piece of a streamed completion."""

    id: str
    """The completion's id, the same in all chunks."""
    object: Literal["chat.completion.chunk"]
    """Always `chat.completion.chunk`."""
    created: Timestamp
    """A moment, in Unix seconds."""
    model: str
    """The model that answers."""
    choices: list[ChatChunkChoice]
    """What is new of each choice; empty in the chunk that carries the usage."""
    provider: ChatProvider | None = None
    """Who runs the model; `auto` leaves it to the platform. An open enum. Default: "auto"."""
    system_fingerprint: str | None = None
    """Identifies the backend."""
    usage: ChatUsage | None = None
    """With `include_usage`, null in all chunks but the last."""


ChatTextContent: TypeAlias = str | list[ChatTextPart]
"""Text, whole or in parts."""


class ChatDeveloperMessage(_Model):
    """Instructions of the application, which the model follows before those of the user."""

    role: Literal["developer"]
    """Always `developer`."""
    content: ChatTextContent
    """Text, whole or in parts."""
    name: str | None = None
    """Tells participants of the same role apart. At most 64 characters."""


class ChatSystemMessage(_Model):
    """Instructions of the application; the older name of a developer message."""

    role: Literal["system"]
    """Always `system`."""
    content: ChatTextContent
    """Text, whole or in parts."""
    name: str | None = None
    """Tells participants of the same role apart. At most 64 characters."""


ChatImageDetail: TypeAlias = Literal["auto", "low", "high"] | str
"""How closely the model looks. An open enum."""


class ChatImage(_Model):
    """Where an image is, and how closely to look."""

    url: str
    """An https URL, or the image itself as a `data:` URL in base64. Not empty."""
    detail: ChatImageDetail | None = None
    """How closely the model looks. An open enum. Default: "auto"."""


class ChatImagePart(_Model):
    """An image."""

    type: Literal["image_url"]
    """Always `image_url`."""
    image_url: ChatImage
    """Where an image is, and how closely to look."""


class ChatFile(_Model):
    """Either the id of an uploaded file, or its name and data."""

    file_data: str | None = None
    """The file itself, as a `data:` URL in base64."""
    file_id: str | None = None
    """The id of an uploaded file. Not empty."""
    filename: str | None = None
    """The file's name, with `file_data`."""


class ChatFilePart(_Model):
    """A file, uploaded before or included."""

    type: Literal["file"]
    """Always `file`."""
    file: ChatFile
    """Either the id of an uploaded file, or its name and data."""


ChatContentPart: TypeAlias = Annotated[
    ChatTextPart | ChatImagePart | ChatAudioPart | ChatFilePart, Field(discriminator="type")
]
"""One part of what a user says, by its type."""

ChatUserContent: TypeAlias = str | list[ChatContentPart]
"""Text, or parts of text, images, audio and files."""


class ChatUserMessage(_Model):
    """What the end user says, shows or hands over."""

    role: Literal["user"]
    """Always `user`."""
    content: ChatUserContent
    """Text, or parts of text, images, audio and files."""
    name: str | None = None
    """Tells participants of the same role apart. At most 64 characters."""


class ChatToolMessage(_Model):
    """The result of a tool call."""

    role: Literal["tool"]
    """Always `tool`."""
    content: ChatTextContent
    """Text, whole or in parts."""
    tool_call_id: str
    """The id of the tool call that this answers. Not empty."""


ChatMessage: TypeAlias = Annotated[
    ChatDeveloperMessage | ChatSystemMessage | ChatUserMessage | ChatAssistantMessage | ChatToolMessage,
    Field(discriminator="role"),
]
"""One message of a conversation, by the role of who said it."""


class ChatMemory(_Model):
    """A conversation whose earlier turns the model remembers, and to which this turn is added."""

    conversation_id: str
    """The id of a conversation. From 1 to 255 characters."""


ChatReasoningEffort: TypeAlias = Literal["low", "medium", "high"] | str
"""How many tokens may go into thinking. An open enum."""

ChatReasoningStrategy: TypeAlias = Literal["chain_of_thought", "tree_of_thoughts", "reflection"] | str
"""
The way of thinking: step by step, exploring and judging several branches, or drafting and revising.
An open enum.
"""


class ChatReasoning(_Model):
    """How the model thinks before it answers."""

    effort: ChatReasoningEffort | None = None
    """How many tokens may go into thinking. An open enum. Default: "medium"."""
    strategy: ChatReasoningStrategy | None = None
    """
    The way of thinking: step by step, exploring and judging several branches, or drafting and revising.
    An open enum. Default: "chain_of_thought".
    """


class ChatTextFormat(_Model):
    """Plain text, the default."""

    type: Literal["text"]
    """Always `text`."""


class ChatJsonObjectFormat(_Model):
    """Some JSON object."""

    type: Literal["json_object"]
    """Always `json_object`."""


class ChatJsonSchema(_Model):
    """A JSON Schema, and a name for it."""

    name: str
    """A name for the format. At most 64 characters."""
    description: str | None = None
    """What the format is for, so that the model fills it well."""
    schema_: dict[str, Any] | None = Field(default=None, alias="schema")
    """The JSON Schema itself."""
    strict: bool | None = None
    """Whether the content is guaranteed to match the schema. Default: False."""


class ChatJsonSchemaFormat(_Model):
    """JSON that matches a schema."""

    type: Literal["json_schema"]
    """Always `json_schema`."""
    json_schema: ChatJsonSchema
    """A JSON Schema, and a name for it."""


ChatResponseFormat: TypeAlias = Annotated[
    ChatTextFormat | ChatJsonObjectFormat | ChatJsonSchemaFormat, Field(discriminator="type")
]
"""What the reply's content looks like."""

ChatStop: TypeAlias = str | list[str]
"""One sequence that ends the reply, or up to four."""


class ChatStreamOptions(_Model):
    """Options of a stream."""

    include_usage: bool | None = None
    """Whether one more chunk, with `usage` and without choices, comes before the end. Default: False."""


ChatToolChoiceMode: TypeAlias = Literal["auto", "none", "required"] | str
"""
`auto` lets the model decide (the default when there are tools), `none` forbids tool calls, `required` wants
at least one.
"""


class ChatFunctionName(_Model):
    """Names a function."""

    name: str
    """The function's name."""


class ChatToolChoiceFunction(_Model):
    """The one function that the model must call."""

    type: Literal["function"]
    """Always `function`."""
    function: ChatFunctionName
    """Names a function."""


ChatToolChoice: TypeAlias = ChatToolChoiceMode | ChatToolChoiceFunction
"""Whether the model calls tools, and which."""


class ChatFunction(_Model):
    """A function that the application can run for the model."""

    name: str
    """The function's name. At most 64 characters."""
    description: str | None = None
    """What the function does, so that the model knows when to call it."""
    parameters: dict[str, Any] | None = None
    """The arguments, as a JSON Schema of an object. Without it the function has none."""
    strict: bool | None = None
    """Whether the arguments are guaranteed to match the schema. Default: False."""


class ChatTool(_Model):
    """A tool that the model may call."""

    type: Literal["function"]
    """Always `function`."""
    function: ChatFunction
    """A function that the application can run for the model."""


class ChatCompletionList(_Model):
    """A page of stored completions."""

    object: Literal["list"]
    """Always `list`."""
    data: list[ChatCompletion]
    """The completions."""
    first_id: str | None
    """The id of the first one; null when there is none."""
    last_id: str | None
    """The id of the last one; null when there is none."""
    has_more: bool
    """Whether more follow in the direction of paging."""


ChatCompletionsMessagesListOrder: TypeAlias = Literal["asc", "desc"] | str


ChatRole: TypeAlias = Literal["developer", "system", "user", "assistant", "tool"] | str
"""Who says something. An open enum."""


class UnknownChatStoredPart(Unknown, tag="type", known=("text", "refusal", "image_url", "input_audio", "file")):
    """A member of `ChatStoredPart` that this version does not know."""

    if TYPE_CHECKING:
        type: Literal["<unknown>"]
        """What came: none of the known values, so that comparing with one rules this class out."""


ChatStoredPart: TypeAlias = Annotated[
    Union[
        Annotated[
            ChatTextPart | ChatRefusalPart | ChatImagePart | ChatAudioPart | ChatFilePart, Field(discriminator="type")
        ],
        UnknownChatStoredPart,
    ],
    Field(union_mode="left_to_right"),
]
"""One part of a stored message, by its type."""


class ChatStoredMessage(_Model):
    """A message that a stored completion was asked with."""

    id: str
    """Identifies the message."""
    role: ChatRole
    """Who says something. An open enum."""
    content: str | None
    """Its text, if it has any."""
    content_parts: list[ChatStoredPart] | None
    """Its parts, if the content was given in parts."""
    name: str | None = None
    """The name of the participant."""
    refusal: str | None = None
    """Why the model declined to answer."""
    tool_call_id: str | None = None
    """The tool call that it answers."""
    tool_calls: list[ChatToolCall] | None = None
    """The tools that the model called."""


class ChatStoredMessageList(_Model):
    """A page of messages."""

    object: Literal["list"]
    """Always `list`."""
    data: list[ChatStoredMessage]
    """The messages."""
    first_id: str | None
    """The id of the first one; null when there is none."""
    last_id: str | None
    """The id of the last one; null when there is none."""
    has_more: bool
    """Whether more follow in the direction of paging."""
