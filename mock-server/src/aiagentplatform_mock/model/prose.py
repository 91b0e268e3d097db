"""Answers in plain English: a few things done properly, anything else restated and summed up.

A table of skills, each a pattern and what to say; the first that applies answers. Must not know tools or formats.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from . import words
from .attachments import Attachment
from .chance import Chance
from .prompt import Prompt

Skill = Callable[["re.Match[str]"], "str | None"]

_LONG = 160  # characters; what is longer is summed up rather than quoted
_COUNT_LIMIT = 2_000
_OPERATORS: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "plus": operator.add,
    "-": operator.sub,
    "minus": operator.sub,
    "*": operator.mul,
    "x": operator.mul,
    "×": operator.mul,
    "times": operator.mul,
    "/": lambda left, right: left / right,
    "÷": lambda left, right: left / right,
}
_ASIDES = (
    "Each of them deserves a closer look.",
    "They belong together, so it pays to see them side by side.",
    "Start with the first, and the rest follows.",
    "That is what the answer turns on.",
)
_CLOSINGS = (
    "Ask on if you would like more detail.",
    "Tell me which part matters most to you.",
    "The same question always gets this same answer.",
    "I am a deterministic model, so you can rely on these words in a test.",
)
_WH = re.compile(
    r"^(?:what|who|where|when|why|how|which)(?:'s|’s)?\s+(?:(?:is|are|was|were|do|does|did|can|could|should|would)\s+)?",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(
    r"^(?:please\s+)?(?:add|analy[sz]e|answer|build|classify|compare|compose|create|decide|describe|draft|explain|"
    r"extract|find|fix|give|help|improve|list|make|name|outline|plan|propose|rate|review|rewrite|show|solve|suggest|"
    r"summari[sz]e|tell|translate|write)\b",
    re.IGNORECASE,
)


def answer(prompt: Prompt, attachments: Sequence[Attachment], chance: Chance) -> str:
    """The answer to a conversation."""
    if prompt.results:
        return _about_results(prompt)
    seen = " ".join(_about_attachment(attachment) for attachment in attachments)
    if not prompt.question:
        return seen or "You have not asked anything yet. How can I help?"
    said = next((text for text in _skilled(prompt.question) if text is not None), None)
    return " ".join(filter(None, (seen, said or _restated(prompt.question, chance))))


def json_object(prompt: Prompt, attachments: Sequence[Attachment], chance: Chance) -> dict[str, Any]:
    """The answer as an object, for a format that names no fields."""
    return {"answer": answer(prompt, attachments, chance), "keywords": words.meaningful(prompt.question)[:5]}


def _about_results(prompt: Prompt) -> str:
    told = "; ".join(f"{words.spoken(result.name)} says {result.text.strip()}" for result in prompt.results)
    return f"Here is what I found: {told}."


def _about_attachment(attachment: Attachment) -> str:
    begins = f", which begins “{attachment.excerpt}”" if attachment.excerpt else ""
    return f"I looked at {attachment.phrase}{begins}."


# Skills


def _repeat(match: re.Match[str]) -> str | None:
    text = match["what"].strip()
    return text[1:-1] if len(text) > 2 and text[0] + text[-1] in ('""', "''", "“”", "``") else text


def _count_up(match: re.Match[str]) -> str | None:
    start, end = int(match["start"] or 1), int(match["end"])
    if not 0 <= end - start < _COUNT_LIMIT:
        return None
    return ", ".join(str(number) for number in range(start, end + 1)) + "."


def _calculate(match: re.Match[str]) -> str | None:
    left, sign, right = float(match["left"]), match["sign"].lower(), float(match["right"])
    if right == 0 and sign in ("/", "÷"):
        return "Nothing can be divided by zero."
    result = _OPERATORS[sign](left, right)
    return f"{match['left']} {match['sign']} {match['right']} = {result:.10g}."


def _greet(match: re.Match[str]) -> str | None:
    return "Hello! How can I help you today?"


_SKILLS: tuple[tuple[re.Pattern[str], Skill], ...] = (
    (re.compile(r"^(?:please\s+)?say\s+(?:hello|hi)\W*$|^(?:hello|hi|hey)(?:\s+there)?\W*$", re.IGNORECASE), _greet),
    (
        re.compile(
            r"^(?:please\s+)?(?:say|repeat|echo|(?:reply|respond|answer)\s+with)\b"
            r"(?:\s+(?:back|exactly|just|only|after me|the words?))*\s*:?\s*(?P<what>.+)$",
            re.IGNORECASE | re.DOTALL,
        ),
        _repeat,
    ),
    (
        re.compile(r"\bcount\s+(?:up\s+)?(?:from\s+(?P<start>\d{1,6})\s+)?to\s+(?P<end>\d{1,6})\b", re.IGNORECASE),
        _count_up,
    ),
    (
        re.compile(
            r"(?<![\w.])(?P<left>-?\d{1,12}(?:\.\d{1,6})?)\s*(?P<sign>[-+*/x×÷]|plus|minus|times)\s*"
            r"(?P<right>-?\d{1,12}(?:\.\d{1,6})?)\s*(?:=\s*)?[?.]?$",
            re.IGNORECASE,
        ),
        _calculate,
    ),
)


def _skilled(question: str) -> Sequence[str | None]:
    matches = ((skill, pattern.search(question)) for pattern, skill in _SKILLS)
    return [skill(match) for skill, match in matches if match]


# Anything else


def _restated(question: str, chance: Chance) -> str:
    keywords = words.as_written(words.meaningful(question)[:4], question)
    points = f"The points that matter are {_listed(keywords)}." if len(keywords) > 1 else ""
    if len(question) > _LONG:
        gist = words.sentences(question)[0][:_LONG].rstrip()
        return " ".join(filter(None, (f"In short: {gist}.", points, chance.pick(_CLOSINGS))))
    return " ".join(filter(None, (_opening(question), points, points and chance.pick(_ASIDES), chance.pick(_CLOSINGS))))


def _opening(question: str) -> str:
    bare = question.rstrip(" ?.!")
    if question.rstrip().endswith("?"):
        topic = _WH.sub("", bare)
        return f"You ask about {topic}." if topic != bare and topic else f"You ask: “{question}”"
    if _VERB_FIRST.match(bare):
        return f"You would like me to {bare[0].lower()}{bare[1:]}."
    return f"You say: “{bare}”."


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
