"""
A running IPython kernel as tests see it: run this cell, tell me what it shows. Knows Jupyter and nothing of the SDK.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook


@dataclass(frozen=True)
class Shown:
    """What a cell has shown. `error` is the name of the exception that ended it, empty if none did."""

    out: str = ""
    err: str = ""
    plain: str = ""
    html: str = ""
    markdown: str = ""
    error: str = ""
    trace: str = ""


class _Client(NotebookClient):
    """Interrupts the kernel as soon as a cell prints `signal`."""

    signal = ""

    def process_message(self, msg: Any, cell: Any, cell_index: int) -> Any:
        if self.signal and msg["msg_type"] == "stream" and self.signal in msg["content"]["text"]:
            self.signal = ""
            self.interruption = asyncio.ensure_future(self.km.interrupt_kernel())
        return super().process_message(msg, cell, cell_index)


class Kernel:
    """Runs cells, one after the other, in one process."""

    def __init__(self, client: _Client) -> None:
        self._client = client

    def run(self, code: str, *, interrupted_at: str = "") -> Shown:
        """Run a cell; if it prints `interrupted_at`, it is interrupted then."""
        client = self._client
        client.signal = interrupted_at
        cell = new_code_cell(code)
        client.nb = new_notebook(cells=[cell])
        client.reset_execution_trackers()
        client.execute_cell(cell, 0)
        assert not client.signal, f"the cell never printed {interrupted_at!r}"
        return _shown(cell.outputs)

    def run_notebook(self, path: Path) -> dict[str, Shown]:
        """Run all cells of a notebook: what each of them showed, by its code."""
        cells = nbformat.read(path, as_version=4).cells
        return {cell.source: self.run(cell.source) for cell in cells if cell.cell_type == "code"}


@contextmanager
def running_kernel(environment: Mapping[str, str], folder: Path) -> Iterator[Kernel]:
    """A kernel whose files stay in `folder`."""
    client = _Client(new_notebook(), kernel_name="python3", allow_errors=True, timeout=30, startup_timeout=120)
    own = {"IPYTHONDIR": str(folder / "ipython"), "JUPYTER_RUNTIME_DIR": str(folder / "runtime")}
    with client.setup_kernel(env={**os.environ, **own, **environment}, cwd=str(folder)):
        yield Kernel(client)


def _shown(outputs: list[Any]) -> Shown:
    found = dict.fromkeys(("out", "err", "plain", "html", "markdown", "error", "trace"), "")
    for output in outputs:
        if output.output_type == "stream":
            found["out" if output.name == "stdout" else "err"] += output.text
        elif output.output_type == "error":
            found |= {"error": output.ename, "trace": "\n".join(output.traceback)}
        else:
            kinds = (("plain", "text/plain"), ("html", "text/html"), ("markdown", "text/markdown"))
            found |= {name: output.data[kind] for name, kind in kinds if kind in output.data}
    return Shown(**found)
