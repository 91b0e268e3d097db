"""Handlers of embeddings: inputs of every form become texts, texts become vectors."""

from __future__ import annotations

from typing import Any

from ..kernel import Call, Handlers, Json, Problem
from ..model import as_base64, choose_embedding, count_tokens, embed

handlers = Handlers()


@handlers("embeddings.create")
async def create(call: Call) -> Json:
    body = call.body
    model = choose_embedding(body["model"])
    dimensions = body.get("dimensions") or model.dimensions
    if dimensions > model.dimensions:
        message = f"'{model.id}' gives at most {model.dimensions} dimensions."
        raise Problem("invalid_parameter", message, "/dimensions")
    inputs = _inputs(body["input"])
    sizes = [len(entry) if isinstance(entry, list) else count_tokens(entry) for entry in inputs]
    if max(sizes) > model.context_window:
        at = sizes.index(max(sizes))
        message = f"Input {at} has {sizes[at]} tokens; '{model.id}' takes at most {model.context_window}."
        raise Problem("context_length_exceeded", message, "/input")
    call.spend_tokens(sum(sizes))
    vectors = [embed(_text(entry), dimensions) for entry in inputs]
    encode: Any = as_base64 if body.get("encoding_format") == "base64" else list
    return Json(
        {
            "object": "list",
            "data": [
                {"object": "embedding", "index": index, "embedding": encode(vector)}
                for index, vector in enumerate(vectors)
            ],
            "model": model.id,
            "usage": {"prompt_tokens": sum(sizes), "total_tokens": sum(sizes)},
        }
    )


def _inputs(given: str | list[Any]) -> list[str | list[int]]:
    """Every form of input as a list of texts or of token ids."""
    if isinstance(given, str):
        return [given]
    return [given] if isinstance(given[0], int) else given


def _text(entry: str | list[int]) -> str:
    return entry if isinstance(entry, str) else " ".join(f"token{number}" for number in entry)
