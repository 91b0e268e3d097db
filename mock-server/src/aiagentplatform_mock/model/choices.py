"""One answer of the model, as tokens: cut at stop sequences and at the token limit, with log probabilities.

Must not know the request's other fields, or how an answer is spelt on the wire.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import tokens
from .chance import Chance
from .tools import FunctionCall

_ALTERNATIVES = (" the", " a", " and", " of", " to", " in", " it", " is", ".", ",", " for", " that", " on", " with")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the model would say if nothing cut it short."""

    content: str | None = None
    calls: tuple[FunctionCall, ...] = ()
    refusal: str | None = None
    finish_reason: str | None = None


@dataclass(frozen=True, slots=True)
class CallTokens:
    """A tool call with its arguments as tokens."""

    id: str
    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer as it is given. `content` and `refusal` are `None` where there is none."""

    content: tuple[str, ...] | None
    refusal: tuple[str, ...] | None
    calls: tuple[CallTokens, ...]
    finish_reason: str

    def tokens(self) -> int:
        """How many tokens it has."""
        spoken = len(self.content or ()) + len(self.refusal or ())
        return spoken + sum(tokens.count(call.name) + len(call.arguments) for call in self.calls)


def cut(draft: Draft, stop: Sequence[str], limit: float, call_ids: Sequence[str]) -> Choice:
    """The draft, as far as stop sequences and the limit let it come.

    Args:
        draft: What the model would say.
        stop: Sequences that end the content; they are left out.
        limit: The most tokens that it may have; infinity for no limit.
        call_ids: Ids for the calls, as many as there are.
    """
    left = max(0, limit)
    content, left = _limited(None if draft.content is None else _stopped(draft.content, stop), left)
    refusal, left = _limited(draft.refusal, left)
    calls: list[CallTokens] = []
    for call, call_id in zip(draft.calls, call_ids, strict=True):
        arguments, left = _limited(call.arguments, left - tokens.count(call.name))
        calls.append(CallTokens(call.id or call_id, call.name, arguments or ()))
    reason = draft.finish_reason or ("length" if left < 0 else "tool_calls" if calls else "stop")
    return Choice(content, refusal, tuple(calls), reason)


def _stopped(text: str, stop: Sequence[str]) -> str:
    ends = [at for at in (text.find(sequence) for sequence in stop if sequence) if at >= 0]
    return text[: min(ends)] if ends else text


def _limited(text: str | None, left: float) -> tuple[tuple[str, ...] | None, float]:
    """The text's tokens within what is left of the limit, and what is left then: below 0 if it was cut."""
    if text is None:
        return None, left
    made = tokens.split(text)
    return tuple(made if left >= len(made) else made[: max(0, int(left))]), left - len(made)


def logprobs(made: Sequence[str], alternatives: int, chance: Chance) -> list[dict[str, Any]]:
    """The log probability of each token, with that many likely tokens beside it, the likeliest first."""
    return [_logprob(token, alternatives, chance) for token in made]


def _logprob(token: str, alternatives: int, chance: Chance) -> dict[str, Any]:
    probability = 0.5 + chance.fraction() / 2
    likely = [(token, probability)]
    start = chance.below(len(_ALTERNATIVES))
    rest = 1 - probability
    for offset in range(len(_ALTERNATIVES) * 2):
        if len(likely) >= alternatives:
            break
        # Past the common tokens come joined ones, so that twenty different ones can be shown.
        first = _ALTERNATIVES[(start + offset) % len(_ALTERNATIVES)]
        other = first if offset < len(_ALTERNATIVES) else first + first
        if other != token:
            rest /= 2
            likely.append((other, rest))
    top = [_entry(text, share) for text, share in likely[:alternatives]]
    return {**_entry(token, probability), "top_logprobs": top}


def _entry(token: str, probability: float) -> dict[str, Any]:
    value = round(math.log(probability), 6) if probability > 0 else -9999.0
    return {"token": token, "logprob": min(value, 0.0), "bytes": list(token.encode("utf-8", "surrogatepass"))}
