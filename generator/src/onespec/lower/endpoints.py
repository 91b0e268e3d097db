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
from ..source import Documents, Node, reference
from ..source.grammar import METHODS
from .names import words

TEMPLATE = re.compile(r"\{([^{}]*)\}")
PLACES: Mapping[str, Where] = {"path": "path", "query": "query", "header": "header", "cookie": "cookie"}
BODIES = ("body", "formData")


@dataclass(frozen=True, slots=True)
class RawParameter:
    """A parameter as declared. `shared` are the words of its component's name, empty when it is written in place."""

    name: str
    where: Where
    node: Node
    shared: Name


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One method of one path. `path` has no fragment, which tells paths apart but is never sent."""

    path: str
    method: str
    node: Node
    parameters: tuple[RawParameter, ...]
    servers: tuple[str, ...]

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


def endpoints(documents: Documents, found: Collector) -> list[Endpoint]:
    """Every endpoint, by path and method. Faults in one go to the collector; the others are returned."""
    result: list[Endpoint] = []
    for path, node in sorted(documents.root.fields("paths").items()):
        if path.startswith("x-"):
            continue
        with found.catch():
            if not path.startswith("/"):
                raise fault("wrong-type", f"the path `{path}` does not start with `/`", node.key_origin)
            item = documents.resolve(node)
            for method, operation in sorted(methods(item)):
                with found.catch():
                    result.append(endpoint(documents, path, method, item, operation))
    return result


def methods(item: Node) -> Iterator[tuple[str, Node]]:
    """The operations of a path item by upper-case method."""
    fields = item.object()
    for method in METHODS:
        if method in fields:
            yield method.upper(), fields[method]
    for method, operation in item.fields("additionalOperations").items():
        yield method.upper(), operation


def endpoint(documents: Documents, path: str, method: str, item: Node, operation: Node) -> Endpoint:
    operation.object()
    merged: dict[tuple[str, str], RawParameter] = {}
    for owner in (item, operation):
        own: set[tuple[str, str]] = set()
        for node in owner.items("parameters"):
            parameter = raw_parameter(documents, node)
            key = (parameter.where, parameter.name)
            if key in own:
                message = f"the {parameter.where} parameter `{parameter.name}` is declared twice"
                raise fault("duplicate-parameter", message, node.origin)
            own.add(key)
            merged[key] = parameter
    servers = [node.text("url") for node in operation.items("servers") or item.items("servers")]
    return Endpoint(path.partition("#")[0], method, operation, tuple(merged.values()), tuple(servers))


def raw_parameter(documents: Documents, node: Node) -> RawParameter:
    target = documents.resolve(node)
    where = target.need("in", "this parameter").string()
    if where in BODIES:
        raise fault(
            "unsupported",
            f"`in: {where}` is Swagger 2.0; OpenAPI 3 has `requestBody`",
            target.origin,
            "Move it into the operation's `requestBody`.",
        )
    if where not in PLACES:
        raise fault("unsupported", f"a parameter `in: {where}` cannot be generated yet", target.origin)
    ref = reference(node)
    shared = words(str(ref.value).rpartition("/")[2]) if ref is not None else ()
    return RawParameter(target.need("name", "this parameter").string(), PLACES[where], target, shared)
