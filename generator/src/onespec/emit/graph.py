"""
Order among declarations: which modules must be one, and what is defined before what.

Pure functions over plain graphs. Must not know any target language.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

Node = TypeVar("Node")


def components(nodes: Iterable[Node], edges: Callable[[Node], Iterable[Node]]) -> list[list[Node]]:
    """The strongly connected components (Tarjan's, without recursion); dependencies come first."""
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on_stack: set[Node] = set()
    found: list[list[Node]] = []
    for root in nodes:
        if root in index:
            continue
        work = [(root, iter(list(edges(root))))]
        while work:
            node, rest = work[-1]
            if node not in index:
                index[node] = low[node] = len(index)
                stack.append(node)
                on_stack.add(node)
            for target in rest:
                if target not in index:
                    work.append((target, iter(list(edges(target)))))
                    break
                if target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_pop_until(stack, on_stack, node))
    return found


def _pop_until(stack: list[Node], on_stack: set[Node], node: Node) -> list[Node]:
    component: list[Node] = []
    while not component or component[-1] != node:
        component.append(stack.pop())
        on_stack.discard(component[-1])
    return component[::-1]


def definition_order(
    nodes: Collection[Node], hard: Mapping[Node, Collection[Node]], soft: Mapping[Node, Collection[Node]]
) -> list[Node]:
    """
    Every node after those it needs. A `hard` need (of an alias) is met unless hard needs form a circle; a `soft` one
    (of a class body, where a quoted name will do) as far as that allows. Keeps the given order where it is free to.
    """
    members = set(nodes)
    closure = {node: _closure(node, hard) for node in nodes}
    done: dict[Node, None] = {}
    open_: set[Node] = set()

    def needs(node: Node) -> Iterator[Node]:
        yield from hard.get(node, ())
        yield from (target for target in soft.get(node, ()) if target in members and not closure[target] & open_)

    for root in nodes:
        work = [] if root in done else [(root, needs(root))]
        open_.update(node for node, _ in work)
        while work:
            node, rest = work[-1]
            target = next((each for each in rest if each in members and each not in open_ and each not in done), None)
            if target is not None:
                open_.add(target)
                work.append((target, needs(target)))
            else:
                work.pop()
                open_.discard(node)
                done[node] = None
    return list(done)


def _closure(node: Node, edges: Mapping[Node, Collection[Node]]) -> set[Node]:
    seen: set[Node] = set()
    work = [node]
    while work:
        for target in edges.get(work.pop(), ()):
            if target not in seen:
                seen.add(target)
                work.append(target)
    return seen


def in_circle(node: Node, edges: Mapping[Node, Collection[Node]]) -> bool:
    """Whether `node` leads back to itself."""
    return node in _closure(node, edges)
