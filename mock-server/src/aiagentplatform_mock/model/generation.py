"""One completion, whole or as the chunks of a stream: the same data spelt in two ways.

Must not know how the answer came about, or where completions are kept.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from .chance import Chance
from .choices import CallTokens, Choice, logprobs
from .scripts import Failure

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Usage:
    """What a completion costs, in tokens. `reasoning` is part of `completion`, `audio` of `prompt`."""

    prompt: int
    completion: int
    reasoning: int = 0
    audio: int = 0

    def json(self) -> Json:
        return {
            "prompt_tokens": self.prompt,
            "completion_tokens": self.completion,
            "total_tokens": self.prompt + self.completion,
            "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": self.audio},
            "completion_tokens_details": {"reasoning_tokens": self.reasoning, "audio_tokens": 0},
        }


@dataclass(frozen=True, slots=True)
class Generation:
    """A completion that is ready to be told.

    Attributes:
        head: The fields that a completion and its chunks share: `id`, `created`, `model`, ...
        choices: The answers.
        usage: What they cost.
        metadata: The request's own pairs.
        top_logprobs: How many alternatives to each token are told; `None` tells no log probabilities.
        include_usage: Whether a stream ends with a chunk that carries the usage.
        failure: What a test wants to go wrong.
        pause: Waits as long as a test wants, before each chunk or before the whole.
    """

    head: Mapping[str, Any]
    choices: Sequence[Choice]
    usage: Usage
    metadata: Mapping[str, str]
    pause: Callable[[], Awaitable[None]] = field(repr=False)
    top_logprobs: int | None = None
    include_usage: bool = False
    failure: Failure | None = None

    async def complete(self) -> Json:
        """The completion.

        Raises:
            Problem: The failure that a test wants.
        """
        await self.pause()
        if self.failure is not None:
            raise self.failure.problem()
        return self.completion()

    async def stream(self) -> AsyncIterator[Json]:
        """The chunks of the completion.

        Raises:
            Problem: The failure that a test wants, after as many chunks.
        """
        for number, chunk in enumerate(self.chunks()):
            await self.pause()
            if self.failure is not None and number >= self.failure.after_chunks:
                raise self.failure.problem()
            yield chunk

    def completion(self) -> Json:
        """The completion, whatever a test wants."""
        return {
            "id": self.head["id"],
            "object": "chat.completion",
            **self.head,
            "choices": [self._choice(index, choice) for index, choice in enumerate(self.choices)],
            "usage": self.usage.json(),
            "metadata": dict(self.metadata),
        }

    def chunks(self) -> Iterator[Json]:
        """The chunks, those of several choices taking turns."""
        pieces = [list(self._pieces(index, choice)) for index, choice in enumerate(self.choices)]
        for row in zip_longest(*pieces):
            yield from (self._chunk([piece]) for piece in row if piece is not None)
        if self.include_usage:
            yield {**self._chunk([]), "usage": self.usage.json()}

    def _choice(self, index: int, choice: Choice) -> Json:
        message: Json = {"role": "assistant", "content": _joined(choice.content), "refusal": _joined(choice.refusal)}
        if choice.calls:
            message["tool_calls"] = [
                {
                    "id": call.id,
                    "type": "function",
                    "function": {"name": call.name, "arguments": "".join(call.arguments)},
                }
                for call in choice.calls
            ]
        return {
            "index": index,
            "message": message,
            "logprobs": self._logprobs(index, choice.content, choice.refusal),
            "finish_reason": choice.finish_reason,
        }

    def _chunk(self, choices: list[Json]) -> Json:
        usage = {"usage": None} if self.include_usage else {}
        return {"id": self.head["id"], "object": "chat.completion.chunk", **self.head, "choices": choices, **usage}

    def _pieces(self, index: int, choice: Choice) -> Iterator[Json]:
        opening: Json = {"role": "assistant", "content": None if choice.content is None else ""}
        yield self._piece(index, {**opening, "refusal": None})
        spoken: Mapping[str, Sequence[str] | None] = {"content": choice.content, "refusal": choice.refusal}
        for part, made in spoken.items():
            told = self._logprobs(index, **{"content": None, "refusal": None, part: made}) if made else None
            for at, token in enumerate(made or ()):
                here = {name: entries and [entries[at]] for name, entries in told.items()} if told else None
                yield self._piece(index, {part: token}, here)
        for at, call in enumerate(choice.calls):
            yield from (self._piece(index, {"tool_calls": [delta]}) for delta in _call_deltas(at, call))
        yield {**self._piece(index, {}), "finish_reason": choice.finish_reason}

    def _piece(self, index: int, delta: Json, told: Json | None = None) -> Json:
        return {"index": index, "delta": delta, "logprobs": told, "finish_reason": None}

    def _logprobs(self, index: int, content: Sequence[str] | None, refusal: Sequence[str] | None) -> Json | None:
        if self.top_logprobs is None:
            return None
        made = {"content": content, "refusal": refusal}
        return {
            part: None if text is None else logprobs(text, self.top_logprobs, Chance([part, index, *text]))
            for part, text in made.items()
        }


def _call_deltas(index: int, call: CallTokens) -> Iterator[Json]:
    function = {"name": call.name, "arguments": ""}
    yield {"index": index, "id": call.id, "type": "function", "function": function}
    for token in call.arguments:
        yield {"index": index, "function": {"arguments": token}}


def _joined(made: Sequence[str] | None) -> str | None:
    return None if made is None else "".join(made)
