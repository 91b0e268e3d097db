"""The layers: who may import whom. And the generator knows no product: no resource or product name is in its source."""

from __future__ import annotations

import re
from pathlib import Path

import onespec
import pytest

SOURCE = Path(onespec.__file__).parent
PRODUCT = re.compile(
    r"aiagent|ai.agent.platform|chat\.completions|\bworkflow|\bembedding|\bapi_keys\b|\baap\b", re.IGNORECASE
)

LAYERS: dict[str, tuple[str, ...]] = {
    "ir": (),
    "diagnostics": ("ir",),
    "lookup": ("ir",),
    "fits": ("ir",),
    "nouns": ("ir",),
    "source": ("ir", "diagnostics"),
    "overlay": ("ir", "diagnostics", "source"),
    "skips": ("ir", "diagnostics", "source"),
    "formats": ("ir", "diagnostics", ""),
    "explain": ("ir", "lower"),
    "init": ("diagnostics", "pipeline", "skips", "source"),
    "lint": ("ir", "diagnostics", "lookup", "check"),
    "receipt": ("runtime",),
    "pipeline": ("ir", "diagnostics", "source", "overlay", "skips", "lower", "check", "config"),
    "lower": ("ir", "diagnostics", "lookup", "nouns", "source"),
    "check": ("ir", "diagnostics", "lookup"),
    "bundle": ("diagnostics", "source"),
    "emit": ("ir", "diagnostics", "lookup", "nouns", "fits", "runtime"),
    "write": ("ir", "diagnostics"),
    "config": ("ir", "diagnostics"),
}
"""What each layer may import of the others."""


def files() -> list[Path]:
    return [path for path in SOURCE.rglob("*") if path.suffix in (".py", ".j2") and "runtime_files" not in path.parts]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_product_is_named(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.name == "runtime.py":
        text = text.replace('"aiagentplatform"', "")  # the folder in a source checkout
    assert not PRODUCT.findall(text)


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_a_layer_imports_only_what_is_below_it(layer: str) -> None:
    place = SOURCE / layer
    for path in place.rglob("*.py") if place.is_dir() else [place.with_suffix(".py")]:
        depth = len(path.relative_to(SOURCE).parts)
        for dots, module in re.findall(r"^\s*from (\.+)([a-z_]*)", path.read_text("utf-8"), re.MULTILINE):
            if len(dots) == depth:
                assert module.split(".")[0] in (*LAYERS[layer], layer), f"{path.name} imports {module}"
