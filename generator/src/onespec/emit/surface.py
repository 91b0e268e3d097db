"""
Questions about a whole API that every target asks: all operations, what is decoded, which modules belong together.

Pure reading of the IR. Must not know any target language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..ir import (
    Api,
    Declaration,
    Last,
    Merge,
    Name,
    Operation,
    Page,
    Ref,
    Resource,
    Response,
    Stream,
    Type,
)
from ..lookup import needs, references
from .graph import components

Path = tuple[Name, ...]
"""The names of the resources that lead to one."""


def all_operations(resource: Resource) -> Iterator[tuple[Path, Operation]]:
    """Every operation below `resource`, with the names of the resources that lead to it."""
    yield from _operations(resource, ())


def _operations(resource: Resource, above: Path) -> Iterator[tuple[Path, Operation]]:
    path = (*above, resource.name) if resource.name else above
    yield from ((path, operation) for operation in resource.operations)
    for child in resource.children:
        yield from _operations(child, path)


def all_resources(node: Resource, above: Path = ()) -> Iterator[tuple[Path, Resource]]:
    """Every resource below `node`, parents first."""
    for child in node.children:
        yield (*above, child.name), child
        yield from all_resources(child, (*above, child.name))


def result_types(operation: Operation) -> list[Type]:
    """The types that the runtime decodes for an operation."""
    found: list[Type] = []
    for result in (operation.result, operation.stream):
        match result:
            case Response(type):
                found.append(type)
            case Page(type=type, item=item):
                found += [type, item]
            case Stream(event=event, accumulate=accumulate):
                found.append(event)
                if isinstance(accumulate, (Merge, Last)):
                    found.append(accumulate.type)
            case _:
                pass
    return found


def argument_sets(api: Api) -> frozenset[Name]:
    """Models that are nothing but the spread body of operations: their fields are arguments, no type is needed."""
    spread = {
        operation.body.type.name
        for _, operation in all_operations(api.root)
        if operation.body is not None and operation.body.spread and isinstance(operation.body.type, Ref)
    }
    used = {name for each in api.types for name in needs(each)}
    for _, operation in all_operations(api.root):
        used.update(name for type in result_types(operation) for name in references(type))
    return frozenset(spread - used)


def homes(types: Iterable[Declaration]) -> dict[Name, Name]:
    """
    The module of each declaration: the document's own, but those that lead to each other become one, the first of them,
    so that imports cannot form a circle. In the document's order.
    """
    wanted = {each.name: each.module or ("shared",) for each in types}
    edges: dict[Name, dict[Name, None]] = {module: {} for module in wanted.values()}
    for each in types:
        edges[wanted[each.name]].update((wanted[name], None) for name in needs(each))
    order = list(edges)
    leader: dict[Name, Name] = {}
    groups: Sequence[Sequence[Name]] = components(order, lambda module: edges[module])
    for group in groups:
        leader.update(dict.fromkeys(group, min(group, key=order.index)))
    return {name: leader[module] for name, module in wanted.items()}


def with_receiver(api: Api) -> Api:
    """An API that sends webhooks has a resource that receives them."""
    if not api.webhooks or any(child.name == ("webhooks",) for child in api.root.children):
        return api
    receiver = Resource(("webhooks",), doc="Receives the webhooks that the API sends.")
    return replace(api, root=replace(api.root, children=(*api.root.children, receiver)))


def base_url(api: Api) -> str:
    """The first server's address, its variables at their defaults."""
    if not api.servers:
        return ""
    url = api.servers[0].url
    for variable in api.servers[0].variables:
        url = url.replace(f"{{{variable.name}}}", variable.default)
    return url
