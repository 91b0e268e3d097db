"""
The arguments of `parse` and `run_tools` beside their own: those of `create` without `response_format`, `stream` and
`tools`, and the settings of a run.

Only type checkers read this. A test keeps it in step with the generated arguments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from typing_extensions import Required, TypedDict

from ..._core import RequestOptions
from ...types.chat_completions import ChatMemory, ChatProvider, ChatReasoning
from ...types.chat_completions_params import (
    ChatMemoryParam,
    ChatMessageParam,
    ChatReasoningParam,
    ChatStopParam,
    ChatToolChoiceParam,
)
from ...types.shared_params import MetadataParam
from ..tools.loop import OnError


class ChatArguments(TypedDict, total=False):
    """Arguments of a chat completion; `create` describes them."""

    model: Required[str]
    messages: Required[Sequence[ChatMessageParam]]
    frequency_penalty: float | None
    knowledge_bases: Sequence[str]
    logit_bias: Mapping[str, float] | None
    logprobs: bool | None
    max_completion_tokens: int | None
    max_tokens: int | None
    memory: ChatMemoryParam | ChatMemory
    metadata: MetadataParam | None
    n: int | None
    parallel_tool_calls: bool
    presence_penalty: float | None
    provider: ChatProvider
    reasoning: ChatReasoningParam | ChatReasoning
    seed: int | None
    stop: ChatStopParam | None
    store: bool | None
    temperature: float | None
    tool_choice: ChatToolChoiceParam
    top_logprobs: int | None
    top_p: float | None
    user: str


class RunArguments(ChatArguments, total=False):
    """Arguments of a run of tools; `run_tools` describes them."""

    max_rounds: int | None
    max_tool_calls: int | None
    deadline: float | None
    on_error: OnError
    options: RequestOptions | None


class AsyncRunArguments(RunArguments, total=False):
    """The same in the async client."""

    max_concurrency: int
