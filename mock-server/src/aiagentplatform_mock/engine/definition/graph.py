"""What depends on what within a body: said by `depends_on`, by a decision's branches, and by referring to an output.

A fallback runs in its owner's place: who depends on it depends on the owner, and the owner waits for what it needs.
Must not judge; `checks` tells what is wrong, `plan` makes it runnable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..expressions import ExpressionSyntaxError, Name, expression, query, template
from .body import Body, Place
from .faults import key
from .texts import Text, texts_of


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` waits for `target`; `pointer` says where that is written. `gate`: the target decides whether it runs."""

    source: str
    target: str
    pointer: str
    gate: bool = False


@dataclass(slots=True)
class Graph:
    """The edges of one body, and who owns which fallback."""

    body: Body
    edges: list[Edge] = field(default_factory=list[Edge])
    owners: dict[str, list[str]] = field(default_factory=dict[str, "list[str]"])
    owned_at: dict[str, str] = field(default_factory=dict[str, str])

    def owners_of(self, step_id: str) -> list[str]:
        """The steps in whose place a step may run; itself when it is no fallback."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        pending = [step_id]
        while pending:
            current = pending.pop()
            if current in seen:
                continue
            seen.add(current)
            if current in self.owners:
                pending.extend(self.owners[current])
            else:
                found[current] = None
        return list(found)


def graphs(root: Body) -> dict[int, Graph]:
    """The graph of every body, by the body's identity. Unknown ids and bad texts are passed over."""
    found = {id(body): Graph(body) for body in root.all()}
    for body in root.all():
        graph = found[id(body)]
        for place in body.places.values():
            fallback = place.step.get("fallback", {})
            if fallback.get("type") == "step" and fallback["step_id"] in body.places:
                graph.owners.setdefault(fallback["step_id"], []).append(place.id)
                graph.owned_at.setdefault(fallback["step_id"], key(place.pointer, "fallback", "step_id"))
    for place in root.walk():
        for body, edge in _edges(place):
            _add(found[id(body)], edge)
    return found


def _add(graph: Graph, edge: Edge) -> None:
    """Add an edge, between the steps that really run."""
    for source in graph.owners_of(edge.source):
        for target in graph.owners_of(edge.target):
            # A fallback may look at its owner, in whose place it runs.
            if source != target or edge.source == edge.target or target == edge.source:
                graph.edges.append(Edge(source, target, edge.pointer, edge.gate))


def _edges(place: Place) -> Iterator[tuple[Body, Edge]]:
    places = place.body.places
    for index, target in enumerate(place.step.get("depends_on", [])):
        if target in places:
            yield place.body, Edge(place.id, target, key(place.pointer, "depends_on", index))
    for target, pointer in branch_steps(place):
        if target in places:
            yield place.body, Edge(target, place.id, pointer, gate=True)
    for text in texts_of(place.step, place.pointer):
        body = place.body.bodies[place.id] if text.inside else place.body
        for name in names_of(text):
            itself = text.afterwards and name.field == place.id
            if name.root == "steps" and name.field is not None and not itself:
                yield from _reference(place, body, name.field, text.pointer)


def _reference(place: Place, body: Body, step_id: str, pointer: str) -> Iterator[tuple[Body, Edge]]:
    target = body.sees(step_id)
    if target is None or (target.body is body and body is not place.body):
        return  # unknown, or a loop's own text about the loop's own steps
    source = place
    while source.body is not target.body:
        assert source.body.owner is not None, "a visible step is in this body or in one around it"
        source = source.body.owner
    yield target.body, Edge(source.id, target.id, pointer)


def branch_steps(place: Place) -> Iterator[tuple[str, str]]:
    """The steps that a decision's branches list, each with where that is written."""
    if place.step["type"] != "decision":
        return
    config: dict[str, Any] = place.step["config"]
    here = key(place.pointer, "config")
    for number, branch in enumerate(config["branches"]):
        for index, target in enumerate(branch["steps"]):
            yield target, key(here, "branches", number, "steps", index)
    for index, target in enumerate(config.get("default", [])):
        yield target, key(here, "default", index)


_PARSERS: dict[str, Callable[[str], Any]] = {"expression": expression, "template": template, "query": query}


def parse(text: Text) -> Any:
    """Parse a text by its kind.

    Raises:
        ExpressionSyntaxError: It is malformed.
    """
    return _PARSERS[text.kind](text.source)


def names_of(text: Text) -> tuple[Name, ...]:
    """The names that a text refers to; none if it is malformed. A query sees only what it is given."""
    if text.kind == "query":
        return ()
    try:
        names: tuple[Name, ...] = parse(text).names
    except ExpressionSyntaxError:
        return ()
    return names


def cycles(graph: Graph) -> Iterator[tuple[Edge, list[str]]]:
    """Each edge that closes a cycle, with the steps of that cycle in order."""
    waits_for: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        waits_for.setdefault(edge.source, []).append(edge)
    done: set[str] = set()
    path: list[str] = []
    pending: list[tuple[str, Iterator[Edge]]] = []

    def enter(step_id: str) -> None:
        path.append(step_id)
        pending.append((step_id, iter(waits_for.get(step_id, []))))

    for start in graph.body.places:
        if start not in done:
            enter(start)
        while pending:
            current, edges = pending[-1]
            following = next(edges, None)
            if following is None:
                pending.pop()
                path.pop()
                done.add(current)
            elif following.target in path:
                yield following, [*path[path.index(following.target) :], following.target]
            elif following.target not in done:
                enter(following.target)
