"""
Which modules of a folder import which others, as their sources say. Imports for types alone and inside functions count
too; the folder's own `__init__.py`, which lists names, is left out.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

Graph = dict[str, set[str]]


def room_of(module: str) -> str:
    """The folder of a module, or the module itself if it stands in none."""
    return module.partition(".")[0]


def import_graph(folder: Path, group: Callable[[str], str] = room_of) -> Graph:
    """Which groups of the folder's modules import which others; by default, which rooms do."""
    paths = {".".join(path.relative_to(folder).with_suffix("").parts): path for path in folder.rglob("*.py")}
    del paths["__init__"]
    graph: Graph = {group(name): set() for name in paths}
    for name, path in paths.items():
        graph[group(name)] |= {group(each) for each in _imported(name, path) if each in paths}
    return {name: others - {name} for name, others in graph.items()}


def circles_of(folder: Path) -> list[str]:
    """The circles between the folder's modules, and between its rooms; of each graph one at most."""
    graphs = (import_graph(folder, str), import_graph(folder))
    return [circle for graph in graphs for circle in [_circle(graph)] if circle]


def private_names_taken(folder: Path) -> list[tuple[str, str]]:
    """Where a module imports what is another one's own."""
    return [
        (path.name, alias.name)
        for path in sorted(folder.rglob("*.py"))
        for node in _relative_imports(path)
        for alias in node.names
        if alias.name.startswith("_")
    ]


def _relative_imports(path: Path) -> Iterator[ast.ImportFrom]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield node


def _imported(name: str, path: Path) -> Iterator[str]:
    """What the module imports from its folder: modules, and names that may be modules."""
    parts = name.split(".")
    for node in _relative_imports(path):
        if node.level > len(parts):
            continue  # from above the folder
        target = [*parts[: -node.level], *(node.module.split(".") if node.module else ())]
        yield ".".join(target)
        yield from (".".join([*target, alias.name]) for alias in node.names)


def _circle(graph: Graph) -> str:
    """A circle, drawn; empty if there is none."""
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> str:
        if name in above:
            return " → ".join((*above, name))
        found = "" if name in done else next(filter(None, (visit(each, (*above, name)) for each in graph[name])), "")
        done.add(name)
        return found

    return next(filter(None, (visit(name, ()) for name in graph)), "")
