"""
Documents with what is found in the wild: each is understood, loses no operation, and becomes Python that imports.

`wild/<name>/` has one document of each kind of oddity; what exactly becomes of it, the tests of its layer say.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from onespec.check import check
from onespec.emit import Options, target
from onespec.ir import Api
from onespec.lower import lower
from onespec.source import Documents, load
from onespec.source.grammar import METHODS

from .conftest import all_operations

CASES = Path(__file__).parent / "wild"
RUNTIME = ("_core", "integrations")


def entry(case: str) -> Path:
    return next((CASES / case).glob("openapi.*"))


def declared(documents: Documents) -> Iterator[str]:
    """Every operation that a document declares, counted without the generator's help."""
    for path, node in documents.root.fields("paths").items():
        item = documents.resolve(node).object()
        for method in METHODS:
            if method in item:
                yield f"{method} {path}"
        if "additionalOperations" in item:
            for method in item["additionalOperations"].object():
                yield f"{method} {path}"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_every_operation_is_understood_and_emitted(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = load(entry(case))
    api: Api = lower(documents)
    check(api)
    assert len(all_operations(api.root)) == len(list(declared(documents)))
    assert len(target("conformance")(api, Options())) == len(all_operations(api.root))
    package = f"wild_{case}"
    files = target("python")(api, Options(package=package, out=tmp_path))
    monkeypatch.syspath_prepend(tmp_path)
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    for path in files:
        parts = Path(path).with_suffix("").parts
        if path.startswith(f"{package}/") and path.endswith(".py") and not set(parts) & set(RUNTIME):
            importlib.import_module(".".join(parts).removesuffix(".__init__"))
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        del sys.modules[name]
