"""
What the server answers: whole HTTP replies, built once, as bytes. Must not know who asks.

`/chat/completions` is OpenAI's wire format, which openai, bare and ours read; `/messages` is Anthropic's, padded to the
same size. The first part of a path chooses the length of a stream: `/stream-20/v1/chat/completions` has 20 events.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

REPLY_BYTES = 1024
CHUNK_BYTES = 250
OBJECTS = 1000
CREATED = 1793491200
USAGE = {"prompt_tokens": 12, "completion_tokens": 6, "total_tokens": 18}


def padded(wanted: int, build: Any) -> bytes:
    """``build(text)`` as JSON of exactly `wanted` bytes: the text is as long as it takes."""
    bare = len(compact(build("")))
    return compact(build(("All work and no play. " * 60)[: max(wanted - bare, 1)]))


def compact(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def completion(text: str, number: int = 0) -> dict[str, Any]:
    message = {"role": "assistant", "content": text, "refusal": None}
    return {
        "id": f"chatcmpl_{number:08}",
        "object": "chat.completion",
        "created": CREATED,
        "model": "gpt-5-mini",
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": {
            **USAGE,
            "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
            "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0},
        },
        "system_fingerprint": "fp_7c1a3b52",
        "metadata": {},
    }


def chunk(text: str, finish: str | None = None) -> dict[str, Any]:
    return {
        "id": "chatcmpl_00000000",
        "object": "chat.completion.chunk",
        "created": CREATED,
        "model": "gpt-5-mini",
        "system_fingerprint": "fp_7c1a3b52",
        "choices": [{"index": 0, "delta": {"content": text}, "logprobs": None, "finish_reason": finish}],
    }


def message(text: str) -> dict[str, Any]:
    return {
        "id": "msg_00000000",
        "type": "message",
        "role": "assistant",
        "model": "gpt-5-mini",
        "content": [{"type": "text", "text": text}],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": 12, "output_tokens": 6},
    }


def text_delta(text: str) -> dict[str, Any]:
    return {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": text}}


def http(body: bytes) -> bytes:
    """A whole reply with a JSON body."""
    head = (
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-request-id: req_00000000\r\n"
        "x-ratelimit-limit-requests: 1000\r\nx-ratelimit-remaining-requests: 999\r\n"
        f"content-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def events(each: list[bytes]) -> bytes:
    """A whole reply that streams: every event is an HTTP chunk of its own, as a server writes that flushes each."""
    head = (
        b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nx-request-id: req_00000000\r\n"
        b"transfer-encoding: chunked\r\n\r\n"
    )
    return head + b"".join(b"%x\r\n%s\r\n" % (len(event), event) for event in each) + b"0\r\n\r\n"


@cache
def unary() -> bytes:
    return http(padded(REPLY_BYTES, completion))


@cache
def unary_message() -> bytes:
    return http(padded(REPLY_BYTES, message))


@cache
def listing() -> bytes:
    """A thousand completions of about 1 KB, as a list of stored completions."""
    data = [
        json.loads(padded(REPLY_BYTES, lambda text, number=number: completion(text, number)))
        for number in range(OBJECTS)
    ]
    page = {"object": "list", "data": data, "first_id": data[0]["id"], "last_id": data[-1]["id"], "has_more": False}
    return http(compact(page))


@cache
def stream(length: int) -> bytes:
    """`length` events of OpenAI's, then the terminator."""
    event = b"data: %s\n\n" % padded(CHUNK_BYTES, chunk)
    last = b"data: %s\n\n" % compact(chunk("", "stop"))
    return events([event] * (length - 1) + [last, b"data: [DONE]\n\n"])


@cache
def message_stream(length: int) -> bytes:
    """`length` events of Anthropic's, of which the first two and the last three frame the message."""
    delta = padded(CHUNK_BYTES, text_delta)
    opening = {**message(""), "content": [], "stop_reason": None}
    ending = {
        "type": "message_delta",
        "delta": {"stop_reason": "end_turn", "stop_sequence": None},
        "usage": {"output_tokens": 6},
    }
    bodies = [
        compact({"type": "message_start", "message": opening}),
        compact({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}),
        *[delta] * (length - 5),
        compact({"type": "content_block_stop", "index": 0}),
        compact(ending),
        compact({"type": "message_stop"}),
    ]
    return events([b"event: %s\ndata: %s\n\n" % (json.loads(body)["type"].encode(), body) for body in bodies])
