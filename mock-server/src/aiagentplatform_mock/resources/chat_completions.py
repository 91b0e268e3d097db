"""Handlers of chat completions: the model answers, and what is to be stored is stored."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any

from ..kernel import Call, Generation, Handlers, Json, Sse, SseEvent, page_of

handlers = Handlers()

KIND = "chat_completion"
MESSAGES = "chat_completion_messages"
_DONE = "[DONE]"


@handlers("chat.completions.create")
async def create(call: Call) -> Json | Sse:
    generation = call.platform.model.generate(call.company.id, call.body)
    if call.body.get("stream"):
        return Sse(_events(call, generation), terminator=_DONE)
    completion = await generation.complete()
    _finish(call, completion)
    return Json(completion)


async def _events(call: Call, generation: Generation) -> AsyncIterator[SseEvent]:
    async for chunk in generation.stream():
        yield SseEvent(chunk)
    _finish(call, generation.completion())


def _finish(call: Call, completion: dict[str, Any]) -> None:
    """Count, keep and announce a completion."""
    call.spend_tokens(completion["usage"]["total_tokens"])
    if call.body.get("store"):
        messages = list(_stored(completion["id"], call.body["messages"]))
        with call.store.transaction():
            call.store.insert(KIND, completion)
            call.store.insert(MESSAGES, {"id": completion["id"], "messages": messages})
    call.platform.events.emit(
        call.company.id, "chat.completed", completion, context={"metadata": completion["metadata"]}
    )


def _stored(completion_id: str, messages: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The messages as they are shown of a stored completion."""
    for number, message in enumerate(messages):
        content = message.get("content")
        parts = None if content is None or isinstance(content, str) else content
        texts = [part["text"] for part in parts or () if part["type"] == "text"]
        kept = {name: message[name] for name in ("name", "refusal", "tool_call_id") if name in message}
        if message.get("tool_calls"):
            kept["tool_calls"] = message["tool_calls"]
        yield {
            "id": f"{completion_id}-{number}",
            "role": message["role"],
            "content": content if parts is None else "\n".join(texts) or None,
            "content_parts": parts,
            **kept,
        }


@handlers("chat.completions.list")
async def list_(call: Call) -> Json:
    wanted: Mapping[str, str] = call.query.get("metadata") or {}
    return Json(
        call.store.page(
            KIND,
            call.query,
            {"model": call.query.get("model")},
            only=lambda completion: wanted.items() <= completion["metadata"].items(),
        )
    )


@handlers("chat.completions.retrieve")
async def retrieve(call: Call) -> Json:
    return Json(call.store.get(KIND, call.path["completion_id"]))


@handlers("chat.completions.update")
async def update(call: Call) -> Json:
    completion = call.store.get(KIND, call.path["completion_id"])
    return Json(call.store.replace(KIND, {**completion, "metadata": call.body["metadata"] or {}}))


@handlers("chat.completions.delete")
async def delete(call: Call) -> Json:
    completion_id = call.path["completion_id"]
    with call.store.transaction():
        call.store.delete(KIND, completion_id)
        call.store.delete(MESSAGES, completion_id)
    return Json({"id": completion_id, "object": "chat.completion", "deleted": True})


@handlers("chat.completions.messages.list")
async def list_messages(call: Call) -> Json:
    call.store.get(KIND, call.path["completion_id"])
    return Json(page_of(call.store.get(MESSAGES, call.path["completion_id"])["messages"], call.query))
