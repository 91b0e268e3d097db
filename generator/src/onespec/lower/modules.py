"""
Which module each declaration belongs to, such that modules never import each other in a circle.

In a document of several files a declaration's module is its file; in one file, the resource that uses it. Declarations
that need each other share a module, and so do modules that would. Works on names and the IR alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from ..ir import Declaration, Name, Type
from ..lookup import needs, references

SHARED: Name = ("shared",)
MANY = 3
"""From this many resources on, what they have in common is shared."""

Node = TypeVar("Node", bound=Hashable)


def modules_of(
    declarations: Mapping[Name, Declaration], files: Mapping[Name, Name], users: Mapping[Name, set[Name]]
) -> dict[Name, Name]:
    """
    The module of each declaration.

    `files` gives the module that a declaration's file asks for, where it asks for one; `users` the modules of the
    resources that reach it.
    """
    edges = {
        name: sorted({other for other in references(declarations[name]) if other in declarations})
        for name in declarations
    }
    wanted: dict[Name, Name] = {}
    for group in components(edges):
        votes = Counter(files.get(name) or by_users(users.get(name, set())) for name in group)
        best = min(votes, key=lambda module: (-votes[module], module))
        wanted.update(dict.fromkeys(group, best))
    merged = merge(wanted, edges)
    return {name: merged[module] for name, module in wanted.items()}


def users_of(used: Mapping[Name, Iterable[Type]], declarations: Mapping[Name, Declaration]) -> dict[Name, set[Name]]:
    """
    The modules that reach each declaration, `MANY` of them at most: what has as many is looked into no further, since
    what it refers to has been reached by all of them already.
    """
    edges = {name: needs(declaration) for name, declaration in declarations.items()}
    users: dict[Name, set[Name]] = {name: set() for name in declarations}
    for module, types in used.items():
        pending = [name for type_ in types for name in references(type_)]
        while pending:
            name = pending.pop()
            if name in users and module not in users[name] and len(users[name]) < MANY:
                users[name].add(module)
                pending.extend(edges[name])
    return users


def by_users(users: set[Name]) -> Name:
    """
    The module of what these resources use: the first of them, or the shared one when they are many.

    What a declaration refers to has at least its users, so these modules form no circle.
    """
    return SHARED if len(users) >= MANY or not users else min(users)


def merge(wanted: Mapping[Name, Name], edges: Mapping[Name, Iterable[Name]]) -> dict[Name, Name]:
    """For each module, the one it becomes when those in a circle are made one, named by what their names share."""
    graph: dict[Name, list[Name]] = {module: [] for module in sorted(set(wanted.values()))}
    for name, others in edges.items():
        graph[wanted[name]].extend(wanted[other] for other in others)
    result: dict[Name, Name] = {}
    for group in components({module: sorted(set(others)) for module, others in graph.items()}):
        result.update(dict.fromkeys(group, group[0] if len(group) == 1 else in_common(sorted(group), graph)))
    return result


def in_common(group: list[Name], graph: Mapping[Name, object]) -> Name:
    """The words with which all names of a group begin, or else its first name."""
    shared: Name = ()
    for words in zip(*group, strict=False):
        if len(set(words)) > 1:
            break
        shared = (*shared, words[0])
    return shared if shared and (shared in group or shared not in graph) else group[0]


def components(edges: Mapping[Node, Iterable[Node]]) -> list[list[Node]]:
    """Strongly connected components, by Tarjan's algorithm with an explicit stack; dependencies come first."""
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on_stack: set[Node] = set()
    result: list[list[Node]] = []
    for start in edges:
        if start in index:
            continue
        work = [(start, iter(edges[start]))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        while work:
            node, others = work[-1]
            other = next(others, None)
            if other is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    cut = stack.index(node)
                    group, stack[cut:] = stack[cut:], []
                    on_stack.difference_update(group)
                    result.append(group)
            elif other not in index:
                index[other] = low[other] = len(index)
                stack.append(other)
                on_stack.add(other)
                work.append((other, iter(edges[other])))
            elif other in on_stack:
                low[node] = min(low[node], index[other])
    return result
