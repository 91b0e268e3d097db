"""A body made runnable: each step with what it waits for and who decides whether it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .body import Body, body_of
from .graph import Graph, graphs
from .texts import Step


@dataclass(frozen=True, slots=True)
class Node:
    """A step to run. `needs` must have finished; of `gates`, decisions, one must have chosen it."""

    step: Step
    needs: frozenset[str]
    gates: frozenset[str]

    @property
    def waits_for(self) -> frozenset[str]:
        return self.needs | self.gates


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a body in the order they are written, the fallbacks apart, and the plans of its loops."""

    nodes: Mapping[str, Node]
    fallbacks: Mapping[str, Step]
    loops: Mapping[str, Plan]

    def stages(self) -> list[list[str]]:
        """The steps in layers: those of one layer may run at the same time."""
        layers: list[list[str]] = []
        placed: set[str] = set()
        while len(placed) < len(self.nodes):
            layer = [name for name, node in self.nodes.items() if name not in placed and node.waits_for <= placed]
            if not layer:
                break
            layers.append(layer)
            placed.update(layer)
        return layers

    def sinks(self) -> list[str]:
        """The steps that nothing depends on."""
        needed = {name for node in self.nodes.values() for name in node.waits_for}
        return [name for name in self.nodes if name not in needed]


def plan_of(steps: list[Any]) -> Plan:
    """The plan of a valid definition's steps."""
    root = body_of(steps)
    return _plan(root, graphs(root))


def _plan(body: Body, found: Mapping[int, Graph]) -> Plan:
    graph = found[id(body)]
    nodes: dict[str, Node] = {}
    for name, place in body.places.items():
        if name in graph.owners:
            continue
        mine = [edge for edge in graph.edges if edge.source == name]
        gates = frozenset(edge.target for edge in mine if edge.gate)
        nodes[name] = Node(place.step, frozenset(edge.target for edge in mine) - gates, gates)
    return Plan(
        nodes,
        {name: body.places[name].step for name in graph.owners},
        {name: _plan(inner, found) for name, inner in body.bodies.items()},
    )
