"""
Where each resource lives: its module and its class, decided for all of them before any is planned.

Must not know operations.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...ir import Name, Resource
from ..names import pascal
from ..surface import Path, all_resources
from .names import Members, module_name


@dataclass(frozen=True, slots=True)
class Place:
    """Where one resource lives."""

    path: Path
    module: str
    name: str


def places_of(root: Resource, scope: Members) -> dict[Path, Place]:
    """
    Every resource's module and class, parents first; the root's too if it has operations. `scope` has the names of the
    package that are taken.
    """
    modules = Members()
    found: dict[Path, Place] = {}
    if root.operations:
        found[()] = Place((), modules.claim("root"), scope.claim("Root", "RootResource"))
    for path, _ in all_resources(root):
        flat: Name = tuple(word for name in path for word in name)
        name = scope.claim(pascal(flat), f"{pascal(flat)}Resource")
        found[path] = Place(path, modules.claim(module_name(flat)), name)
    return found
