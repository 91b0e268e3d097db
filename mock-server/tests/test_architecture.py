"""The layers of the server: imports point one way, those for types alone included."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import aiagentplatform_mock
import pytest

ROOT = Path(aiagentplatform_mock.__file__).parent
# From the bottom up: a folder or module may import what stands before it.
KERNEL = (
    ("shapes", "problems"),
    ("document", "storage"),
    ("clock", "background"),
    ("policy",),
    ("replies",),
    ("faults",),
    ("subsystems",),
    ("platform",),
    ("call",),
    ("handlers",),
    ("http",),
    ("admin",),
    ("app",),
)
STATELESS = (
    ("reader", "complaints", "media"),
    ("sources",),
    ("tags",),
    ("lowering",),
    ("making",),
    ("judging",),
    ("operations",),
    ("routes", "reading"),
    ("replying",),
    ("pipeline",),
    ("admin",),
    ("app",),
)
PACKAGE = (
    ("kernel",),
    ("model", "delivery", "stateless", "listening"),
    ("engine",),
    ("resources",),
    ("assembly",),
    ("server", "serving"),
    ("cli",),
)
# What the stateless server may use of the kernel: whatever knows no companies and no keys.
WITHOUT_PLATFORM = ("shapes", "problems", "document", "storage", "background", "replies", "faults", "http")


def name_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in ROOT.rglob("*.py")}


def imports(name: str) -> Iterator[str]:
    """The modules of the package that a module imports, wherever in the file it does."""
    file = MODULES[name]
    package = name.split(".") if file.stem == "__init__" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            outer = package[: len(package) - node.level + 1] if package != [""] else []
            target = ".".join([*outer, *(node.module or "").split(".")]).strip(".")
            for alias in node.names:
                inner = f"{target}.{alias.name}".strip(".")
                yield inner if inner in MODULES else target


def layer_of(name: str, layers: tuple[tuple[str, ...], ...]) -> int | None:
    return next((number for number, layer in enumerate(layers) if name in layer), None)


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {name: set(imports(name)) - {name, ""} for name in MODULES if name}
    order = list(TopologicalSorter(graph).static_order())
    assert "kernel.app" in order


@pytest.mark.parametrize(
    ("prefix", "layers"),
    [("kernel.", KERNEL), ("stateless.", STATELESS), ("", PACKAGE)],
    ids=["kernel", "stateless", "package"],
)
def test_imports_point_down(prefix: str, layers: tuple[tuple[str, ...], ...]) -> None:
    wrong: list[str] = []
    for name in MODULES:
        own = layer_of(name.removeprefix(prefix).split(".")[0], layers) if name.startswith(prefix) else None
        if own is None:
            continue
        for target in imports(name):
            other = layer_of(target.removeprefix(prefix).split(".")[0], layers) if target.startswith(prefix) else None
            if other is not None and other > own:
                wrong.append(f"{name} imports {target}")
    assert wrong == []


def test_every_room_of_the_kernel_has_its_layer() -> None:
    rooms = {name.split(".")[1] for name in MODULES if name.startswith("kernel.")}
    assert rooms == {room for layer in KERNEL for room in layer}


def test_the_stateless_server_knows_no_platform() -> None:
    targets = {target for name in MODULES if name.startswith("stateless") for target in imports(name)}
    foreign = {target for target in targets if target.split(".")[0] not in ("stateless", "kernel")}
    rooms = {target.split(".")[1] for target in targets if target.startswith("kernel.")}
    assert foreign == set()
    assert rooms <= set(WITHOUT_PLATFORM)
