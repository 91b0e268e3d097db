"""Chat. Generated from the OpenAPI document by onespec; do not edit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._core import AsyncResource, Resource

if TYPE_CHECKING:
    from .chat_completions import AsyncChatCompletions, ChatCompletions


class Chat(Resource):
    """Chat."""

    @cached_property
    def completions(self) -> ChatCompletions:
        """Chat completions, compatible with OpenAI's on the wire."""
        from .chat_completions import ChatCompletions

        return ChatCompletions(self._core)


class AsyncChat(AsyncResource):
    """Chat."""

    @cached_property
    def completions(self) -> AsyncChatCompletions:
        """Chat completions, compatible with OpenAI's on the wire."""
        from .chat_completions import AsyncChatCompletions

        return AsyncChatCompletions(self._core)
