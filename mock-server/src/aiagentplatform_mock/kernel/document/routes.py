"""From method and path to operation. Literal segments win over parameters; segments are decoded one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .document import Operation


@dataclass(slots=True)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict[str, "_Node"])
    parameter: _Node | None = None
    operations: dict[str, tuple[Operation, tuple[str, ...]]] = field(
        default_factory=dict[str, "tuple[Operation, tuple[str, ...]]"]
    )


class Routes:
    """All routes, as a tree of segments.

    Args:
        prefix: What every path starts with, such as `/v1`.
        operations: The operations to route to.
    """

    def __init__(self, prefix: str, operations: Iterable[Operation]) -> None:
        self._prefix = prefix
        self._root = _Node()
        for operation in operations:
            self._add(operation)

    def _add(self, operation: Operation) -> None:
        node = self._root
        names: list[str] = []
        for segment in operation.path.strip("/").split("/"):
            if segment.startswith("{"):
                names.append(segment[1:-1])
                node.parameter = node.parameter or _Node()
                node = node.parameter
            else:
                node = node.literals.setdefault(segment, _Node())
        node.operations[operation.method] = (operation, tuple(names))

    def find(self, method: str, path: str) -> tuple[Operation, dict[str, str]]:
        """The operation and its path parameters.

        Args:
            method: In capitals.
            path: Still percent-encoded, so that a segment may hold a slash.

        Raises:
            Problem: `route_not_found`; it names the methods that the path has.
        """
        segments = path[len(self._prefix) :].split("/")[1:] if path.startswith(self._prefix + "/") else []
        found = self._walk(self._root, segments, ()) if segments else None
        if found is None:
            raise Problem("route_not_found", f"There is no path {path}. The API's paths start with {self._prefix}.")
        node, values = found
        if method not in node.operations:
            allowed = ", ".join(sorted(node.operations))
            raise Problem(
                "route_not_found", f"{method} is not defined for {path}; {allowed} is.", headers={"allow": allowed}
            )
        operation, names = node.operations[method]
        return operation, dict(zip(names, values, strict=True))

    def _walk(self, node: _Node, segments: list[str], values: tuple[str, ...]) -> tuple[_Node, tuple[str, ...]] | None:
        if not segments:
            return (node, values) if node.operations else None
        value, rest = unquote(segments[0]), segments[1:]
        literal = node.literals.get(value)
        found = self._walk(literal, rest, values) if literal is not None else None
        if found is None and node.parameter is not None and value:
            found = self._walk(node.parameter, rest, (*values, value))
        return found
