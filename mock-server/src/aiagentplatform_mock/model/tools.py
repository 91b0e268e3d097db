"""Which tools the model calls, and with what arguments.

A tool is wanted when the question mentions its name, or asks for what its description covers. Must not know how
calls are spelt on the wire.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..kernel import Problem
from . import words
from .instances import SchemaError, UnsatisfiableError, conforming
from .prompt import Prompt
from .shapes import entries, is_object, section

_MOST_CALLS = 4
_NAMED = 100  # the score of a tool whose whole name is mentioned
_ANY_ARGUMENTS: Mapping[str, Any] = {"type": "object", "properties": {}}
_VERBS = frozenset(
    words.words(
        """add call check create delete do execute fetch find get list load look lookup make query read run search send
        set show update use write"""
    )
)
# A function by such a name takes the answer itself.
_ANSWERING = frozenset(words.words("answer final output report respond response result submit"))


@dataclass(frozen=True, slots=True)
class FunctionCall:
    """A call as the model makes it. `arguments` is JSON text, made by the schema; `id` is set when it is scripted."""

    name: str
    arguments: str
    id: str | None = None


def choose(request: Mapping[str, Any], prompt: Prompt, seed: Any) -> list[FunctionCall]:
    """The calls that a request leads to; none if the model answers by itself.

    Raises:
        Problem: `invalid_parameter`: `tool_choice` names no tool, or a tool's parameters are not a JSON Schema.
    """
    functions = [tool["function"] for tool in entries(request, "tools")]
    choice = request.get("tool_choice") or "auto"
    if is_object(choice):
        return [_call(functions, _named(functions, choice["function"]["name"]), prompt, seed)]
    if choice == "required" and not functions:
        raise Problem("invalid_parameter", "'tool_choice' is 'required', but there are no tools.", "/tool_choice")
    if not functions or choice == "none":
        return []
    parallel = request.get("parallel_tool_calls", True)
    if choice == "required":
        wanted = _wanted(functions, prompt, skip=prompt.called) or [_fallback(functions, prompt)]
    else:
        wanted = [] if prompt.results else _wanted(functions, prompt)
    if parallel and len(wanted) == 1 and choice != "required":
        return _fanned_out(functions, wanted[0], prompt, seed)
    return [_call(functions, function, prompt, seed) for function in wanted[: _MOST_CALLS if parallel else 1]]


def _named(functions: Sequence[Mapping[str, Any]], name: str) -> Mapping[str, Any]:
    for function in functions:
        if function["name"] == name:
            return function
    raise Problem("invalid_parameter", f"'tool_choice' names '{name}', which is not among the tools.", "/tool_choice")


def _wanted(
    functions: Sequence[Mapping[str, Any]], prompt: Prompt, skip: Sequence[str] = ()
) -> list[Mapping[str, Any]]:
    """The functions that the question asks for, best first."""
    scores = {
        function["name"]: _score(function, prompt.question) for function in functions if function["name"] not in skip
    }
    found = [function for function in functions if scores.get(function["name"], 0) > 0]
    found.sort(key=lambda function: -scores[function["name"]])
    # When one is called by its name, those that merely fit are not meant.
    return [function for function in found if scores[function["name"]] >= _NAMED] or found


def _score(function: Mapping[str, Any], question: str) -> int:
    name = words.spoken(function["name"])
    if function["name"].lower() in question.lower() or (" " in name and words.mentioned(question, [function["name"]])):
        return _NAMED
    asked = words.stems(question)
    by_name = len({words.stem(word) for word in name.split() if word not in _VERBS} & asked)
    covered = words.stems(str(function.get("description") or "")) & asked
    return 2 * by_name + (len(covered) if by_name or len(covered) >= 2 else 0)


def _fallback(functions: Sequence[Mapping[str, Any]], prompt: Prompt) -> Mapping[str, Any]:
    """The function to call when one must be and none fits: preferably one that takes the answer."""
    fresh = [function for function in functions if function["name"] not in prompt.called] or list(functions)
    answering = [function for function in fresh if not _ANSWERING.isdisjoint(words.spoken(function["name"]).split())]
    return (answering or fresh)[0]


def _fanned_out(
    functions: Sequence[Mapping[str, Any]], function: Mapping[str, Any], prompt: Prompt, seed: Any
) -> list[FunctionCall]:
    """One call for each name in the question, if the function takes just one text; else one call."""
    schema = function.get("parameters") or _ANY_ARGUMENTS
    free = [
        field
        for field in section(schema, "properties").values()
        if is_object(field) and field.get("type") == "string" and not field.keys() & {"enum", "const", "format"}
    ]
    names = words.names(prompt.question)[:_MOST_CALLS] if len(free) == 1 else []
    if len(names) < 2:
        return [_call(functions, function, prompt, seed)]
    calls = [_call(functions, function, prompt, [seed, name], f'"{name}"') for name in names]
    return list({call.arguments: call for call in calls}.values())


def _call(
    functions: Sequence[Mapping[str, Any]],
    function: Mapping[str, Any],
    prompt: Prompt,
    seed: Any,
    text: str | None = None,
) -> FunctionCall:
    name = str(function["name"])
    schema = function.get("parameters") or _ANY_ARGUMENTS
    said = text or " ".join([prompt.question, *(result.text for result in prompt.results)])
    try:
        arguments = conforming(schema, said, [seed, name], (name,))
    except (SchemaError, UnsatisfiableError) as error:
        at = next(index for index, candidate in enumerate(functions) if candidate is function)
        pointer = f"/tools/{at}/function/parameters"
        raise Problem("invalid_parameter", f"The parameters of '{name}' cannot be met: {error}", pointer) from error
    return FunctionCall(name, json.dumps(arguments, ensure_ascii=False, separators=(",", ":")))
