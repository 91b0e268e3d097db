"""
Chat completions and their chunks, as the platform sends them: typed, true to the API's document, the same every time.

Knows the API's types; no request is made, and no server needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._core.reply.decode import decoder
from .._core.request.json_body import encode_json
from .streams import SSEBytes, sse

if TYPE_CHECKING:
    from ..types import ChatCompletion, ChatCompletionChunk

DONE = "[DONE]"
"""The data of the event that ends a stream of chunks."""

CREATED = 1793491200
"""The moment of everything that is built, in Unix seconds: 1 November 2026, 00:00 UTC."""

_HEAD: dict[str, Any] = {"id": "chatcmpl_01KAN2Q6Z3V9M8K7T5S4R3Q2P1", "created": CREATED, "provider": "openai"}
Json = Mapping[str, Any]


def chat_completion(
    content: str | None = None,
    *,
    tool_calls: Sequence[Json] = (),
    refusal: str | None = None,
    finish_reason: str | None = None,
    usage: Json | None = None,
    model: str = "gpt-5.2",
    **fields: Any,
) -> ChatCompletion:
    """
    A completion with one choice.

    Args:
        content: the text; None when only tools are called.
        tool_calls: such as ``{"name": "weather", "arguments": {"city": "Paris"}}``; `arguments` may be JSON text, `id`
            is optional.
        refusal: why the model declines.
        finish_reason: default ``"tool_calls"`` if there are some, else ``"stop"``.
        usage: any of its members; the others follow from the lengths of the texts.
        model: the model that answered.
        fields: further fields of the completion, or others for those that it has.

    Raises:
        ResponseDecodeError: the result is not what the API's document calls a completion.
    """
    calls = [_tool_call(number, call) for number, call in enumerate(tool_calls)]
    message: dict[str, Any] = {"role": "assistant", "content": content, "refusal": refusal}
    if calls:
        message["tool_calls"] = calls
    reason = finish_reason or ("tool_calls" if calls else "stop")
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": reason}
    body = {
        **_HEAD,
        "object": "chat.completion",
        "model": model,
        "choices": [choice],
        "usage": _usage(content, calls, refusal, usage),
        **fields,
    }
    completion: ChatCompletion = decoder("aiagentplatform.types:ChatCompletion")(encode_json(body), strict=True)
    return completion


def chat_chunks(
    content: str | Iterable[str] | None = None,
    *,
    tool_calls: Sequence[Json] = (),
    refusal: str | None = None,
    finish_reason: str | None = None,
    usage: Json | bool | None = None,
    model: str = "gpt-5.2",
    **fields: Any,
) -> list[ChatCompletionChunk]:
    """
    The chunks of a streamed completion with one choice. They add up to what `chat_completion` makes of the same.

    Args:
        content: the text, which comes word by word; or its pieces.
        usage: True or any of its members for one more chunk with the usage, as ``include_usage`` asks for; None or
            False for none.
        tool_calls, refusal, finish_reason, model, fields: as in `chat_completion`.

    Raises:
        ResponseDecodeError: a chunk is not what the API's document calls one.
    """
    pieces = _words(content) if isinstance(content, str) or content is None else list(content)
    calls = [_tool_call(number, call) for number, call in enumerate(tool_calls)]
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": "" if pieces else None, "refusal": None}]
    deltas += [{"content": piece} for piece in pieces]
    deltas += [{"refusal": piece} for piece in _words(refusal)]
    for number, call in enumerate(calls):
        deltas += _call_deltas(number, call)
    reason = finish_reason or ("tool_calls" if calls else "stop")
    choices: list[list[Any]] = [[_choice(delta)] for delta in deltas]
    choices.append([_choice({}, reason)])
    bodies: list[dict[str, Any]] = [{"choices": each} for each in choices]
    if usage is not None and usage is not False:
        total = _usage("".join(pieces), calls, refusal, None if usage is True else usage)
        bodies = [*({**body, "usage": None} for body in bodies), {"choices": [], "usage": total}]
    decode = decoder("aiagentplatform.types:ChatCompletionChunk")
    head = {**_HEAD, "object": "chat.completion.chunk", "model": model}
    return [decode(encode_json({**head, **body, **fields}), strict=True) for body in bodies]


def chat_stream(content: str | Iterable[str] | None = None, **arguments: Any) -> SSEBytes:
    """The bytes of a streamed completion, with its end; the arguments are those of `chat_chunks`."""
    return sse(chat_chunks(content, **arguments), terminator=DONE)


def _tool_call(number: int, call: Json) -> dict[str, Any]:
    arguments = call.get("arguments", {})
    text = arguments if isinstance(arguments, str) else encode_json(arguments).decode()
    id = call.get("id", f"call_{number + 1}")
    return {"id": id, "type": "function", "function": {"name": call["name"], "arguments": text}}


def _call_deltas(number: int, call: dict[str, Any]) -> list[dict[str, Any]]:
    """A call's beginning, then its arguments in pieces that end nowhere in particular."""
    name, arguments = call["function"]["name"], call["function"]["arguments"]
    first = {"index": number, "id": call["id"], "type": "function", "function": {"name": name, "arguments": ""}}
    pieces = [arguments[start : start + 7] for start in range(0, len(arguments), 7)]
    rest = [{"index": number, "function": {"arguments": piece}} for piece in pieces]
    return [{"tool_calls": [piece]} for piece in (first, *rest)]


def _choice(delta: dict[str, Any], reason: str | None = None) -> dict[str, Any]:
    return {"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}


def _words(text: str | None) -> list[str]:
    """A text in pieces of a word and the blank before it."""
    first, *others = (text or "").split(" ")
    return [piece for piece in (first, *(f" {word}" for word in others)) if piece]


def _usage(content: str | None, calls: Sequence[Json], refusal: str | None, given: Json | None) -> dict[str, Any]:
    """Token counts that fit together, whichever of them are given."""
    wrote = len(_words(content)) + len(_words(refusal)) + 4 * len(calls)
    counts: dict[str, Any] = {"prompt_tokens": 8, "completion_tokens": wrote, **(given or {})}
    return {"total_tokens": counts["prompt_tokens"] + counts["completion_tokens"], **counts}
