"""Where a step holds expressions, templates and queries: one table by type.

Must not know what the texts mean; `checks` parses them and `graph` reads their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from ..expressions.kinds import is_list, is_object
from .faults import key

Step: TypeAlias = dict[str, Any]
Kind: TypeAlias = Literal["expression", "template", "query"]

ALWAYS = frozenset({"input", "steps", "execution", "workflow", "trigger"})
IN_LOOP = frozenset({"item", "index", "previous"})
_ITEM = frozenset({"item", "index"})
_FOLD = _ITEM | {"accumulator"}
_EVENT = frozenset({"event"})
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a step.

    Attributes:
        names: What it sees besides the usual names.
        inside: Whether it sees a loop's own steps.
        afterwards: Whether it is read after the step has failed, and may look at the step itself.
    """

    pointer: str
    kind: Kind
    source: str
    names: frozenset[str] = _NOTHING
    inside: bool = False
    afterwards: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    field: str
    kind: Kind
    names: frozenset[str] = _NOTHING
    inside: bool = False


_TABLE: Mapping[str, tuple[_Row, ...]] = {
    "ai_reasoning": (_Row("prompt", "template"), _Row("system", "template")),
    "api_call": tuple(_Row(field, "template") for field in ("url", "headers", "query", "body")),
    "data_processing/map": (_Row("items", "expression"), _Row("value", "template", _ITEM)),
    "data_processing/filter": (_Row("items", "expression"), _Row("where", "expression", _ITEM)),
    "data_processing/reduce": (
        _Row("items", "expression"),
        _Row("initial", "template"),
        _Row("value", "template", _FOLD),
    ),
    "data_processing/template": (_Row("template", "template"),),
    "data_processing/query": (_Row("query", "query"), _Row("source", "expression")),
    "decision": (),
    "loop/for_each": (_Row("items", "expression"), _Row("output", "template", IN_LOOP, inside=True)),
    "loop/until": (
        _Row("until", "expression", IN_LOOP, inside=True),
        _Row("output", "template", IN_LOOP, inside=True),
    ),
    "approval": (_Row("message", "template"),),
    "wait/timer": (),
    "wait/event": (_Row("where", "expression", _EVENT),),
    "sub_workflow": (_Row("input", "template"),),
}
_SUBTYPE: Mapping[str, str] = {"data_processing": "operation", "loop": "mode", "wait": "mode"}


def texts_of(step: Step, pointer: str) -> Iterator[Text]:
    """The texts of a well-formed step itself, without those of the steps within it."""
    if "when" in step:
        yield Text(key(pointer, "when"), "expression", step["when"])
    fallback = step.get("fallback")
    if is_object(fallback) and fallback.get("type") == "value":
        for text in templates(fallback.get("value"), key(pointer, "fallback", "value")):
            yield replace(text, afterwards=True)
    config: dict[str, Any] = step["config"]
    here = key(pointer, "config")
    for row in _TABLE[_row_key(step)]:
        if row.field not in config:
            continue
        if row.kind == "template":
            yield from templates(config[row.field], key(here, row.field), row.names, inside=row.inside)
        else:
            yield Text(key(here, row.field), row.kind, config[row.field], row.names, row.inside)
    if step["type"] == "decision":
        for index, branch in enumerate(config["branches"]):
            yield Text(key(here, "branches", index, "when"), "expression", branch["when"])


def templates(value: Any, pointer: str, names: frozenset[str] = _NOTHING, *, inside: bool = False) -> Iterator[Text]:
    """Every text within a JSON value, as a template."""
    if isinstance(value, str):
        yield Text(pointer, "template", value, names, inside)
    elif is_list(value):
        for index, item in enumerate(value):
            yield from templates(item, key(pointer, index), names, inside=inside)
    elif is_object(value):
        for name, member in value.items():
            yield from templates(member, key(pointer, name), names, inside=inside)


def inner_steps(step: Step) -> list[Step]:
    """The steps that a loop repeats; of any other step none."""
    return step["config"]["steps"] if step["type"] == "loop" else []


def _row_key(step: Step) -> str:
    subtype = _SUBTYPE.get(step["type"])
    return step["type"] if subtype is None else f"{step['type']}/{step['config'][subtype]}"
