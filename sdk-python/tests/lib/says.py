"""What a scripted model says: whole completions and streams of chunks, as replies of the scripted server."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from scripted import Reply

USAGE = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
HEAD = {"id": "chatcmpl_1", "created": 1, "model": "m"}
EVENT_STREAM = (("content-type", "text/event-stream"),)


def call(name: str, arguments: Any = None, id: str = "call_1") -> dict[str, Any]:
    """A call of a tool; arguments that are text go as they are."""
    text = arguments if isinstance(arguments, str) else json.dumps(arguments or {})
    return {"id": id, "type": "function", "function": {"name": name, "arguments": text}}


def says(
    content: str | None = None, *calls: dict[str, Any], finish: str | None = None, refusal: str | None = None
) -> Reply:
    """A whole completion."""
    message: dict[str, Any] = {"role": "assistant", "content": content}
    if refusal is not None:
        message["refusal"] = refusal
    if calls:
        message["tool_calls"] = list(calls)
    choice = {"index": 0, "message": message, "finish_reason": finish or ("tool_calls" if calls else "stop")}
    return Reply(body={**HEAD, "object": "chat.completion", "choices": [choice], "usage": USAGE})


def chunk(finish: str | None = None, index: int = 0, **delta: Any) -> dict[str, Any]:
    """One chunk of one choice."""
    choices = [{"index": index, "delta": delta, "finish_reason": finish}]
    return {**HEAD, "object": "chat.completion.chunk", "choices": choices}


def streams(*chunks: dict[str, Any], cut: bool = False) -> Reply:
    """A stream of chunks, with the usage at its end; or one that breaks off."""
    usage = {**HEAD, "object": "chat.completion.chunk", "choices": [], "usage": USAGE}
    sent = [f"data: {json.dumps(each)}\n\n".encode() for each in ([*chunks] if cut else [*chunks, usage])]
    return Reply(headers=EVENT_STREAM, chunks=sent if cut else [*sent, b"data: [DONE]\n\n"])


def speaks(*pieces: str) -> Reply:
    """A stream of text."""
    return streams(*(chunk(content=piece) for piece in pieces), chunk("stop"))


def streams_calls(*calls: dict[str, Any], size: int = 4) -> Reply:
    """A stream of calls, whose arguments come in pieces."""
    chunks: list[dict[str, Any]] = []
    for index, each in enumerate(calls):
        name, text = each["function"]["name"], each["function"]["arguments"]
        first = {"index": index, "id": each["id"], "type": "function", "function": {"name": name, "arguments": ""}}
        chunks.append(chunk(tool_calls=[first]))
        for start in range(0, len(text), size):
            piece = {"index": index, "function": {"arguments": text[start : start + size]}}
            chunks.append(chunk(tool_calls=[piece]))
    return streams(*chunks, chunk("tool_calls"))


def answers(body: dict[str, Any]) -> list[tuple[str, str]]:
    """What tools answered in a request: ids and contents."""
    sent: Sequence[dict[str, Any]] = body["messages"]
    return [(each["tool_call_id"], each["content"]) for each in sent if each["role"] == "tool"]
