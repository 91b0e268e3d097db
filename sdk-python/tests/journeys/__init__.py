"""
What users do with the platform, as short stories: each drives some operations of a real client against a real server.

A journey takes a `Driver`, which hides whether its client is sync or async.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from . import chat, files, keys, webhooks, workflows
from .driver import Driver

Journey = Callable[[Driver], Awaitable[None]]

JOURNEYS: dict[str, Journey] = {
    "models": chat.models,
    "embeddings": chat.embeddings,
    "a completion, whole and streamed": chat.completion,
    "a conversation with tools": chat.conversation,
    "parsed content": chat.parsed,
    "content parts": chat.parts,
    "stored completions": chat.stored,
    "uploads from every source": files.sources,
    "pages of files": files.pages,
    "a download": files.download,
    "workflow definitions": workflows.definitions,
    "executions": workflows.executions,
    "approvals": workflows.approvals,
    "triggers": workflows.triggers,
    "webhook endpoints": webhooks.endpoints,
    "webhook deliveries": webhooks.deliveries,
    "the live monitor": webhooks.monitor,
    "the life of a key": keys.life,
    "refused keys": keys.refusals,
}
