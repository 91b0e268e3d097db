"""What is wrong among the steps: ids, references, texts and cycles. One generator per rule.

Works on well-formed steps; must not know models, triggers or the store.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from ..expressions import ExpressionSyntaxError
from ..expressions.kinds import is_list, is_object
from .body import Body, Place
from .faults import Fault, key
from .graph import Graph, branch_steps, cycles, parse
from .texts import ALWAYS, IN_LOOP, Text, texts_of

MAX_DEPTH = 5
_CODE_OF_KIND: Mapping[str, str] = {
    "expression": "bad_expression",
    "template": "bad_template",
    "query": "bad_query",
}


def step_faults(root: Body, graphs: Mapping[int, Graph], agents: frozenset[str]) -> Iterator[Fault]:
    """Every fault among the steps."""
    owners = _loop_of(root)
    for place in root.everything():
        yield from _references(place, owners)
        yield from _fallback(place, owners)
        yield from _agents(place, agents)
        for text in texts_of(place.step, place.pointer):
            # Of a loop whose id is taken, the steps within were not read.
            taken = place.body.places[place.id] is not place
            body = (None if taken else place.body.bodies[place.id]) if text.inside else place.body
            yield from text_faults(text, _visible(place, text), body)
    for body in root.all():
        if body.depth() == MAX_DEPTH + 1 and body.owner is not None:
            yield Fault(body.owner.pointer, "invalid_value", f"Loops are nested at most {MAX_DEPTH} deep.")
        yield from _cycles(graphs[id(body)])


def duplicate_ids(steps: list[Any], pointer: str, seen: dict[str, str]) -> Iterator[Fault]:
    """Steps that share an id, loops included; also among malformed steps. `seen` gives each id's first pointer."""
    for index, step in enumerate(steps):
        if not is_object(step):
            continue
        here = key(pointer, index)
        name, config = step.get("id"), step.get("config")
        if isinstance(name, str):
            if name in seen:
                yield Fault(key(here, "id"), "duplicate_id", f"The id '{name}' is taken by the step at {seen[name]}.")
            seen.setdefault(name, here)
        inner = config.get("steps") if is_object(config) and step.get("type") == "loop" else None
        if is_list(inner):
            yield from duplicate_ids(inner, key(here, "config", "steps"), seen)


def text_faults(text: Text, visible: frozenset[str], body: Body | None) -> Iterator[Fault]:
    """What is wrong with one text: its syntax, and the names in it.

    Args:
        text: The text.
        visible: The names it may begin with.
        body: Where the steps it may name are; `None` if it may name none.
    """
    try:
        parsed = parse(text)
    except ExpressionSyntaxError as error:
        yield Fault(text.pointer, _CODE_OF_KIND[text.kind], str(error))
        return
    if text.kind == "query":
        return
    for name in parsed.names:
        if name.root not in visible:
            known = ", ".join(f"'{one}'" for one in sorted(visible))
            yield Fault(text.pointer, "unknown_reference", f"There is no '{name.root}' here; there are {known}.")
        elif name.root == "steps" and name.field is None:
            yield Fault(text.pointer, _CODE_OF_KIND[text.kind], "Name a step, such as `steps.fetch.output`.")
        elif name.root == "steps" and body is not None and not _exists(str(name.field), body):
            yield Fault(text.pointer, "unknown_reference", _no_step(str(name.field), body))


def _visible(place: Place, text: Text) -> frozenset[str]:
    loop = IN_LOOP if place.body.owner is not None else frozenset[str]()
    return ALWAYS | loop | text.names


def _loop_of(root: Body) -> dict[str, str]:
    """For each step within a loop, that loop."""
    return {place.id: place.body.owner.id for place in root.walk() if place.body.owner is not None}


def _references(place: Place, owners: Mapping[str, str]) -> Iterator[Fault]:
    written = [
        (target, key(place.pointer, "depends_on", index), "depends on")
        for index, target in enumerate(place.step.get("depends_on", []))
    ]
    written += [(target, pointer, "chooses") for target, pointer in branch_steps(place)]
    fallbacks = _fallback_ids(place.body)
    for target, pointer, verb in written:
        if target not in place.body.places and target not in place.body.malformed:
            why = _elsewhere(target, place, owners)
            yield Fault(pointer, "unknown_reference", f"Step '{place.id}' {verb} '{target}', {why}.")
        elif verb == "chooses" and target in fallbacks:
            message = f"Step '{target}' is a fallback; it runs only when the step that names it fails."
            yield Fault(pointer, "invalid_value", message)


def _fallback(place: Place, owners: Mapping[str, str]) -> Iterator[Fault]:
    fallback = place.step.get("fallback", {})
    if fallback.get("type") != "step":
        return
    pointer, target = key(place.pointer, "fallback", "step_id"), fallback["step_id"]
    if target in place.body.malformed:
        return
    if target not in place.body.places:
        why = _elsewhere(target, place, owners)
        yield Fault(pointer, "unknown_reference", f"Step '{place.id}' falls back on '{target}', {why}.")
    elif place.body.places[target].step["type"] == "decision":
        yield Fault(pointer, "invalid_value", f"Step '{target}' is a decision; it cannot be a fallback.")


def _fallback_ids(body: Body) -> set[str]:
    fallbacks = (place.step.get("fallback", {}) for place in body.places.values())
    return {fallback["step_id"] for fallback in fallbacks if fallback.get("type") == "step"}


def _agents(place: Place, agents: frozenset[str]) -> Iterator[Fault]:
    for index, name in enumerate(place.step.get("agents", [])):
        if name not in agents:
            known = f"; there are {', '.join(map(repr, sorted(agents)))}" if agents else "; there are none"
            message = f"Step '{place.id}' names the agent '{name}', which is not one of `agents`{known}."
            yield Fault(key(place.pointer, "agents", index), "unknown_agent", message)


def _cycles(graph: Graph) -> Iterator[Fault]:
    for fallback, pointer in graph.owned_at.items():
        if not graph.owners_of(fallback):
            yield Fault(pointer, "cycle", f"The fallback '{fallback}' leads back to itself.")
    for edge, path in cycles(graph):
        if len(path) == 2:
            yield Fault(edge.pointer, "cycle", f"Step '{edge.source}' depends on itself.")
        else:
            yield Fault(edge.pointer, "cycle", f"These steps wait for each other: {' → '.join(path)}.")


def _exists(step_id: str, body: Body) -> bool:
    return step_id in body.malformed or body.sees(step_id) is not None


def _elsewhere(target: str, place: Place, owners: Mapping[str, str]) -> str:
    if target in owners:
        return f"which is within the loop '{owners[target]}'"
    if place.body.sees(target) is not None:
        return "which is outside this loop; let the loop depend on it"
    return f"which is not a step{_suggestion(target, place.body)}"


def _no_step(target: str, body: Body) -> str:
    for inner in body.all():
        if target in inner.places and inner.owner is not None:
            return f"Step '{target}' is within the loop '{inner.owner.id}'; refer to that loop's output."
    return f"There is no step '{target}'{_suggestion(target, body)}."


def _suggestion(target: str, body: Body) -> str:
    close = get_close_matches(target, body.places, n=1)
    return f"; did you mean '{close[0]}'?" if close else ""
