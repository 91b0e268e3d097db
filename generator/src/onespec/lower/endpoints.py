"""
The endpoints of a document: every method of every path, with the parameters that apply to it.

Finds them; what they mean is for `operations` and what they are called for `resources`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..diagnostics import Collector, fault
from ..ir import Name, Where
from ..source import Node, reference
from ..source.grammar import METHODS
from .all_of import Merger
from .leftovers import BODIES, request_body
from .names import words
from .querystring import properties_of
from .tally import Tally

TEMPLATE = re.compile(r"\{([^{}]*)\}")
PLACES: Mapping[str, Where] = {"path": "path", "query": "query", "header": "header", "cookie": "cookie"}
QUERYSTRING = "querystring"


@dataclass(frozen=True, slots=True)
class RawParameter:
    """A parameter as declared. `shared` are the words of its component's name, empty when it is written in place."""

    name: str
    where: Where
    node: Node
    shared: Name


@dataclass(frozen=True, slots=True)
class Endpoint:
    """
    One method of one path. `path` has no fragment, which tells paths apart but is never sent. `body` is what stands
    for its `requestBody`.
    """

    path: str
    method: str
    node: Node
    parameters: tuple[RawParameter, ...]
    servers: tuple[str, ...]
    body: Node | None = None

    @property
    def id(self) -> str:
        """The `operationId`; empty when there is none."""
        return self.node.text("operationId").strip()

    @property
    def tags(self) -> list[str]:
        return [node.string() for node in self.node.items("tags")]

    @property
    def placeholders(self) -> list[str]:
        """The names in the path's template, in its order."""
        return TEMPLATE.findall(self.path)


def endpoints(merger: Merger, found: Collector, tally: Tally) -> list[Endpoint]:
    """Every endpoint, by path and method. Faults in one go to the collector; the others are returned."""
    documents = merger.documents
    result: list[Endpoint] = []
    for path, node in sorted(documents.root.fields("paths").items()):
        if path.startswith("x-"):
            continue
        with found.catch(node.key_origin) as caught:
            if not path.startswith("/"):
                raise fault("wrong-type", f"the path `{path}` does not start with `/`", node.key_origin)
            item = documents.resolve(node)
            declared = sorted(methods(item))
        if caught.fault:
            tally.declared += 1  # nobody can say how many it has
            tally.lost.append(path)
            continue
        tally.declared += len(declared)
        for method, operation in declared:
            with found.catch(operation.key_origin) as caught:
                result.append(endpoint(merger, path, method, item, operation))
            if caught.fault:
                tally.lost.append(f"{method} {path}")
    return result


def methods(item: Node) -> Iterator[tuple[str, Node]]:
    """The operations of a path item by upper-case method."""
    fields = item.object()
    for method in METHODS:
        if method in fields:
            yield method.upper(), fields[method]
    for method, operation in item.fields("additionalOperations").items():
        yield method.upper(), operation


def endpoint(merger: Merger, path: str, method: str, item: Node, operation: Node) -> Endpoint:
    documents = merger.documents
    operation.object()
    merged: dict[tuple[str, str], RawParameter] = {}
    old: list[Node] = []  # parameters that are the body
    for owner in (item, operation):
        own: set[tuple[str, str]] = set()
        for node in owner.items("parameters"):
            target = documents.resolve(node)
            if target.text("in") in BODIES:
                old.append(target)
                continue
            for parameter in raw_parameters(merger, node, target):
                key = (parameter.where, parameter.name)
                if key in own:
                    message = f"the {parameter.where} parameter `{parameter.name}` is declared twice"
                    raise fault("duplicate-parameter", message, node.origin)
                own.add(key)
                merged[key] = parameter
    body = operation.get("requestBody")
    if body is None and old:
        body = request_body(old, operation, documents)
    servers = [node.text("url") for node in operation.items("servers") or item.items("servers")]
    return Endpoint(path.partition("#")[0], method, operation, tuple(merged.values()), tuple(servers), body)


def raw_parameters(merger: Merger, node: Node, target: Node) -> Iterator[RawParameter]:
    """A parameter; several, for one that is the whole query."""
    where = target.need("in", "this parameter").string()
    if where == QUERYSTRING:
        for name, each in properties_of(target, merger):
            yield RawParameter(name, "query", each, ())
        return
    if where not in PLACES:
        places = ", ".join((*PLACES, QUERYSTRING))
        raise fault(
            "wrong-type", f"`{where}` is no place of a parameter", target.object()["in"].origin, f"One of {places}."
        )
    ref = reference(node)
    shared = words(str(ref.value).rpartition("/")[2]) if ref is not None else ()
    yield RawParameter(target.need("name", "this parameter").string(), PLACES[where], target, shared)
