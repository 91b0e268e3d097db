"""Where the runtimes are that generated packages stand on. The only place that knows both of their homes."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON_PARTS = ("_core", "integrations")
"""The folders of a Python package that are the runtime: what generated code stands on, and adapters for frameworks."""

TYPESCRIPT_PARTS = ("core", "integrations", "node")
"""The same of the sources of an npm package; `node` sends over Node's own client."""


def python_runtime() -> Path:
    """
    The package that holds the parts of the Python runtime.

    An installed onespec carries it as data; a source checkout has it in the SDK beside the generator. Raises
    FileNotFoundError when neither is there, which means a broken installation.
    """
    shipped = HERE / "runtime_files" / "python"
    checkout = HERE.parents[2] / "sdk-python" / "src" / "aiagentplatform"
    for folder in (shipped, checkout):
        if all((folder / part / "__init__.py").is_file() for part in PYTHON_PARTS):
            return folder
    raise FileNotFoundError(f"the Python runtime is neither in {shipped} nor in {checkout}")


def typescript_runtime() -> Path:
    """
    The sources that hold the parts of the TypeScript runtime.

    Raises FileNotFoundError as `python_runtime` does.
    """
    shipped = HERE / "runtime_files" / "typescript"
    checkout = HERE.parents[2] / "sdk-js" / "src"
    for folder in (shipped, checkout):
        if (folder / "core" / "operation.ts").is_file():
            return folder
    raise FileNotFoundError(f"the TypeScript runtime is neither in {shipped} nor in {checkout}")
