"""
Where each resource lives: its module and its class, decided for all of them before any is planned.

Must not know operations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...ir import Name, Resource
from ..names import pascal
from .names import Scope, module_name


@dataclass(frozen=True, slots=True)
class Place:
    """Where one resource lives: its module, its class and those of its children."""

    path: tuple[Name, ...]
    module: str
    name: str


def places_of(root: Resource, reserved: Iterable[str]) -> dict[tuple[Name, ...], Place]:
    """
    Every resource's module and class, parents first; the root's too if it has operations. `reserved` are names of other
    classes of the package.
    """
    modules, classes = Scope(), Scope(reserved)
    found: dict[tuple[Name, ...], Place] = {}

    if root.operations:
        found[()] = Place((), modules.claim("root"), classes.claim("Root", "RootResource"))
        classes.claim(f"Async{found[()].name}")

    def visit(node: Resource, path: tuple[Name, ...]) -> None:
        flat = tuple(word for name in path for word in name)
        name = classes.claim(pascal(flat), f"{pascal(flat)}Resource")
        classes.claim(f"Async{name}")
        found[path] = Place(path, modules.claim(module_name(flat)), name)
        for child in node.children:
            visit(child, (*path, child.name))

    for child in root.children:
        visit(child, (child.name,))
    return found
