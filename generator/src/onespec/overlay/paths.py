"""
JSONPath (RFC 9535) over positioned nodes: an expression → the locations it selects.

The expressions are read and evaluated by `jsonpath_rfc9535`, which wants plain values: `view` shows it nodes as such
without a copy. Changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import jsonpath_rfc9535 as jsonpath

from ..diagnostics import fault
from ..source import Node, plain

Location: TypeAlias = "tuple[int | str, ...]"
"""Keys and indices from the root."""


@dataclass(frozen=True, slots=True)
class Query:
    """A compiled expression and where it is written."""

    expression: jsonpath.JSONPathQuery
    node: Node

    def locations(self, root: Node) -> list[Location]:
        """What it selects, each once, in the order of the document. Raises `bad-target` for what has no end."""
        try:
            found = self.expression.find(view(root))
        except (jsonpath.JSONPathError, RecursionError) as error:
            raise fault("bad-target", f"the JSONPath cannot be followed: {error}", self.node.origin) from None
        return list(dict.fromkeys(each.location for each in found))


DASHED = re.compile(
    r"""(?P<quoted>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<dots>\.\.?)(?P<name>[A-Za-z_]\w*(?:-\w+)+)"""
)
"""A key such as ``.x-internal``: RFC 9535 wants it in brackets, the Overlay Specification's own examples do not."""


def bracketed(match: re.Match[str]) -> str:
    if match["quoted"]:
        return match["quoted"]
    return f"{match['dots'] if match['dots'] == '..' else ''}['{match['name']}']"


def query(node: Node) -> Query:
    """The expression that is written in a node. Raises `bad-target`."""
    text = node.string()
    try:
        return Query(jsonpath.compile(DASHED.sub(bracketed, text)), node)
    except (jsonpath.JSONPathError, RecursionError, ValueError) as error:
        message = str(error).partition(", line")[0]
        hint = "See RFC 9535; a key with other characters than letters is written `$.paths['/pets']`."
        raise fault("bad-target", f"`{text}` is no JSONPath: {message}", node.origin, hint) from None


def view(node: Node) -> Any:
    """A node as the plain value that it stands for, made where it is looked at."""
    if isinstance(node.value, dict):
        return ObjectView(node.value)
    return ArrayView(node.value) if isinstance(node.value, list) else node.value


class ObjectView(dict[str, Any]):
    """An object of nodes that looks like one of plain values."""

    nodes: dict[str, Node]

    def __init__(self, nodes: dict[str, Node]) -> None:
        super().__init__(nodes)
        self.nodes = nodes

    def __getitem__(self, key: str) -> Any:
        return view(self.nodes[key])

    def get(self, key: str, default: Any = None) -> Any:
        return view(self.nodes[key]) if key in self.nodes else default

    def items(self) -> Any:
        return [(key, view(child)) for key, child in self.nodes.items()]

    def values(self) -> Any:
        return [view(child) for child in self.nodes.values()]

    def __eq__(self, other: object) -> bool:
        return bare(self) == bare(other)

    __hash__ = None


class ArrayView(list[Any]):
    """An array of nodes that looks like one of plain values."""

    nodes: list[Node]

    def __init__(self, nodes: list[Node]) -> None:
        super().__init__(nodes)
        self.nodes = nodes

    def __getitem__(self, index: Any) -> Any:
        return ArrayView(self.nodes[index]) if isinstance(index, slice) else view(self.nodes[int(index)])

    def __iter__(self) -> Iterator[Any]:
        return map(view, self.nodes)

    def __eq__(self, other: object) -> bool:
        return bare(self) == bare(other)

    __hash__ = None


def bare(value: object) -> object:
    """The plain value behind a view."""
    match value:
        case ObjectView():
            return {key: plain(child) for key, child in value.nodes.items()}
        case ArrayView():
            return [plain(child) for child in value.nodes]
        case _:
            return value
