"""
The Python package of each document in `golden/`: its text, its types, and that it runs.

`UPDATE_GOLDEN=1 pytest tests/test_emit_python_golden.py` writes what is expected anew; the diff is then to be read.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from onespec.emit import Options
from onespec.emit.python import emit
from onespec.ir import Api
from onespec.lower import lower
from onespec.source import load
from onespec.write import formatted

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/openapi.yaml"))
SDK = Path(__file__).parents[2] / "sdk-python" / "src"
RUNTIME = re.compile("/(?:_core|integrations)/")
SHIM = {
    "__init__.py": "from aiagentplatform._core import *\nfrom aiagentplatform._core import __all__ as __all__\n",
    "models.py": "from aiagentplatform._core.models import Model as Model, Unknown as Unknown\n",
}
"""In place of the runtime, for type checkers: it is checked with the SDK, and not again in every package."""


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, str]]:
    """The formatted files of every case, runtime included."""
    out = tmp_path_factory.mktemp("nowhere")
    return {case: formatted(emit(api, Options(f"golden_{case}", out=out))) for case, api in _apis().items()}


@pytest.fixture(scope="module")
def installed(emitted: Mapping[str, Mapping[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which all of them can be imported."""
    folder = tmp_path_factory.mktemp("installed")
    for files in emitted.values():
        _write(folder, files)
    return folder


@pytest.fixture(scope="module")
def checkable(emitted: Mapping[str, Mapping[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for type checkers, with programs as users write them."""
    folder = tmp_path_factory.mktemp("checkable")
    for case, files in emitted.items():
        _write(
            folder, {name: text for name, text in files.items() if not RUNTIME.search(name) and name.endswith(".py")}
        )
        _write(folder, {f"golden_{case}/_core/{name}": text for name, text in SHIM.items()})
        if (GOLDEN / case / "usage.py").is_file():
            shutil.copy(GOLDEN / case / "usage.py", folder / f"use_{case}.py")
    return folder


@pytest.mark.parametrize("case", CASES)
def test_the_package_is_what_it_was(case: str, emitted: Mapping[str, Mapping[str, str]]) -> None:
    found = {name: text for name, text in emitted[case].items() if not RUNTIME.search(name)}
    expected = GOLDEN / case / "python"
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(expected, ignore_errors=True)
        _write(expected, found)
    there = {path.relative_to(expected).as_posix(): path.read_text("utf-8") for path in _files(expected)}
    assert found == there


def test_the_packages_and_their_users_pass_mypy(checkable: Path) -> None:
    settings = ["--strict", "--python-version=3.10", "--config-file=", "--cache-dir=.cache"]
    _run(checkable, "-m", "mypy", *settings, ".", MYPYPATH=str(SDK))


@pytest.mark.skipif(importlib.util.find_spec("pyright") is None, reason="pyright is not installed")
def test_the_packages_and_their_users_pass_pyright(checkable: Path) -> None:
    (checkable / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "pythonVersion": "3.10", "reportWildcardImportFromLibrary": false}', "utf-8"
    )
    _run(checkable, "-m", "pyright", "--pythonpath", sys.executable, PYTHONPATH=str(SDK))


@pytest.mark.parametrize("case", CASES)
def test_importing_loads_neither_http_nor_pydantic(case: str, installed: Path) -> None:
    heavy = "{'httpx', 'httpx2', 'pydantic', 'tenacity', 'anyio'}"
    _run(installed, "-c", f"import sys, golden_{case}; assert not {heavy} & set(sys.modules)")


@pytest.mark.parametrize("case", CASES)
def test_everything_in_the_package_loads_and_builds(case: str, installed: Path) -> None:
    _run(installed, "-W", "error", "-c", BUILD, f"golden_{case}")


BUILD = """
import importlib, pkgutil, sys
from pydantic import TypeAdapter

package = importlib.import_module(sys.argv[1])
for name in package.__all__:
    getattr(package, name)
for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
    if "._core.transports" not in module.name and ".integrations." not in module.name:
        importlib.import_module(module.name)
for name in package.types.__all__:
    type_ = getattr(package.types, name)
    if not name.endswith("Param"):
        TypeAdapter(type_).json_schema()
(sync,) = [
    value
    for name, value in vars(package.client).items()
    if isinstance(value, type) and value.__module__ == package.client.__name__ and not name.startswith("Async")
]
client = sync(api_key="key", base_url="https://example.com")
for name, value in vars(sync).items():
    if hasattr(value, "attrname"):
        getattr(client, name)
client.close()
"""


def _apis() -> Mapping[str, Api]:
    return {case: lower(load(GOLDEN / case / "openapi.yaml")) for case in CASES}


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def _run(folder: Path, *command: str, **environment: str) -> None:
    result = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
