"""
The testing kit: everything to test code that uses this SDK, with or without a server.

- a mock platform in a pytest fixture (`plugin`, `Platform`, `Inbox`)
- completions, executions, events and their streams as typed objects and as bytes (`chat_chunks`, `sse` …)
- a transport that plays a script (`ScriptedTransport`)
- webhooks, signed and tampered with (`signed_webhook`)
- conversations with a server recorded once and replayed ever after (`Cassette`)

Names are loaded when they are first used, so that the pytest plugin costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .cassettes.cassette import Cassette
    from .cassettes.recording import RecordedRequest
    from .cassettes.redaction import Redaction
    from .chat import chat_chunks, chat_completion, chat_stream
    from .errors import (
        CassetteError,
        NothingArrivedError,
        PlatformError,
        UnexpectedRequestError,
        UnrecordedRequestError,
        UnusedReplyError,
    )
    from .executions import execution, execution_events, execution_step, execution_stream
    from .inboxes import Inbox, InboxServer, Letter, inbox_server
    from .platform import FaultKind, JournalEntry, Platform, mock_platform, new_company
    from .streams import MALFORMED, SSEBytes, cut, events_of, split, sse, sse_comment, sse_event
    from .transport import AsyncScriptedTransport, Reply, ScriptedTransport, SentRequest
    from .webhooks import EVENT_TYPES, WEBHOOK_SECRET, Flaw, SignedWebhook, signed_webhook, webhook_event

_NAMES = {
    "cassettes.cassette": "Cassette",
    "cassettes.recording": "RecordedRequest",
    "cassettes.redaction": "Redaction",
    "chat": "chat_chunks chat_completion chat_stream",
    "errors": """
        CassetteError NothingArrivedError PlatformError UnexpectedRequestError UnrecordedRequestError UnusedReplyError
    """,
    "executions": "execution execution_events execution_step execution_stream",
    "inboxes": "Inbox InboxServer Letter inbox_server",
    "platform": "FaultKind JournalEntry Platform mock_platform new_company",
    "streams": "MALFORMED SSEBytes cut events_of split sse sse_comment sse_event",
    "transport": "AsyncScriptedTransport Reply ScriptedTransport SentRequest",
    "webhooks": "EVENT_TYPES WEBHOOK_SECRET Flaw SignedWebhook signed_webhook webhook_event",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [
    "EVENT_TYPES",
    "MALFORMED",
    "WEBHOOK_SECRET",
    "AsyncScriptedTransport",
    "Cassette",
    "CassetteError",
    "FaultKind",
    "Flaw",
    "Inbox",
    "InboxServer",
    "JournalEntry",
    "Letter",
    "NothingArrivedError",
    "Platform",
    "PlatformError",
    "RecordedRequest",
    "Redaction",
    "Reply",
    "SSEBytes",
    "ScriptedTransport",
    "SentRequest",
    "SignedWebhook",
    "UnexpectedRequestError",
    "UnrecordedRequestError",
    "UnusedReplyError",
    "chat_chunks",
    "chat_completion",
    "chat_stream",
    "cut",
    "events_of",
    "execution",
    "execution_events",
    "execution_step",
    "execution_stream",
    "inbox_server",
    "mock_platform",
    "new_company",
    "signed_webhook",
    "split",
    "sse",
    "sse_comment",
    "sse_event",
    "webhook_event",
]


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
