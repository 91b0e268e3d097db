"""Where the runtimes are that generated packages stand on. The only place that knows both of their homes."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent


def python_runtime() -> Path:
    """
    The folder of the Python runtime (``_core``).

    An installed onespec carries it as data; a source checkout has it in the SDK beside the generator. Raises
    FileNotFoundError when neither is there, which means a broken installation.
    """
    shipped = HERE / "runtime_files" / "python"
    checkout = HERE.parents[2] / "sdk-python" / "src" / "aiagentplatform" / "_core"
    for folder in (shipped, checkout):
        if (folder / "__init__.py").is_file():
            return folder
    raise FileNotFoundError(f"the Python runtime is neither in {shipped} nor in {checkout}")
