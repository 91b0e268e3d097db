"""
What `client.chat.completions` can beyond the generated calls, put together for each client.
"""

from __future__ import annotations

from .parse import AsyncParseMixin, ParseMixin
from .run_tools import AsyncToolsMixin, ToolsMixin


class ChatMixin(ParseMixin, ToolsMixin):
    """Adds `parse`, `stream_parse`, `run_tools` and `stream_tools` to the chat completions of the sync client."""


class AsyncChatMixin(AsyncParseMixin, AsyncToolsMixin):
    """Adds them to the chat completions of the async client."""
